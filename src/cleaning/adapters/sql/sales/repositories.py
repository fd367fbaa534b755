"""Offers and contracts, by SQLAlchemy."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, exists, insert, or_, select
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.orm import Session
from sqlalchemy.sql.selectable import ForUpdateArg

from cleaning.adapters.sql.arrays import one_of_ids
from cleaning.adapters.sql.sales.annex_tables import contract_alerts, contract_suspensions, price_indexes
from cleaning.adapters.sql.sales.tables import contracts, quote_editions, quote_lines, quotes
from cleaning.domain.sales.contract import RUNNING, Contract
from cleaning.domain.sales.price_index import PriceIndex
from cleaning.domain.sales.quote import OPEN, Quote
from cleaning.domain.sales.values import AlertAbout, ContractStage, QuoteStage
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import ContractId, CostSheetId, QuoteId

KEPT = ForUpdateArg(key_share=True)
"""Nobody else changes it until the commit; others may refer to it."""


@dataclass(frozen=True, slots=True)
class SqlQuotes:
    session: Session

    def get(self, quote_id: QuoteId) -> Quote:
        if (quote := self.session.get(Quote, quote_id)) is None:
            raise NotFound("quote", quote_id)
        return quote

    def held(self, quote_id: QuoteId) -> Quote:
        if (quote := self.session.get(Quote, quote_id, with_for_update=KEPT, populate_existing=True)) is None:
            raise NotFound("quote", quote_id)
        return quote

    def add(self, quote: Quote) -> None:
        self.session.add(quote)
        self.session.flush()

    def store(self, quote: Quote) -> None:
        self.session.flush()

    def open_on(self, sheet_ids: Iterable[CostSheetId]) -> Sequence[Quote]:
        following = select(quote_lines.c.quote_id).where(
            quote_lines.c.follows, one_of_ids(quote_lines.c.cost_sheet_id, sheet_ids)
        )
        wanted = select(Quote).where(quotes.c.stage.in_(OPEN), quotes.c.id.in_(following)).order_by(quotes.c.id)
        return self.session.scalars(wanted.with_for_update(key_share=True, of=quotes)).all()

    def run_out(self, today: date) -> Sequence[Quote]:
        wanted = select(Quote).where(quotes.c.stage == QuoteStage.SENT, quotes.c.valid_until < today)
        return self.session.scalars(wanted.order_by(quotes.c.id)).all()

    def keep_edition(self, quote: Quote, at: datetime, content: dict[str, Any]) -> None:
        self.session.execute(
            insert(quote_editions).values(
                quote_id=quote.known_id,
                edition=quote.edition,
                at=at,
                monthly=quote.monthly,
                once=quote.once,
                content=content,
            )
        )


@dataclass(frozen=True, slots=True)
class SqlContracts:
    session: Session

    def get(self, contract_id: ContractId) -> Contract:
        if (contract := self.session.get(Contract, contract_id)) is None:
            raise NotFound("contract", contract_id)
        return contract

    def held(self, contract_ids: Collection[ContractId]) -> dict[ContractId, Contract]:
        wanted = select(Contract).where(one_of_ids(contracts.c.id, contract_ids)).order_by(contracts.c.id)
        found = {one.known_id: one for one in self.session.scalars(wanted.with_for_update(key_share=True))}
        if missing := sorted(set(contract_ids) - found.keys()):
            raise NotFound("contract", missing[0])
        return found

    def add(self, contract: Contract) -> None:
        self.session.add(contract)
        self.session.flush()

    def discard(self, contract: Contract) -> None:
        self.session.delete(contract)
        self.session.flush()

    def unsettled(self, today: date) -> Sequence[Contract]:
        resting = exists().where(
            contract_suspensions.c.contract_id == contracts.c.id,
            contract_suspensions.c.starts_on <= today,
            or_(contract_suspensions.c.resumes_on.is_(None), contract_suspensions.c.resumes_on > today),
        )
        wanted = select(Contract).where(
            or_(
                and_(contracts.c.stage.in_(RUNNING), contracts.c.ends_on <= today),
                and_(contracts.c.stage == ContractStage.ACTIVE, resting),
                and_(contracts.c.stage == ContractStage.SUSPENDED, ~resting),
            )
        )
        return self.session.scalars(wanted.order_by(contracts.c.id)).all()

    def ending(self, before: date) -> Sequence[Contract]:
        wanted = select(Contract).where(contracts.c.stage.in_(RUNNING), contracts.c.ends_on < before)
        return self.session.scalars(wanted.order_by(contracts.c.ends_on, contracts.c.id)).all()

    def tell_once(self, contract: Contract, about: AlertAbout, on: date, days: int) -> bool:
        told = {"contract_id": contract.known_id, "about": about, "on": on, "days": days}
        new = upsert(contract_alerts).values(told).on_conflict_do_nothing().returning(contract_alerts.c.id)
        return self.session.scalar(new) is not None


@dataclass(frozen=True, slots=True)
class SqlPriceIndexes:
    session: Session

    def by_code(self, code: str) -> PriceIndex | None:
        return self.session.scalar(select(PriceIndex).where(price_indexes.c.code == code))

    def add(self, index: PriceIndex) -> None:
        self.session.add(index)
        self.session.flush()
