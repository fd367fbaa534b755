"""Many values as one parameter."""

from collections.abc import Iterable

from sqlalchemy import BigInteger, Column, ColumnElement, any_, literal
from sqlalchemy.dialects.postgresql import ARRAY


def one_of_ids(column: Column[int], ids: Iterable[int]) -> ColumnElement[bool]:
    """``column = any(array)``: thousands of ids are one parameter and one prepared statement."""
    return column == any_(literal(list(ids), ARRAY(BigInteger)))
