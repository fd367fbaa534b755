"""Seeded invention: the same seed gives the same people, firms, numbers and addresses."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TypeVar

from stdnum.bg import vat

from cleaning.demo import words
from cleaning.domain.messaging.transliteration import latin

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Person:
    given: str
    middle: str
    family: str

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}"


@dataclass(frozen=True, slots=True)
class Address:
    city: str
    postcode: str
    district: str
    street: str

    @property
    def line(self) -> str:
        return f"{self.district}, {self.street}" if self.district else self.street


class Inventor:
    """One source of chance for the whole company."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self._taken: set[str] = set()

    def one_of(self, choices: tuple[T, ...] | list[T]) -> T:
        return self.random.choice(choices)

    def often(self, percent: int) -> bool:
        return self.random.random() * 100 < percent

    def person(self, woman: bool | None = None) -> Person:
        """A name nobody has yet."""
        while True:
            female = self.often(55) if woman is None else woman
            given = self.one_of(words.WOMEN if female else words.MEN)
            father, family = self.one_of(words.MEN), self.one_of(words.FAMILIES)
            ending = "а" if female else ""
            middle = father.removesuffix("й").removesuffix("о") + ("ев" if father[-1] in "йо" else "ов") + ending
            person = Person(given, middle, family + ending)
            if self._new(person.name):
                return person

    def firm(self) -> str:
        while True:
            name = f"{self.one_of(words.FIRM_FIRST)} {self.one_of(words.FIRM_LAST)}"
            if self._new(name):
                return f"{name} {self.random.choices(['ЕООД', 'ООД', 'АД'], [55, 38, 7])[0]}"

    def eik(self) -> str:
        """Nine digits that pass the checksum; no register was asked, it may be anybody's or nobody's."""
        while True:
            number = f"{self.random.randrange(9_000_000, 10_000_000)}{self.random.randrange(100):02d}"
            for check in "0123456789":
                if vat.is_valid(number[:8] + check) and self._new(number[:8]):
                    return number[:8] + check

    def phone(self, mobile: bool = True) -> str:
        while True:
            number = f"+35988{self.random.randrange(2_000_000, 10_000_000)}" if mobile else self._landline()
            if self._new(number):
                return number

    def _landline(self) -> str:
        return f"+3592{self.random.randrange(8_000_000, 9_999_999)}"

    def email(self, name: str) -> str:
        """At a domain that never delivers."""
        plain = "".join(c if c.isalnum() else "." for c in latin(name).lower())
        return f"{'.'.join(filter(None, plain.split('.')))}@example.com"

    def address(self, city: str) -> Address:
        postcode, districts = words.CITIES[city]
        if self.often(35):
            street = f"бул. „{self.one_of(words.BOULEVARDS)}“ {self.random.randrange(1, 180)}"
        else:
            street = f"ул. „{self.one_of(words.STREETS)}“ {self.random.randrange(1, 90)}"
        return Address(city, postcode, f"ж.к. {self.one_of(districts)}" if self.often(60) else "", street)

    def _new(self, thing: str) -> bool:
        if thing in self._taken:
            return False
        self._taken.add(thing)
        return True
