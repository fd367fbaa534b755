"""Amounts written out, as invoices and cash orders want them.

Bulgarian numerals agree with what they count: едно/две евро (neuter), един/два цента and лева (masculine), една/две
стотинки and хиляди (feminine). The single "и" stands before the last numeral of a group, and before a last group that
is one numeral long: "хиляда и двеста", but "хиляда двеста тридесет и четири".
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

Gender = Literal["m", "f", "n"]

_ONE = {"m": "един", "f": "една", "n": "едно"}
_TWO = {"m": "два", "f": "две", "n": "две"}
_UNITS = (  # noqa: SIM905 – twenty quoted words are harder to read
    "  "  # 0, and 1 and 2, which agree in gender
    " три четири пет шест седем осем девет десет единадесет дванадесет тринадесет четиринадесет петнадесет"
    " шестнадесет седемнадесет осемнадесет деветнадесет"
).split(" ")
_TENS = [
    "",
    "",
    "двадесет",
    "тридесет",
    "четиридесет",
    "петдесет",
    "шестдесет",
    "седемдесет",
    "осемдесет",
    "деветдесет",
]
_HUNDREDS = [
    "",
    "сто",
    "двеста",
    "триста",
    "четиристотин",
    "петстотин",
    "шестстотин",
    "седемстотин",
    "осемстотин",
    "деветстотин",
]
_EN_UNITS = [
    "",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_EN_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SCALES = (("", ""), ("хиляда", "хиляди"), ("милион", "милиона"), ("милиард", "милиарда"), ("трилион", "трилиона"))
_EN_SCALES = ("", "thousand", "million", "billion", "trillion")
LIMIT = 10**15
"""Whole units from here on have no words."""


@dataclass(frozen=True, slots=True)
class _Coin:
    gender: Gender
    one: str
    many: str


_BG = {
    "EUR": (_Coin("n", "евро", "евро"), _Coin("m", "цент", "цента")),
    "BGN": (_Coin("m", "лев", "лева"), _Coin("f", "стотинка", "стотинки")),
}
_EN = {
    "EUR": (_Coin("n", "euro", "euros"), _Coin("n", "cent", "cents")),
    "BGN": (_Coin("n", "lev", "leva"), _Coin("n", "stotinka", "stotinki")),
}


def _unnamed(currency: str, bulgarian_text: bool) -> tuple[_Coin, _Coin]:
    part = _Coin("f", "стотна", "стотни") if bulgarian_text else _Coin("n", "hundredth", "hundredths")
    return _Coin("m", currency, currency), part


def _below_thousand(number: int, gender: Gender) -> list[str]:
    """The numerals of 1–999, without conjunctions."""
    hundreds, rest = divmod(number, 100)
    words = [_HUNDREDS[hundreds]] if hundreds else []
    if rest >= 20:
        words.append(_TENS[rest // 10])
        rest %= 10
    if rest:
        words.append({1: _ONE[gender], 2: _TWO[gender]}.get(rest) or _UNITS[rest])
    return words


def _group(number: int, scale: int, gender: Gender) -> tuple[str, bool]:
    """A group of three digits with its scale, and whether it is a single numeral."""
    if scale == 1 and number == 1:
        return "хиляда", True
    numerals = _below_thousand(number, ("f" if scale == 1 else "m") if scale else gender)
    text = " ".join(numerals) if len(numerals) == 1 else f"{' '.join(numerals[:-1])} и {numerals[-1]}"
    singular, plural = _SCALES[scale]
    return f"{text} {singular if number == 1 else plural}".rstrip(), len(numerals) == 1


def bulgarian(number: int, gender: Gender) -> str:
    """A whole number from 0 below 10¹⁵ in words, agreeing with the gender of the thing counted."""
    if not 0 <= number < LIMIT:
        raise ValueError("no words for this number")
    if number == 0:
        return "нула"
    groups = []
    for scale in range(5):
        number, part = divmod(number, 1000)
        if part:
            groups.append(_group(part, scale, gender))
    groups.reverse()
    last, single = groups[-1]
    before = " ".join(text for text, _ in groups[:-1])
    if not before:
        return last
    return f"{before} и {last}" if single else f"{before} {last}"


def english(number: int) -> str:
    """A whole number from 0 below 10¹⁵ in words."""
    if not 0 <= number < LIMIT:
        raise ValueError("no words for this number")
    if number == 0:
        return "zero"
    groups: list[str] = []
    for scale in range(5):
        number, part = divmod(number, 1000)
        hundreds, rest = divmod(part, 100)
        tail = _EN_UNITS[rest] if rest < 20 else "-".join(filter(None, (_EN_TENS[rest // 10], _EN_UNITS[rest % 10])))
        text = " and ".join(filter(None, (f"{_EN_UNITS[hundreds]} hundred" if hundreds else "", tail)))
        if text:
            # "one thousand and five": the last group without hundreds is joined by "and"
            joined = "and " if scale == 0 and number and not hundreds else ""
            groups.append(f"{joined}{text} {_EN_SCALES[scale]}".rstrip())
    return " ".join(reversed(groups))


def amount_in_words(
    amount: Decimal, currency: str = "EUR", language: str = "bg", *, cents_in_words: bool = False
) -> str:
    """The amount rounded to the cent: whole units in words, cents in figures (or words) and left out when zero.

    A currency without words of its own keeps its code; an amount of 10¹⁵ or more raises ValueError.
    """
    cents_total = int((abs(amount) * 100).quantize(Decimal(1), ROUND_HALF_UP))
    whole, cents = divmod(cents_total, 100)
    bulgarian_text = language == "bg"
    unit, part = (_BG if bulgarian_text else _EN).get(currency) or _unnamed(currency, bulgarian_text)
    text = bulgarian(whole, unit.gender) if bulgarian_text else english(whole)
    text = f"{text} {unit.one if whole == 1 else unit.many}"
    if cents:
        figure = f"{cents:02d}" if cents >= 10 else str(cents)
        if cents_in_words:
            figure = bulgarian(cents, part.gender) if bulgarian_text else english(cents)
        text += f" {'и' if bulgarian_text else 'and'} {figure} {part.one if cents == 1 else part.many}"
    return f"{'минус' if bulgarian_text else 'minus'} {text}" if amount < 0 and cents_total else text
