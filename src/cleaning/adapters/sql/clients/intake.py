"""Thousands of clients in one transaction: ids taken at once, rows by COPY, a fact for each as if added by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from enum import Enum
from typing import Any

from psycopg.errors import ForeignKeyViolation
from psycopg.types.json import Jsonb
from sqlalchemy import delete, func, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from cleaning.adapters.sql.audit import fact_of
from cleaning.adapters.sql.clients.known import known
from cleaning.adapters.sql.clients.tables import clients, consents, contacts, imported, interactions
from cleaning.adapters.sql.premises.tables import access_codes, premises, zones
from cleaning.application.clients.importing.ports import Stored
from cleaning.application.premises.ports import Vault
from cleaning.application.shared.access import Origin, Scope
from cleaning.domain.clients.client import Person
from cleaning.domain.clients.events import ClientAdded
from cleaning.domain.clients.importing.entry import ADDRESS, Entry, PlaceRead
from cleaning.domain.clients.importing.merging import Known
from cleaning.domain.clients.importing.records import Record
from cleaning.domain.clients.list_import import ListImport
from cleaning.domain.clients.profile import Profile
from cleaning.domain.clients.values import ClientStatus, ConsentPurpose, InteractionKind
from cleaning.domain.premises.events import PremisesAdded
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import ClientId, PremisesId
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
MADE = {"premises": premises, "interaction": interactions, "consent": consents, "contact": contacts, "client": clients}


@dataclass(frozen=True, slots=True)
class SqlIntake:
    session: Session
    origin: Origin
    vault: Vault

    def known(self, entries: Sequence[Entry], *, scope: Scope) -> list[Known]:
        return known(self.session, entries, scope)

    def store(self, one: ListImport, records: Sequence[Record], at: datetime) -> Stored:
        self.session.flush()
        new = [record for record in records if record.profile is not None]
        ids = dict(zip((id(record) for record in new), self._ids("clients", len(new)), strict=True))
        owners = [(record, ids.get(id(record)) or record.client_id) for record in records]
        profiles = [(client_id, record.profile) for record, client_id in owners if record.profile is not None]
        places = [(owner, place) for record, owner in owners for place in record.places]
        people = [(owner, person, n) for record, owner in owners for n, person in enumerate(record.people)]
        agreed = [(owner, channel) for record, owner in owners for channel in record.channels]
        said = [(owner, note) for record, owner in owners for note in record.notes]
        premises_ids = self._ids("premises", len(places))
        self._copy(
            "clients",
            ("id", "branch_id", "status", "created_at", *PROFILE),
            ((i, one.branch_id, ClientStatus.ACTIVE, at, *_profile(profile)) for i, profile in profiles),
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
        made = {
            "client": [i for i, _ in profiles], "premises": premises_ids, "contact": contact_ids,
            "consent": consent_ids, "interaction": note_ids,
        }  # fmt: skip
        self._copy(
            "imported",
            ("import_id", "kind", "record_id"),
            ((one.id, kind, record_id) for kind, record_ids in made.items() for record_id in record_ids),
        )
        added = [ClientAdded(client_id=ClientId(i), branch_id=one.branch_id, name=p.name) for i, p in profiles if i]
        built = [
            PremisesAdded(premises_id=PremisesId(i), client_id=ClientId(o), branch_id=one.branch_id, name=p.name)
            for i, (o, p) in zip(premises_ids, places, strict=True)
            if o
        ]
        self._tell([*added, *built], at)
        return Stored(clients=len(profiles), premises=len(places))

    def remove(self, import_id: int) -> None:
        """Zones added later go with their place; anything else that points here keeps it."""
        self.session.flush()
        try:
            with self.session.begin_nested():
                for kind, table in MADE.items():
                    mine = select(imported.c.record_id).where(
                        imported.c.import_id == import_id, imported.c.kind == kind
                    )
                    self._untouched(kind, mine)
                    if kind == "premises":
                        for part in (zones, access_codes):
                            self.session.execute(delete(part).where(part.c.premises_id.in_(mine)))
                    self.session.execute(delete(table).where(table.c.id.in_(mine)))
                self.session.execute(delete(imported).where(imported.c.import_id == import_id))
        except IntegrityError as error:
            if isinstance(error.orig, ForeignKeyViolation):
                raise RuleBroken("import.in_use") from error
            raise

    def _codes(
        self, one: ListImport, at: datetime, told: Sequence[tuple[PremisesId, str]]
    ) -> Iterator[tuple[Any, ...]]:
        for place, code in told:
            if code:
                sealed = self.vault.seal(code, place)
                yield place, one.branch_id, at, sealed.key_id, sealed.content

    def _untouched(self, kind: str, mine: Any) -> None:
        """What somebody has worked on since is not taken away."""
        table = MADE[kind]
        if "version" not in table.c:
            return
        changed = self.session.scalar(select(func.count()).where(table.c.id.in_(mine), table.c.version > 1))
        if changed:
            raise RuleBroken("import.changed_since", count=changed)

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
