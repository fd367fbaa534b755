"""What an address says of premises: conditions nobody offers are none, so an old link still opens."""

from __future__ import annotations

from collections.abc import Iterable

from litestar import Request

from cleaning.application.premises.filtering import PremisesFilter
from cleaning.application.shared.own import OwnAsked
from cleaning.domain.company.values import Dictionary
from cleaning.domain.premises.values import Condition, FloorKind, Periodicity
from cleaning.web.choices import amount, chosen
from cleaning.web.wordbook import book_of

ANSWERS = ("codes", "keys", "photos", "wishes", "point")
TEXTS = ("q", "told", "settlement", "municipality", "region", "district", "zone")
MORE = ("told", "municipality", "district", "zone", "floor_kind", "condition", *ANSWERS)
"""Conditions that stand behind „More conditions“."""


def filter_of(request: Request, own: OwnAsked) -> PremisesFilter:
    """The filter of the list's address; ``condition`` may stand in it several times, ``match=any`` makes one enough."""
    asked = request.query_params
    return PremisesFilter(
        **{name: asked.get(name, "")[:200] for name in TEXTS},
        purpose=book_of(request).branch(Dictionary.PURPOSE, asked["purpose"]) if asked.get("purpose") else (),
        periodicity=chosen(Periodicity, asked.get("periodicity", "")),
        conditions=conditions_of(asked.getall("condition", [])),
        any_condition=asked.get("match") == "any",
        floor_kind=chosen(FloorKind, asked.get("floor_kind", "")),
        area_from=amount(asked.get("area_from", "")),
        area_to=amount(asked.get("area_to", "")),
        **{name: {"yes": True, "no": False}.get(asked.get(name, "")) for name in ANSWERS},
        inactive=asked.get("inactive") == "true",
        own=own,
    )


def conditions_of(said: Iterable[str]) -> tuple[Condition, ...]:
    """Those there are, in the order crews see them."""
    told = set(said)
    return tuple(one for one in Condition if one in told)
