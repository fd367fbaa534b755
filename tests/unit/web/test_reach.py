"""What lies beyond every calendar and every sum is refused at its field, before any use case begins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from cleaning.domain.shared.errors import Invalid
from cleaning.web import reach


@dataclass
class Line:
    price: Decimal
    on: date | None = None


@dataclass
class Body:
    lines: list[Line]


def refused(**arguments: object) -> set[str]:
    with pytest.raises(Invalid) as said:
        reach.check(arguments)
    return set(said.value.fields)


@pytest.mark.parametrize("far", [date.max, date.min, datetime(9999, 12, 31, tzinfo=UTC), Decimal("1e999"),
                                 Decimal("NaN"), Decimal("1e-999"), Decimal(10) ** 400])  # fmt: skip
def test_a_day_or_number_out_of_reach_is_named(far):
    assert refused(start=far, end=date(2026, 11, 24)) == {"start"}


def test_a_value_deep_in_a_body_is_named_by_its_place():
    body = Body([Line(Decimal(1)), Line(Decimal(1), date.max)])
    assert refused(data=body) == {"lines.1.on"}


def test_what_people_plan_and_pay_passes():
    reach.check({"data": Body([Line(Decimal("-1234.50"), date(2026, 11, 24))]), "q": "9999-12-31", "limit": 5})


def test_an_address_names_a_day_within_reach():
    assert reach.day("2026-11-24") == date(2026, 11, 24)
    with pytest.raises(ValueError, match="9999"):
        reach.day("9999-12-31")
