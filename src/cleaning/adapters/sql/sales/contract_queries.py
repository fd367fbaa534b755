"""Reads of contracts, in Core: as they stand on a day, and all they ever said."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import JSON, ColumnElement, Date, Select, and_, cast, func, literal, or_, select, type_coerce

from cleaning.adapters.sql.arrays import one_of_ids
from cleaning.adapters.sql.clients.tables import clients
from cleaning.adapters.sql.reads import Reads
from cleaning.adapters.sql.sales.annex_tables import (
    contract_annexes,
    contract_suspensions,
    index_values,
    price_indexes,
)
from cleaning.adapters.sql.sales.tables import contract_lines, contracts
from cleaning.adapters.sql.types import Json, MoneyType
from cleaning.application.sales.contract_queries import (
    AgreedLines,
    AnnexRow,
    ContractCard,
    ContractFilter,
    ContractHistory,
    ContractLineCard,
    ContractRow,
    IndexableContract,
    IndexValueRow,
    PriceIndexCard,
    SuspensionRow,
)
from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page, bounded, decode_cursor, page_of
from cleaning.application.shared.ports import Clock
from cleaning.domain.sales.terms import Terms
from cleaning.domain.sales.values import Billing, ContractStage
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import ClientId, ContractId
from cleaning.domain.shared.money import ZERO, Money

NOTHING = literal(ZERO, MoneyType)
RUNNING = (ContractStage.ACTIVE, ContractStage.SUSPENDED)
DERIVED = ("number", "monthly", "renews", "terms", "signed_terms", "payment_days", "as_of", "lines")


def as_of(today: Any) -> ColumnElement[date]:
    """Today within the contract: before it begins its first day, after its end the last day with work."""
    begun = func.greatest(cast(today, Date), contracts.c.starts_on)
    return cast(func.least(begun, contracts.c.ends_on - 1), Date)


def in_force(day: Any) -> ColumnElement[bool]:
    """Lines agreed on the day."""
    stops = contract_lines.c.ends_on
    return and_(contract_lines.c.starts_on <= day, or_(stops.is_(None), stops > day))


def monthly(day: Any) -> ColumnElement[Money]:
    """Net value of an average month on a day."""
    lines = select(func.coalesce(func.sum(contract_lines.c.monthly), NOTHING))
    return lines.where(contract_lines.c.contract_id == contracts.c.id, in_force(day)).scalar_subquery()


def terms_on(day: Any) -> ColumnElement[Terms]:
    """Those of the last annex effective by then, else as signed."""
    last = select(contract_annexes.c.terms).where(
        contract_annexes.c.contract_id == contracts.c.id, contract_annexes.c.effective_on <= day
    )
    last = last.order_by(contract_annexes.c.effective_on.desc(), contract_annexes.c.number.desc()).limit(1)
    return type_coerce(func.coalesce(last.scalar_subquery(), contracts.c.terms), Json(Terms))


def renews(terms: ColumnElement[Terms]) -> ColumnElement[bool]:
    return type_coerce(terms, JSON)["renewal"].as_string().is_not(None)


@dataclass(frozen=True, slots=True)
class SqlContractQueries:
    reads: Reads
    clock: Clock

    def contracts(
        self, wanted: ContractFilter, *, scope: Scope, after: str | None = None, limit: int | None = None
    ) -> Page[ContractRow]:
        limit = bounded(limit)
        rows = self._contracts(scope, ContractRow).order_by(contracts.c.id.desc()).limit(limit + 1)
        rows = rows.where(*matching(contracts, wanted.text, wanted.clients), *self.narrowed(wanted))
        if (last := decode_cursor(after)) is not None:
            rows = rows.where(contracts.c.id < last[0])
        return page_of(self.reads.structs(ContractRow, rows), limit, lambda row: (row.id,))

    def narrowed(self, wanted: ContractFilter) -> list[ColumnElement[bool]]:
        day = as_of(self.clock.today())
        asked: list[ColumnElement[bool]] = [
            contracts.c[name] == value
            for name in ("stage", "client_id", "branch_id", "responsible_id")
            if (value := getattr(wanted, name)) is not None
        ]
        if wanted.ends_before is not None:
            asked += [contracts.c.ends_on < wanted.ends_before, contracts.c.stage.in_(RUNNING)]
        if wanted.kind:
            asked.append(contracts.c.client_id.in_(select(clients.c.id).where(clients.c.kind == wanted.kind)))
        if wanted.service_id is not None:
            with_it = select(contract_lines.c.contract_id).where(contract_lines.c.service_id == wanted.service_id)
            asked.append(contracts.c.id.in_(with_it.where(in_force(day))))
        if wanted.renews is not None:
            asked.append(renews(terms_on(day)) == wanted.renews)
        if wanted.least is not None:
            asked.append(monthly(day) >= Money(wanted.least))
        if wanted.most is not None:
            asked.append(monthly(day) <= Money(wanted.most))
        return asked

    def contract(self, contract_id: ContractId, *, scope: Scope) -> ContractCard:
        found = self._cards(self._contracts(scope, ContractCard).where(contracts.c.id == contract_id))
        if not found:
            raise NotFound("contract", contract_id)
        return found[0]

    def history(self, contract_id: ContractId, *, scope: Scope) -> ContractHistory:
        mine_ = select(contracts.c.id).where(contracts.c.id == contract_id, *mine(contracts, scope))
        if self.reads.first(mine_) is None:
            raise NotFound("contract", contract_id)
        annexes, rests = contract_annexes.c, contract_suspensions.c
        return ContractHistory(
            lines=self.contract_lines(contract_id),
            annexes=self.reads.structs(
                AnnexRow,
                select(*(annexes[name] for name in AnnexRow.__struct_fields__))
                .where(annexes.contract_id == contract_id)
                .order_by(annexes.number),
            ),
            suspensions=self.reads.structs(
                SuspensionRow,
                select(*(rests[name] for name in SuspensionRow.__struct_fields__))
                .where(rests.contract_id == contract_id)
                .order_by(rests.starts_on, rests.id),
            ),
        )

    def contract_lines(self, contract_id: ContractId) -> list[ContractLineCard]:
        return self.lines_of([contract_id]).get(contract_id, [])

    def agreed_lines(self, contract_id: ContractId) -> AgreedLines:
        head = select(contracts.c.client_id, contracts.c.branch_id, contracts.c.ends_on)
        row = self.reads.one(head.where(contracts.c.id == contract_id))
        return AgreedLines(**row._mapping, lines=self.contract_lines(contract_id))

    def indexes(self) -> list[PriceIndexCard]:
        heads = self.reads.all(select(price_indexes).order_by(price_indexes.c.name))
        values = self.reads.all(select(index_values).order_by(index_values.c.index_id, index_values.c.on))
        found: dict[int, list[IndexValueRow]] = {}
        for row in values:
            found.setdefault(row.index_id, []).append(IndexValueRow(on=row.on, value=row.value))
        return [
            PriceIndexCard(code=row.code, name=row.name, kind=row.kind, values=found.get(row.id, [])) for row in heads
        ]

    def indexable(self, on: date, *, scope: Scope, limit: int = 200) -> list[IndexableContract]:
        terms = terms_on(on)
        annexes = contract_annexes.alias("indexed")
        mine_ = annexes.c.contract_id == contracts.c.id
        last = select(func.max(annexes.c.effective_on)).where(mine_, annexes.c.index_year.is_not(None))
        done = select(annexes.c.id).where(mine_, annexes.c.index_year == on.year).exists()
        month = type_coerce(terms, JSON)["indexation"]["month"].as_integer()
        since = func.coalesce(last.scalar_subquery(), contracts.c.starts_on)
        rows = self.reads.all(
            select(
                contracts.c.id, contracts.c.number, contracts.c.title, contracts.c.client_id,
                terms.label("terms"), since.label("since"),
            )
            .where(*mine(contracts, scope), contracts.c.stage.in_(RUNNING), month == on.month, ~done)
            .where(contracts.c.starts_on < on, or_(contracts.c.ends_on.is_(None), contracts.c.ends_on > on))
            .order_by(contracts.c.id)
            .limit(limit)
        )  # fmt: skip
        lines = self.lines_of([row.id for row in rows])
        return [
            IndexableContract(**row._mapping, lines=[line for line in lines.get(row.id, []) if line.in_force(on)])
            for row in rows
        ]

    def payment_days(self, contract_id: ContractId, on: date) -> int | None:
        terms: Terms | None = self.reads.scalar(select(terms_on(on)).where(contracts.c.id == contract_id))
        return None if terms is None else terms.payment_days

    def numbers(self, ids: Iterable[ContractId]) -> dict[ContractId, str]:
        if not (chosen := {*ids}):
            return {}
        rows = self.reads.all(select(contracts.c.id, contracts.c.number).where(one_of_ids(contracts.c.id, chosen)))
        return {ContractId(row.id): row.number or "" for row in rows}

    def in_force(
        self, *, scope: Scope, start: date, end: date, billing: Billing | None = None, client_id: ClientId | None = None
    ) -> list[ContractCard]:
        running = self._contracts(scope, ContractCard).where(
            contracts.c.stage.in_((*RUNNING, ContractStage.ENDED)),
            contracts.c.starts_on < end,
            or_(contracts.c.ends_on.is_(None), contracts.c.ends_on > start),
        )
        if billing is not None:
            running = running.where(contracts.c.billing == billing)
        if client_id is not None:
            running = running.where(contracts.c.client_id == client_id)
        return self._cards(running.order_by(contracts.c.id))

    def active_value(self, client_id: ClientId) -> Money:
        active = (contracts.c.client_id == client_id, contracts.c.stage == ContractStage.ACTIVE)
        value = select(func.coalesce(func.sum(monthly(as_of(self.clock.today()))), NOTHING)).where(*active)
        found: Money = self.reads.scalar(value)
        return found

    def _contracts(self, scope: Scope, kind: type[Any]) -> Select[Any]:
        """Every read of contracts starts here; value and terms are those of the day it stands on."""
        day = as_of(self.clock.today())
        now = terms_on(day)
        plain = [contracts.c[name] for name in kind.__struct_fields__ if name not in DERIVED]
        derived = [
            func.coalesce(contracts.c.number, "").label("number"),
            monthly(day).label("monthly"),
            renews(now).label("renews"),
        ]
        if kind is ContractCard:
            derived += [now.label("terms"), contracts.c.terms.label("signed_terms"), day.label("as_of")]
        return select(*plain, *derived).where(*mine(contracts, scope))

    def _cards(self, wanted: Select[Any]) -> list[ContractCard]:
        rows = self.reads.all(wanted)
        lines = self.lines_of([row.id for row in rows])
        return [
            ContractCard(
                **row._mapping,
                payment_days=row.terms.payment_days,
                lines=[line for line in lines.get(row.id, []) if line.in_force(row.as_of)],
            )
            for row in rows
        ]

    def lines_of(self, ids: list[int]) -> dict[int, list[ContractLineCard]]:
        if not ids:
            return {}
        wanted = select(*(contract_lines.c[name] for name in ContractLineCard.__struct_fields__))
        wanted = wanted.where(one_of_ids(contract_lines.c.contract_id, ids))
        rows = self.reads.structs(
            ContractLineCard, wanted.order_by(contract_lines.c.contract_id, contract_lines.c.position)
        )
        return {contract: list(lines) for contract, lines in groupby(rows, key=lambda line: line.contract_id)}


def mine(table: Any, scope: Scope) -> list[ColumnElement[bool]]:
    """The first condition of every read of a person."""
    found: list[ColumnElement[bool]] = [table.c.branch_id.in_(scope.branch_ids)]
    return found if scope.client_id is None else [*found, table.c.client_id == scope.client_id]


def matching(table: Any, text: str, clients: Collection[ClientId]) -> list[ColumnElement[bool]]:
    """Number or title holds every word, in either alphabet, or the client is one of those found by name."""
    words = text.split()[:5]
    if not words:
        return []
    named = [
        or_(table.c.number.icontains(word, autoescape=True), func.strpos(func.fold(table.c.title), func.fold(word)) > 0)
        for word in words
    ]
    return [or_(and_(*named), one_of_ids(table.c.client_id, clients))]
