"""A draft becomes a document: numbered, posted, owed; and never changes again."""

from datetime import date
from decimal import Decimal

import pytest

from cleaning.application.billing.change_draft import ChangeDraft, DraftChange
from cleaning.application.billing.correct_invoice import AnnulInvoice, Correction, CreditInvoice
from cleaning.application.billing.discard_draft import DiscardDraft
from cleaning.application.billing.issue_invoice import Issue, IssueInvoice
from cleaning.application.billing.queries import BillingQueries, InvoiceFilter
from cleaning.application.ledger.queries import LedgerQueries
from cleaning.application.shared.access import Viewer
from cleaning.application.treasury.queries import TreasuryQueries
from cleaning.domain.shared.errors import Conflict, RuleBroken
from cleaning.domain.shared.money import Money
from tests.money import a_client, a_company, a_desk, a_draft, an_invoice, item, pays, scalar, sums

TODAY = date(2026, 11, 24)


@pytest.fixture
def seen(scope):
    return scope.get(Viewer).scope


def test_three_lines_of_3_33_carry_2_00_of_vat_everywhere(scope, seen):
    client = a_client(scope)
    invoice = an_invoice(scope, client, *(item("3.33") for _ in range(3)))

    card = scope.get(BillingQueries).card(invoice, scope=seen)
    assert (card.net, card.vat, card.total) == (Money("9.99"), Money("2.00"), Money("11.99"))
    assert [(row.rate, row.base, row.vat) for row in card.vat_rows] == [(Decimal(20), Money("9.99"), Money("2.00"))]
    row = scope.get(BillingQueries).page(InvoiceFilter(), scope=seen, today=TODAY).rows[0]
    assert (row.net, row.vat, row.total) == (card.net, card.vat, card.total)
    assert sums(scope) == {"411": Decimal("11.99"), "703": Decimal("-9.99"), "4532": Decimal("-2.00")}
    assert scope.get(LedgerQueries).balance(client) == card.total


def test_a_document_has_ten_digits_days_and_both_sides_of_that_day(scope, seen):
    invoice = an_invoice(scope, a_client(scope, legal_name="„Клиника“ ЕООД", eik="987654322", payment_days=14))

    card = scope.get(BillingQueries).card(invoice, scope=seen)
    assert card.number == "0000000001"
    assert (card.issued_on, card.tax_event_on, card.due_on) == (TODAY, TODAY, date(2026, 12, 8))
    assert (card.buyer.name, card.buyer.eik) == ("„Клиника“ ЕООД", "987654322")
    assert (card.seller.name, card.seller.vat_number) == ("„Бистра София“ ООД", "BG209998883")
    assert card.compiled_by == scope.get(Viewer).name


def test_numbers_follow_one_another(scope, seen):
    client = a_client(scope)
    for _ in range(3):
        an_invoice(scope, client)
    numbers = [row.number for row in scope.get(BillingQueries).page(InvoiceFilter(), scope=seen, today=TODAY).rows]
    assert numbers == ["0000000003", "0000000002", "0000000001"]


def test_an_empty_draft_is_not_issued_and_takes_no_number(scope):
    draft = a_draft(scope, a_client(scope), items=())
    with pytest.raises(RuleBroken) as refusal:
        scope.get(IssueInvoice)(Issue(invoice_id=draft))
    assert refusal.value.code == "invoice.empty"
    assert scalar(scope, "select coalesce(max(next), 1) from number_series where series = 'invoice'") == 1


def test_an_issued_document_is_not_issued_again(scope):
    invoice = an_invoice(scope, a_client(scope))
    with pytest.raises(RuleBroken) as refusal:
        scope.get(IssueInvoice)(Issue(invoice_id=invoice))
    assert refusal.value.code == "invoice.already_issued"
    assert scalar(scope, "select count(*) from entries") == 1


def test_an_issued_document_is_not_edited_or_discarded(scope):
    invoice = an_invoice(scope, a_client(scope))
    for attempt in (lambda: scope.get(ChangeDraft)(DraftChange(invoice_id=invoice, version=None, items=(item("1"),))),
                    lambda: scope.get(DiscardDraft)(invoice)):  # fmt: skip
        with pytest.raises(RuleBroken) as refusal:
            attempt()
        assert refusal.value.code == "invoice.already_issued"


def test_a_draft_that_someone_changed_meanwhile_is_not_overwritten(scope):
    draft = a_draft(scope, a_client(scope))
    scope.get(ChangeDraft)(DraftChange(invoice_id=draft, version=1, items=(item("2.00"),)))
    with pytest.raises(Conflict):
        scope.get(ChangeDraft)(DraftChange(invoice_id=draft, version=1, items=(item("3.00"),)))
    with pytest.raises(Conflict):
        scope.get(IssueInvoice)(Issue(invoice_id=draft, version=1))


def test_a_draft_keeps_its_new_lines_and_sums(scope, seen):
    draft = a_draft(scope, a_client(scope), item("1.00"), item("2.00"))
    scope.get(ChangeDraft)(
        DraftChange(invoice_id=draft, version=None, items=(item("5.00", "3", discount=Decimal(10)),))
    )
    card = scope.get(BillingQueries).card(draft, scope=seen)
    assert [line.net for line in card.lines] == [Money("13.50")]
    assert card.total == Money("16.20")


def test_a_credit_note_is_the_exact_mirror(scope, seen):
    client = a_client(scope)
    invoice = an_invoice(scope, client, item("33.33", "3", discount=Decimal("7.5")), item("0.10", vat_code="reduced"))
    note = scope.get(CreditInvoice)(Correction(invoice_id=invoice, ground="Отказана услуга"))
    scope.get(IssueInvoice)(Issue(invoice_id=note))

    was, mirror = (scope.get(BillingQueries).card(one, scope=seen) for one in (invoice, note))
    assert (mirror.net, mirror.vat, mirror.total) == (-was.net, -was.vat, -was.total)
    assert [(row.base, row.vat) for row in mirror.vat_rows] == [(-row.base, -row.vat) for row in was.vat_rows]
    assert (mirror.corrects_number, mirror.correction_ground) == (was.number, "Отказана услуга")
    assert sums(scope) == {}
    standing = scope.get(TreasuryQueries).standing(client, today=TODAY)
    assert (standing.owed, standing.advance) == (Money.ZERO, Money.ZERO)


def test_a_document_is_credited_once(scope):
    invoice = an_invoice(scope, a_client(scope))
    scope.get(CreditInvoice)(Correction(invoice_id=invoice, ground="Грешка"))
    with pytest.raises(RuleBroken) as refusal:
        scope.get(CreditInvoice)(Correction(invoice_id=invoice, ground="Грешка"))
    assert refusal.value.code == "invoice.already_corrected"


def test_the_credit_of_a_paid_document_stays_to_the_clients_credit_and_pays_the_next(scope, seen):
    client, desk = a_client(scope), a_desk(scope)
    invoice = an_invoice(scope, client)
    pays(scope, client, desk, "120.00")
    note = scope.get(CreditInvoice)(Correction(invoice_id=invoice, ground="Върнато"))
    scope.get(IssueInvoice)(Issue(invoice_id=note))
    assert scope.get(LedgerQueries).balance(client) == Money("-120.00")

    later = an_invoice(scope, client, item("50.00"))
    card = scope.get(BillingQueries).card(later, scope=seen)
    assert card.paid == card.total == Money("60.00")
    assert scope.get(LedgerQueries).balance(client) == Money("-60.00")


def test_an_annulled_document_counts_nothing_and_keeps_its_number(scope, seen):
    client = a_client(scope)
    invoice = an_invoice(scope, client)
    scope.get(AnnulInvoice)(Correction(invoice_id=invoice, ground="Сгрешен получател"))
    card = scope.get(BillingQueries).card(invoice, scope=seen)
    assert (card.stage, card.number) == ("annulled", "0000000001")
    assert sums(scope) == {}
    assert scope.get(TreasuryQueries).standing(client, today=TODAY).owed == Money.ZERO
    assert scope.get(BillingQueries).vat_month(date(2026, 11, 1), scope=seen) == []


def test_a_paid_document_is_not_annulled(scope):
    client = a_client(scope)
    invoice = an_invoice(scope, client)
    pays(scope, client, a_desk(scope), "1.00")
    with pytest.raises(RuleBroken) as refusal:
        scope.get(AnnulInvoice)(Correction(invoice_id=invoice, ground="Грешка"))
    assert refusal.value.code == "invoice.paid"


def test_the_months_vat_is_what_its_documents_say_and_what_was_posted(scope, seen):
    client = a_client(scope)
    an_invoice(scope, client, item("3.33"), item("3.33"), item("3.33"))
    an_invoice(scope, client, item("10.00", vat_code="zero"))
    month = date(2026, 11, 1)
    rows = {
        row.code: (row.documents, row.base, row.vat) for row in scope.get(BillingQueries).vat_month(month, scope=seen)
    }
    assert rows == {"standard": (1, Money("9.99"), Money("2.00")), "zero": (1, Money("10.00"), Money.ZERO)}
    assert scope.get(LedgerQueries).vat(month, scope=seen).sales == Money("2.00")


def test_a_company_not_registered_for_vat_charges_none_and_names_the_article(scope, seen):
    a_company(scope, vat_registered=False)
    invoice = an_invoice(scope, a_client(scope), item("100.00"))
    card = scope.get(BillingQueries).card(invoice, scope=seen)
    assert (card.vat, card.total) == (Money.ZERO, Money("100.00"))
    assert [(row.rate, row.ground) for row in card.vat_rows] == [(None, "чл. 113, ал. 9 от ЗДДС")]
    assert card.seller.vat_number == ""
