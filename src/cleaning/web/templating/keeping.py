"""``{% kept %}…{% endkept %}``: a stretch of a page that is written once for the values it is made from.

The key is found when the template is compiled: every value the stretch reads and does not make itself. So nothing can
be left out of it, and what is kept is never out of date; a stretch that looks at the address of the page is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from jinja2 import TemplateAssertionError, nodes
from jinja2.ext import Extension
from jinja2.parser import Parser

from cleaning.web.templating.reading import imported, reads

MOST = 1000
"""Stretches kept in one process and language; then all are forgotten, which costs one page each."""


class Keeping(Extension):
    tags: ClassVar[set[str]] = {"kept"}

    def __init__(self, environment: Any) -> None:
        super().__init__(environment)
        self.known: dict[tuple[Any, ...], str] = {}

    def parse(self, parser: Parser) -> nodes.Node:
        line = next(parser.stream).lineno
        body = parser.parse_statements(("name:endkept",), drop_needle=True)
        place = nodes.Const(f"{parser.name}:{line}")
        call = self.call_method("keep", [place, nodes.Tuple([], "load")], lineno=line)
        return nodes.CallBlock(call, [], [], body, lineno=line)

    def keep(self, place: str, values: tuple[Any, ...], caller: Callable[[], str]) -> str:
        """Values of different kinds that are equal (``1`` and ``True``) read the same in no template of ours."""
        key = (place, *values)
        text = self.known.get(key)
        if text is None:
            if len(self.known) >= MOST:
                self.known.clear()
            text = self.known[key] = caller()
        return text

    @staticmethod
    def fill(tree: nodes.Template, environment: Any) -> None:
        """Give every kept stretch the values it reads."""
        made_with_page = imported(tree, with_page=True) | {macro.name for macro in tree.find_all(nodes.Macro)}
        refused = {*environment.looking, "self", "loop", "caller", *made_with_page}
        for block in tree.find_all(nodes.CallBlock):
            called = block.call.node
            if not isinstance(called, nodes.ExtensionAttribute) or called.identifier != Keeping.identifier:
                continue
            body = nodes.Template(block.body, lineno=block.lineno).set_environment(environment)
            free = reads(body, environment) - imported(tree, with_page=False)
            if looks := sorted(free & refused):
                raise TemplateAssertionError(f"a kept stretch cannot have {looks}", block.lineno, called.name)
            values = [nodes.Name(one, "load") for one in sorted(free)]
            block.call.args[1] = nodes.Tuple(values, "load", lineno=block.lineno).set_environment(environment)
