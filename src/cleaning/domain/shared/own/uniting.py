"""Own fields of two records that are one."""

from __future__ import annotations

from collections.abc import Collection

from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.own.field import Own


def conflicts(kept: Own, other: Own) -> list[str]:
    """Keys in which both say something, and not the same."""
    return [key for key, value in kept.items() if key in other and not _same(other[key], value)]


def united_own(kept: Own, other: Own, from_other: Collection[str] = ()) -> Own:
    """All that ``kept`` says, of ``other`` what it lacks and the keys named in ``from_other``."""
    return {**other, **kept, **{key: other[key] for key in from_other if key in other}}


def parted_own(before: Own, after: Own, now: Own) -> Own:
    """What stays when they are two again: as before, but for what was changed since."""
    values = {key: before.get(key) if now.get(key) == after.get(key) else now.get(key) for key in {**before, **now}}
    return {key: value for key, value in values.items() if value is not None}


def sorted_out(named: Collection[str], other: Own) -> tuple[list[str], list[str]]:
    """Fields of the program, and keys of own ones named ``own.KEY``. RuleBroken: the other record has no such value."""
    keys = [name.removeprefix("own.") for name in named if name.startswith("own.")]
    if unknown := [key for key in keys if key not in other]:
        raise RuleBroken("merge.no_such_field", value=f"own.{unknown[0]}")
    return [name for name in named if not name.startswith("own.")], keys


def _same(one: object, other: object) -> bool:
    return type(one) is type(other) and one == other
