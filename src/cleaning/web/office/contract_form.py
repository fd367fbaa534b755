"""The forms of a contract: from lines and terms on the screen to what sales takes, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from typing import Any

from cleaning.application.catalogue.queries import ServiceName
from cleaning.application.sales.contract_inputs import ContractInputs, ContractLineInputs, TermsInputs
from cleaning.application.sales.contract_queries import ContractCard, ContractLineCard
from cleaning.domain.sales.often import SIGNS, rule_of
from cleaning.domain.sales.terms import Terms
from cleaning.domain.sales.values import Per
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import ClientId, ContractLineId, PremisesId, ServiceId, UserId
from cleaning.domain.shared.money import ZERO
from cleaning.web.forms import Form
from cleaning.web.office.service_form import row_names
from cleaning.web.typed import typed

MORNING = time(8)
LINE = ("line_id", "premises_id", "service_id", "service", "quantity", "often", "price", "per", "start_time", "minutes")


def read_contract(form: Form, client_id: ClientId) -> ContractInputs | None:
    """None when something could not be read; every mistake is named at its field."""
    title, starts_on = form.text("title", required=True), form.date("starts_on", required=True)
    months, note = form.whole("months", least=1, most=120), form.text("note", max=2000)
    responsible, lines, terms = form.ref("responsible_id"), read_lines(form), read_terms(form)
    if form.errors or starts_on is None:
        return None
    return ContractInputs(
        client_id=client_id, title=title, starts_on=starts_on, months=months, ends_on=form.date("ends_on"),
        lines=lines, terms=terms, note=note, responsible_id=None if responsible is None else UserId(responsible),
    )  # fmt: skip


def read_lines(form: Form) -> tuple[ContractLineInputs, ...]:
    """Rows with a service; an empty price is calculated, an empty quantity is the area."""
    lines = [read_line(row, row.ref("premises_id", required=True)) for row in form.rows("line") if _says(row)]
    if not lines and not form.errors:
        form.refuse("", RuleBroken("contract.empty"))
    return tuple(lines)


def read_line(row: Form, premises_id: int | None) -> ContractLineInputs:
    line_id, service = row.ref("line_id"), row.ref("service_id", required=True)
    return ContractLineInputs(
        premises_id=PremisesId(premises_id or 0), service_id=ServiceId(service or 0),
        rrule=rule_of(row.text("often") or "M"), quantity=row.decimal("quantity", least=0),
        price=row.money("price"), per=row.choice("per", Per) or Per.MONTH,
        start_time=row.time("start_time") or MORNING, minutes=row.whole("minutes", least=1, most=1440),
        description=row.text("description", max=300),
        line_id=None if line_id is None else ContractLineId(line_id),
    )  # fmt: skip


def read_terms(form: Form) -> TermsInputs:
    return TermsInputs(
        payment_days=form.whole("payment_days", least=0, most=365),
        notice_days=_or(form.whole("notice_days", least=0, most=365), 30),
        renewal_months=form.whole("renewal_months", least=1, most=120),
        renewal_notice_days=_or(form.whole("renewal_notice_days", least=0, most=365), 30),
        index=form.text("index", max=60), index_month=form.whole("index_month", least=1, most=12) or 1,
        index_cap=form.decimal("index_cap", most=1000), index_floor=form.decimal("index_floor", most=1000),
        deposit=form.money("deposit") or ZERO, late_rate=form.decimal("late_rate", least=0) or Decimal(0),
        early_months=form.decimal("early_months", least=0) or Decimal(0), penalties=form.text("penalties", max=2000),
    )  # fmt: skip


def known_contract(card: ContractCard, lang: str) -> dict[str, Any]:
    """The fields of a stored contract as texts."""
    return {
        "title": card.title, "starts_on": card.starts_on.isoformat(), "months": "", "note": card.note,
        "ends_on": card.ends_on.isoformat() if card.ends_on else "",
        "responsible_id": card.responsible_id or "", **known_terms(card.terms, lang),
    }  # fmt: skip


def known_terms(terms: Terms, lang: str) -> dict[str, Any]:
    index, renewal = terms.indexation, terms.renewal
    return {
        "payment_days": "" if terms.payment_days is None else terms.payment_days, "notice_days": terms.notice_days,
        "renewal_months": renewal.months if renewal else "",
        "renewal_notice_days": renewal.notice_days if renewal else 30,
        "index": index.index if index else "", "index_month": index.month if index else 1,
        "index_cap": typed(index.cap, lang) if index else "",
        "index_floor": typed(index.floor, lang) if index else "0",
        "deposit": typed(terms.deposit, lang) if terms.deposit else "",
        "late_rate": typed(terms.late_rate, lang) if terms.late_rate else "",
        "early_months": typed(terms.early_months, lang) if terms.early_months else "",
        "penalties": terms.penalties,
    }  # fmt: skip


def line_rows(
    form: Form, stored: Sequence[ContractLineCard], services: Mapping[ServiceId, ServiceName], lang: str
) -> list[dict[str, Any]]:
    """Rows to show: as typed when the form came back, else as stored, else one to begin with."""
    if names := row_names(form, "line"):
        return [{"name": name, **{field: form.values.get(f"{name}-{field}", "") for field in LINE}} for name in names]
    rows = [
        {
            "name": f"line-{number}", "line_id": line.id, "premises_id": line.premises_id,
            "service_id": line.service_id, "quantity": typed(line.quantity, lang),
            "service": services[line.service_id].name(lang) if line.service_id in services else line.description,
            "description": line.description, "often": SIGNS.get(line.rrule, line.rrule),
            "price": typed(line.price, lang), "per": str(line.per), "start_time": f"{line.start_time:%H:%M}",
            "minutes": line.minutes,
        } for number, line in enumerate(stored)
    ]  # fmt: skip
    return rows or [{"name": "line-0"}]


def next_month(today: date) -> date:
    """Contracts usually begin with a month."""
    return date(today.year + today.month // 12, today.month % 12 + 1, 1)


def _or(value: int | None, default: int) -> int:
    return default if value is None else value


def _says(row: Form) -> bool:
    return bool(row.get("service_id") or row.get("service_id_text") or row.get("price"))
