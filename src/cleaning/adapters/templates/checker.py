"""What a template may say: every node of its parsed tree is on a list, every name is one the document has.

Jinja's own sandbox refuses what looks dangerous; here everything is refused that is not known to be harmless, so the
list is short: text, names with dots, named filters with constants, if, for, comparisons.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NoReturn

from jinja2 import TemplateError, TemplateSyntaxError, nodes

from cleaning.adapters.templates.filters import NAMES
from cleaning.adapters.templates.language import LOOP, language_of
from cleaning.application.documents.variables import Group, Leaf, Many, Open, Variable
from cleaning.domain.shared.errors import RuleBroken, Typed

LONGEST = 60_000
MOST_NODES = 6_000
MOST_LOOPS = 40
DEEPEST_LOOP = 2
DEEPEST = 24
_TAG = re.compile(r"\{\{.*?(?:\}\}|$)|\{%.*?(?:%\}|$)")
_COMPARISONS = frozenset({"eq", "ne", "lt", "lteq", "gt", "gteq"})
_LOOP = Group({name: Leaf("number") for name in LOOP})
_STATEMENTS = {
    nodes.Assign: "set", nodes.AssignBlock: "set", nodes.Include: "include", nodes.Import: "import",
    nodes.FromImport: "import", nodes.Macro: "macro", nodes.CallBlock: "call", nodes.Extends: "extends",
    nodes.Block: "block", nodes.FilterBlock: "filter", nodes.With: "with", nodes.ExprStmt: "do",
}  # fmt: skip


def check(source: str, variables: Mapping[str, Variable]) -> frozenset[str]:
    """Refuse what is not allowed, with line and column; else the names used, as dotted paths from their root."""
    if len(source) > LONGEST:
        raise RuleBroken("template.too_long", field="source", most=LONGEST)
    try:
        tree = language_of("bg").parse(source)
        checker = _Checker(source, variables)
        checker.template(tree)
        language_of("bg").compile(tree)
    except TemplateSyntaxError as error:
        _Places(source).refuse("template.syntax", error.lineno or 1)
    except (TemplateError, RecursionError, OverflowError, ValueError, MemoryError) as error:
        raise RuleBroken("template.too_deep", field="source", line=1, column=1) from error
    return frozenset(checker.used)


class _Places:
    """Where in the source something stands; Jinja keeps lines only, the column is looked up inside the tags."""

    def __init__(self, source: str) -> None:
        self._lines = source.split("\n")

    def refuse(self, code: str, line: int | None, text: str = "", **facts: Any) -> NoReturn:
        at = line or 1  # a node Jinja made itself has no line
        told = {name: Typed(fact) if isinstance(fact, str) else fact for name, fact in facts.items()}
        raise RuleBroken(code, field="source", line=at, column=self._column(at, text), **told)

    def _column(self, line: int, text: str) -> int:
        shown = self._lines[line - 1] if 0 < line <= len(self._lines) else ""
        word = re.compile(rf"(?<![\w.]){re.escape(text)}(?!\w)") if text else None
        for tag in _TAG.finditer(shown):
            if word is None:
                return tag.start() + 1
            if found := word.search(shown, tag.start(), tag.end()):
                return found.start() + 1
        return 1


class _Checker:
    def __init__(self, source: str, variables: Mapping[str, Variable]) -> None:
        self._places = _Places(source)
        self._names: list[Mapping[str, Variable]] = [variables]
        self._paths: dict[str, str] = {}
        self._count = self._loops = 0
        self.used: set[str] = set()

    def template(self, tree: nodes.Template) -> None:
        self._body(tree.body, depth=0, loops=0)

    def _body(self, body: list[nodes.Node], depth: int, loops: int) -> None:
        for node in body:
            self._step(node, depth)
            match node:
                case nodes.Output():
                    for one in node.nodes:
                        if not isinstance(one, nodes.TemplateData):
                            self._value(one, depth + 1)
                case nodes.If():
                    self._expression(node.test, depth + 1)
                    self._body(node.body, depth + 1, loops)
                    for branch in node.elif_:
                        self._step(branch, depth)
                        self._expression(branch.test, depth + 1)
                        self._body(branch.body, depth + 1, loops)
                    self._body(node.else_, depth + 1, loops)
                case nodes.For():
                    self._loop(node, depth, loops + 1)
                case _:
                    what = _STATEMENTS.get(type(node), type(node).__name__.lower())
                    self._places.refuse("template.statement", node.lineno, what, what=what)

    def _step(self, node: nodes.Node, depth: int) -> None:
        self._count += 1
        if self._count > MOST_NODES or depth > DEEPEST:
            self._places.refuse("template.too_deep", node.lineno)

    def _loop(self, node: nodes.For, depth: int, loops: int) -> None:
        self._loops += 1
        if loops > DEEPEST_LOOP or self._loops > MOST_LOOPS:
            self._places.refuse("template.loops", node.lineno, "for", most=DEEPEST_LOOP)
        if node.recursive or not isinstance(node.target, nodes.Name):
            self._places.refuse("template.expression", node.lineno, "for")
        target = node.target.name
        over = self._expression(node.iter, depth + 1)
        if not isinstance(over, Many):
            self._places.refuse("template.not_a_list", node.lineno, "in", name=_path(node.iter) or "?")
        outer = self._paths.get(target)
        self._paths[target] = f"{self._full(node.iter)}[]"
        self._names.append({**self._names[-1], target: over.of, "loop": _LOOP})
        if node.test is not None:
            self._expression(node.test, depth + 1)
        self._body(node.body, depth + 1, loops)
        self._names.pop()
        self._paths[target] = outer or target
        self._body(node.else_, depth + 1, loops)

    def _value(self, node: nodes.Node, depth: int) -> None:
        if isinstance(self._expression(node, depth), Group | Many):
            self._places.refuse("template.not_a_value", node.lineno, _path(node), name=_path(node) or "?")

    def _expression(self, node: nodes.Node, depth: int) -> Variable:
        self._step(node, depth)
        match node:
            case nodes.Const():
                if not isinstance(node.value, str | int | bool | None):
                    self._places.refuse("template.expression", node.lineno)
                return Leaf("text")
            case nodes.Name():
                return self._name(node)
            case nodes.Getattr():
                return self._member(node, depth)
            case nodes.Filter():
                return self._filter(node, depth)
            case nodes.And() | nodes.Or():
                self._expression(node.left, depth + 1)
                return self._expression(node.right, depth + 1)
            case nodes.Not():
                self._expression(node.node, depth + 1)
                return Leaf("flag")
            case nodes.CondExpr():
                self._expression(node.test, depth + 1)
                if node.expr2 is not None:
                    self._expression(node.expr2, depth + 1)
                return self._expression(node.expr1, depth + 1)
            case nodes.Compare():
                self._expression(node.expr, depth + 1)
                for operand in node.ops:
                    if operand.op not in _COMPARISONS:
                        self._places.refuse("template.expression", node.lineno, operand.op)
                    self._expression(operand.expr, depth + 1)
                return Leaf("flag")
            case nodes.Call():
                self._places.refuse("template.call", node.lineno, _path(node.node))
        self._places.refuse("template.expression", node.lineno)

    def _name(self, node: nodes.Name) -> Variable:
        found = self._names[-1].get(node.name)
        if node.ctx != "load" or found is None:
            self._places.refuse("template.unknown_name", node.lineno, node.name, name=node.name)
        self.used.add(self._paths.get(node.name, node.name))
        return found

    def _member(self, node: nodes.Getattr, depth: int) -> Variable:
        owner = self._expression(node.node, depth + 1)
        if isinstance(owner, Open) and node.attr.isidentifier() and not node.attr.startswith("_"):
            return owner.of
        if not isinstance(owner, Group) or node.attr not in owner.members:
            path = _path(node)
            self._places.refuse("template.unknown_name", node.lineno, path, name=path or node.attr)
        self.used.add(self._full(node))
        return owner.members[node.attr]

    def _filter(self, node: nodes.Filter, depth: int) -> Variable:
        if node.name not in NAMES or node.node is None:
            self._places.refuse("template.filter", node.lineno, node.name, name=node.name)
        plain = all(isinstance(one, nodes.Const | nodes.Name | nodes.Getattr) for one in node.args)
        if node.kwargs or node.dyn_args or node.dyn_kwargs or len(node.args) > 2 or not plain:
            self._places.refuse("template.filter_arguments", node.lineno, node.name, name=node.name)
        for argument in node.args:
            self._value(argument, depth + 1)
        self._expression(node.node, depth + 1)
        return Leaf("text")

    def _full(self, node: nodes.Node) -> str:
        """The dotted path from a root: ``line.name`` inside ``for line in lines`` is ``lines[].name``."""
        root, _, rest = (_path(node) or "").partition(".")
        start = self._paths.get(root, root)
        return f"{start}.{rest}" if rest else start


def _path(node: nodes.Node) -> str:
    """``a.b.c`` as written, empty for anything else."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr) and (owner := _path(node.node)):
        return f"{owner}.{node.attr}"
    return ""
