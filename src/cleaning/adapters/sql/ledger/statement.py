"""A client's account: what was charged and paid, document by document, with the balance after each."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from cleaning.adapters.sql.clients.alias import is_client
from cleaning.adapters.sql.ledger.tables import entries, entry_lines
from cleaning.adapters.sql.reads import Reads
from cleaning.adapters.sql.types import MoneyType
from cleaning.application.ledger.queries import Statement, StatementLine
from cleaning.domain.shared.ids import ClientId
from cleaning.domain.shared.money import Money

OWED = entry_lines.c.account_code.in_(("411", "412"))
NET = func.sum(entry_lines.c.debit - entry_lines.c.credit)


def statement(reads: Reads, client_id: int, start: date, end: date) -> Statement:
    """Two queries: what was before, and the movements; an entry that only turns an advance round moves nothing."""
    of_client = (is_client(entry_lines.c.client_id, client_id), OWED)
    opening: Money = reads.scalar(
        select(func.coalesce(NET, 0, type_=MoneyType())).where(*of_client, entry_lines.c.on < start)
    )
    moved = (
        select(entry_lines.c.entry_id, func.sum(entry_lines.c.debit - entry_lines.c.credit).label("net"))
        .where(*of_client, entry_lines.c.on.between(start, end))
        .group_by(entry_lines.c.entry_id)
        .subquery()
    )
    about = [entries.c[name] for name in ("on", "source_kind", "source_id", "number", "text")]
    found = (
        select(entries.c.id.label("entry_id"), *about, moved.c.net)
        .join(moved, moved.c.entry_id == entries.c.id)
        .where(moved.c.net != 0)
        .order_by(entries.c.on, entries.c.id)
    )
    balance, lines = opening, []
    for row in reads.all(found):
        known = dict(row._mapping)
        net: Money = known.pop("net")
        balance = balance + net
        debit, credit = (net, Money.ZERO) if net > Money.ZERO else (Money.ZERO, -net)
        lines.append(StatementLine(**known, debit=debit, credit=credit, balance=balance))
    return Statement(
        client_id=ClientId(client_id), start=start, end=end, opening=opening, lines=lines,
        debit=sum((line.debit for line in lines), Money.ZERO), credit=sum((line.credit for line in lines), Money.ZERO),
        closing=balance,
    )  # fmt: skip
