"""Own fields of two records that are one."""

from __future__ import annotations

from collections.abc import Collection

from cleaning.domain.shared.own.field import Own


def conflicts(kept: Own, other: Own) -> list[str]:
    """Keys in which both say something, and not the same."""
    return [key for key, value in kept.items() if key in other and not _same(other[key], value)]


def united_own(kept: Own, other: Own, from_other: Collection[str] = ()) -> Own:
    """All that ``kept`` says, of ``other`` what it lacks and the keys named in ``from_other``."""
    return {**other, **kept, **{key: other[key] for key in from_other if key in other}}


def _same(one: object, other: object) -> bool:
    return type(one) is type(other) and one == other
