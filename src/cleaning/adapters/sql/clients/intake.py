"""Thousands of clients in one transaction: ids taken at once, rows by COPY, a fact for each as if added by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from enum import Enum
from typing import Any

from psycopg.types.json import Jsonb
from sqlalchemy import text
from sqlalchemy.orm import Session

from cleaning.adapters.sql.audit import fact_of
from cleaning.adapters.sql.clients.known import known
from cleaning.adapters.sql.clients.outtake import take_out
from cleaning.adapters.sql.company.numbers import SqlNumbers
from cleaning.application.premises.ports import Vault
from cleaning.application.shared.access import Origin, Scope
from cleaning.application.shared.ports import Clock
from cleaning.domain.clients.client import Person
from cleaning.domain.clients.events import ClientAdded
from cleaning.domain.clients.importing.entry import Entry
from cleaning.domain.clients.importing.merging import Known
from cleaning.domain.clients.importing.records import Record
from cleaning.domain.clients.numbering import PREFIX, SERIES, WIDTH
from cleaning.domain.clients.profile import Profile
from cleaning.domain.clients.values import ClientKind, ClientStatus, ConsentPurpose, InteractionKind
from cleaning.domain.importing.values import Kept
from cleaning.domain.premises.events import PremisesAdded
from cleaning.domain.shared.ids import BranchId, ClientId, PremisesId
from cleaning.domain.shared.lists.listing import Listing
from cleaning.domain.shared.lists.place import ADDRESS, PlaceRead
from cleaning.domain.shared.money import Money

PROFILE = tuple(each.name for each in fields(Profile))
PERSON = tuple(each.name for each in fields(Person))
PLACE = ("name", "purpose", "area", "periodicity", "rrule", "former_price", "settlement", "postcode")
TERMS = ("wishes", "conditions")
FACT = (
    "at",
    "kind",
    "subject",
    "subject_id",
    "client_id",
    "branch_id",
    "actor_id",
    "actor",
    "origin",
    "request_id",
    "data",
)


@dataclass(frozen=True, slots=True)
class SqlIntake:
    session: Session
    origin: Origin
    vault: Vault
    clock: Clock

    def known(self, entries: Sequence[Entry], *, scope: Scope) -> list[Known]:
        return known(self.session, entries, scope)

    def store(self, one: Listing, records: Sequence[Record]) -> dict[str, int]:
        self.session.flush()
        at = self.clock.now()
        new = [record for record in records if record.profile is not None]
        ids = dict(zip((id(record) for record in new), self._ids("clients", len(new)), strict=True))
        owners = [(record, ids.get(id(record)) or record.client_id) for record in records]
        profiles = [(client_id, record.profile) for record, client_id in owners if record.profile is not None]
        own = {client_id: Jsonb(record.own) for record, client_id in owners}
        places = [(owner, place) for record, owner in owners for place in record.places]
        people = [(owner, person, n) for record, owner in owners for n, person in enumerate(record.people)]
        agreed = [(owner, channel) for record, owner in owners for channel in record.channels]
        said = [(owner, note) for record, owner in owners for note in record.notes]
        premises_ids = self._ids("premises", len(places))
        numbers = self._numbers([profile.kind for _, profile in profiles])
        self._copy(
            "clients",
            ("id", "branch_id", "status", "created_at", "number", "own", *PROFILE),
            (
                (i, one.branch_id, ClientStatus.ACTIVE, at, next(numbers[profile.kind]), own[i], *_profile(profile))
                for i, profile in profiles
            ),
        )
        self._copy(
            "premises",
            ("id", "client_id", "branch_id", "created_at", *PLACE, *ADDRESS, *TERMS),
            ((i, o, one.branch_id, at, *_place(p)) for i, (o, p) in zip(premises_ids, places, strict=True)),
        )
        self._copy(
            "access_codes",
            ("premises_id", "branch_id", "created_at", "key_id", "sealed"),
            self._codes(
                one, at, [(PremisesId(i), place.access) for i, (_, place) in zip(premises_ids, places, strict=True)]
            ),
        )
        contact_ids = self._ids("contacts", len(people))
        self._copy(
            "contacts",
            ("id", "client_id", "position", *PERSON),
            ((i, o, n, *_person(p)) for i, (o, p, n) in zip(contact_ids, people, strict=True)),
        )
        consent_ids = self._ids("consents", len(agreed))
        self._copy(
            "consents",
            ("id", "client_id", "purpose", "channel", "at", "source", "actor"),
            (
                (i, o, ConsentPurpose.MARKETING, channel, at, one.file_name, self.origin.actor)
                for i, (o, channel) in zip(consent_ids, agreed, strict=True)
            ),
        )
        note_ids = self._ids("interactions", len(said))
        self._copy(
            "interactions",
            ("id", "client_id", "branch_id", "kind", "at", "text", "user_id", "actor"),
            (
                (i, o, one.branch_id, InteractionKind.NOTE, at, note, one.user_id, self.origin.actor)
                for i, (o, note) in zip(note_ids, said, strict=True)
            ),
        )
        rows = {
            "client": [(i, record.rows) for record, i in owners if record.profile is not None],
            "premises": [(i, (n,)) for i, n in zip(premises_ids, place_rows(records), strict=True)],
            "contact": [(i, ()) for i in contact_ids],
            "consent": [(i, ()) for i in consent_ids],
            "interaction": [(i, ()) for i in note_ids],
        }
        self._copy(
            "imported",
            ("import_id", "kind", "record_id", "rows"),
            ((one.import_id, kind, i, Jsonb(list(n))) for kind, made in rows.items() for i, n in made),
        )
        added = [
            ClientAdded(client_id=ClientId(i), branch_id=BranchId(one.branch_id), name=p.name) for i, p in profiles if i
        ]
        built = [
            PremisesAdded(
                premises_id=PremisesId(i), client_id=ClientId(o), branch_id=BranchId(one.branch_id), name=p.name
            )
            for i, (o, p) in zip(premises_ids, places, strict=True)
            if o
        ]
        self._tell([*added, *built], at)
        return {"clients": len(profiles), "premises": len(places)}

    def remove(self, import_id: int) -> list[Kept]:
        self.session.flush()
        return take_out(self.session, import_id)

    def _codes(self, one: Listing, at: datetime, told: Sequence[tuple[PremisesId, str]]) -> Iterator[tuple[Any, ...]]:
        for place, code in told:
            if code:
                sealed = self.vault.seal(code, place)
                yield place, one.branch_id, at, sealed.key_id, sealed.content

    def _numbers(self, kinds: Sequence[ClientKind]) -> dict[ClientKind, Iterator[str]]:
        """Two statements, however many there are; undoing the import leaves a gap, which these numbers may have."""
        take = SqlNumbers(self.session).take_many
        counts = Counter(kinds)
        return {
            kind: iter(take(SERIES[kind], counts[kind], prefix=PREFIX[kind], width=WIDTH)) for kind in sorted(counts)
        }

    def _ids(self, table: str, count: int) -> list[int]:
        taken = text("select nextval(pg_get_serial_sequence(:table, 'id')) from generate_series(1, :count)")
        return list(self.session.scalars(taken, {"table": table, "count": count}))

    def _copy(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        connection = self.session.connection().connection.driver_connection
        statement = f"copy {table} ({', '.join(columns)}) from stdin"
        with connection.cursor() as cursor, cursor.copy(statement) as copy:  # type: ignore[union-attr]
            for row in rows:
                copy.write_row([_plain(value) for value in row])

    def _tell(self, events: Sequence[Any], at: datetime) -> None:
        told = [fact_of(event, self.origin) | {"at": at} for event in events]
        self._copy("facts", FACT, ([Jsonb(f[n]) if n == "data" else f[n] for n in FACT] for f in told))


def place_rows(records: Sequence[Record]) -> list[int]:
    """The row of each place, in the order of the records."""
    return [row for record in records for row in record.place_rows]


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return str(value)
    if isinstance(value, tuple):
        return [str(word) for word in value]
    return value.amount if isinstance(value, Money) else value


def _profile(profile: Profile) -> tuple[Any, ...]:
    return tuple(getattr(profile, name) for name in PROFILE)


def _person(person: Person) -> tuple[Any, ...]:
    return tuple(getattr(person, name) for name in PERSON)


def _place(place: PlaceRead) -> tuple[Any, ...]:
    parts = tuple(place.parts.get(name, "") for name in ADDRESS)
    return (*(getattr(place, name) for name in PLACE), *parts, *(getattr(place, name) for name in TERMS))
