"""When somebody must be told that a contract comes to its end, or to the last day for refusing its renewal."""

from __future__ import annotations

from datetime import date

from cleaning.domain.sales.contract import RUNNING, Contract
from cleaning.domain.sales.events import ContractEndNear
from cleaning.domain.sales.terms import Terms
from cleaning.domain.sales.values import AlertAbout

THRESHOLDS = (7, 30, 60)
"""Days before."""


def to_watch(ends_on: date, terms: Terms, *, terminated: bool) -> tuple[AlertAbout, date]:
    """One that renews itself is watched until its last day for a no; any other until its end."""
    if terms.renewal is not None and not terminated:
        return AlertAbout.NOTICE, terms.renewal.last_no(ends_on)
    return AlertAbout.END, ends_on


def threshold(day: date, today: date) -> int | None:
    """The nearest threshold that is reached, None while the day is far or past; a missed one is not made up for."""
    left = (day - today).days
    return next((days for days in THRESHOLDS if 0 <= left <= days), None)


def near(contract: Contract, today: date) -> tuple[AlertAbout, date, int] | None:
    """What comes near, on which day, and which threshold of days is reached."""
    if contract.stage not in RUNNING or contract.ends_on is None:
        return None
    terms = contract.terms_on(max(today, contract.starts_on)).terms
    about, day = to_watch(contract.ends_on, terms, terminated=contract.termination is not None)
    days = threshold(day, today)
    return None if days is None else (about, day, days)


def warn(contract: Contract, about: AlertAbout, on: date, days: int) -> None:
    """Tell whoever is responsible, or whoever is at the desk."""
    contract.record(
        ContractEndNear(
            contract_id=contract.known_id, client_id=contract.client_id, branch_id=contract.branch_id,
            number=contract.number or "", about=str(about), on=on, days=days, responsible_id=contract.responsible_id,
        )
    )  # fmt: skip
