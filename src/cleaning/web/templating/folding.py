"""What a template says the same way every time is worked out when it is compiled, not when it is shown.

The words of the language take the place of ``_("…")``, the symbol that of ``icon("plus")``, the language that of
``lang``. A module of macros that never looks at the page is made once and not for each page that imports it.
"""

from __future__ import annotations

from typing import Any

from jinja2 import nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from cleaning.web.templating.reading import names

WORDS = {"_", "gettext"}
CONSTANT = {*WORDS, "asset"}


class Folding(NodeTransformer):
    """``environment`` is a ``Language``: it knows the words, and which modules stand without a page."""

    def __init__(self, environment: Any, tree: nodes.Template) -> None:
        self.environment = environment
        self.given = names(tree, "store", "param") | {macro.name for macro in tree.find_all(nodes.Macro)}
        self.macros: dict[str, Any] = {}

    def visit_FromImport(self, node: nodes.FromImport) -> nodes.Node:
        node.with_context = not self._stands_alone(node.template)
        if not node.with_context:
            module = self.environment.get_template(node.template.value).module
            for one in node.names:
                name, alias = one if isinstance(one, tuple) else (one, one)
                if alias not in self.given:
                    self.macros[alias] = getattr(module, name)
        return node

    def visit_Import(self, node: nodes.Import) -> nodes.Node:
        node.with_context = not self._stands_alone(node.template)
        return node

    def visit_Name(self, node: nodes.Name) -> nodes.Node:
        if node.name == "lang" and node.ctx == "load" and "lang" not in self.given:
            return nodes.Const(self.environment.lang, lineno=node.lineno, environment=self.environment)
        return node

    def visit_Call(self, node: nodes.Call) -> nodes.Node:
        self.generic_visit(node)
        if not isinstance(node.node, nodes.Name) or node.dyn_args or node.dyn_kwargs:
            return node
        name = node.node.name
        if name in WORDS and isinstance(node.args[0], nodes.Const) and node.kwargs:
            text = Markup(self.environment.words(node.args[0].value))
            values = [nodes.Pair(nodes.Const(one.key), one.value, lineno=node.lineno) for one in node.kwargs]
            folded = nodes.Mod(nodes.Const(text), nodes.Dict(values), lineno=node.lineno)
            return folded.set_environment(self.environment)
        given = (*node.args, *(one.value for one in node.kwargs))
        if name not in CONSTANT | self.macros.keys() or not all(isinstance(one, nodes.Const) for one in given):
            return node
        function = self.macros.get(name) or self.environment.globals[name]
        try:
            said = function(*(one.value for one in node.args), **{one.key: one.value.value for one in node.kwargs})
        except Exception:  # noqa: BLE001
            return node  # it fails where it is shown, and says so there
        return nodes.Const(said, lineno=node.lineno, environment=self.environment)

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.Node:
        """The call of a call block has a body besides its arguments."""
        for field in ("args", "kwargs"):
            setattr(node.call, field, [self.visit(one) for one in getattr(node.call, field)])
        node.defaults = [self.visit(one) for one in node.defaults]
        node.body = [self.visit(one) for one in node.body]
        return node

    def _stands_alone(self, template: nodes.Expr) -> bool:
        return isinstance(template, nodes.Const) and self.environment.stands_alone(template.value)
