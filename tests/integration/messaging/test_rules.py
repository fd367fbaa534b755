"""Rules at work: what happens to visits and invoices reaches the client once, where the rule is on."""

from datetime import date, time, timedelta

import pytest

from cleaning.application.messaging.change_rule import ChangeRule, RuleChange
from cleaning.application.messaging.queries import MessageQueries
from cleaning.application.messaging.remind_of_payments import RemindOfPayments
from cleaning.application.messaging.remind_of_visits import RemindOfVisits
from cleaning.application.visits.cancel_visit import CancelVisit
from cleaning.application.visits.move_visit import MoveVisit
from cleaning.application.visits.queries import VisitQueries
from cleaning.domain.messaging.first_rules import first_rule
from cleaning.domain.messaging.values import RuleEvent, Stage
from tests.money import a_company, a_desk, an_invoice, item, pays
from tests.planning import HERE, House, at


@pytest.fixture
def house(scope, clock):
    clock.at += timedelta(hours=3)  # 12:00 in Sofia
    a_company(scope, phone="0700 12 345")
    return House(scope)


@pytest.fixture
def visit(house):
    """Tomorrow's visit of a client with a mobile number."""
    client_id = house.client(phone="0888 412 037")
    line = {"premises_id": house.premises(client_id), "service_id": house.service(), "rrule": "FREQ=WEEKLY;BYDAY=WE"}
    house.sign(client_id, line, starts_on=date(2026, 11, 25))
    (first,) = house.scope.get(VisitQueries).upcoming(at(25, 0), at(26, 0))
    return first.visit_id


def switch_on(scope, event, **changes):
    rule = first_rule(event)
    known = {"text_bg": rule.text_bg, "text_en": rule.text_en, "days": rule.days, "send_from": time(9)}
    scope.get(ChangeRule)(RuleChange(event=event, active=True, **known | changes))


def texts(scope):
    return [row.text for row in reversed(scope.get(MessageQueries).page(HERE).rows)]


def test_a_moved_visit_is_told_with_both_hours_once_a_move_and_its_old_reminder_falls_away(house, visit):
    scope = house.scope
    scope.get(RemindOfVisits)()
    scope.get(MoveVisit)(visit, at(26, 10))
    assert len(texts(scope)) == 1, "the rule is off until somebody wants it"
    switch_on(scope, RuleEvent.VISIT_MOVED)
    scope.get(MoveVisit)(visit, at(27, 11))
    scope.get(MoveVisit)(visit, at(27, 14))
    assert texts(scope)[1:] == [
        "Почистването на Офис „Софтнет“ се мести от 26.11. 10:00 ч. на 27.11. 11:00 ч. Бистра",
        "Почистването на Офис „Софтнет“ се мести от 27.11. 11:00 ч. на 27.11. 14:00 ч. Бистра",
    ]
    stages = [row.stage for row in reversed(scope.get(MessageQueries).page(HERE).rows)]
    assert stages == [Stage.CANCELLED, Stage.CANCELLED, Stage.QUEUED], "only the newest hour is on its way"


def test_a_cancelled_visit_is_told(house, visit):
    switch_on(house.scope, RuleEvent.VISIT_CANCELLED)
    house.scope.get(CancelVisit)(visit, "Клиентът е на път")
    assert texts(house.scope) == ["Почистването на Офис „Софтнет“ на 25.11. в 08:00 ч. отпада. Бистра"]


def test_an_issued_invoice_is_told_with_its_sum_in_the_clients_language(house):
    scope = house.scope
    switch_on(scope, RuleEvent.INVOICE_ISSUED)
    an_invoice(scope, house.client(phone="0888 412 037"), item("1028.80"))
    an_invoice(scope, house.client("Other Ltd", phone="0888 412 038", language="en"), item("1028.80"))
    told = texts(scope)
    assert "за 1 234,56 EUR, платима до" in told[0]
    assert "for 1 234.56 EUR, due on" in told[1]


def test_a_payment_is_reminded_of_before_it_is_due_and_on_every_level_after_until_it_is_paid(house, clock):
    scope, client_id = house.scope, house.client(phone="0888 412 037")
    switch_on(scope, RuleEvent.PAYMENT_DUE)
    switch_on(scope, RuleEvent.PAYMENT_OVERDUE)
    an_invoice(scope, client_id, due_on=date(2026, 12, 1))
    run, seen = scope.get(RemindOfPayments), {}
    for _ in range(26):
        for _ in range(2):
            if queued := run():
                day = clock.today()
                seen[day] = seen.get(day, 0) + queued
        if clock.today() == date(2026, 12, 12):
            pays(scope, client_id, a_desk(scope), "120.00")
        clock.at += timedelta(days=1)
    assert seen == {date(2026, 11, 28): 1, date(2026, 12, 4): 1, date(2026, 12, 11): 1}
    assert texts(scope)[1].startswith("120,00 EUR по фактура 0000000001 са просрочени с 3 дни.")


def test_a_rule_switched_on_late_does_not_write_to_those_who_are_late_for_long(house, clock):
    scope = house.scope
    an_invoice(scope, house.client(phone="0888 412 037"), due_on=date(2026, 11, 26))
    clock.at += timedelta(days=20)
    switch_on(scope, RuleEvent.PAYMENT_OVERDUE, days=(3, 10))
    assert scope.get(RemindOfPayments)() == 0


def test_days_are_typed_with_commas_and_wrong_ones_are_explained_at_their_field(house, client):
    rule = first_rule(RuleEvent.PAYMENT_OVERDUE)
    typed = {"active": "true", "send_from": "10:00", "text_bg": rule.text_bg, "text_en": rule.text_en, "days": "5, 20"}
    assert client.as_("owner").post("/messages/rules/payment_overdue", data=typed).status_code == 303
    assert house.scope.get(MessageQueries).rule(RuleEvent.PAYMENT_OVERDUE).days == (5, 20)
    for wrong in ("", "пет", "0", "1,2,3,4,5,6"):
        answer = client.post("/messages/rules/payment_overdue", data=typed | {"days": wrong})
        assert answer.status_code == 422
        assert 'id="f-days-error"' in answer.text
