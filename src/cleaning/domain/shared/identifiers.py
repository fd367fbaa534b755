"""Numbers that name people, firms, accounts and phones: each function gives the normalised string or refuses.

A refusal is a :class:`RuleBroken` whose ``value`` is what was typed. Sources: the register act (ЕИК), the civil
registration act (ЕГН), the VAT act (ДДС №), ISO 13616 (IBAN), ITU-T E.164 (phones).
"""

import re

import phonenumbers
from stdnum import iban as ibans
from stdnum.bg import egn as egns
from stdnum.bg import vat as vats
from stdnum.exceptions import ValidationError

from cleaning.domain.shared.errors import RuleBroken

_BLANKS = re.compile(r"[\s\u00a0\u2007\u202f\u200b.\-–‑/]")
_LOOKALIKE = str.maketrans("АВЕКМНОРСТУХ", "ABEKMHOPCTYX")
_BRANCH_WEIGHTS = ((2, 7, 3, 5), (4, 9, 5, 7))
_EMAIL = re.compile(
    r"(?=.{6,254}$)(?=.{1,64}@)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}"
)
_MOBILE = re.compile(r"\+359(8[789]\d{7}|98\d{7}|43[789]\d{5}|99[69]\d{5})")


def eik(text: str) -> str:
    """The 9 or 13 digits of a ЕИК/БУЛСТАТ; blanks and a leading ``BG`` are dropped. Code ``eik.invalid``."""
    digits = _compact(text).removeprefix("BG").removeprefix("БГ")
    if not _is_digits(digits) or len(digits) not in (9, 13) or not vats.is_valid(digits[:9]):
        raise RuleBroken("eik.invalid", value=text)
    if len(digits) == 13 and _branch_check(digits) != int(digits[12]):
        raise RuleBroken("eik.invalid", value=text)
    return digits


def vat_number(text: str) -> str:
    """``BG`` and 9 or 10 digits. Code ``vat_number.invalid``."""
    number = _compact(text).replace("БГ", "BG", 1)
    digits = number.removeprefix("BG")
    if not _is_digits(digits) or not vats.is_valid(digits):
        raise RuleBroken("vat_number.invalid", value=text)
    return f"BG{digits}"


def egn(text: str) -> str:
    """Ten digits of a ЕГН with a real birth date. Code ``egn.invalid``."""
    try:
        return str(egns.validate(_compact(text)))
    except ValidationError:
        raise RuleBroken("egn.invalid", value=text) from None


def iban(text: str) -> str:
    """An IBAN of any country without blanks. Code ``iban.invalid``."""
    try:
        return str(ibans.validate(_compact(text)))
    except ValidationError:
        raise RuleBroken("iban.invalid", value=text) from None


def phone(text: str, region: str = "BG") -> str:
    """One phone in E.164 (``+359888412037``); without a country it is read as one of ``region``.

    Nine digits of a Bulgarian mobile without the leading zero – what spreadsheets make of it – are understood.
    Code ``phone.invalid``.
    """
    try:
        number = phonenumbers.parse(text.strip(), region)
    except phonenumbers.NumberParseException:
        raise RuleBroken("phone.invalid", value=text) from None
    written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    if number.extension or not (phonenumbers.is_valid_number(number) or _MOBILE.fullmatch(written)):
        raise RuleBroken("phone.invalid", value=text)
    return written


def is_mobile(number: str) -> bool:
    """Whether an E.164 number is a mobile one, so that it can take an SMS."""
    if number.startswith("+359"):
        return _MOBILE.fullmatch(number) is not None
    kind = phonenumbers.number_type(phonenumbers.parse(number))
    return kind in (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE)


def email(text: str) -> str:
    """An address with its domain in small letters. Code ``email.invalid``."""
    address = text.strip()
    if not _EMAIL.fullmatch(address):
        raise RuleBroken("email.invalid", value=text)
    local, _, domain = address.rpartition("@")
    return f"{local}@{domain.lower()}"


def _compact(text: str) -> str:
    """Capitals without blanks and dots; Cyrillic letters that look like Latin ones become them (ВG → BG)."""
    return _BLANKS.sub("", text).upper().translate(_LOOKALIKE)


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _branch_check(digits: str) -> int:
    """The thirteenth digit by the weights of the register; a second set when the first gives ten."""
    for weights in _BRANCH_WEIGHTS:
        check = sum(weight * int(digit) for weight, digit in zip(weights, digits[8:12], strict=True)) % 11
        if check < 10:
            return check
    return 0
