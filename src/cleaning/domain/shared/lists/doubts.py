"""What somebody should look at before a list becomes records: where, what, why."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

WHOLE = 0
"""The row of a doubt about the list as a whole."""


class Weight(StrEnum):
    """A skipped row is not brought in; a doubtful one is, without or with a guess; a note only says what was done."""

    SKIPPED = "skipped"
    DOUBTFUL = "doubtful"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One cell, or a row when ``column`` is empty. The sentence of ``code`` says why, that of ``code.mend`` what to do.

    ``name`` is the meaning of the column, by which the cell is corrected. ``facts`` are texts the sentences name: what
    was read instead, whom a row was merged with. ``choices`` are decisions a person may take about the row, with words.
    """

    code: str
    row: int
    column: str = ""
    name: str = ""
    value: str = ""
    weight: Weight = Weight.DOUBTFUL
    facts: dict[str, str] = field(default_factory=dict)
    choices: tuple[tuple[str, str], ...] = ()
