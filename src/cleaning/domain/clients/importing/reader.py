"""Reads the cells of one row by their meaning, noting what is doubtful and losing nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from cleaning.domain.clients.importing import cells
from cleaning.domain.clients.importing.doubts import Doubt, Weight
from cleaning.domain.clients.importing.fields import Field
from cleaning.domain.shared.errors import DomainError


@dataclass(slots=True)
class Reader:
    """Reads the cells of one row; ``heads`` names the column of each field as the file does, ``today`` is the day."""

    row: int
    cells: Mapping[Field, str]
    heads: Mapping[Field, str]
    today: date
    doubts: list[Doubt] = field(default_factory=list)
    extras: list[str] = field(default_factory=list)

    def text(self, name: Field) -> str:
        return " ".join(self.cells.get(name, "").split())

    def doubt(self, code: str, name: Field | None = None, weight: Weight = Weight.DOUBTFUL, **facts: str) -> None:
        column = self.heads.get(name, "") if name else ""
        value = self.text(name) if name else ""
        self.doubts.append(Doubt(code=code, row=self.row, column=column, value=value, weight=weight, facts=facts))

    def lose_not(self, name: Field, value: str) -> None:
        """What cannot be stored in its place is kept in words."""
        self.extras.append(f"{self.heads.get(name, name)}: {value}")

    def identifier(self, name: Field, read: Callable[[str], str]) -> str | None:
        """A number of the domain, or a doubt and the number in words."""
        typed = self.text(name)
        if not typed:
            return None
        try:
            return read(typed)
        except DomainError as error:
            self.doubt(f"import.{error.code}", name)
            self.lose_not(name, typed)
            return None

    def several(self, name: Field, read: Callable[[str], str]) -> tuple[str, ...]:
        """Every readable value of a cell, each once."""
        found = []
        for typed in cells.many(self.cells.get(name, "")):
            try:
                found.append(read(typed))
            except DomainError as error:
                self.doubt(f"import.{error.code}", name, one=typed)
                self.lose_not(name, typed)
        return tuple(dict.fromkeys(found))
