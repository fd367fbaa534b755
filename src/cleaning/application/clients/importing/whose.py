"""Whose the rows of a list are: by company number, else by phone, else by the exact name; a person settles the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from cleaning.application.clients.importing.ports import Intake
from cleaning.application.shared.access import Scope
from cleaning.domain.clients.importing.entry import Entry
from cleaning.domain.clients.importing.merging import Known, same_name
from cleaning.domain.clients.values import ClientKind
from cleaning.domain.shared import identifiers
from cleaning.domain.shared.lists.client_heads import CLIENT, EIK, PHONE
from cleaning.domain.shared.lists.picking import Candidate, bare, pick
from cleaning.domain.shared.lists.reader import Reader


class Owner(msgspec.Struct, frozen=True, kw_only=True):
    """``places`` are keys of the premises it has."""

    id: int
    name: str
    places: frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Whose:
    """Notes in the reader of a row why its client is doubtful: nobody fits (the row is left out), or several do."""

    intake: Intake

    def __call__(self, readers: Sequence[Reader], decisions: Mapping[int, str], *, branch_id: int) -> dict[int, Owner]:
        """Row → its client, for the rows that have one."""
        asked = {reader.row: _entry(reader) for reader in readers if not reader.skipped}
        known = self.intake.known(list(asked.values()), scope=Scope(branch_ids=(branch_id,)))
        by_key: dict[tuple[str, str], list[Known]] = defaultdict(list)
        for client in known:
            for key in _keys(client.name, client.eik, client.phones):
                by_key[key].append(client)
        found = {}
        for reader in readers:
            if reader.skipped:
                continue
            entry = asked[reader.row]
            fitting = next(filter(None, (by_key.get(key) for key in _keys(entry.name, entry.eik, entry.phones))), [])
            if (owner := _settled(reader, entry, fitting, decisions.get(reader.row, ""))) is not None:
                found[reader.row] = Owner(id=owner.id, name=owner.name, places=owner.places)
        return found


def _entry(reader: Reader) -> Entry:
    """What cannot be read of it is doubted, but it is no word for the crew."""
    entry = Entry(row=reader.row, name=reader.text(CLIENT), kind=ClientKind.ORGANISATION)
    entry.eik = reader.identifier(EIK, identifiers.eik)
    entry.phones = reader.several(PHONE, identifiers.phone)
    reader.extras.clear()
    return entry


def _keys(name: str, eik: str | None, phones: Sequence[str] | frozenset[str]) -> list[tuple[str, str]]:
    """The surest first."""
    named = [("name", bare(name))] if bare(name) else []
    return [*([("eik", eik)] if eik else []), *(("phone", one) for one in phones), *named]


def _settled(reader: Reader, entry: Entry, fitting: Sequence[Known], decision: str) -> Known | None:
    at = next((name for name in (CLIENT, EIK, PHONE) if reader.text(name)), CLIENT)
    candidates = [Candidate(one.id, one.name, _described(one)) for one in fitting]
    if (picked := pick(reader, "client", at, candidates, decision)) is None:
        return None
    if len(fitting) == 1 and entry.name and not same_name(entry.name, picked.name):
        reader.doubt("import.client_other_name", CLIENT, name=picked.name)
    return next(one for one in fitting if one.id == picked.id)


def _described(client: Known) -> str:
    told = [client.name, client.eik or "", next(iter(sorted(client.phones)), ""), client.city, client.address]
    return " · ".join(filter(None, told))
