"""Invoices, offers, contracts, protocols, orders, specifications and keys as papers that are kept once issued."""

from __future__ import annotations

import pytest

from cleaning.adapters.sql.reads import Reads
from cleaning.application.billing.jobs import KeepInvoices
from cleaning.application.billing.print_invoice import PrintInvoice
from cleaning.application.documents.queries import DocumentQueries
from cleaning.application.plans.print_specification import PrintSpecification
from cleaning.application.plans.queries import PlanQueries
from cleaning.application.premises.print_keys import PrintKeys
from cleaning.application.premises.take_in_key import NewKey, TakeInKey
from cleaning.application.sales.contract_paper import PrintContract
from cleaning.application.sales.keep_papers import KeepPapers
from cleaning.application.visits.print_acceptance import PrintAcceptance
from cleaning.application.visits.print_order import PrintOrder
from cleaning.domain.documents.values import Kind
from cleaning.domain.shared.errors import RuleBroken
from tests.money import a_client, a_company, a_draft, an_invoice
from tests.papers import text_of
from tests.planning import HERE, House


@pytest.fixture
def house(scope):
    return House(scope)


@pytest.fixture(autouse=True)
def company(scope):
    a_company(scope)


def test_a_signed_contract_is_printed_whole_and_kept(scope, house):
    contract_id = house.office()
    content, name = scope.get(PrintContract)(contract_id)
    text = text_of(content)
    for needed in ("ДОГОВОР ЗА ПОЧИСТВАНЕ", "№ 0000000001", "„Бистра София“ ООД", "ЕИК 209998883", "Софтнет ООД",
                   "I. Предмет", "BG19 UBBS 8002 1099 9900 04", "Приложение № 1", "Офис „Софтнет“",
                   "Приложение № 2", "Поддържащо почистване", "40,00", "посещение"):  # fmt: skip
        assert needed in text, needed
    assert name == "contract-0000000001.pdf"
    assert scope.get(PrintContract)(contract_id) == (content, name)
    (kept,) = scope.get(DocumentQueries).about(HERE, "contract", contract_id)
    assert (kept.kind, kept.title) == (Kind.CONTRACT, "Договор 0000000001")


def test_an_invoice_draft_is_kept_nowhere_and_an_issued_one_for_ever(scope):
    client_id = a_client(scope)
    draft = a_draft(scope, client_id)
    assert "Чернова: не е издаден документ" in text_of(scope.get(PrintInvoice)(draft))
    documents = scope.get(DocumentQueries)
    assert documents.about(HERE, "invoice", draft) == []
    invoice = an_invoice(scope, client_id)
    content = scope.get(PrintInvoice)(invoice)
    a_company(scope, legal_name="„Друго име“ ООД")
    assert scope.get(PrintInvoice)(invoice) == content
    assert len(documents.about(HERE, "invoice", invoice)) == 1


def test_a_kept_invoice_is_read_with_few_questions_and_no_press(scope):
    invoice, reads = an_invoice(scope, a_client(scope)), scope.get(Reads)
    press = scope.get(PrintInvoice)
    press(invoice)
    before = reads.count
    press(invoice)
    assert reads.count - before <= 4


def test_what_nobody_printed_is_kept_by_the_program(scope):
    invoices = [an_invoice(scope, a_client(scope)) for _ in range(3)]
    scope.get(PrintInvoice)(invoices[0])
    job = scope.get(KeepInvoices)
    for _ in range(2):
        job()
        documents = scope.get(DocumentQueries)
        assert [len(documents.about(HERE, "invoice", one)) for one in invoices] == [1, 1, 1]


def test_contracts_signed_lately_are_kept_by_the_program(scope, house, clock):
    contract_id = house.office(starts_on=clock.today())
    scope.get(KeepPapers)()
    assert [row.kind for row in scope.get(DocumentQueries).about(HERE, "contract", contract_id)] == [Kind.CONTRACT]


def test_a_plan_s_technology_table_names_zones_rhythms_and_work(scope, house):
    contract_id = house.office()
    (plan,) = scope.get(PlanQueries).page(HERE, contract_id=contract_id).rows
    content, _ = scope.get(PrintSpecification)(plan.id)
    text = text_of(content)
    for needed in ("ТЕХНОЛОГИЧНА КАРТА", "Офис „Софтнет“", "2 пъти седмично", "08:00", "0000000001"):
        assert needed in text, needed
    assert scope.get(PrintSpecification)(plan.id)[0] == content


def test_a_planned_visit_is_printed_as_its_order(scope, house):
    house.office()
    visit = house.visits()[0]
    text = text_of(scope.get(PrintOrder)(visit.id)[0])
    for needed in ("ЗАЯВКА ЗА ПОЧИСТВАНЕ", "Софтнет ООД", "Поддържащо почистване", "м²", "Обща стойност без ДДС"):
        assert needed in text, needed


def test_a_protocol_of_work_not_done_is_a_draft(scope, house):
    house.office()
    visit = house.visits()[0]
    assert "Чернова: не е издаден документ" in text_of(scope.get(PrintAcceptance)(visit.id)[0])
    assert scope.get(DocumentQueries).about(HERE, "visit", visit.id) == []


def test_keys_taken_in_are_a_paper_and_a_key_more_is_another(scope, house):
    premises_id = house.premises(house.client())
    with pytest.raises(RuleBroken) as refused:
        scope.get(PrintKeys)(premises_id)
    assert refused.value.code == "keys.none_here"
    take_in = scope.get(TakeInKey)
    take_in(premises_id, NewKey(from_whom="Петър Илиев", tag="К-017", what="Входен ключ"))
    first = scope.get(PrintKeys)(premises_id)
    assert "К-017" in text_of(first[0])
    assert scope.get(PrintKeys)(premises_id) == first
    take_in(premises_id, NewKey(from_whom="Петър Илиев", tag="К-018", what="Магнитна карта"))
    assert "К-018" in text_of(scope.get(PrintKeys)(premises_id)[0])
    assert len(scope.get(DocumentQueries).about(HERE, "premises", premises_id)) == 2
