"""Numbers the state and the banks give: ЕИК, ДДС №, IBAN. Each check returns the compact form or refuses."""

import re

from stdnum import iban as iban_number
from stdnum.bg import vat
from stdnum.exceptions import ValidationError

from cleaning.domain.shared.errors import RuleBroken

SHORT = ((1, 2, 3, 4, 5, 6, 7, 8), (3, 4, 5, 6, 7, 8, 9, 10))
LONG = ((2, 7, 3, 5), (4, 9, 5, 7))


def eik(text: str, field: str = "eik") -> str:
    """ЕИК of 9 digits, or of 13 for a branch (Закон за регистър БУЛСТАТ, two weightings modulo 11)."""
    digits = re.sub(r"\D", "", text)
    if len(digits) not in (9, 13) or _check(digits[:8], SHORT) != int(digits[8]):
        raise RuleBroken("eik.invalid", field=field, value=text)
    if len(digits) == 13 and _check(digits[8:12], LONG) != int(digits[12]):
        raise RuleBroken("eik.invalid", field=field, value=text)
    return digits


def _check(digits: str, weightings: tuple[tuple[int, ...], tuple[int, ...]]) -> int:
    for weights in weightings:
        rest = sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True)) % 11
        if rest < 10:
            return rest
    return 0


def vat_number(text: str, field: str = "vat_number") -> str:
    """ДДС № with its BG."""
    try:
        return "BG" + str(vat.validate(text))
    except ValidationError as refused:
        raise RuleBroken("vat_number.invalid", field=field, value=text) from refused


def iban(text: str, field: str = "iban") -> str:
    try:
        return str(iban_number.validate(text))
    except ValidationError as refused:
        raise RuleBroken("iban.invalid", field=field, value=text) from refused
