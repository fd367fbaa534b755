"""Visits and monthly fees as lines of a document: the same work at the same place and price is one line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cleaning.domain.billing.share import DAY, Stretch, after, whole
from cleaning.domain.billing.values import Item
from cleaning.domain.shared.ids import PremisesId, ServiceId
from cleaning.domain.shared.money import Money, UnitCost


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """One priced line of one finished visit; ``price`` is for the whole visit, without VAT."""

    on: date
    premises_id: PremisesId
    premises: str
    service_id: ServiceId
    description: str
    price: Money
    vat_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Monthly:
    """One line of a contract's fee for one month; ``price`` is for the ``days`` of it that are billed."""

    month: date
    days: tuple[Stretch, ...] = ()
    premises_id: PremisesId
    premises: str
    service_id: ServiceId
    description: str
    price: Money
    vat_code: str


def visit_items(done: Iterable[Done]) -> list[Item]:
    """„Почистване – Офис Младост“ × 12 visits; the note lists the days."""
    groups: dict[tuple[object, ...], list[Done]] = {}
    for one in done:
        key = (one.premises_id, one.service_id, one.description, one.price, one.vat_code)
        groups.setdefault(key, []).append(one)
    return [_visits(group) for group in groups.values()]


def month_items(fees: Iterable[Monthly]) -> list[Item]:
    """One line per fee and month; the note names the month as ``mm.yyyy``, or the days of it that are billed."""
    return [
        Item(
            description=_named(fee.description, fee.premises),
            unit="month",
            quantity=Decimal(1),
            unit_price=UnitCost(fee.price.amount),
            vat_code=fee.vat_code,
            note=_of_month(fee),
            service_id=fee.service_id,
            premises_id=fee.premises_id,
        )
        for fee in fees
    ]


def _of_month(fee: Monthly) -> str:
    """„11.2026“; „16.11.–30.11.2026, 15/30“ for fifteen days of thirty."""
    if not fee.days or whole(fee.month, list(fee.days)):
        return f"{fee.month:%m.%Y}"
    spans = [f"{one.start:%d.%m.}–{one.end - DAY:%d.%m.%Y}" for one in fee.days]
    days = sum((one.end - one.start).days for one in fee.days)
    return f"{', '.join(spans)}, {days}/{(after(fee.month) - fee.month).days}"


def _visits(group: Sequence[Done]) -> Item:
    first = group[0]
    days = sorted({one.on for one in group})
    return Item(
        description=_named(first.description, first.premises),
        unit="visit",
        quantity=Decimal(len(group)),
        unit_price=UnitCost(first.price.amount),
        vat_code=first.vat_code,
        note=_days(days),
        service_id=first.service_id,
        premises_id=first.premises_id,
    )


def _named(description: str, premises: str) -> str:
    return f"{description} – {premises}" if premises and premises not in description else description


def _days(days: Sequence[date]) -> str:
    """„02.11., 04.11., 06.11.2026“; from the fourteenth on only the first and the last."""
    if len(days) > 13:
        return f"{days[0]:%d.%m.}–{days[-1]:%d.%m.%Y}"
    return ", ".join([f"{day:%d.%m.}" for day in days[:-1]] + [f"{days[-1]:%d.%m.%Y}"])
