"""Two transactions that wait for each other: the database ends one, and its whole request is simply done again."""

from __future__ import annotations

SERIALIZATION, DEADLOCK, OUT_OF_RANGE = "40001", "40P01", "22003"


def worth_retrying(error: BaseException) -> bool:
    """Whether the database gave this request up for another one's sake; nothing of it was kept."""
    return _says(error, SERIALIZATION, DEADLOCK)


def beyond_columns(error: BaseException) -> bool:
    """Whether the request names a number that no column holds: there is no such record, and no fault of ours."""
    return _says(error, OUT_OF_RANGE)


def _says(error: BaseException, *states: str) -> bool:
    seen: BaseException | None = error
    while seen is not None:
        if getattr(getattr(seen, "orig", seen), "sqlstate", None) in states:
            return True
        seen = seen.__cause__
    return False
