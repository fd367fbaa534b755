"""Sixty clients of both kinds with ninety places."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta
from decimal import ROUND_DOWN, Decimal

from cleaning.application.clients.add_client import AddClient
from cleaning.application.clients.commands import ConsentInput, NewClient, PersonInput
from cleaning.application.premises.add_premises import AddPremises
from cleaning.application.premises.commands import NewPremises, RoomInput
from cleaning.demo import words
from cleaning.demo.own import invoices, parking
from cleaning.demo.stage import Scene, Stage
from cleaning.domain.clients.values import (
    ClientKind,
    ClientSource,
    ClientStatus,
    ConsentChannel,
    ConsentPurpose,
    Segment,
)
from cleaning.domain.premises.values import Condition, FloorKind, Periodicity, Purpose

CLIENTS, PLACES = 60, 90
SHARES = {"София": 0.5, "Пловдив": 0.3, "Варна": 0.2}
SEGMENTS = {
    "office": Segment.OFFICE,
    "medical": Segment.MEDICAL,
    "shop": Segment.RETAIL,
    "hotel": Segment.HOSPITALITY,
    "restaurant": Segment.HOSPITALITY,
    "school": Segment.EDUCATION,
    "warehouse": Segment.INDUSTRY,
    "production": Segment.INDUSTRY,
    "entrance": Segment.BUILDING,
}
AREAS = {
    "office": (80, 640), "medical": (60, 260), "shop": (90, 420), "hotel": (300, 900), "restaurant": (110, 320),
    "school": (200, 700), "warehouse": (400, 1500), "production": (500, 1800), "entrance": (90, 260),
    "flat": (55, 130), "house": (120, 260),
}  # fmt: skip
RHYTHMS = {
    Periodicity.WEEKLY: "FREQ=WEEKLY;BYDAY={0}",
    Periodicity.TWICE_WEEKLY: "FREQ=WEEKLY;BYDAY={0},{1}",
    Periodicity.THREE_WEEKLY: "FREQ=WEEKLY;BYDAY=MO,WE,FR",
    Periodicity.FORTNIGHTLY: "FREQ=WEEKLY;INTERVAL=2;BYDAY={0}",
    Periodicity.MONTHLY: "FREQ=MONTHLY;BYDAY=1{0}",
}
DAYS = ("MO", "TU", "WE", "TH", "FR")
ROOMS = {
    "office": ("Работни зали", "Кухненски кът", "Санитарни възли", "Коридор"),
    "medical": ("Кабинети", "Чакалня", "Санитарен възел"),
    "flat": ("Дневна", "Спални", "Баня", "Кухня"),
    "house": ("Първи етаж", "Втори етаж", "Бани", "Двор"),
    "entrance": ("Стълбище", "Фоайе", "Асансьор"),
}
FLOORS = (FloorKind.TILES, FloorKind.LAMINATE, FloorKind.PARQUET, FloorKind.STONE)


@dataclass(frozen=True, slots=True)
class PlacePlan:
    """A place and how it will be cleaned, for the contract that follows."""

    premises_id: int
    client_id: int
    city: str
    kind: str
    area: Decimal
    rrule: str
    start: time
    since: int
    """Days ago the work began."""


def settle(stage: Stage) -> None:
    """Clients with their places; ``stage.known["places"]`` lists what was agreed about each."""
    plans: list[PlacePlan] = []
    extra = PLACES - CLIENTS
    for number in range(CLIENTS):
        city = stage.invent.random.choices(list(SHARES), list(SHARES.values()))[0]
        since = stage.invent.random.randrange(25, 181) if number % 4 else 181
        private = number % 5 in (1, 3)
        with stage.scene(stage.today - timedelta(days=since + 12), time(10, number % 60)) as scene:
            client = _private(stage, scene, city) if private else _firm(stage, scene, city)
            count = 1 + (0 if private else min(extra, stage.invent.random.choice((0, 1, 1, 1, 2))))
            extra -= count - 1
            if number == CLIENTS - 1:
                count += extra
            kind, client_id = client
            plans += [_place(stage, scene, client_id, city, kind, since) for _ in range(count)]
    stage.known["places"] = plans


def _firm(stage: Stage, scene: Scene, city: str) -> tuple[str, int]:
    invent = stage.invent
    kind = invent.one_of([kind for kind in words.PLACES if kind not in ("flat", "house")])
    if kind == "entrance":
        place = invent.address(city)
        legal = f"Етажна собственост, {place.line}"
        name, eik, vat = f"ЕС {place.street}", None, None
    else:
        legal = name = invent.firm()
        eik = invent.eik()
        vat = f"BG{eik}" if invent.often(80) else None
        place = invent.address(city)
    boss, contact = invent.person(), invent.person()
    client_id = scene(AddClient)(
        NewClient(
            kind=ClientKind.ORGANISATION,
            branch_id=stage.branches[city],
            status=ClientStatus.PROSPECT,
            name=name,
            legal_name=legal,
            eik=eik,
            vat_number=vat,
            accountable=boss.name,
            segment=SEGMENTS.get(kind, Segment.OTHER),
            source=invent.one_of([ClientSource.RECOMMENDATION, ClientSource.WEBSITE, ClientSource.PHONE]),
            payment_days=invent.one_of([7, 10, 10, 14, 30]),
            phone=invent.phone(),
            email=invent.email(name),
            city=city,
            postcode=place.postcode,
            address=place.line,
            tags=("ключов клиент",) if invent.often(12) else (),
            contacts=(PersonInput(name=contact.name, role="офис мениджър", phone=invent.phone()),),
            consents=(ConsentInput(purpose=ConsentPurpose.SERVICE, channel=ConsentChannel.SMS, source="договор"),),
            own=invoices(len(legal)),
            despite_twins=True,
        )
    )
    return kind, client_id


def _private(stage: Stage, scene: Scene, city: str) -> tuple[str, int]:
    invent = stage.invent
    who, place = invent.person(), invent.address(city)
    client_id = scene(AddClient)(
        NewClient(
            kind=ClientKind.INDIVIDUAL,
            branch_id=stage.branches[city],
            status=ClientStatus.PROSPECT,
            given_name=who.given,
            family_name=who.family,
            segment=Segment.HOME,
            source=invent.one_of([ClientSource.RECOMMENDATION, ClientSource.SOCIAL, ClientSource.WEBSITE]),
            phone=invent.phone(),
            email=invent.email(who.name) if invent.often(70) else None,
            city=city,
            postcode=place.postcode,
            address=place.line,
            consents=(ConsentInput(purpose=ConsentPurpose.SERVICE, channel=ConsentChannel.SMS, source="телефон"),),
            despite_twins=True,
        )
    )
    return ("house" if invent.often(25) else "flat"), client_id


def _place(stage: Stage, scene: Scene, client_id: int, city: str, kind: str, since: int) -> PlacePlan:
    invent = stage.invent
    where = invent.address(city)
    low, high = AREAS.get(kind, (80, 300))
    area = Decimal(invent.random.randrange(low, high, 5))
    rhythm = invent.random.choices(list(RHYTHMS), [30, 6, 2, 40, 22])[0]
    rrule = RHYTHMS[rhythm].format(*invent.random.sample(DAYS, 2))
    names = ROOMS.get(kind, ("Основно помещение", "Санитарни възли"))
    shares = [Decimal(share) for share in (5, 2, 1, 2)][: len(names)]
    zones = tuple(
        RoomInput(
            name=name,
            area=(area * share / sum(shares)).quantize(Decimal(1), ROUND_DOWN),
            floor_kind=invent.one_of(FLOORS),
            windows=invent.random.randrange(0, 5),
            sanitary_units=2 if "Санитар" in name or "Бан" in name else None,
        )
        for name, share in zip(names, shares, strict=True)
    )
    conditions = tuple(one for one in Condition if invent.often(8))
    premises_id = scene(AddPremises)(
        NewPremises(
            client_id=client_id,
            name=invent.one_of(words.PLACES[kind]),
            purpose=Purpose(kind) if kind in list(Purpose) else Purpose.OTHER,
            area=area,
            periodicity=rhythm,
            rrule=rrule,
            settlement=city,
            postcode=where.postcode,
            district=where.district.removeprefix("ж.к. "),
            street=where.street,
            floor=str(invent.random.randrange(1, 9)) if kind in ("office", "flat") else "",
            access="Ключ в кутийката до входа." if invent.often(25) else "",
            wishes=invent.one_of(words.WISHES),
            conditions=conditions,
            zones=zones,
            own=parking(where.district, client_id),
        )
    )
    start = time(invent.one_of([7, 8, 9, 10, 13, 14, 16, 18]), invent.one_of([0, 0, 30]))
    return PlacePlan(premises_id, client_id, city, kind, area, rrule, start, since)
