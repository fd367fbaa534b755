"""Two transactions that wait for each other: the database ends one, and its whole request is simply done again."""

from __future__ import annotations

SERIALIZATION, DEADLOCK = "40001", "40P01"


def worth_retrying(error: BaseException) -> bool:
    """Whether the database gave this request up for another one's sake; nothing of it was kept."""
    seen: BaseException | None = error
    while seen is not None:
        if getattr(getattr(seen, "orig", seen), "sqlstate", None) in (SERIALIZATION, DEADLOCK):
            return True
        seen = seen.__cause__
    return False
