"""What the program says: texts of templates, messages of handlers, codes of refusals.

`python -m tests.unit.web.wording` prints what has no Bulgarian yet, ready for a .po file.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from jinja2.ext import babel_extract

import cleaning
from cleaning.web.i18n import load_catalogues
from cleaning.web.templating import TEMPLATES

SOURCE = Path(cleaning.__file__).parent
REFUSALS = {"RuleBroken", "DomainError", "Conflict", "NotFound"}
KEEPING = "cleaning.web.templating.keeping.Keeping"
OPTIONS = {"extensions": f"jinja2.ext.do,jinja2.ext.loopcontrols,{KEEPING}", "silent": "false"}
CODE = re.compile(r"^[a-z_]+(\.[a-z_]+)+$")


def of_templates() -> Iterator[tuple[str, str]]:
    """Every text given to ``_()`` or ``ngettext()`` in a template, with where it is."""
    for path in sorted(TEMPLATES.rglob("*.html")):
        with path.open("rb") as file:
            for line, _function, message, _comments in babel_extract(file, ["_", "gettext", "ngettext"], [], OPTIONS):
                text = message[0] if isinstance(message, tuple) else message
                if text:
                    yield text, f"{path.relative_to(TEMPLATES)}:{line}"


def of_python() -> Iterator[tuple[str, str]]:
    """Flash messages and codes of refusals written as literals."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            place = f"{path.relative_to(SOURCE)}:{node.lineno}"
            for keyword in node.keywords:
                if keyword.arg == "flash":
                    yield from ((text, place) for text in _literals(keyword.value))
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in REFUSALS - {"NotFound"} and node.args:
                yield from ((text, place) for text in _literals(node.args[0]) if CODE.match(text))


def _literals(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str() as text):
            yield text
        case ast.IfExp(body=body, orelse=other):
            yield from _literals(body)
            yield from _literals(other)


def missing(lang: str) -> dict[str, list[str]]:
    """Text → places, for what has no translation; in English only codes need one."""
    catalogue = load_catalogues()[lang]
    found: dict[str, list[str]] = {}
    for text, place in (*of_templates(), *of_python()):
        if not catalogue.knows(text) and (lang == "bg" or CODE.match(text)):
            found.setdefault(text, []).append(place)
    return found


if __name__ == "__main__":
    for text, places in missing("bg").items():
        print(f'#: {" ".join(places)}\nmsgid "{text}"\nmsgstr ""\n')
