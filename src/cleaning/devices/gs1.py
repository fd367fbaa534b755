"""GS1 barcodes: element strings of application identifiers, after the GS1 General Specifications (§3, §7.8, §7.9).

Understood: GS1-128, DataMatrix and QR as scanners send them (a symbology identifier such as ``]C1`` in front, the
separator GS between fields of open length), the written form with brackets, and plain EAN/UPC numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from cleaning.devices.gs1_fields import FIELDS, SEPARATOR, Field, FieldError
from cleaning.domain.inventory.barcode import GTIN_LENGTHS, is_gtin

ELEMENTS = ("]C1", "]d2", "]Q3", "]e0", "]J1")
"""Symbologies that always carry element strings, even where those look like a bare number."""
OTHERS = ("]E0", "]E4", "]C0", "]A0", "]d1", "]I0", "]e1")
LONGEST = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a symbol says; None where it says nothing of the kind.

    ``gtin`` has 14 digits, ``weight_kg`` is net, ``price`` is what is to be paid in the local currency, ``count`` a
    number of pieces. ``errors`` holds codes, empty when all is well: ``gs1.empty``, ``gs1.too_long``,
    ``gs1.unknown_field``, ``gs1.too_short``, ``gs1.check_digit``, ``gs1.not_digits``, ``gs1.date``,
    ``gs1.characters``, ``gs1.twice``, and those of the rules given to :func:`parse`.
    """

    gtin: str | None = None
    sscc: str | None = None
    lot: str | None = None
    serial: str | None = None
    expiry: date | None = None
    best_before: date | None = None
    production: date | None = None
    count: int | None = None
    weight_kg: Decimal | None = None
    price: Decimal | None = None
    order: str | None = None
    gln: str | None = None
    errors: tuple[str, ...] = ()


Rule = Callable[[Reading], str | None]
"""Looks at what was read and gives the code of what is wrong with it, or None."""


@dataclass(slots=True)
class _Found:
    values: dict[str, object] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)


def parse(raw: str, rules: Sequence[Rule] = ()) -> Reading:
    """Read whatever came from a scanner; never raises. Fields read before an error are kept."""
    found = _Found()
    text = _bare(raw)
    if text and raw.strip().startswith(ELEMENTS):
        _elements(text, found)
    else:
        _read(text, found)
    known = {name: value for name, value in found.values.items() if value is not None and name}
    reading = Reading(**known, errors=tuple(found.errors))  # type: ignore[arg-type]
    broken = [code for rule in rules if (code := rule(reading)) is not None]
    return replace(reading, errors=(*reading.errors, *broken)) if broken else reading


def _bare(raw: str) -> str:
    """Without what the reader put around it."""
    text = raw.strip(" \r\n\t")
    for known in (*ELEMENTS, *OTHERS):
        text = text.removeprefix(known)
    return text.strip(SEPARATOR) if text.strip(SEPARATOR) else ""


def _read(text: str, found: _Found) -> None:
    if not text:
        found.errors.append("gs1.empty")
    elif len(text) > LONGEST:
        found.errors.append("gs1.too_long")
    elif text.isascii() and text.isdigit() and len(text) in GTIN_LENGTHS:
        if is_gtin(text):
            found.values["gtin"] = text.zfill(14)
        else:
            found.errors.append("gs1.check_digit")
    elif text.startswith("("):
        for identifier, value in _bracketed(text):
            known = _field(identifier, found)
            if known is None:
                return
            _keep(known, identifier, value, found)
    else:
        _elements(text, found)


def _bracketed(text: str) -> list[tuple[str, str]]:
    """``(01)03800211904459(10)L2611`` as pairs; a bracket in a value starts a field only before digits."""
    parts: list[tuple[str, str]] = []
    for piece in text.split("(")[1:]:
        identifier, closed, value = piece.partition(")")
        if closed and identifier.isascii() and identifier.isdigit() and 2 <= len(identifier) <= 4:
            parts.append((identifier, value))
        elif parts:
            parts[-1] = (parts[-1][0], f"{parts[-1][1]}({piece}")
    return parts or [("", text)]


def _elements(text: str, found: _Found) -> None:
    """One field after another: fixed ones by their length, open ones up to the separator or the end."""
    if len(text) > LONGEST:
        found.errors.append("gs1.too_long")
        return
    while text:
        known = next((one for size in (2, 3, 4) if (one := FIELDS.get(text[:size]))), None)
        if known is None:
            found.errors.append("gs1.unknown_field")
            return
        identifier, rest = text[: known.digits], text[known.digits :]
        if known.fixed:
            value, text = rest[: known.longest], rest[known.longest :].removeprefix(SEPARATOR)
        else:
            value, _, text = rest.partition(SEPARATOR)
        _keep(known, identifier, value, found)


def _field(identifier: str, found: _Found) -> Field | None:
    known = next((one for size in (2, 3, 4) if (one := FIELDS.get(identifier[:size]))), None)
    if known is None or known.digits != len(identifier):
        found.errors.append("gs1.unknown_field")
        return None
    return known


def _keep(known: Field, identifier: str, value: str, found: _Found) -> None:
    try:
        meaning = known.read(value, identifier)
    except FieldError as wrong:
        found.errors.append(wrong.code)
        return
    if found.values.get(known.name, meaning) != meaning:
        found.errors.append("gs1.twice")
        return
    found.values[known.name] = meaning
