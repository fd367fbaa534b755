"""Macros of another template, made once: for good where they read nothing of the page, else once on each page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import Template
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, missing

MADE = "modules made on this page"
"""Where a page keeps them, among its values; no name in a template is written so."""
ADDRESS = frozenset({"path", "query", "request", "viewer"})
"""What the functions of ``looking.py`` read of a page."""

Made = dict[str, tuple[tuple[object, ...], TemplateModule]]


class Page(Template):
    """A template of a ``Language``."""

    environment: Any
    _wanted: tuple[str, ...] | None = None

    @property
    def wanted(self) -> tuple[str, ...]:
        """The values of a page that its macros read."""
        if self._wanted is None:
            reads = self.environment.reads(self.name)
            looks = ADDRESS if reads & self.environment.looking else frozenset()
            self._wanted = tuple(sorted(reads - self.environment.looking | looks))
        return self._wanted

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        """Jinja compares all global names first, for templates that were given some of their own; none of ours is."""
        return super()._get_default_module()

    def make_module(
        self, vars: dict[str, Any] | None = None, shared: bool = False, locals: Mapping[str, Any] | None = None
    ) -> TemplateModule:
        """The one made before on this page, as long as it would read the very same values."""
        made: Made | None = (vars or {}).get(MADE)
        if made is None or not shared or vars is None or self.name is None or "self" in self.wanted:
            return super().make_module(vars, shared, locals)
        own = locals or {}
        values = tuple([own.get(one, missing) for one in self.wanted])
        values = tuple([vars.get(n, missing) if v is missing else v for n, v in zip(self.wanted, values, strict=True)])
        before = made.get(self.name)
        if before is not None and all(one is other for one, other in zip(before[0], values, strict=True)):
            return before[1]
        module = super().make_module(vars, shared, locals)
        made[self.name] = (values, module)
        return module
