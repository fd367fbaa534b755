"""Reads the cells of one row by their meaning, noting what is doubtful and losing nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from cleaning.domain.shared.errors import DomainError
from cleaning.domain.shared.lists import cells, secrets
from cleaning.domain.shared.lists.doubts import Doubt, Weight


@dataclass(slots=True)
class Reader:
    """Reads the cells of one row; ``heads`` names the column of each meaning as the file does, ``today`` is the day."""

    row: int
    cells: Mapping[str, str]
    heads: Mapping[str, str]
    today: date
    secret: frozenset[str] = frozenset()
    doubts: list[Doubt] = field(default_factory=list)
    extras: list[str] = field(default_factory=list)

    def text(self, name: str) -> str:
        return " ".join(self.cells.get(name, "").split())

    def doubt(
        self,
        code: str,
        name: str = "",
        weight: Weight = Weight.DOUBTFUL,
        /,
        *,
        choices: tuple[tuple[str, str], ...] = (),
        **facts: str,
    ) -> None:
        """Note something about a cell, or about the row; codes are dots there."""
        value = secrets.DOTS if name in self.secret else secrets.masked(self.text(name)) if name else ""
        facts = {key: secrets.masked(fact) for key, fact in facts.items()}
        self.doubts.append(
            Doubt(code=code, row=self.row, column=self.heads.get(name, ""), name=str(name), value=value, weight=weight,
                  facts=facts, choices=choices)
        )  # fmt: skip

    @property
    def skipped(self) -> bool:
        return any(doubt.weight is Weight.SKIPPED for doubt in self.doubts)

    def lose_not(self, name: str, value: str) -> None:
        """What cannot be stored in its place is kept in words."""
        self.extras.append(f"{self.heads.get(name, name)}: {value}")

    def identifier(self, name: str, read: Callable[[str], str]) -> str | None:
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

    def several(self, name: str, read: Callable[[str], str]) -> tuple[str, ...]:
        """Every readable value of a cell, each once."""
        found = []
        for typed in cells.many(self.cells.get(name, "")):
            try:
                found.append(read(typed))
            except DomainError as error:
                self.doubt(f"import.{error.code}", name, one=typed)
                self.lose_not(name, typed)
        return tuple(dict.fromkeys(found))
