"""One Jinja environment for each language: the same templates, compiled with the words and formats of the language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import lru_cache, partial
from pathlib import Path
from threading import RLock
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from markupsafe import Markup

from cleaning.web import formats, own_values
from cleaning.web.assets import Assets
from cleaning.web.i18n import LANGUAGES, Catalogue, Catalogues
from cleaning.web.templating.code import DirectCode, as_text
from cleaning.web.templating.folding import Folding
from cleaning.web.templating.keeping import Keeping
from cleaning.web.templating.looking import LOOKING, plain_json
from cleaning.web.templating.modules import MADE, Page
from cleaning.web.templating.reading import reads

TEMPLATES = Path(__file__).parents[1] / "templates"
MOST_WORDS = 4096
"""Codes put together in templates whose words are remembered; those written out are in the compiled template."""


def utc_now() -> datetime:
    return datetime.now(UTC)


class Language(Environment):
    """The templates in one language."""

    code_generator_class = DirectCode
    template_class = Page
    as_text = staticmethod(as_text)
    looking = frozenset(LOOKING)

    def __init__(self, catalogue: Catalogue, templates: Path, *, reload: bool) -> None:
        super().__init__(
            loader=FileSystemLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=reload,
            cache_size=1000,
            extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols", Keeping],
        )
        self.lang = catalogue.lang
        self.words = catalogue.gettext
        self.read: dict[str, set[str]] = {}
        self.begun: set[str] = set()
        self.reading = RLock()

        @lru_cache(MOST_WORDS)
        def plain(text: str) -> Markup:
            return Markup(catalogue.gettext(text).replace("%%", "%"))

        def gettext(text: str, **values: Any) -> Markup:
            return Markup(catalogue.gettext(text)) % values if values else plain(text)

        def ngettext(one: str, many: str, num: int, **values: Any) -> Markup:
            return Markup(catalogue.ngettext(one, many, num)) % {"num": num, **values}

        self.globals |= {"_": gettext, "gettext": gettext, "ngettext": ngettext, "languages": LANGUAGES, **LOOKING}
        self.policies["json.dumps_function"] = plain_json

    def stands_alone(self, name: str) -> bool:
        """Whether the macros of a template need no page round them."""
        return not self.reads(name)

    def reads(self, name: str) -> set[str]:
        """Values of the page that the template of this name reads, itself or through others.

        Nobody is told half of it: a module taken for one that reads nothing stays compiled without its page.
        """
        with self.reading:
            if name in self.read:
                return self.read[name]
            if name in self.begun:
                return set()  # one that includes itself adds nothing
            self.begun.add(name)
            try:
                assert self.loader is not None
                source, filename, _ = self.loader.get_source(self, name)
                self.read[name] = reads(self.parse(source, name, filename), self)
            finally:
                self.begun.discard(name)
            return self.read[name]

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        folded = Folding(self, tree).visit(tree)
        Keeping.fill(folded, self)
        return folded


class Templates(dict[str, Language]):
    """By language."""

    def render(self, name: str, context: Mapping[str, Any]) -> str:
        return self[context["lang"]].get_template(f"{name}.html").render({**context, MADE: {}})


def make_templates(
    assets: Assets,
    catalogues: Catalogues,
    reload: bool = False,
    *,
    zone: ZoneInfo = formats.SOFIA,
    now: Callable[[], datetime] = utc_now,
    templates: Path = TEMPLATES,
) -> Templates:
    made = Templates()
    for lang in LANGUAGES:
        made[lang] = language = Language(catalogues[lang], templates, reload=reload)
        language.globals |= {"asset": assets.url, "now": now}
        for name, function in (formats.FILTERS | {"own": own_values.shown}).items():
            language.filters[name] = partial(function, lang=lang)
        for name, function in formats.ZONED_FILTERS.items():
            language.filters[name] = partial(function, lang=lang, zone=zone)
        language.filters["when"] = _when(lang, zone, now)
    return made


def _when(lang: str, zone: ZoneInfo, now: Callable[[], datetime]) -> Callable[[Any], str]:
    return lambda value: formats.when(value, lang=lang, zone=zone, now=now())
