"""What a document is made of, before anybody draws it: headings, paragraphs, tables, parties, figures, signatures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one weight."""

    text: str
    bold: bool = False


Text = tuple[Run, ...]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 is the document's name with its number at the right; 2 and 3 get a bookmark."""

    level: int
    text: str
    number: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; ``mark`` hangs before it (a dash, a letter, "Чл. 3."), ``depth`` indents it."""

    text: Text
    mark: str = ""
    depth: int = 0
    small: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """``share`` of the width relative to the others; a ``figure`` stands at the right."""

    title: str
    share: int
    figure: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One cell per column; a ``total`` is bold. ``note`` is small under the widest column's text."""

    cells: tuple[str, ...]
    total: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


class Layout(StrEnum):
    """How pairs of label and value are set."""

    FACTS = "facts"  # small labels over values, side by side
    DETAILS = "details"  # label and value, one below the other
    TOTALS = "totals"  # figures at the right, the last one large
    FIGURES = "figures"  # a band between hairlines


@dataclass(frozen=True, slots=True)
class Pairs:
    layout: Layout
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One party: its role, its name, what is known of it."""

    role: str
    name: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sides:
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    role: str
    name: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    signatures: tuple[Signature, ...]


class Mark(StrEnum):
    """Lines without text."""

    PAGE = "page"
    RULE = "rule"
    SPACE = "space"
    LOGO = "logo"


@dataclass(frozen=True, slots=True)
class Sign:
    mark: Mark


Block = Heading | Paragraph | Table | Pairs | Sides | Signatures | Sign
