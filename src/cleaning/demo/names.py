"""Invented people, firms and streets: believable, seeded, nobody's."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

MEN = ["Георги", "Иван", "Димитър", "Николай", "Петър", "Христо", "Стоян", "Тодор", "Васил", "Александър", "Мартин", "Калоян", "Борислав", "Пламен", "Емил", "Асен"]
WOMEN = ["Мария", "Елена", "Иванка", "Росица", "Десислава", "Боряна", "Надежда", "Цветелина", "Силвия", "Виолета", "Гергана", "Ралица", "Милена", "Юлия", "Таня", "Яна"]
FAMILIES = ["Петров", "Иванов", "Георгиев", "Димитров", "Николов", "Стоянов", "Христов", "Тодоров", "Илиев", "Василев", "Атанасов", "Колев", "Ангелов", "Маринов", "Костов", "Попов", "Станчев", "Йорданов", "Младенов", "Велков", "Русев", "Цонев", "Драганов", "Кръстев", "Минчев", "Бонев", "Захариев"]
FIRMS = ["Софтнет", "Евролинк", "Сердика", "Ремедиум", "Балкан-Лог", "Търговски-дом", "Планекс", "Нова-Техника", "Хемус-Арт", "Орфей-Тур", "Дунавия", "Панорама", "Вертикал", "Класика-Мебел", "Екотерм", "Фармастил", "Витаплюс", "Оптилайн", "Родопи-Агро", "Тракийски-път", "Слънчев-бряг-Тур", "Мелница-Стара", "Книжен-свят", "Кафе-Централ", "Дентакеър", "Медилайф", "Бизнес-Парк-Юг", "Галерия-Седем", "Логистик-Експрес", "Видима-Трейд"]
FORMS = ("ООД", "ЕООД", "АД", "ООД", "ЕООД")
STREETS = ["бул. „България“", "ул. „Шипка“", "ул. „Цар Освободител“", "бул. „Цариградско шосе“", "ул. „Иван Вазов“", "ул. „Пирин“", "ул. „Оборище“", "бул. „Витоша“", "ул. „Хан Крум“", "ул. „Лозенска“", "ул. „Тинтява“", "ул. „Георги Раковски“", "ул. „Роза“"]
DISTRICTS = {
    "София": ("Младост", "Лозенец", "Изток", "Люлин", "Дружба", "Стрелбище", "Редута"),
    "Пловдив": ("Център", "Тракия", "Кършияка", "Смирненски"),
    "Варна": ("Приморски", "Чайка", "Левски", "Център"),
}
POSTCODES = {"София": "1000", "Пловдив": "4000", "Варна": "9000"}
WEIGHTS = (1, 2, 3, 4, 5, 6, 7, 8)
AGAIN = (3, 4, 5, 6, 7, 8, 9, 10)


@dataclass(frozen=True, slots=True)
class Person:
    given: str
    family: str

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}"


def person(chance: Random) -> Person:
    woman = chance.random() < 0.55
    given = chance.choice(WOMEN if woman else MEN)
    family = chance.choice(FAMILIES)
    return Person(given, family + "а" if woman else family)


def eik(number: int) -> str:
    """Nine digits from an eight-digit number, with the check digit of the register (two rounds of weights, modulo 11)."""
    digits = [int(one) for one in f"{number:08d}"]
    for weights in (WEIGHTS, AGAIN):
        rest = sum(weight * digit for weight, digit in zip(weights, digits, strict=True)) % 11
        if rest < 10:
            return f"{number:08d}{rest}"
    return f"{number:08d}0"


def mobile(number: int) -> str:
    """A number of the shape of a Bulgarian mobile."""
    return f"+35988{number % 10_000_000:07d}"


def address(chance: Random, city: str) -> tuple[str, str]:
    """District and street with a house number."""
    return chance.choice(DISTRICTS[city]), f"{chance.choice(STREETS)} {chance.randint(1, 140)}"
