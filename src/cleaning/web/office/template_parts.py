"""What the screens of templates show beside the text: the fields one can insert, and what two versions differ in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Literal

import msgspec

from cleaning.application.documents.variables import Group, Leaf, Many, Variable

MONEY = frozenset({
    "balance", "base", "closing", "credit", "debit", "monthly", "monthly_after", "monthly_before", "net", "not_due",
    "opening", "over_90", "payable", "per_month", "per_visit", "price", "to_30", "to_60", "to_90", "total",
    "unit_price", "value", "vat",
})  # fmt: skip
ONE = {"crew": "person", "premises": "place", "body": "paragraph", "handed_over": "thing", "materials": "used"}


class Insert(msgspec.Struct, frozen=True, kw_only=True):
    """A click writes ``text`` at the cursor; ``word`` is translated, ``path`` is what it is called in the text.

    ``names`` are the company's own words for it, in Bulgarian and English.
    """

    word: str
    names: tuple[str, str] = ("", "")
    path: str
    text: str
    depth: int = 0
    heading: bool = False


def inserts(known: Mapping[str, Variable], prefix: str = "", depth: int = 0) -> Iterator[Insert]:
    """Single values first, then groups with what is in them, then lists with their loop."""
    ordered = sorted(known.items(), key=lambda pair: (isinstance(pair[1], Group), isinstance(pair[1], Many)))
    for name, variable in ordered:
        path = f"{prefix}{name}"
        match variable:
            case Leaf():
                shown = f"{path}|money" if name in MONEY else path
                text = f"{{% if {path} %}}\n\n{{% endif %}}" if variable.sort == "flag" else f"{{{{ {shown} }}}}"
                yield Insert(word=name, names=variable.names, path=path, text=text, depth=depth)
            case Group():
                yield Insert(word=name, path=path, text="", depth=depth, heading=True)
                yield from inserts(variable.members, f"{path}.", depth + 1)
            case Many():
                one = ONE.get(name) or name.removesuffix("s")
                inner = "" if isinstance(variable.of, Group) else f"- {{{{ {one} }}}}"
                loop = f"{{% for {one} in {path} %}}\n{inner}\n{{% endfor %}}"
                yield Insert(word=name, path=f"{one} in {path}", text=loop, depth=depth, heading=True)
                if isinstance(variable.of, Group):
                    yield from inserts(variable.of.members, f"{one}.", depth + 1)


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """A line of both versions: ``same``, ``out`` (only in the older) or ``in`` (only in the newer)."""

    mark: Literal["same", "out", "in"]
    text: str


def differences(older: str, newer: str) -> list[Difference]:
    """Line by line, unchanged stretches cut down to two lines around what changed."""
    left, right = older.split("\n"), newer.split("\n")
    found: list[Difference] = []
    for group in SequenceMatcher(None, left, right, autojunk=False).get_grouped_opcodes(2):
        if found:
            found.append(Difference(mark="same", text="…"))
        for tag, start, end, to_start, to_end in group:
            if tag == "equal":
                found += [Difference(mark="same", text=line) for line in left[start:end]]
                continue
            found += [Difference(mark="out", text=line) for line in left[start:end]]
            found += [Difference(mark="in", text=line) for line in right[to_start:to_end]]
    return found
