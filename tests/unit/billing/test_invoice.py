"""A draft changes freely, a document never; what becomes of visits and fees on it."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from cleaning.domain.billing.events import InvoiceIssued
from cleaning.domain.billing.grouping import Done, Monthly, month_items, visit_items
from cleaning.domain.billing.invoice import Invoice
from cleaning.domain.billing.values import Item, Kind, Snapshot, Stage
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.money import Money, UnitCost
from tests.strategies_money import RULES

TODAY = date(2026, 11, 24)
SIDE = Snapshot(name="„Бистра“ ООД", city="София")


def item(**changes):
    known = {"description": "Почистване", "unit": "visit", "quantity": Decimal(1), "unit_price": UnitCost("100")}
    return Item(**known | changes)


def a_draft(*items):
    invoice = Invoice(branch_id=1, client_id=7)
    invoice.id = 1
    invoice.fill(items or [item()], RULES)
    return invoice


def issue(invoice, **changes):
    known = {"number": "0000000001", "on": TODAY, "at": datetime(2026, 11, 24, 7, tzinfo=UTC),
             "due_on": date(2026, 12, 4), "seller": SIDE, "buyer": SIDE, "compiled_by": "Мария"}  # fmt: skip
    invoice.issue(**known | changes)
    return invoice


def code_of(attempt):
    with pytest.raises(RuleBroken) as refusal:
        attempt()
    return refusal.value.code


def test_issuing_tells_what_happened_with_every_sum():
    invoice = issue(a_draft(item(), item(unit_price=UnitCost("50"))))
    (event,) = [one for one in invoice.pull() if isinstance(one, InvoiceIssued)]
    assert (event.number, event.net, event.vat, event.total) == ("0000000001", Money("150"), Money("30"), Money("180"))
    assert [line.net for line in event.lines] == [Money("100"), Money("50")]


def test_the_supply_is_never_after_the_issue_nor_the_due_day_before_it():
    invoice = a_draft()
    invoice.schedule(tax_event_on=date(2026, 11, 30), due_on=None)
    issue(invoice, due_on=date(2026, 11, 1))
    assert (invoice.tax_event_on, invoice.due_on) == (TODAY, TODAY)


def test_a_document_without_lines_is_not_issued():
    invoice = a_draft()
    invoice.fill([], RULES)
    assert code_of(invoice.check_issuable) == "invoice.empty"


@pytest.mark.parametrize(
    "attempt",
    [
        lambda one: one.fill([item()], RULES),
        lambda one: one.schedule(tax_event_on=None, due_on=None),
        lambda one: one.describe(note="", payment_method="bank", place=""),
        lambda one: one.discard(),
        lambda one: one.check_issuable(),
    ],
)
def test_an_issued_document_refuses_every_change(attempt):
    invoice = issue(a_draft())
    assert code_of(lambda: attempt(invoice)) == "invoice.already_issued"


def test_a_draft_is_neither_credited_nor_annulled():
    draft = a_draft()
    assert code_of(lambda: draft.credit("Отказ")) == "invoice.not_creditable"
    assert code_of(lambda: draft.annul(on=TODAY, why="Грешка")) == "invoice.not_issued"


def test_a_note_and_an_annulment_name_their_ground():
    invoice = issue(a_draft())
    assert code_of(lambda: invoice.credit(" ")) == "invoice.ground_needed"
    assert code_of(lambda: invoice.annul(on=TODAY, why="")) == "invoice.ground_needed"


def test_the_lines_of_a_credit_note_are_those_of_its_invoice():
    invoice = issue(a_draft())
    note = invoice.credit("Отказ")
    assert (note.kind, note.stage, note.corrects_id) == (Kind.CREDIT, Stage.DRAFT, 1)
    assert code_of(lambda: note.fill([item()], RULES)) == "invoice.credit_is_a_mirror"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"quantity": Decimal(0)}, "invoice.quantity_not_positive"),
        ({"unit_price": UnitCost("-1")}, "invoice.price_negative"),
        ({"discount": Decimal(101)}, "invoice.discount"),
        ({"description": " "}, "invoice.line_without_text"),
    ],
)
def test_a_line_that_makes_no_sense_is_refused(change, code):
    assert code_of(lambda: item(**change)) == code


def done(day, **changes):
    known = {"on": date(2026, 11, day), "premises_id": 1, "premises": "Офис Младост", "service_id": 1,
             "description": "Почистване", "price": Money("36.00"), "vat_code": "standard"}  # fmt: skip
    return Done(**known | changes)


def test_equal_visits_become_one_line_that_lists_their_days():
    (line,) = visit_items([done(2), done(4), done(6)])
    assert (line.quantity, line.unit, line.unit_price) == (Decimal(3), "visit", UnitCost("36.00"))
    assert (line.description, line.note) == ("Почистване – Офис Младост", "02.11., 04.11., 06.11.2026")


def test_many_days_are_named_by_the_first_and_the_last():
    (line,) = visit_items([done(day) for day in range(1, 21)])
    assert (line.quantity, line.note) == (Decimal(20), "01.11.–20.11.2026")


def test_another_price_place_or_service_is_another_line():
    lines = visit_items([done(2), done(3, price=Money("40")), done(4, premises_id=2), done(5, service_id=2)])
    assert [line.quantity for line in lines] == [Decimal(1)] * 4


def test_a_month_is_a_line_named_by_its_month():
    fee = Monthly(month=date(2026, 10, 1), premises_id=1, premises="Клиника", service_id=1,
                  description="Абонамент", price=Money("1180"), vat_code="standard")  # fmt: skip
    (line,) = month_items([fee])
    assert (line.unit, line.quantity, line.unit_price, line.note) == ("month", Decimal(1), UnitCost("1180"), "10.2026")
