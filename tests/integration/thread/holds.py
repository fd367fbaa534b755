"""What must be so after the thread was walked, whichever way."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from cleaning.adapters.sql.checks import audit
from tests.app import Api
from tests.integration.thread import figures as so


def ok(answer: Any) -> Any:
    """The record a call answers with; a refusal shows its reason."""
    assert answer.status_code in (200, 201), answer.text
    return answer.json()


def the_figures_hold(api: Api) -> None:
    """Pay, stock, books, margin and VAT, to the cent."""
    earned = ok(api.get("/earnings?month=2026-11"))["rows"]
    assert sorted((one["amount"] for one in earned), reverse=True) == so.SHARES
    [level] = ok(api.get("/stock"))["rows"]
    assert level["value"] == so.STOCK_LEFT
    balance = ok(api.get("/ledger/trial-balance?from=2026-11-01&to=2026-11-30"))
    assert balance["debit"] == balance["credit"]
    assert balance["closing"] == "0.00"
    closing = {row["code"]: row["closing"] for row in balance["rows"]}
    assert closing["703"] == f"-{so.NET}"
    assert closing["601"] == so.MATERIALS
    assert closing["604"] == so.EARNED
    assert closing["302"] == so.STOCK_LEFT
    assert closing["401"] == f"-{so.SUPPLIER_DEBT}"
    margin = ok(api.get("/reports/margin?from=2026-11&to=2026-11"))["total"]
    assert (margin["revenue"], margin["cost"], margin["margin"]) == (
        so.NET, str(Decimal(so.MATERIALS) + Decimal(so.EARNED)), so.MARGIN,
    )  # fmt: skip
    vat = ok(api.get("/ledger/vat/2026-11"))
    assert (vat["sales"], vat["purchases"]) == (so.VAT, "10.00")


def the_audit_is_clean(database: str) -> None:
    """Every promise of every context holds."""
    assert broken_promises(database) == {}


def broken_promises(database: str) -> dict[str, list[dict[str, object]]]:
    """What the audit finds, by promise; there must be promises to ask for."""
    with create_engine(database, poolclass=NullPool).connect() as connection:
        outcomes = list(audit(connection))
    assert len(outcomes) > 20
    return {one.check.name: one.rows for one in outcomes if one.rows}
