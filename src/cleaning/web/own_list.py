"""Own fields in lists: conditions and order out of the address, columns, chips and the cells of files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from cleaning.application.shared.own import OwnAsked
from cleaning.domain.shared.errors import DomainError, RuleBroken
from cleaning.domain.shared.own.asking import Condition, Sort
from cleaning.domain.shared.own.field import Field, Own, OwnType
from cleaning.domain.shared.own.reading import stored, typed
from cleaning.web.forms import number
from cleaning.web.http import Request, lang_of
from cleaning.web.own_values import FLAGS, shown

RANGES = (OwnType.NUMBER, OwnType.DATE)


@dataclass(frozen=True, slots=True)
class OwnList:
    """What a list has of own fields, for its template and for the file it can be taken as."""

    fields: tuple[Field, ...]
    asked: OwnAsked
    lang: str

    @property
    def sort(self) -> str | None:
        return None if self.asked.sort is None else self.asked.sort.name

    @property
    def filtered(self) -> tuple[Field, ...]:
        """What the filter offers."""
        return tuple(field for field in self.fields if not field.archived)

    @property
    def listed(self) -> tuple[Field, ...]:
        return tuple(field for field in self.filtered if field.listed)

    @property
    def columns(self) -> list[tuple[str, str, str]]:
        """Columns of the table: name, classes, how it is sorted by."""
        kinds = {OwnType.NUMBER: "num desk", OwnType.DATE: "num desk"}
        return [(field.name(self.lang), kinds.get(field.type, "desk"), field.place) for field in self.listed]

    @property
    def chosen(self) -> list[tuple[str, str, str]]:
        """The conditions in force, for chips with a cross: name, part of the address, value."""
        return [chip for condition in self.asked.conditions for chip in self._chips(condition)]

    def _chips(self, condition: Condition) -> Iterator[tuple[str, str, str]]:
        field = condition.field
        name = field.name(self.lang)
        if field.type not in RANGES:
            text = str(condition.value) if field.type is OwnType.TEXT else shown(condition.value, field, lang=self.lang)
            yield name, field.place, text
        for value, end, sign in ((condition.least, "from", "≥"), (condition.most, "to", "≤")):
            if value is not None:
                yield f"{name} {sign}", f"{field.place}.{end}", shown(stored(field, value), field, lang=self.lang)

    @property
    def head(self) -> list[str]:
        return [field.name(self.lang) for field in self.fields]

    def cells(self, own: Own) -> list[Any]:
        """Typed cells of a file, one for each field, archived ones too."""
        return [_cell(field, own[field.key], self.lang) if field.key in own else None for field in self.fields]


def own_list(request: Request, fields: tuple[Field, ...], only: str = "") -> OwnList:
    """For the page of a list; what cannot be read narrows nothing."""
    shown_here = tuple(field for field in fields if field.of(only))
    return OwnList(shown_here, asked_of(request.query_params, shown_here), lang_of(request))


def asked_of(address: Mapping[str, Any], fields: tuple[Field, ...], *, strict: bool = False) -> OwnAsked:
    """``own.zone=blue``, ``own.hours.from=2``, ``own.since.to=2026-12-31``, ``sort=-own.hours``.

    ``strict`` (programs): what cannot be read, or names no field, is refused instead of ignored.
    """
    known = {field.place: field for field in fields}
    if strict:
        for name in address:
            if name.startswith("own.") and name.removesuffix(".from").removesuffix(".to") not in known:
                raise RuleBroken("own.unknown", field=name, key=name.removeprefix("own."))
    found = [_condition(address, field, strict) for field in fields]
    sort = str(address.get("sort") or "")
    field = known.get(sort.removeprefix("-"))
    if strict and sort and field is None:
        raise RuleBroken("own.unknown", field="sort", key=sort)
    order = None if field is None else Sort(field=field, descending=sort.startswith("-"))
    return OwnAsked(conditions=tuple(one for one in found if one is not None), sort=order)


def _condition(address: Mapping[str, Any], field: Field, strict: bool) -> Condition | None:
    if field.type in RANGES:
        least, most = (_read(field, address, f"{field.place}.{end}", strict) for end in ("from", "to"))
        return None if least is None and most is None else Condition(field=field, least=least, most=most)
    value = _read(field, address, field.place, strict)
    return None if value is None else Condition(field=field, value=value)


def _read(field: Field, address: Mapping[str, Any], name: str, strict: bool) -> Any:
    raw = str(address.get(name) or "").strip()
    if not raw:
        return None
    try:
        match field.type:
            case OwnType.TEXT:
                return raw[:200].replace("\x00", "")
            case OwnType.NUMBER:
                return typed(field, stored(field, number(raw)))
            case OwnType.FLAG:
                return stored(field, FLAGS.get(raw, raw))
            case OwnType.CHOICE if (choice := field.choice(raw)) is not None:
                return choice.key
        return typed(field, stored(field, raw))
    except DomainError as error:
        if strict:
            error.facts["field"] = name
            raise
        return None


def _cell(field: Field, value: Any, lang: str) -> Any:
    held = typed(field, value)
    if isinstance(held, Decimal):
        return int(held) if held == int(held) else held
    return held if isinstance(held, date) else shown(value, field, lang=lang)
