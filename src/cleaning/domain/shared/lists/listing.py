"""A list as it was brought: what its columns mean, its cells, what people decided about its rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from cleaning.domain.shared.errors import RuleBroken

LONGEST = 4_000
SKIP = "skip"
"""The decision that leaves a row out; every kind of list has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """``first_row`` is the number, in the file, of the first of ``cells``; ``on`` the day the list speaks of."""

    import_id: int
    branch_id: int
    user_id: int | None
    file_name: str
    names: tuple[str, ...]
    columns: tuple[str | None, ...]
    first_row: int
    cells: tuple[tuple[str, ...], ...]
    decisions: Mapping[int, str] = field(default_factory=dict)
    on: date | None = None

    @property
    def heads(self) -> dict[str, str]:
        """Meaning → the head of its column in the file."""
        return {name: self.names[place] for place, name in reversed([*enumerate(self.columns)]) if name is not None}

    def corrected(self, row: int, name: str, text: str) -> tuple[tuple[str, ...], ...]:
        """The cells with another text in one of them. RuleBroken ``import.no_cell`` when there is no such cell."""
        place, column = row - self.first_row, self.columns.index(name) if name in self.columns else -1
        if not 0 <= place < len(self.cells) or column < 0:
            raise RuleBroken("import.no_cell", row=row)
        if len(text) > LONGEST:
            raise RuleBroken("field.too_long", field="text", most=LONGEST, length=len(text))
        cells = [*self.cells[place], *[""] * (column + 1 - len(self.cells[place]))]
        cells[column] = text
        return (*self.cells[:place], tuple(cells), *self.cells[place + 1 :])

    def rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Number and cells by their meaning, of every row that is not blank; several columns of one meaning joined."""
        several = {name for name in self.columns if name is not None and self.columns.count(name) > 1}
        for place, cells in enumerate(self.cells):
            values: dict[str, str] = {}
            for column, name in enumerate(self.columns):
                if name is None or column >= len(cells):
                    continue
                told = cells[column]
                if name in several:
                    told = "\n".join(filter(None, (values.get(name), _headed(self.names[column], told))))
                values[name] = told
            if any(value.strip() for value in values.values()):
                yield self.first_row + place, values


def _headed(head: str, told: str) -> str:
    return "" if not told.strip() else f"{head}: {told.strip()}" if head else told.strip()
