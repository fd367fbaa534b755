"""Which values of the page a template, or a stretch of it, reads."""

from __future__ import annotations

from typing import Any

from jinja2 import nodes
from jinja2.meta import find_undeclared_variables

ELSEWHERE = (nodes.Include, nodes.FromImport, nodes.Import)


def names(tree: nodes.Node, *contexts: str) -> set[str]:
    """Names that a tree reads (``load``), or gives a value (``store``, ``param``)."""
    return {name.name for name in tree.find_all(nodes.Name) if name.ctx in contexts}


def imported(tree: nodes.Node, *, with_page: bool) -> set[str]:
    """Names of macros taken from other templates."""
    sources = [one for one in tree.find_all(nodes.FromImport) if bool(one.with_context) is with_page]
    found = {one[1] if isinstance(one, tuple) else one for source in sources for one in source.names}
    return found | {one.target for one in tree.find_all(nodes.Import) if bool(one.with_context) is with_page}


def reads(tree: nodes.Template, environment: Any) -> set[str]:
    """Values of the page, functions that look at it, and what included and imported templates read."""
    found = find_undeclared_variables(tree) | names(tree, "load") & environment.looking
    for other in tree.find_all(ELSEWHERE):
        if not isinstance(other.template, nodes.Const):
            found.add("self")  # which one is known only on the page
        elif not isinstance(other, nodes.Include) and not other.with_context:
            continue
        else:
            found |= environment.reads(other.template.value)
    if tree.find((nodes.Extends, nodes.Block)) or names(tree, "load") & {"self", "super"}:
        found.add("self")
    return found - {"lang"}
