"""Where a person is spoken of, known from the tables themselves: what is handed out, and what is taken out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import phonenumbers
from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    LargeBinary,
    Select,
    Table,
    Text,
    and_,
    case,
    cast,
    delete,
    func,
    insert,
    literal,
    null,
    or_,
    select,
    union_all,
    update,
)  # fmt: skip
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, TSVECTOR
from sqlalchemy.orm import Session

from cleaning.adapters.sql.clients import own_erasing
from cleaning.adapters.sql.clients.belongings import pointing
from cleaning.adapters.sql.clients.erasing import CODES, DROPPED, KEPT, KEYS, SIGNED, STRONG
from cleaning.adapters.sql.clients.loose_ends import forget_loose, program_words
from cleaning.adapters.sql.clients.tables import clients, contacts
from cleaning.adapters.sql.clients.twin_tables import erasures
from cleaning.adapters.sql.importing.tables import imported, imports
from cleaning.adapters.sql.ledger.opening_tables import opening_lines, openings
from cleaning.adapters.sql.premises.tables import premises
from cleaning.adapters.sql.registry import metadata
from cleaning.adapters.sql.sales.tables import contracts
from cleaning.adapters.sql.types import EnumText, Json
from cleaning.application.clients.persons.ports import Erasure

Keys = dict[str, list[str]]
PROGRAM = frozenset({"api_keys", "sessions", "told_apart", "client_merges", "document_template_versions"})
"""Not about the person: keys and the memory of the program itself."""
WHOLE = frozenset({"users", "invoices", "debts", "payments", "documents", "facts", "entry_lines", "paid_visits"})
"""Nothing is followed further from these."""
SHORTEST, LONG = 4, 7


def reached(ids: Select[Any]) -> Iterator[tuple[Table, ColumnElement[bool]]]:
    """Tables that point to the client, and those that hang on them, each with the condition for its rows."""
    of_client: dict[str, list[ColumnElement[bool]]] = {}
    for column in pointing():
        of_client.setdefault(column.table.name, []).append(column.in_(ids))
    of_client["clients"].append(clients.c.id.in_(ids))
    own = {name: or_(*conditions) for name, conditions in of_client.items()}
    for name, condition in list(own.items()):
        yield metadata.tables[name], condition
    for table in metadata.sorted_tables:
        if table.name in own or table.name in PROGRAM:
            continue
        links = [
            _local(key).in_(select(key.column).where(own[key.column.table.name]))
            for key in table.foreign_keys
            if key.column.table.name in own and key.column.table.name not in WHOLE
        ]
        if links:
            own[table.name] = or_(*links)
            yield table, own[table.name]


def _local(key: Any) -> Column[Any]:
    column: Column[Any] = key.parent
    return column


@dataclass(frozen=True, slots=True)
class SqlPersons:
    session: Session

    def everything(self, client_id: int) -> dict[str, list[dict[str, Any]]]:
        found: dict[str, list[dict[str, Any]]] = {}
        for table, condition in reached(_ids(client_id)):
            if table.name in PROGRAM:
                continue
            shown = [column for column in table.columns if _is_said(table, column)]
            rows = self.session.execute(select(*(_plain(column) for column in shown)).where(condition))
            if told := [dict(row._mapping) for row in rows]:
                found[table.name] = told
        if any(row.get("own") for rows_ in found.values() for row in rows_):
            found["own_fields"] = [dict(row._mapping) for row in self.session.execute(own_erasing.MEANINGS)]
        return found

    def ties(self, client_id: int) -> list[str]:
        tables = metadata.tables
        contracts, visits, debts, payments = (tables[name] for name in ("contracts", "visits", "debts", "payments"))
        asked = tables["requests"]
        ids = _ids(client_id)
        found = {
            "contract": select(contracts.c.id).where(
                contracts.c.client_id.in_(ids), contracts.c.stage.in_(("active", "suspended"))
            ),
            "visits": select(visits.c.id).where(
                visits.c.client_id.in_(ids), visits.c.stage.in_(("planned", "underway"))
            ),
            "money": select(debts.c.id).where(debts.c.client_id.in_(ids), debts.c.amount != debts.c.settled),
            "advance": select(payments.c.id).where(
                payments.c.client_id.in_(ids), payments.c.direction == "in", payments.c.amount != payments.c.used
            ),
            "request": select(asked.c.id).where(asked.c.client_id.in_(ids), asked.c.closed_at.is_(None)),
        }
        return [name for name, rows in found.items() if self.session.execute(rows.limit(1)).first()]

    def forget(self, erasure: Erasure, called: str) -> int:
        self.session.flush()
        logged = {
            "client_id": erasure.client_id, "branch_id": erasure.branch_id, "created_at": erasure.at,
            "user_id": erasure.user_id, "actor": erasure.actor, "ground": erasure.ground,
        }  # fmt: skip
        erasure_id = self.session.scalar(insert(erasures).values(logged).returning(erasures.c.id))
        ids = list(self.session.scalars(_ids(erasure.client_id)))
        words, numbers = self._words(ids)
        personal = own_erasing.personal(self.session)
        subjects: list[list[Any]] = []
        changed = 0
        rows = list(reached(_ids(erasure.client_id)))
        for table, condition in rows:
            if table.name in STRONG and "id" in table.c:
                subjects += [[table.name, key] for key in self.session.scalars(select(table.c.id).where(condition))]
        # What others are found by goes last: children before the records they hang on.
        for table, condition in sorted(rows, key=lambda each: -metadata.sorted_tables.index(each[0])):
            changed += self._empty(table, condition, words, called, personal)
        changed += self._from_lists(ids, words, called)
        forget_loose(self.session, ids, numbers)
        asked = func.erase_from_memory(
            erasure_id, cast(ids, ARRAY(BigInteger)), cast(subjects, JSONB),
            cast([word for word in words if word not in program_words()], ARRAY(Text)),
            cast(numbers, ARRAY(Text)), called, cast(sorted(KEYS), ARRAY(Text)),
        )  # fmt: skip
        changed += self.session.scalar(select(asked)) or 0
        self.session.expire_all()
        return changed

    def _words(self, ids: list[int]) -> tuple[list[str], list[str]]:
        """Longest first, so that a whole name goes before a part of it; numbers of one person only come second."""
        words: set[str] = set()
        numbers: set[str] = set()
        for row in self.session.execute(select(clients).where(clients.c.id.in_(ids))):
            names = [row.given_name, row.middle_name, row.family_name]
            words |= {row.name, " ".join(filter(None, names)), " ".join(filter(None, (names[0], names[2])))}
            words |= {" ".join(filter(None, (names[2], names[0]))), row.address}
            numbers |= {number for number in (row.egn, row.email, row.iban, *_phones(row.phone)) if number}
        for person in self._others(ids):
            words.add(person.name)
            numbers |= {number for number in (person.email, *_phones(person.phone)) if number}
        fitting = {word for word in words | numbers if len(word) >= SHORTEST}
        long_numbers = sorted(number for number in numbers if len(number) >= LONG)
        return sorted(fitting, key=lambda word: (-len(word), word)), long_numbers

    def _others(self, ids: list[int]) -> list[Any]:
        """Who is named beside the person: their people, who opens a place, and who asked."""
        asked = metadata.tables["requests"]
        people = select(contacts.c.name, contacts.c.phone, contacts.c.email).where(contacts.c.client_id.in_(ids))
        doors = select(
            premises.c.contact_name.label("name"), premises.c.contact_phone.label("phone"), null().label("email")
        )
        asking = select(asked.c.name, asked.c.phone, asked.c.email).where(asked.c.client_id.in_(ids))
        doors = doors.where(premises.c.client_id.in_(ids))
        return list(self.session.execute(union_all(people, doors, asking)))

    def _empty(
        self,
        table: Table,
        condition: ColumnElement[bool],
        words: list[str],
        called: str,
        personal: Keys,
    ) -> int:
        if table.name in KEPT or table.name in PROGRAM - {"client_merges"}:
            return 0
        if table.name in DROPPED:
            return self.session.execute(delete(table).where(condition)).rowcount  # type: ignore[attr-defined]
        strong = STRONG.get(table.name, {})
        written = {"name": func.concat(called), "id": func.concat("forgotten-", table.primary_key.columns[0])}
        values: dict[str, Any] = {
            name: written[value] if value in ("name", "id") else value for name, value in strong.items()
        }
        if table.name == "messages":
            values["stage"] = case((table.c.stage.in_(("queued", "sending")), "cancelled"), else_=table.c.stage)
        emptied = own_erasing.emptied(table, personal)
        for column in table.columns:
            if column.name in SIGNED:
                values[column.name] = case((column == "", ""), else_=called)
            if column.name not in values and _holds_words(column):
                values[column.name] = _without(emptied.get(column.name, column), words, called)
        if not values:
            return 0
        differs = or_(*(table.c[name].is_distinct_from(value) for name, value in values.items()))
        statement = update(table).where(and_(condition, differs)).values(values)
        return self.session.execute(statement).rowcount  # type: ignore[attr-defined]

    def _from_lists(self, ids: list[int], words: list[str], called: str) -> int:
        """The file a client was brought in by is kept too, under seal: it goes, and the dry run loses the words."""
        places = select(premises.c.id).where(premises.c.client_id.in_(ids))
        agreed = select(contracts.c.id).where(contracts.c.client_id.in_(ids))
        owed = select(openings.c.import_id).join(opening_lines, opening_lines.c.opening_id == openings.c.id)
        mine = select(imported.c.import_id).where(
            or_(
                and_(imported.c.kind == "client", imported.c.record_id.in_(ids)),
                and_(imported.c.kind == "premises", imported.c.record_id.in_(places)),
                and_(imported.c.kind == "contract", imported.c.record_id.in_(agreed)),
            )
        )
        mine = mine.union(owed.where(opening_lines.c.client_id.in_(ids)))
        values = {
            "sealed": None,
            "cells": None,
            "key_id": "",
            "plan": _without(imports.c.plan, words, called),
            "kept": _without(imports.c.kept, words, called),
        }
        statement = update(imports).where(imports.c.id.in_(mine)).values(values)
        return self.session.execute(statement).rowcount  # type: ignore[attr-defined]


def _ids(client_id: int) -> Select[Any]:
    """The client and the records that are part of it."""
    return select(clients.c.id).where(or_(clients.c.id == client_id, clients.c.merged_into == client_id))


def _phones(phone: str | None) -> list[str]:
    """As stored, and as people and screens write it."""
    if not phone:
        return []
    try:
        known = phonenumbers.parse(phone)
    except phonenumbers.NumberParseException:
        return [phone]
    national = phonenumbers.format_number(known, phonenumbers.PhoneNumberFormat.NATIONAL)
    return [phone, national, "".join(national.split())]


def _holds_words(column: Column[Any]) -> bool:
    if column.computed is not None or isinstance(column.type, EnumText) or column.foreign_keys:
        return False
    return isinstance(column.type, Text | JSONB | Json) and column.name not in CODES


def _without(column: ColumnElement[Any], words: list[str], called: str) -> Any:
    if isinstance(column.type, JSONB | Json):
        named = [word for word in words if word not in program_words()]
        return func.without_words_in(
            cast(column, JSONB), cast(named, ARRAY(Text)), literal(called, Text), type_=JSONB()
        )
    return func.without_words(cast(column, Text), cast(words, ARRAY(Text)), literal(called, Text))


def _is_said(table: Table, column: Column[Any]) -> bool:
    secret = column.info.get("secret", False) and table.name != "clients"
    return not (secret or isinstance(column.type, LargeBinary | TSVECTOR) or column.name == "password_hash")


def _plain(column: Column[Any]) -> ColumnElement[Any]:
    """As JSON can say it."""
    return func.to_jsonb(column, type_=JSONB).label(column.name)
