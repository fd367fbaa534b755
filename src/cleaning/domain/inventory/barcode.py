"""What a barcode says: a trade item number of any length compares as 14 digits, an own code as it is."""

from __future__ import annotations

from cleaning.domain.shared.errors import RuleBroken

GTIN_LENGTHS = (8, 12, 13, 14)
LONGEST = 48


def check_digit(digits: str) -> int:
    """The last digit of a GTIN from the ones before it: weights 3, 1, 3 … from the right (GS1 General Specs §7.9)."""
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(digits)))
    return -total % 10


def is_gtin(code: str) -> bool:
    return code.isascii() and code.isdigit() and len(code) in GTIN_LENGTHS and check_digit(code[:-1]) == int(code[-1])


def normal(code: str) -> str:
    """The form a code is stored and looked up in."""
    text = code.strip()
    return text.zfill(14) if is_gtin(text) else text


def shown(code: str) -> str:
    """As people know it: an EAN-13 without the leading zero."""
    if len(code) == 14 and is_gtin(code) and code.startswith("0"):
        return code[1:] if not code.startswith("000000") else code[6:]
    return code


def for_item(code: str, *, scanned: bool = False) -> str:
    """A code that may be given to an item.

    A typed number of a GTIN's length with a wrong check digit is a slip; what a scanner read is what it is.
    """
    text = code.strip()
    if not text or len(text) > LONGEST or not text.isprintable() or " " in text:
        raise RuleBroken("barcode.unreadable", field="gtin", barcode=text[:LONGEST])
    if not scanned and text.isascii() and text.isdigit() and len(text) in GTIN_LENGTHS and not is_gtin(text):
        raise RuleBroken("barcode.check_digit", field="gtin", barcode=text)
    return normal(text)
