"""Clients of both kinds with places, people to ask for and what passed between us; few have much, many have little."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from random import Random

from cleaning.demo import words
from cleaning.demo.bulk.copying import Copier
from cleaning.demo.bulk.scale import Scale

CLIENT = (
    *(
        "id",
        "branch_id",
        "created_at",
        "kind",
        "number",
        "name",
        "given_name",
        "family_name",
        "legal_name",
        "eik",
        "vat_number",
    ),
    *(
        "status",
        "segment",
        "source",
        "payment_days",
        "language",
        "phone",
        "email",
        "city",
        "postcode",
        "address",
        "since",
    ),
)
PLACE = (
    *("id", "client_id", "branch_id", "created_at", "name", "purpose", "area", "periodicity", "settlement", "postcode"),
    *("district", "street", "building"),
)
CONTACT = ("id", "client_id", "position", "name", "role", "phone", "email")
TALK = ("id", "branch_id", "client_id", "kind", "at", "text", "actor")
FACT = ("at", "kind", "subject", "subject_id", "client_id", "branch_id", "actor", "data")
STATUSES = (("active", 62), ("dormant", 18), ("prospect", 8), ("lead", 6), ("lost", 6))
SEGMENTS = ("office", "medical", "retail", "hospitality", "education", "industry", "building", "other")
SOURCES = ("recommendation", "website", "phone", "social", "advertisement", "tender")
RHYTHMS = ("daily", "workdays", "three_weekly", "twice_weekly", "weekly", "weekly", "fortnightly", "monthly", "once")
TALKS = (
    ("call_in", "Пита дали може да преместим часа в петък."),
    ("call_out", "Потвърдихме идването за утре в 8:00."),
    ("complaint", "Прозорците към улицата са останали на петна."),
    ("wish", "Иска препарати без аромат."),
    ("meeting", "Оглед на обекта, мерене на помещенията."),
    ("note", "Портиерът е нов, ключът е в рецепцията."),
)


def eik(number: int) -> str:
    """A nine-digit ЕИК with a right check digit from eight digits."""
    digits = [int(sign) for sign in f"{number:08d}"]
    rest = sum(digit * (place + 1) for place, digit in enumerate(digits)) % 11
    if rest == 10:
        rest = sum(digit * (place + 3) for place, digit in enumerate(digits)) % 11 % 10
    return f"{number:08d}{rest}"


def phone(number: int) -> str:
    """A mobile number of its own for every client: a step that shares no factor with ten millions."""
    return f"+35988{number * 7_919 % 10_000_000:07d}"


Made = tuple[int, int, int]
"""A client, its branch, one of its places."""


def settle(copier: Copier, scale: Scale, branches: dict[str, int], dice: Random, now: datetime) -> list[Made]:
    """All of them, in the order of their ids."""
    cities = list(branches)
    weights = [50, 30, 20][: len(cities)]
    made: list[Made] = []
    for number in range(scale.clients):
        city = dice.choices(cities, weights)[0]
        client = _client(copier, dice, number, city, branches[city], now)
        places = 1 + (dice.random() < 0.2) + (dice.random() < 0.05) * dice.randrange(1, 6)
        ids = [_place(copier, dice, client, city, branches[city], now) for _ in range(places)]
        for _ in range(int(dice.paretovariate(1.6)) if dice.random() < 0.5 else 0):
            _talk(copier, dice, client, branches[city], now)
        made.append((client, branches[city], ids[0]))
        if number % 50_000 == 49_999:
            copier.flush()
    copier.flush()
    return made


def _client(copier: Copier, dice: Random, number: int, city: str, branch: int, now: datetime) -> int:
    client = copier.next_id("clients")
    came = now - timedelta(days=dice.randrange(1, 1500), minutes=dice.randrange(1440))
    firm = dice.random() < 0.4
    if firm:
        name = f"{dice.choice(words.FIRM_FIRST)} {dice.choice(words.FIRM_LAST)} {number % 1000}"
        given, family, legal, code = "", "", f"{name} {dice.choice(('ЕООД', 'ООД', 'АД'))}", eik(10_000_000 + number)
    else:
        woman = dice.random() < 0.55
        given = dice.choice(words.WOMEN if woman else words.MEN)
        family = dice.choice(words.FAMILIES) + ("а" if woman else "")
        name, legal, code = f"{given} {family}", "", None
    postcode, districts = words.CITIES[city]
    status = dice.choices([one for one, _ in STATUSES], [share for _, share in STATUSES])[0]
    segment = dice.choice(SEGMENTS) if firm else "home"
    called = f"{'Ю' if firm else 'Ф'}{client:07d}"
    copier.add(
        "clients",
        CLIENT,
        (
            *(client, branch, came, "organisation" if firm else "individual", called, name, given, family, legal, code),
            *(f"BG{code}" if firm and dice.random() < 0.7 else None, status, segment, dice.choice(SOURCES)),
            *(dice.choice((None, None, 7, 14, 30)), "bg", phone(number), f"client{number}@example.com", city, postcode),
            *(f"{dice.choice(districts)}, ул. „{dice.choice(words.STREETS)}“ {dice.randrange(1, 90)}", came.date()),
        ),
    )
    if firm:
        who = f"{dice.choice(words.WOMEN)} {dice.choice(words.FAMILIES)}а"
        contact = (copier.next_id("contacts"), client, 0, who, "офис", phone(number + 5_000_000), None)
        copier.add("contacts", CONTACT, contact)
    told = json.dumps({"client_id": client, "branch_id": branch, "name": name}, ensure_ascii=False)
    copier.add("facts", FACT, (came, "clients.ClientAdded", "clients", client, client, branch, "Елена Радева", told))
    return client


def _place(copier: Copier, dice: Random, client: int, city: str, branch: int, now: datetime) -> int:
    place = copier.next_id("premises")
    purpose = dice.choice(list(words.PLACES))
    postcode, districts = words.CITIES[city]
    copier.add(
        "premises",
        PLACE,
        (
            *(place, client, branch, now, dice.choice(words.PLACES[purpose]), purpose, dice.randrange(40, 1800)),
            *(dice.choice(RHYTHMS), city, postcode, dice.choice(districts), f"ул. „{dice.choice(words.STREETS)}“"),
            str(dice.randrange(1, 90)),
        ),
    )
    return place


def _talk(copier: Copier, dice: Random, client: int, branch: int, now: datetime) -> None:
    kind, said = dice.choice(TALKS)
    when = (now - timedelta(minutes=dice.randrange(525_600))).astimezone(UTC)
    row = (copier.next_id("interactions"), branch, client, kind, when, said, "Елена Радева")
    copier.add("interactions", TALK, row)
