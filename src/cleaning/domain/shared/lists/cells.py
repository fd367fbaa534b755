"""Numbers, dates and addresses as people write them in cells."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation

EURO = Decimal("1.95583")
"""Leva in a euro, fixed by law; lists from before 2026 still say „лв.“."""
_AREA_UNIT = re.compile(r"\s*(кв\.?\s*м\.?|м2|м²|м\.|м|m2|m²|sqm|sq\.?\s*m\.?|m)\s*$", re.IGNORECASE)
_LEVA = re.compile(r"лева|лв\.?|bgn", re.IGNORECASE)
_EUROS = re.compile(r"€|eur(o|о)?|евро", re.IGNORECASE)
_ABOUT = re.compile(r"^\s*(~|≈|около|прибл\.?|ок\.|approx\.?|about|ca\.?)\s*", re.IGNORECASE)


def number(text: str) -> Decimal | None:
    """``2 300,00`` · ``460.50`` · ``1.234,5`` · ``1,234.50`` → Decimal; None when it is no number."""
    bare = re.sub(r"[\s\u00a0\u202f']", "", text)
    if "." in bare and "," in bare:
        bare = bare.replace("," if bare.rfind(".") > bare.rfind(",") else ".", "")
    bare = bare.replace(",", ".")
    if bare.count(".") > 1:
        bare = bare.replace(".", "")
    if not re.fullmatch(r"[+-]?\d{1,12}(\.\d{0,6})?", bare):
        return None
    try:
        return Decimal(bare)
    except InvalidOperation:
        return None


def area(text: str) -> tuple[Decimal | None, bool]:
    """Square metres and whether the writer was sure: ``~4133`` is a guess."""
    bare = _ABOUT.sub("", text)
    value = number(_AREA_UNIT.sub("", bare.strip()))
    return (value if value is not None and value > 0 else None), bare == text


def price(text: str) -> tuple[Decimal | None, bool]:
    """Euros to the cent and whether they were written as leva."""
    leva = bool(_LEVA.search(text))
    value = number(_EUROS.sub("", _LEVA.sub("", text)))
    if value is None or value < 0:
        return None, leva
    return (value / EURO if leva else value).quantize(Decimal("0.01")), leva


def balance(text: str) -> tuple[Decimal | None, bool]:
    """As :func:`price`, but what is owed the other way is negative: ``-12,50`` or ``(12,50)``."""
    bare = text.strip()
    turned = bare.startswith(("-", "−", "(")) and not bare.startswith(("--", "(-"))
    value, leva = price(bare.lstrip("-−(").rstrip(")"))
    return (-value if turned and value is not None else value), leva


def day(text: str) -> date | None:
    """``22.02.2022`` · ``22/2/22`` · ``2022-02-22`` · ``2022-02-22 00:00:00``; None when there is no such day."""
    bare = re.sub(r"\s*г\.?$", "", text.strip())
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})([ T][\d:.]+)?", bare):
        year, month, number_ = match[1], match[2], match[3]
    elif match := re.fullmatch(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})", bare):
        number_, month, year = match[1], match[2], match[3]
        year = year if len(year) == 4 else f"20{year}"
    else:
        return None
    try:
        found = date(int(year), int(month), int(number_))
    except ValueError:
        return None
    return found if 1900 <= found.year <= 2200 else None


def town(text: str) -> str:
    """„гр.Пловдив“ → „Пловдив“; a village keeps its „с.“."""
    bare = " ".join(text.split()).strip(" ,")
    bare = re.sub(r"^(гр|град)\b\.?\s*", "", bare, flags=re.IGNORECASE)
    return re.sub(r"^с\.\s*", "с. ", bare)


def address(text: str) -> dict[str, str]:
    """„ж.к. Люлин 5, бл. 180, вх. Б, ет. 2“ → its parts; what has no name of its own belongs to the street."""
    parts: dict[str, list[str]] = {"district": [], "street": []}
    numbered: dict[str, str] = {}
    for piece in (piece.strip() for piece in text.split(",")):
        if not piece:
            continue
        found = next(
            ((name, match[1].strip()) for name, pattern in _PIECES if (match := pattern.fullmatch(piece))), None
        )
        if found and found[0] not in numbered:
            numbered[found[0]] = found[1]
        else:
            parts["district" if _DISTRICT.match(piece) else "street"].append(piece)
    return {**{name: ", ".join(pieces) for name, pieces in parts.items()}, **numbered}


_DISTRICT = re.compile(r"(ж\.?\s?к\.?|кв\.|квартал|р-н|район|местност|м\.)\s*\S", re.IGNORECASE)
_PIECES = tuple(
    (name, re.compile(rf"(?:{pattern})\s*(\S.{{0,40}})", re.IGNORECASE))
    for name, pattern in (
        ("building", r"бл\.|блок"),
        ("entrance", r"вх\.|вход"),
        ("floor", r"ет\.|етаж"),
        ("flat", r"ап\.|апартамент|офис"),
    )
)


def many(text: str) -> list[str]:
    """Several values in a cell: „0888 123 456; 0899 …“. A slash may belong to a phone, so it divides nothing."""
    return [piece.strip() for piece in re.split(r"[;,\n|]|\s+и\s+", text) if piece.strip()]
