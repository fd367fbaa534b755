"""Offers to every client; most become contracts on the day the work begins."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, time, timedelta
from decimal import Decimal

from cleaning.application.sales.decide_quote import AcceptQuote, DeclineQuote
from cleaning.application.sales.inputs import LineInputs, QuoteInputs
from cleaning.application.sales.send_quote import SendQuote
from cleaning.application.sales.write_quote import DraftQuote
from cleaning.demo.clients import PlacePlan
from cleaning.demo.stage import Scene, Stage
from cleaning.domain.sales.values import Billing
from cleaning.domain.shared.money import Money

SERVICE_OF = {
    "office": "ОФ-01", "medical": "ДЗ-02", "shop": "ОФ-01", "hotel": "ОФ-01", "restaurant": "ОФ-01",
    "school": "ОФ-01", "sport": "ОФ-01", "warehouse": "ПМ-02", "production": "ПМ-01", "entrance": "ВХ-01",
    "flat": "ДО-01", "house": "ДО-01",
}  # fmt: skip
BY_PIECE = {"ВХ-01"}
EXTRA = ("СА-01", "ПР-01")
UNDECIDED = 6
"""The last clients of the list still think about it: offers sent, drafted or declined, none accepted."""


def prepare(stage: Stage) -> None:
    """Which clients begin on which day; ``stage.known["starts"]`` maps a day to the places of one client each."""
    by_client: dict[int, list[PlacePlan]] = defaultdict(list)
    for place in stage.known["places"]:
        by_client[place.client_id].append(place)
    starts: dict[date, list[list[PlacePlan]]] = defaultdict(list)
    clients = list(by_client.values())
    for places in clients[:-UNDECIDED]:
        starts[stage.today - timedelta(days=places[0].since)].append(places)
    stage.known |= {"starts": starts, "undecided": clients[-UNDECIDED:]}


def sign(stage: Stage, day: date) -> None:
    """Offer, acceptance and contract of the clients whose work begins on this day."""
    for places in stage.known["starts"].get(day, ()):
        with stage.scene(day, time(10, 30)) as scene:
            quote = _draft(stage, scene, places, day)
            scene(SendQuote)(quote)
            scene(AcceptQuote)(quote)


def leave_open(stage: Stage) -> None:
    """Offers nobody has answered yet, of the last two weeks."""
    for number, places in enumerate(stage.known["undecided"]):
        day = stage.today - timedelta(days=13 - 2 * number)
        with stage.scene(day, time(15, 10)) as scene:
            quote = _draft(stage, scene, places, day + timedelta(days=14))
            if number == 0:
                continue
            scene(SendQuote)(quote)
            if number == 1:
                scene(DeclineQuote)(quote, reason="Избрали са по-ниска цена.")


def _draft(stage: Stage, scene: Scene, places: list[PlacePlan], starts_on: date) -> int:
    invent = stage.invent
    monthly = invent.often(60)
    firm = places[0].kind not in ("flat", "house")
    inputs = QuoteInputs(
        client_id=places[0].client_id,
        title="Абонаментно почистване" if firm else "Почистване на дома",
        lines=tuple(line for place in places for line in _lines(stage, place)),
        starts_on=starts_on,
        months=12 if firm else None,
        billing=Billing.MONTHLY if monthly and firm else Billing.PER_VISIT,
        round_to=Money(1) if monthly and firm else Money(0),
        margin=Decimal(invent.random.choice((22, 26, 28, 30, 32, 35))),
        km=Decimal(invent.random.randrange(2, 14)),
    )
    return scene(DraftQuote)(inputs)


def _lines(stage: Stage, place: PlacePlan) -> list[LineInputs]:
    invent = stage.invent
    code = SERVICE_OF[place.kind]
    lines = [_line(stage, place, code, Decimal(1) if code in BY_PIECE else place.area, place.rrule)]
    if place.kind in ("office", "medical", "shop") and invent.often(45):
        lines.append(_line(stage, place, "СА-01", Decimal(invent.random.randrange(1, 5)), place.rrule))
    if invent.often(18):
        windows = Decimal(invent.random.randrange(8, 60))
        lines.append(_line(stage, place, "ПР-01", windows, "FREQ=MONTHLY;BYDAY=1MO"))
    return lines


def _line(stage: Stage, place: PlacePlan, code: str, quantity: Decimal, rrule: str) -> LineInputs:
    service, sheet = stage.known["services"][code]
    minutes = sheet.minutes * quantity
    people = 2 if minutes > 150 else 1
    if minutes > 600:
        people = 3
    return LineInputs(
        premises_id=place.premises_id,
        service_id=service,
        quantity=quantity,
        rrule=rrule,
        start_time=place.start,
        people=people,
    )
