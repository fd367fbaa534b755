"""What the demo company writes down that the program does not ask, and what it wrote so far."""

from __future__ import annotations

from datetime import date, timedelta

from cleaning.application.company.own_fields.commands import AnswerInput, NewOwnField
from cleaning.application.company.own_fields.define_field import DefineOwnField
from cleaning.application.shared.own import OwnInput
from cleaning.demo.stage import Stage
from cleaning.domain.shared.own.field import OwnType, Subject

ZONES = (
    AnswerInput(bg="Синя зона", en="Blue zone"),
    AnswerInput(bg="Зелена зона", en="Green zone"),
    AnswerInput(bg="Свободно", en="Free"),
)
WAYS = (
    AnswerInput(bg="По имейл", en="By e-mail"),
    AnswerInput(bg="На хартия с куриер", en="On paper by courier"),
    AnswerInput(bg="Направо в счетоводството", en="Straight to the bookkeepers"),
)
FIELDS = (
    NewOwnField(subject=Subject.PREMISES, type=OwnType.CHOICE, key="parking", bg="Паркиране", en="Parking",
                listed=True, choices=ZONES),
    NewOwnField(subject=Subject.CLIENT, type=OwnType.CHOICE, key="invoices_by", bg="Фактурите получава",
                en="Gets invoices", only="organisation", listed=True, choices=WAYS),
    NewOwnField(subject=Subject.EMPLOYEE, type=OwnType.DATE, key="health_book", bg="Здравна книжка до",
                en="Health book until", listed=True, personal=True),
    NewOwnField(subject=Subject.ITEM, type=OwnType.FLAG, key="safety_sheet", bg="Информационен лист за безопасност",
                en="Safety data sheet"),
)  # fmt: skip


def define(stage: Stage) -> None:
    with stage.scene(stage.today - timedelta(days=400)) as scene:
        for field in FIELDS:
            scene(DefineOwnField)(field)


def parking(district: str, place: int) -> OwnInput:
    """Where the crew leaves the car: zones in the middle of the town, free elsewhere, not yet asked at every ninth."""
    if place % 9 == 0:
        return {}
    central = district.strip() == "" or "Център" in district
    return {"parking": ("sinya_zona" if place % 2 else "zelena_zona") if central else "svobodno"}


def invoices(place: int) -> OwnInput:
    return {"invoices_by": ("po_imeyl", "po_imeyl", "na_hartiya_s_kurier", "napravo_v_schetovodstvoto")[place % 4]}


def health_book(today: date, place: int) -> OwnInput:
    """Good for a year; some end soon."""
    return {"health_book": (today + timedelta(days=(place * 53) % 340 - 12)).isoformat()}
