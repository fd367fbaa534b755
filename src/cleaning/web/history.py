"""A client's history in words: facts become sentences, signs and addresses."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from cleaning.application.clients.history import Happening, HistoryPart
from cleaning.application.company.words import Wordbook
from cleaning.domain.clients.values import InteractionKind
from cleaning.domain.company.values import Dictionary
from cleaning.domain.shared.money import Money
from cleaning.web.formats import SOFIA
from cleaning.web.i18n import Catalogues

PARTS: dict[str, tuple[str, HistoryPart | None]] = {
    "": ("Everything", None),
    "visits": ("Visits", HistoryPart(contexts=("visits", "plans"))),
    "money": ("Money", HistoryPart(contexts=("billing", "treasury"))),
    "deals": ("Quotes, contracts, orders", HistoryPart(contexts=("sales", "pricing", "orders"))),
    "talks": ("Conversations", HistoryPart(contexts=("messaging",), talks=True)),
    "calls": ("Calls", HistoryPart(interactions=(InteractionKind.CALL_IN, InteractionKind.CALL_OUT))),
    "wishes": ("Wishes and complaints", HistoryPart(interactions=(InteractionKind.WISH, InteractionKind.COMPLAINT))),
    "papers": ("Data and documents", HistoryPart(contexts=("clients", "premises", "documents"))),
}
SIGNS = {
    "interaction.call_in": ("phone", ""), "interaction.call_out": ("phone", ""), "interaction.message": ("message", ""),
    "interaction.meeting": ("people", ""), "interaction.complaint": ("flag", "bad"),
    "interaction.wish": ("star", "info"),
    "interaction.note": ("edit", ""), "visits.VisitCompleted": ("check", "ok"), "visits.VisitCancelled": ("x", "warn"),
    "billing.InvoiceIssued": ("invoice", "info"), "treasury.PaymentReceived": ("bank", "ok"),
    "messaging.MessageFailed": ("message", "bad"), "messaging.MessageUnclear": ("message", "warn"),
    "orders.OrderClosed": ("check", "ok"), "orders.OrderCancelled": ("x", "warn"),
    "sales.QuoteAccepted": ("quote", "ok"), "sales.ContractSigned": ("doc", "ok"),
}  # fmt: skip
OF_CONTEXT = {
    "visits": "today", "plans": "repeat", "billing": "invoice", "treasury": "bank", "messaging": "message",
    "sales": "quote", "orders": "work", "pricing": "calculator", "premises": "pin", "clients": "user",
    "documents": "doc",
}  # fmt: skip
PLACES = (
    ("invoice_id", "/invoices/"), ("contract_id", "/contracts/"), ("quote_id", "/quotes/"), ("visit_id", "/visits/"),
    ("order_id", "/orders/"),
    ("plan_id", "/plans/"), ("payment_id", "/payments/"), ("request_id", "/requests/"), ("premises_id", "/premises/"),
)  # fmt: skip
ENUMS = {
    "before": "clientstatus", "after": "clientstatus", "purpose": "consentpurpose", "channel": "consentchannel",
    "stage_before": "requeststage", "stage_after": "requeststage", "order_source": "ordersource",
}  # fmt: skip
WORDS = {"came_by": Dictionary.CHANNEL, "loss_reason": Dictionary.LOSS}
DAY = re.compile(r"\d{4}-\d\d-\d\d")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT.*")
SUM = re.compile(r"-?\d+\.\d\d")


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the history as it is shown; ``task`` is the day something was promised for, ``done`` if it is.

    ``before`` is what an interaction said until it was corrected; ``kind`` and what follows belong to interactions.
    """

    at: datetime
    sentence: str
    icon: str
    tone: str
    href: str | None
    actor: str
    text: str = ""
    task: date | None = None
    task_text: str = ""
    done: bool = False
    interaction_id: int | None = None
    follow_up_id: int | None = None
    kind: str = ""
    minutes: int | None = None
    result: str = ""
    place: str = ""
    premises_id: int | None = None
    ended: bool = False
    before: str | None = None


def told(rows: Sequence[Happening], catalogues: Catalogues, lang: str, book: Wordbook) -> list[Told]:
    """Every happening in the viewer's language."""
    return [_told(row, catalogues, lang, book) for row in rows]


def by_day(rows: Sequence[Told], zone: ZoneInfo = SOFIA) -> list[tuple[date, list[Told]]]:
    """Grouped by local day, the order kept."""
    return [(day, list(group)) for day, group in groupby(rows, lambda row: row.at.astimezone(zone).date())]


def _told(row: Happening, catalogues: Catalogues, lang: str, book: Wordbook) -> Told:
    context = row.code.partition(".")[0]
    icon, tone = SIGNS.get(row.code, (OF_CONTEXT.get(context, "info"), ""))
    if row.interaction_id is not None:
        promised = row.data.get("follow_up_on")
        return Told(
            at=row.at,
            sentence=book.name(Dictionary.INTERACTION, row.code.removeprefix("interaction."), lang),
            icon=icon,
            tone=tone,
            href=None,
            actor=row.actor,
            text=row.data.get("text", ""),
            task=date.fromisoformat(promised) if promised else None,
            task_text=row.data.get("follow_up") or "",
            done=row.data.get("done_at") is not None,
            interaction_id=row.interaction_id,
            follow_up_id=row.follow_up_id,
            kind=row.code.removeprefix("interaction."),
            minutes=row.data.get("minutes"),
            result=row.data.get("result") or "",
            place=row.data.get("premises") or "",
            premises_id=row.data.get("premises_id"),
            ended=row.data.get("ended_at") is not None,
            before=row.data.get("text_before"),
        )
    facts = in_words(row.data, book, lang)
    href = next((place + str(row.data[name]) for name, place in PLACES if row.data.get(name)), None)
    return Told(
        at=row.at,
        sentence=catalogues.sentence(f"fact.{row.code}", facts, lang),
        icon=icon,
        tone=tone,
        href=href,
        actor=row.actor,
    )


def in_words(data: Mapping[str, Any], book: Wordbook, lang: str) -> dict[str, Any]:
    """What a fact holds, as its sentence takes it."""
    facts = {name: known_value(name, value) for name, value in data.items()}
    return facts | {name: book.name(of, facts[name], lang) for name, of in WORDS.items() if facts.get(name)}


def known_value(name: str, value: Any) -> Any:
    """JSON back to what the formats know: days, moments, sums, names of values."""
    if not isinstance(value, str):
        return value
    if MOMENT.fullmatch(value):
        return datetime.fromisoformat(value)
    if DAY.fullmatch(value):
        return date.fromisoformat(value)
    if name in ENUMS:
        return f"{ENUMS[name]}.{value}"
    return Money(Decimal(value)) if SUM.fullmatch(value) else value
