"""What the documents context needs from outside: a press, a template language, an eye."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Literal, Protocol

import msgspec

from cleaning.application.documents.variables import Variable
from cleaning.domain.documents.batch import Batch
from cleaning.domain.documents.blocks import Block
from cleaning.domain.documents.values import Kind


class Edges(msgspec.Struct, frozen=True, kw_only=True):
    """What surrounds a document on every page: nothing of it is the template's choice.

    ``stamp`` goes across the pages; ``on`` is its date, the same for ever, so that the bytes are.
    """

    language: str
    on: date
    author: str
    stamp: Literal["", "draft", "annulled"] = ""
    logo: bytes = b""
    most_pages: int = 2_000


class Press(Protocol):
    """Prints blocks as PDF: the same blocks within the same edges are the same bytes."""

    def print(self, blocks: Sequence[Block], edges: Edges) -> bytes:
        """RuleBroken ``document.too_long`` beyond ``most_pages``."""


class Templates(Protocol):
    """The language templates are written in."""

    def check(self, source: str, variables: Mapping[str, Variable]) -> frozenset[str]:
        """The variables used, as dotted paths. RuleBroken ``template.…`` with ``line`` and ``column`` for the rest."""

    def render(self, source: str, language: str, data: Mapping[str, Any], *, trusted: bool) -> str:
        """The document's text. What is not ``trusted`` runs apart, with little time and memory.

        RuleBroken ``template.bounds`` (``reason``: time, memory or output) · ``template.failed`` (``line``).
        """


class Pictures(Protocol):
    """Pages as they look."""

    def pages(self, pdf: bytes, *, most: int, width: int) -> list[bytes]:
        """The first pages as PNG, so many pixels wide."""


class Shipped(Protocol):
    """The templates that come with the program."""

    def source(self, kind: Kind, language: str) -> str: ...


class Binder(Protocol):
    def bind(self, papers: Sequence[tuple[str, bytes]]) -> bytes:
        """PDFs with their titles as one PDF, in this order, each with a bookmark."""


class Batches(Protocol):
    def get(self, batch_id: int) -> Batch:
        """Raise NotFound when there is none."""

    def add(self, batch: Batch) -> None: ...
