"""One-off orders of the last weeks: taken down, carried out before opening hours, late, at risk, paid and forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import NamedTuple

from cleaning.application.billing.issue_invoice import Issue, IssueInvoice
from cleaning.application.orders.accept_order import Acceptance, AcceptOrder
from cleaning.application.orders.cancel_order import Cancellation, CancelOrder
from cleaning.application.orders.close_order import CloseOrder
from cleaning.application.orders.confirm_condition import ConfirmCondition
from cleaning.application.orders.inputs import ConditionInputs, NewOrder, OrderLineInputs
from cleaning.application.orders.invoice_order import InvoiceOrder
from cleaning.application.orders.place_order import PlaceOrder
from cleaning.application.orders.queries import OrderQueries
from cleaning.application.orders.schedule_order import Schedule, ScheduleOrder
from cleaning.application.orders.start_order import StartOrder
from cleaning.application.shared.access import Scope
from cleaning.application.treasury.receive_payment import IncomingPayment, ReceivePayment
from cleaning.application.visits.assign_visit import Assignment, AssignVisit
from cleaning.application.visits.queries import VisitQueries
from cleaning.demo.clients import PlacePlan
from cleaning.demo.stage import SOFIA, Scene, Stage
from cleaning.demo.work import do
from cleaning.domain.shared.ids import ServiceId
from cleaning.domain.shared.money import ZERO, Money

EARLY = time(4, 15)
"""Crews are free then: shops and lobbies are done before they open."""
HALF = 2
LARGEST = Decimal(600)


class Told(NamedTuple):
    """``due``: days from now until the deadline, ``done`` days ago it was carried out; ``far`` how far it has come.

    ``paid``: nothing, half or all of an issued invoice; ``met``: how many conditions are confirmed.
    """

    code: str
    asked: int
    due: int
    far: str
    conditions: tuple[str, ...] = ()
    met: int = 0
    done: int = 0
    rating: int | None = None
    invoiced: bool = False
    paid: str = ""
    note: str = ""


KEY, PHOTOS, CARD = "Ключът се взема от портиера", "Снимки преди и след работата", "Сертификат на препарата"
GUARD, LIFT = "Пропуск за охраната", "Асансьорът да се ползва до 8 ч."
ORDERS = (
    Told("ОФ-02", 9, -1, "confirmed", (KEY,), note="Преместват се в понеделник, да е готово преди това."),
    Told("ПР-01", 6, 0, "new", (LIFT,)),
    Told("КИ-01", 4, 0, "confirmed", (PHOTOS,), met=1),
    Told("СТ-02", 3, 1, "new", (GUARD, PHOTOS)),
    Told("ПД-01", 8, 0, "in_progress", (KEY, PHOTOS, CARD), met=1),
    Told("ОФ-03", 5, 2, "planned", (KEY,), met=1),
    Told("КИ-01", 4, 3, "planned", (), note="Да не се местят документите от бюрата."),
    Told("ПР-02", 2, 5, "planned", (GUARD,)),
    Told("ОФ-02", 2, 6, "confirmed"),
    Told("ПД-04", 1, 9, "new", (PHOTOS,), note="Ще потвърдят до петък."),
    Told("ОФ-02", 12, -4, "done", (KEY, PHOTOS), met=1, done=5),
    Told("КИ-01", 13, -5, "done", (PHOTOS,), met=1, done=4, note="Искаха втори екип."),
    Told("СТ-02", 14, -6, "accepted", (KEY, CARD), met=1, done=7, rating=5, invoiced=True),
    Told("ПР-01", 14, -7, "accepted", (), done=8, rating=4, invoiced=True, paid="half"),
    Told("КИ-01", 16, -8, "accepted", (PHOTOS,), met=1, done=9, rating=2, invoiced=True,
         note="Петното на мокета остана."),
    Told("ОФ-03", 17, -9, "closed", (KEY,), met=1, done=10, rating=5, invoiced=True, paid="all"),
    Told("ПД-01", 18, -10, "closed", (), done=11, rating=5, invoiced=True, paid="all"),
    Told("ПР-02", 19, -11, "closed", (PHOTOS, GUARD), met=2, done=10, rating=3, invoiced=True),
    Told("ОФ-02", 10, -2, "cancelled", (KEY,), note="Ремонтът им закъсня."),
    Told("КИ-01", 5, 4, "cancelled"),
)  # fmt: skip


def on(stage: Stage, day: date) -> None:
    """What happened to orders on a day of the past: clients called, crews came, invoices went out."""
    for play in _plays(stage):
        if day == stage.today - timedelta(days=play.told.asked):
            play.take_down()
        elif play.told.done and day == stage.today - timedelta(days=play.told.done):
            play.carry_out()


def today(stage: Stage) -> None:
    """Where the others stand this morning."""
    for play in _plays(stage):
        if not play.told.done:
            with stage.scene(stage.today, time(8, play.number)) as scene:
                play.finish(scene)


def _plays(stage: Stage) -> list[Play]:
    """Each by another client."""
    if "orders" not in stage.known:
        places = [one for one in stage.known["places"] if one.kind not in ("flat", "house", "entrance")]
        stage.known["orders"] = [
            Play(stage, told, places[number * 3 % len(places)], number) for number, told in enumerate(ORDERS)
        ]
    plays: list[Play] = stage.known["orders"]
    return plays


@dataclass
class Play:
    """One order from the call to where it stands now."""

    stage: Stage
    told: Told
    place: PlacePlan
    number: int
    id: int = 0

    def take_down(self) -> None:
        told, stage = self.told, self.stage
        with stage.scene(stage.today - timedelta(days=told.asked), time(10, self.number)) as scene:
            self.id = self._place(scene)
            if told.far in ("planned", "done", "accepted", "closed"):
                self._send(scene)

    def _place(self, scene: Scene) -> int:
        told = self.told
        size = min(self.place.area, LARGEST)
        service = ServiceId(self.stage.known["services"][told.code][0])
        return scene(PlaceOrder)(
            NewOrder(
                client_id=self.place.client_id, premises_id=self.place.premises_id,
                lines=(OrderLineInputs(service_id=service, quantity=size),), deadline=self._at(told.due, time(19)),
                conditions=tuple(
                    ConditionInputs(text=text, required=place != 1) for place, text in enumerate(told.conditions)
                ),
                payment_days=3 if told.far == "closed" and not told.paid else None,
                note=told.note, confirmed=told.far != "new",
            )
        )  # fmt: skip

    def _send(self, scene: Scene) -> None:
        """A crew comes before opening; of the planned ones on the day of the deadline."""
        told = self.told
        begin = self._at(-told.done if told.done else told.due, EARLY)
        visit = scene(ScheduleOrder)(self.id, Schedule(starts_at=begin, minutes=100))
        crews = self.stage.known["crews"][self.place.city]
        scene(AssignVisit)(Assignment(visit_id=visit, crew_id=crews[self.number % len(crews)][0]))

    def carry_out(self) -> None:
        """The crew that came before opening; in the evening the client looks, and the invoice goes out."""
        day = self.stage.today - timedelta(days=self.told.done)
        with self.stage.scene(day, time(9)) as scene:
            scope = Scope(branch_ids=tuple(self.stage.branches.values()))
            start, end = self._at(-self.told.done, time(4)), self._at(-self.told.done, time(6))
            found = scene(VisitQueries).page(scope, start=start, end=end, premises_id=self.place.premises_id)
            for visit in found.rows:
                if visit.stage == "planned":
                    do(self.stage, scene, visit, takes_over=False)
        with self.stage.scene(day, time(17, 30)) as scene:
            self.finish(scene)

    def finish(self, scene: Scene) -> None:
        told = self.told
        card = scene(OrderQueries).card(
            self.id, scope=Scope(branch_ids=tuple(self.stage.branches.values())), now=self.stage.clock.now(),
            today=self.stage.clock.today(),
        )  # fmt: skip
        for condition in card.conditions[: told.met]:
            scene(ConfirmCondition)(self.id, condition.id, note="Потвърди по телефона.")
        if told.far == "in_progress":
            scene(StartOrder)(self.id)
        if told.far == "cancelled":
            fee = Money(30) if told.note else ZERO
            scene(CancelOrder)(self.id, Cancellation(reason=told.note or "Намериха друга фирма.", fee=fee))
        if told.far in ("accepted", "closed"):
            name = self.stage.invent.person().name
            scene(AcceptOrder)(self.id, Acceptance(name=name, rating=told.rating, comment=told.note))
        if told.invoiced:
            self._bill(scene)
        if told.far == "closed":
            scene(CloseOrder)(self.id)

    def _bill(self, scene: Scene) -> None:
        invoice = scene(InvoiceOrder)(self.id)
        scene(IssueInvoice)(Issue(invoice_id=invoice))
        if self.told.paid:
            total = scene(OrderQueries).card(
                self.id, scope=Scope(branch_ids=tuple(self.stage.branches.values())), now=self.stage.clock.now(),
                today=self.stage.clock.today(),
            ).invoices[0].total  # fmt: skip
            part = total if self.told.paid == "all" else Money(total.amount / HALF)
            scene(ReceivePayment)(
                IncomingPayment(desk_id=self.stage.known["banks"][self.place.city], client_id=self.place.client_id,
                                amount=part, invoice_ids=(invoice,))
            )  # fmt: skip

    def _at(self, days: int, when: time) -> datetime:
        return datetime.combine(self.stage.today + timedelta(days=days), when, SOFIA).astimezone(UTC)
