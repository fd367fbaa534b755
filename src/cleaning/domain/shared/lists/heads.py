"""What a column of a list may hold, and the heads by which it is known in Bulgarian and English."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

HEAD_ROWS = 20
"""A title, a date and a blank line may stand above the head; not more than a screen of them."""
FEWEST_CELLS = 2


@dataclass(frozen=True, slots=True)
class Head:
    """Where the head of a list is (an index into its rows) and what each column means; None: nobody knows."""

    row: int
    names: tuple[str, ...]
    fields: tuple[str | None, ...]
    repeated: tuple[int, ...] = ()

    @property
    def known(self) -> int:
        return sum(name is not None for name in self.fields)

    @property
    def unknown(self) -> tuple[int, ...]:
        """Columns with a name that means nothing to us."""
        return tuple(
            place
            for place, name in enumerate(self.fields)
            if name is None and place not in self.repeated and self.names[place].strip()
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads:
    """The columns a kind of list may have.

    Of each group of ``needed`` one column must be there. Columns of ``several`` may come more than once, those of
    ``secret`` are never shown.
    """

    words: Mapping[str, tuple[str, ...]]
    needed: tuple[tuple[str, ...], ...]
    several: frozenset[str] = frozenset()
    secret: frozenset[str] = frozenset()
    _by_head: dict[str, str] = field(init=False, default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._by_head.update({head: name for name, heads in self.words.items() for head in heads})

    def missing(self, fields: Sequence[str | None]) -> tuple[str, ...] | None:
        """The first group of which no column is there."""
        return next((group for group in self.needed if not set(group) & set(fields)), None)

    def meaning(self, head: str) -> str | None:
        """The meaning of a head: the whole of it, without its brackets, or its first words."""
        bare = re.sub(r"[(\[].*?[)\]]", " ", head)
        for text in (plain(head), plain(bare)):
            if text in self._by_head:
                return self._by_head[text]
        words = plain(bare).split()
        for count in range(min(3, len(words)), 0, -1):
            if (start := " ".join(words[:count])) in self._by_head and len(start) > 2:
                return self._by_head[start]
        return None

    def read(self, row: int, names: Sequence[str]) -> Head:
        """The meaning of each column; of two with the same meaning the first has it."""
        fields: list[str | None] = []
        repeated = []
        for place, name in enumerate(names):
            meaning = self.meaning(name)
            if meaning is not None and meaning not in self.several and meaning in fields:
                repeated.append(place)
                meaning = None
            fields.append(meaning)
        return Head(row, tuple(" ".join(name.split()) for name in names), tuple(fields), tuple(repeated))

    def find(self, rows: Sequence[Sequence[str]]) -> Head | None:
        """The row with the most known heads, all that is needed among them; None when there is none."""
        best = None
        for place, cells in enumerate(rows[:HEAD_ROWS]):
            if sum(bool(cell.strip()) for cell in cells) < FEWEST_CELLS:
                continue
            head = self.read(place, cells)
            if self.missing(head.fields) is None and head.known > (best.known if best else 0):
                best = head
        return best


def plain(head: str) -> str:
    """Small letters and single blanks: „Площ (кв.м)“ → „площ кв м“."""
    return " ".join(re.findall(r"[^\W_]+", head.replace("№", " номер ").lower()))
