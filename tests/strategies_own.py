"""Hypothesis strategies for own fields: definitions of every type, values that fit them and values that do not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from cleaning.domain.shared.own.asking import Condition
from cleaning.domain.shared.own.field import Choice, Field, OwnType

CHOICES = tuple(Choice(key=key, bg=name, en=key) for key, name in (("blue", "Синя"), ("green", "Зелена"), ("red", "Ж")))
LETTERS = "абвгдежзиклмнопрст АБВГ abcxyz XY%_\\'\"0123456789-"
FIELDS = {
    kind: Field(key=f"own_{kind}", type=kind, bg=str(kind), en=str(kind), choices=CHOICES if kind == "choice" else ())
    for kind in OwnType
}
days = st.dates(date(1900, 1, 1), date(2200, 12, 31))
numbers = st.decimals(-(10**11), 10**11, allow_nan=False, allow_infinity=False, places=6) | st.integers(-999, 999).map(
    Decimal
)
texts = st.text(LETTERS, min_size=1, max_size=30).filter(str.strip)


def values(kind: OwnType) -> st.SearchStrategy[Any]:
    """What somebody may write into a field of the type."""
    return {
        OwnType.TEXT: texts,
        OwnType.NUMBER: numbers,
        OwnType.DATE: days,
        OwnType.CHOICE: st.sampled_from([choice.key for choice in CHOICES]),
        OwnType.FLAG: st.booleans(),
    }[kind]


few = {
    OwnType.TEXT: st.text("абАБ x", min_size=1, max_size=3).filter(str.strip),
    OwnType.NUMBER: st.sampled_from([Decimal(text) for text in ("-2", "-1.5", "0", "0.25", "1.5", "10", "9")]),
    OwnType.DATE: st.dates(date(2026, 1, 1), date(2026, 1, 5)),
    OwnType.CHOICE: values(OwnType.CHOICE),
    OwnType.FLAG: st.booleans(),
}
"""Values of which many are the same, for lists."""


@st.composite
def conditions(draw: st.DrawFn, kind: OwnType) -> Condition:
    """A condition somebody may ask a list for."""
    if kind in (OwnType.NUMBER, OwnType.DATE):
        bound = st.none() | few[kind]
        return Condition(field=FIELDS[kind], least=draw(bound), most=draw(bound))
    return Condition(field=FIELDS[kind], value=draw(few[kind]))
