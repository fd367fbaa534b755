"""The Python a template becomes: Jinja's, without the detours our templates never need.

Jinja asks of everything that is called whether it wants the page as its first argument; here only the functions of
``looking.py`` do, and they are known by name. It also makes an object of every text it has escaped, only to join it.
"""

from __future__ import annotations

from io import StringIO
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import _escape_inner  # escape() without the object round its answer


def as_text(value: Any) -> str:
    """A value as it stands in the page, escaped unless it is markup."""
    if value.__class__ is str:
        return _escape_inner(value)
    if hasattr(value, "__html__"):
        return value.__html__()
    return _escape_inner(str(value))


class DirectCode(CodeGenerator):
    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("as_text = environment.as_text")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("as_text(")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        if isinstance(node.node, nodes.Name) and node.node.name in self.environment.looking:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        self.write(self._arguments(node, frame, {"caller": "caller"} if forward_caller else None))
        self.write(")")

    def _arguments(self, node: nodes.Call, frame: Frame, extra: dict[str, str] | None) -> str:
        """Jinja writes arguments as going on after a first one of its own."""
        page, self.stream = self.stream, StringIO()
        self.signature(node, frame, extra)
        written, self.stream = self.stream.getvalue(), page
        return written.removeprefix(", ")
