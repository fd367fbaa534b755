"""Conditions of a list of premises, in Core."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ColumnElement, Select, Table, exists, literal, select

from cleaning.adapters.sql.clients.tables import clients
from cleaning.adapters.sql.own_lists import narrowed_by
from cleaning.adapters.sql.premises.key_tables import site_keys
from cleaning.adapters.sql.premises.photos import premises_photos
from cleaning.adapters.sql.premises.tables import access_codes, premises, zones
from cleaning.adapters.sql.search import candidates, fits, has_words, long_enough, words_of
from cleaning.application.premises.filtering import PremisesFilter
from cleaning.application.shared.access import Scope
from cleaning.domain.premises.site_key import KeyState

WITH_CLIENTS = premises.join(clients, clients.c.id == premises.c.client_id)
PLAIN = ("periodicity", "client_id", "settlement", "municipality", "region")
HELD = (KeyState.OFFICE, KeyState.OUT)
NOBODY: ColumnElement[bool] = premises.c.id.is_(None)


def seen(scope: Scope) -> list[ColumnElement[bool]]:
    """Every read starts here, so none forgets whose premises the viewer may see."""
    ids = scope.branch_ids
    mine = [premises.c.branch_id == ids[0] if len(ids) == 1 else premises.c.branch_id.in_(ids)]
    return mine if scope.client_id is None else [*mine, premises.c.client_id == scope.client_id]


def narrowed(wanted: PremisesFilter, scope: Scope) -> list[ColumnElement[bool]]:
    """The conditions of a list."""
    conditions = [*seen(scope), premises.c.active.is_(not wanted.inactive), *_classified(wanted), *_there(wanted)]
    conditions += narrowed_by(premises.c.own, wanted.own)
    if wanted.q.strip():
        fit = fitting(words_of(wanted.q), long_enough(wanted.q), seen(scope)).subquery()
        conditions.append(premises.c.id.in_(select(fit.c.id)))
    if wanted.told.strip():
        conditions.append(_words(premises.c.told, wanted.told))
    if wanted.district.strip():
        within = premises.c.district.icontains(wanted.district.strip(), autoescape=True)
        conditions += [within, _words(premises.c.search, wanted.district)]
    return conditions


def fitting(words: str, inside: bool, seen: list[ColumnElement[bool]]) -> Select[tuple[int, str]]:
    """Places by name or address, or by the name of the client; long words also from the middle of a name.

    Each comes with what it is sorted by.
    """
    found = select(premises.c.id, premises.c.sort_name).where(*seen)
    if not words:
        return found.where(NOBODY)
    of_clients = found.join(clients, clients.c.id == premises.c.client_id).where(fits(clients.c.search, words))
    begins = found.where(fits(premises.c.search, words))
    holds = found.where(fits(premises.c.fragments, words))
    return candidates(begins, of_clients, otherwise=holds if inside else None)


def _classified(wanted: PremisesFilter) -> list[ColumnElement[bool]]:
    """What a place is, where, and how large."""
    conditions = [premises.c[name] == value for name in PLAIN if (value := getattr(wanted, name))]
    if wanted.purpose:
        conditions.append(premises.c.purpose.in_(wanted.purpose))
    if wanted.conditions:
        how = "&&" if wanted.any_condition else "@>"
        conditions.append(premises.c.conditions.op(how)(literal(list(wanted.conditions), premises.c.conditions.type)))
    if wanted.area_from is not None:
        conditions.append(premises.c.area >= wanted.area_from)
    if wanted.area_to is not None:
        conditions.append(premises.c.area <= wanted.area_to)
    return conditions


def _there(wanted: PremisesFilter) -> list[ColumnElement[bool]]:
    """What there is or is not at the place."""
    conditions: list[ColumnElement[bool]] = []
    if wanted.floor_kind is not None:
        laid = select(zones.c.premises_id).where(zones.c.floor_kind == wanted.floor_kind)
        conditions.append(premises.c.id.in_(laid))
    if wanted.zone.strip():
        called = zones.c.name.icontains(wanted.zone.strip(), autoescape=True)
        conditions.append(premises.c.id.in_(select(zones.c.premises_id).where(called)))
    for answer, has in (
        (wanted.codes, _has(access_codes)),
        (wanted.keys, _has(site_keys, site_keys.c.state.in_(HELD))),
        (wanted.photos, _has(premises_photos)),
        (wanted.wishes, (premises.c.wishes != "") | (premises.c.conditions_note != "")),
        (wanted.point, premises.c.lat.is_not(None)),
    ):
        if answer is not None:
            conditions.append(has if answer else ~has)
    return conditions


def _has(table: Table, *which: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(table.c.premises_id == premises.c.id, *which)


def _words(search: Column[Any], text: str) -> ColumnElement[bool]:
    return fits(search, words_of(text)) if has_words(text) else NOBODY
