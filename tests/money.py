"""Clients with documents and desks, made in one line through the use cases."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from dishka import Container
from sqlalchemy import Engine, text

from cleaning.application.billing.draft_invoice import DraftInvoice, InvoiceDraft
from cleaning.application.billing.issue_invoice import Issue, IssueInvoice
from cleaning.application.clients.add_client import AddClient
from cleaning.application.clients.commands import NewClient
from cleaning.application.company.change_company import ChangeCompany
from cleaning.application.treasury.open_desk import NewDesk, OpenDesk
from cleaning.application.treasury.receive_payment import IncomingPayment, Received, ReceivePayment
from cleaning.domain.billing.values import Item
from cleaning.domain.clients.values import ClientKind
from cleaning.domain.company.company import Details
from cleaning.domain.shared.money import Money, UnitCost
from cleaning.domain.treasury.values import DeskKind

_names = count(1)


def a_company(scope: Container, **changes: Any) -> None:
    """„Бистра София“ ООД, registered for VAT."""
    known: dict[str, Any] = {
        "legal_name": "„Бистра София“ ООД", "name": "Бистра", "eik": "209998883", "vat_number": "BG209998883",
        "vat_registered": True, "address": "бул. „Ал. Малинов“ 51", "city": "1712 София",
        "accountable": "Даниела Костова", "bank": "ОББ", "iban": "BG19UBBS80021099990004", "bic": "UBBSBGSF",
    }  # fmt: skip
    scope.get(ChangeCompany)(Details(**known | changes))


def item(price: str = "100.00", quantity: str = "1", **changes: Any) -> Item:
    known: dict[str, Any] = {
        "description": "Почистване", "unit": "visit", "quantity": Decimal(quantity), "unit_price": UnitCost(price),
    }  # fmt: skip
    return Item(**known | changes)


def a_client(scope: Container, **changes: Any) -> int:
    known: dict[str, Any] = {"kind": ClientKind.ORGANISATION, "legal_name": f"„Проба {next(_names)}“ ООД"}
    return scope.get(AddClient)(NewClient(**known | changes))


def a_desk(scope: Container, kind: DeskKind = DeskKind.BANK, **changes: Any) -> int:
    known: dict[str, Any] = {"branch_id": 1, "kind": kind, "name": f"Каса {next(_names)}"}
    return scope.get(OpenDesk)(NewDesk(**known | changes))


def a_draft(scope: Container, client_id: int, *items: Item, **changes: Any) -> int:
    given = {"items": items or (item(),)} | changes
    return scope.get(DraftInvoice)(InvoiceDraft(client_id=client_id, **given))


def an_invoice(scope: Container, client_id: int, *items: Item, on: date | None = None, **changes: Any) -> int:
    """An issued document; without items one of 100.00 and 20.00 VAT."""
    draft = a_draft(scope, client_id, *items, **changes)
    scope.get(IssueInvoice)(Issue(invoice_id=draft, on=on))
    return draft


def pays(scope: Container, client_id: int, desk_id: int, amount: str, **changes: Any) -> Received:
    return scope.get(ReceivePayment)(
        IncomingPayment(desk_id=desk_id, client_id=client_id, amount=Money(amount), **changes)
    )


def sums(scope: Container) -> dict[str, Decimal]:
    """Debit minus credit of every account, straight from the lines."""
    with scope.get(Engine).connect() as connection:
        rows = connection.execute(text("select account_code, sum(debit - credit) from entry_lines group by 1"))
        return {row[0]: row[1] for row in rows if row[1]}


def scalar(scope: Container, query: str, **values: Any) -> Any:
    with scope.get(Engine).connect() as connection:
        return connection.execute(text(query), values).scalar()
