"""Lists narrowed and ordered by own fields: what ``domain/shared/own/asking.py`` says, in the words of the database."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Numeric, Row, Select, and_, case, cast, func, literal, or_, tuple_
from sqlalchemy.dialects.postgresql import JSONB

from cleaning.adapters.sql.own_columns import EMPTY
from cleaning.adapters.sql.reads import Reads
from cleaning.application.shared.own import OwnAsked
from cleaning.application.shared.paging import Page, decode_cursor, page_of
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.own.asking import Condition, Sort
from cleaning.domain.shared.own.field import Field, OwnType

T = TypeVar("T")
NUMBER = r"^-?[0-9]+(\.[0-9]+)?$"


def narrowed_by(own: ColumnElement[Any], asked: OwnAsked) -> list[ColumnElement[bool]]:
    """The conditions of a list on the column of own values."""
    return [part for condition in asked.conditions for part in _fits(own, condition)]


def _fits(own: ColumnElement[Any], condition: Condition) -> list[ColumnElement[bool]]:
    field = condition.field
    written = own != EMPTY
    if field.type in (OwnType.CHOICE, OwnType.FLAG):
        return [written, own.op("@>")(literal({field.key: condition.value}, JSONB))]
    has = [written, own.op("?")(field.key)]
    if field.type is OwnType.TEXT:
        held = func.lower(own[field.key].astext)
        return [*has, held.contains(str(condition.value).lower(), autoescape=True)]
    value = value_of(own, field)
    if condition.least is not None:
        has.append(value >= _bound(field, condition.least))
    if condition.most is not None:
        has.append(value <= _bound(field, condition.most))
    return has


def _bound(field: Field, value: Any) -> ColumnElement[Any]:
    return literal(value, Numeric) if field.type is OwnType.NUMBER else literal(value.isoformat())


def value_of(own: ColumnElement[Any], field: Field) -> ColumnElement[Any]:
    """What a list is ordered by: numbers as numbers, days as days, choices as they stand in the field."""
    held = own[field.key].astext
    match field.type:
        case OwnType.NUMBER:
            return case((held.op("~")(NUMBER), cast(held, Numeric)))
        case OwnType.CHOICE:
            places = {choice.key: place for place, choice in enumerate(field.choices)}
            return case(places, value=held) if places else held
        case OwnType.TEXT:
            return func.sortable(held)
    return held


@dataclass(frozen=True, slots=True)
class Order:
    """The order of a list: by an own field where one is asked for, records without it last; then by ``ties``."""

    own: ColumnElement[Any]
    sort: Sort | None
    ties: Sequence[ColumnElement[Any]]

    @property
    def columns(self) -> list[ColumnElement[Any]]:
        """What a row must carry to be found again."""
        first = [] if self.sort is None else [value_of(self.own, self.sort.field).label("own_value")]
        return [*first, *(tie.label(f"tie_{place}") for place, tie in enumerate(self.ties))]

    def by(self, source: Any = None) -> list[ColumnElement[Any]]:
        """The clauses, on the list itself or on a cut of it that carries the columns."""
        ties = [tie if source is None else source[f"tie_{place}"] for place, tie in enumerate(self.ties)]
        if self.sort is None:
            return ties
        value = value_of(self.own, self.sort.field) if source is None else source["own_value"]
        return [(value.desc() if self.sort.descending else value.asc()).nulls_last(), *ties]

    def page(
        self, reads: Reads, rows: Select[Any], make: Callable[[Row[Any]], T], after: str | None, size: int
    ) -> Page[T]:
        """A page of the list in this order."""
        wanted = rows.add_columns(*self.columns)
        if cursor := decode_cursor(after):
            wanted = wanted.where(self.past(cursor))
        cut = page_of(list(reads.all(wanted.order_by(*self.by()).limit(size + 1))), size, self.key)
        return Page(rows=[make(row) for row in cut.rows], next=cut.next)

    def key(self, row: Row[Any]) -> tuple[Any, ...]:
        """What the next page starts after."""
        ties = tuple(row._mapping[f"tie_{place}"] for place in range(len(self.ties)))
        if self.sort is None:
            return ties
        value = row._mapping["own_value"]
        return (self.sort.name, str(value) if isinstance(value, Decimal) else value, *ties)

    def past(self, cursor: Sequence[Any]) -> ColumnElement[bool]:
        """Rows after the one with that key. RuleBroken ``page.cursor``: it was made for another order."""
        if self.sort is None:
            if len(cursor) != len(self.ties):
                raise RuleBroken("page.cursor", field="after")
            return tuple_(*self.ties) > tuple_(*cursor)
        if len(cursor) != len(self.ties) + 2 or cursor[0] != self.sort.name:
            raise RuleBroken("page.cursor", field="after")
        last, later = self._last(cursor[1]), tuple_(*self.ties) > tuple_(*cursor[2:])
        value = value_of(self.own, self.sort.field)
        if last is None:
            return and_(value.is_(None), later)
        beyond = value < last if self.sort.descending else value > last
        return or_(beyond, value.is_(None), and_(value == last, later))

    def _last(self, value: Any) -> Any:
        assert self.sort is not None
        if value is None or self.sort.field.type is not OwnType.NUMBER:
            return value
        try:
            return literal(Decimal(value), Numeric)
        except (InvalidOperation, TypeError):
            raise RuleBroken("page.cursor", field="after") from None


def made(kind: type[T]) -> Callable[[Row[Any]], T]:
    """A row as ``kind``; its columns are named like the fields, others are for the order."""
    names: tuple[str, ...] = kind.__struct_fields__  # type: ignore[attr-defined]
    return lambda row: kind(**{name: row._mapping[name] for name in names})
