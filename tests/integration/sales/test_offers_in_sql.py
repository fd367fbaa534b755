"""From a priced offer to a signed contract, and what a price change does on the way."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import msgspec
import pytest
from sqlalchemy import Engine, text

from cleaning.adapters.sql.checks import audit
from cleaning.adapters.sql.reads import Reads
from cleaning.application.pricing.queries import PricingQueries
from cleaning.application.purchasing.list_price import ListPrice
from cleaning.application.sales.decide_quote import AcceptQuote, DeclineQuote, ReopenQuote
from cleaning.application.sales.inputs import QuoteInputs, RoomInputs
from cleaning.application.sales.jobs import ExpireQuotes
from cleaning.application.sales.price_quote import PriceQuote
from cleaning.application.sales.queries import SalesQueries
from cleaning.application.sales.quote_paper import PrintQuote
from cleaning.application.sales.send_quote import SendQuote
from cleaning.application.sales.write_quote import ReviseQuote
from cleaning.application.shared.access import Scope
from cleaning.domain.catalogue.values import Category
from cleaning.domain.sales.often import RULES
from cleaning.domain.sales.values import Billing, ContractStage, Per, QuoteStage
from cleaning.domain.shared.errors import Conflict, NotFound, RuleBroken
from cleaning.domain.shared.ids import BranchId
from cleaning.domain.shared.money import ZERO, Money, UnitCost
from cleaning.domain.shared.quantity import Unit
from tests.goods import an_item
from tests.offers import ONCE, a_client, a_draft, a_line, a_service, a_sheet, some_premises

MINE = Scope(branch_ids=(1,))
OURS = ("pricing.", "sales.")


@pytest.fixture
def sales(scope):
    return scope.get(SalesQueries)


@pytest.fixture
def house(scope):
    """A client with premises, a service and its material."""
    soap = an_item(scope, price="2.10")
    client = a_client(scope)
    return client, some_premises(scope, client), a_service(scope, soap), soap


def facts(scope, kind):
    rows = scope.get(Reads).all(text("select data from facts where kind = :kind order by id"), {"kind": kind})
    return [row.data for row in rows]


def test_a_draft_has_a_number_and_is_priced_by_a_sheet_of_its_own(scope, sales, house):
    client, premises, service, _ = house

    quote = sales.quote(a_draft(scope, client, a_line(premises, service)), scope=MINE)

    (line,) = quote.lines
    assert (quote.number, quote.stage, quote.edition) == ("О000001", QuoteStage.DRAFT, 1)
    assert quote.created_at == datetime(2026, 11, 24, 7, tzinfo=UTC)
    assert (line.price, line.cost, line.monthly, line.per) == (
        Money("32.00"), Money("22.12"), Money("693.33"), Per.MONTH,
    )  # fmt: skip
    assert (quote.monthly, line.minutes, line.own_sheet, line.follows) == (Money("693.33"), 105, True, True)
    assert line.description == "Ежедневно почистване на офис"


def test_lines_of_one_visit_share_the_way_and_are_not_charged_the_least_each(scope, sales, house):
    client, premises, service, _ = house
    bins = a_service(scope, code="К-1", name_bg="Кошчета", minutes_per_unit=Decimal("0.1"), equipment=())

    quote_id = a_draft(
        scope, client, a_line(premises, bins, rrule="FREQ=WEEKLY;BYDAY=MO"), a_line(premises, service), km=Decimal(10)
    )

    sheets = [
        scope.get(PricingQueries).sheet(line.cost_sheet_id, scope=MINE)
        for line in sales.quote(quote_id, scope=MINE).lines
    ]
    assert [(sheet.transport, sheet.minimum, sheet.step) for sheet in sheets] == [
        (ZERO, ZERO, ZERO), (Money("3.50"), ZERO, ZERO),
    ]  # fmt: skip


def test_two_people_side_by_side_take_half_the_time(scope, sales, house):
    client, premises, service, _ = house

    quote = sales.quote(a_draft(scope, client, a_line(premises, service, people=2)), scope=MINE)

    assert quote.lines[0].minutes == 55  # 102 minutes of labour by two, up to the next five


def test_a_price_set_by_hand_stays_and_its_margin_is_known(scope, sales, house):
    client, premises, service, soap = house
    quote_id = a_draft(scope, client, a_line(premises, service, price=Money(40)))

    scope.get(ListPrice)(soap, UnitCost("5"))

    (line,) = sales.quote(quote_id, scope=MINE).lines
    assert (line.price, line.follows, line.cost) == (Money(40), False, Money("22.12"))


def test_a_line_may_stand_on_a_general_sheet(scope, sales, house):
    client, premises, service, _ = house
    sheet = a_sheet(scope, service)
    quote_id = a_draft(scope, client, a_line(premises, service, cost_sheet_id=sheet))

    scope.get(ReviseQuote)(quote_id, QuoteInputs(client_id=client, title="Друго", lines=(a_line(premises, service),)))

    (line,) = sales.quote(quote_id, scope=MINE).lines
    assert (line.own_sheet, line.cost_sheet_id != sheet) == (True, True)
    assert scope.get(PricingQueries).sheet(sheet, scope=MINE).live, "a general sheet outlives the offers that use it"


def test_revising_keeps_the_sheet_of_a_line_that_stays_and_rests_the_others(scope, sales, house):
    client, premises, service, _ = house
    quote_id = a_draft(scope, client, a_line(premises, service), a_line(premises, service, rrule="FREQ=MONTHLY"))
    daily, monthly = sales.quote(quote_id, scope=MINE).lines

    said = QuoteInputs(client_id=client, title="Офис", lines=(a_line(premises, service, quantity=Decimal(200)),))
    scope.get(ReviseQuote)(quote_id, said, version=1)

    (line,) = sales.quote(quote_id, scope=MINE).lines
    pricing = scope.get(PricingQueries)
    assert (line.cost_sheet_id, line.quantity) == (daily.cost_sheet_id, Decimal(200))
    assert pricing.sheet(daily.cost_sheet_id, scope=MINE).quantity == Decimal(200)
    assert not pricing.sheet(monthly.cost_sheet_id, scope=MINE).live


def test_a_stale_revision_is_a_conflict(scope, house):
    client, premises, service, _ = house
    quote_id = a_draft(scope, client, a_line(premises, service))
    said = QuoteInputs(client_id=client, title="Офис", lines=(a_line(premises, service),))
    scope.get(ReviseQuote)(quote_id, said, version=1)

    with pytest.raises(Conflict):
        scope.get(ReviseQuote)(quote_id, said, version=1)


def test_premises_of_somebody_else_are_refused(scope, house):
    client, _, service, _ = house
    other = some_premises(scope, a_client(scope, "Иван Петров"))

    with pytest.raises(RuleBroken) as refusal:
        a_draft(scope, client, a_line(other, service))

    assert refusal.value.code == "quote.foreign_premises"


def test_drafts_follow_a_price_and_sent_offers_say_how_far_it_moved(scope, sales, house):
    client, premises, service, soap = house
    draft, sent = (a_draft(scope, client, a_line(premises, service)) for _ in range(2))
    scope.get(SendQuote)(sent)

    scope.get(ListPrice)(soap, UnitCost("2.40"))

    followed, kept = sales.quote(draft, scope=MINE), sales.quote(sent, scope=MINE)
    assert (followed.lines[0].price, followed.lines[0].cost) == (Money("33.00"), Money("22.93"))
    assert followed.monthly == Money("715.00")
    assert (kept.monthly, kept.price_moved) == (Money("693.33"), Money("21.67"))
    assert [row.id for row in sales.quotes(scope=MINE, moved=True).rows] == [sent]
    assert facts(scope, "sales.QuotePriceMoved")[0]["difference"] == "21.67"


def test_a_sent_offer_is_kept_as_it_was_sent(scope, sales, house):
    client, premises, service, _ = house
    quote_id = a_draft(scope, client, a_line(premises, service))

    scope.get(SendQuote)(quote_id)

    (edition,) = sales.editions(quote_id, scope=MINE)
    content = scope.get(Reads).scalar(text("select content from quote_editions"))
    assert (edition.edition, edition.monthly) == (1, Money("693.33"))
    assert (content["paper"]["number"], content["paper"]["draft"], content["lang"]) == ("О000001", False, "bg")


def test_accepting_makes_the_contract_with_its_lines_and_tells_of_it(scope, sales, house):
    client, premises, service, _ = house
    quote_id = a_draft(
        scope, client,
        a_line(premises, service),
        a_line(premises, service, rrule=ONCE, price=Money(376), description="Пране на мокет"),
        a_line(premises, service, rrule="FREQ=MONTHLY", optional=True, chosen=False),
        months=12,
    )  # fmt: skip
    scope.get(SendQuote)(quote_id)

    contract = sales.contract(scope.get(AcceptQuote)(quote_id), scope=MINE)

    assert (contract.number, contract.stage, contract.billing) == (
        "Д000001", ContractStage.ACTIVE, Billing.MONTHLY,
    )  # fmt: skip
    assert (contract.starts_on, contract.ends_on) == (date(2026, 12, 1), date(2027, 12, 1))
    assert [(line.price, line.per, line.start_time) for line in contract.lines] == [
        (Money("684.67"), Per.MONTH, time(18, 30)), (Money(376), Per.VISIT, time(18, 30)),
    ]  # fmt: skip
    assert sales.quote(quote_id, scope=MINE).contract_id == contract.id
    assert sales.active_value(client) == contract.monthly == Money("684.67")
    (signed,) = facts(scope, "sales.ContractSigned")
    assert [line["premises_id"] for line in signed["lines"]] == [premises, premises]
    assert sales.contract_lines(contract.id) == contract.lines


def test_optional_lines_are_chosen_while_accepting(scope, sales, house):
    client, premises, service, _ = house
    lines = [a_line(premises, service, optional=True, chosen=False, description=name) for name in ("А", "Б")]
    quote_id = a_draft(scope, client, a_line(premises, service), *lines)
    scope.get(SendQuote)(quote_id)

    contract = sales.contract(scope.get(AcceptQuote)(quote_id, chosen=[3]), scope=MINE)

    assert [line.description for line in contract.lines] == ["Ежедневно почистване на офис", "Б"]


def test_an_offer_is_accepted_once(scope, house):
    client, premises, service, _ = house
    quote_id = a_draft(scope, client, a_line(premises, service))
    scope.get(SendQuote)(quote_id)
    scope.get(AcceptQuote)(quote_id)

    with pytest.raises(RuleBroken) as refusal:
        scope.get(AcceptQuote)(quote_id)

    assert refusal.value.code == "quote.not_sent"
    assert scope.get(Reads).scalar(text("select count(*) from contracts")) == 1


def test_a_declined_offer_begins_again_at_todays_prices(scope, sales, house):
    client, premises, service, soap = house
    quote_id = a_draft(scope, client, a_line(premises, service))
    scope.get(SendQuote)(quote_id)
    scope.get(DeclineQuote)(quote_id, reason="скъпо")
    scope.get(ListPrice)(soap, UnitCost("2.40"))

    scope.get(ReopenQuote)(quote_id)
    scope.get(SendQuote)(quote_id)

    quote = sales.quote(quote_id, scope=MINE)
    assert (quote.edition, quote.stage, quote.monthly) == (2, QuoteStage.SENT, Money("715.00"))
    assert [one.edition for one in sales.editions(quote_id, scope=MINE)] == [2, 1]


def test_offers_expire_by_night(scope, sales, house, clock):
    client, premises, service, _ = house
    quote_id = a_draft(scope, client, a_line(premises, service), valid_until=date(2026, 11, 30))
    scope.get(SendQuote)(quote_id)
    clock.at = clock.at.replace(month=12, day=1)

    scope.get(ExpireQuotes)()

    assert sales.quote(quote_id, scope=MINE).stage is QuoteStage.EXPIRED


def test_a_contracts_margin_drifts_with_what_its_sheets_cost(scope, sales, house):
    client, premises, service, soap = house
    quote_id = a_draft(scope, client, a_line(premises, service))
    scope.get(SendQuote)(quote_id)
    contract_id = scope.get(AcceptQuote)(quote_id)
    (before,) = sales.drift(scope=MINE, contract_id=contract_id)

    scope.get(ListPrice)(soap, UnitCost("4.20"))

    (drift,) = sales.drift(scope=MINE)
    assert (before.drift, before.margin_then) == (Decimal("0.00"), Decimal("30.87"))
    assert (drift.agreed, drift.cost_then, drift.cost_now) == (Money("693.33"), Money("479.27"), Money("601.47"))
    assert (drift.margin_now, drift.drift) == (Decimal("13.25"), Decimal("-17.62"))
    assert sales.contract(contract_id, scope=MINE).monthly == Money("693.33")
    assert sales.drift(scope=MINE, beyond=Decimal(20)) == []


def test_the_offer_is_printed_as_pdf_in_the_clients_language(scope, house):
    client, premises, service, _ = house
    quote_id = a_draft(scope, client, a_line(premises, service), a_line(premises, service, optional=True, chosen=False))

    content, name = scope.get(PrintQuote)(quote_id)

    assert (content[:5], name) == (b"%PDF-", "quote-О000001.pdf")
    assert scope.get(PrintQuote)(quote_id) == (content, name)


def test_the_live_price_of_a_hundred_lines_takes_the_queries_of_one(scope, house):
    client, premises, service, _ = house
    price, reads = scope.get(PriceQuote), scope.get(Reads)

    def queries_of(lines):
        said = QuoteInputs(
            client_id=client, title="x",
            lines=tuple(a_line(premises, service, quantity=Decimal(n + 1)) for n in range(lines)),
        )  # fmt: skip
        before = reads.count
        price(said, BranchId(1))
        return reads.count - before

    assert queries_of(100) == queries_of(1) <= 9


def test_lists_page_by_key_and_find_by_number_title_and_client(scope, sales, house):
    client, premises, service, _ = house
    made = [a_draft(scope, client, a_line(premises, service), title=f"Офис №{n}") for n in range(5)]

    first = sales.quotes(scope=MINE, limit=3)
    rest = sales.quotes(scope=MINE, limit=3, after=first.next)

    assert [row.id for row in (*first.rows, *rest.rows)] == made[::-1]
    assert [row.title for row in sales.quotes(scope=MINE, text="офис №3").rows] == ["Офис №3"]
    assert len(sales.quotes(scope=MINE, text="Тодорова", clients=[client]).rows) == 5
    assert sales.quotes(scope=MINE, text="Тодорова").rows == []


def test_another_branch_sees_neither_offer_nor_contract(scope, sales, house):
    client, premises, service, _ = house
    quote_id = a_draft(scope, client, a_line(premises, service))
    elsewhere = Scope(branch_ids=(2,))

    with pytest.raises(NotFound):
        sales.quote(quote_id, scope=elsewhere)
    assert sales.quotes(scope=elsewhere).rows == []
    assert sales.quotes(scope=msgspec.structs.replace(MINE, client_id=client + 1)).rows == []


def test_a_grid_of_rooms_becomes_lines_and_is_kept_for_the_next_change(scope, sales, house):
    client, premises, service, _ = house
    toilets = a_service(
        scope, code="С-1", name_bg="Санитарни", category=Category.SANITARY, unit=Unit.PIECE, minutes_per_unit=Decimal(8)
    )
    rooms = (
        RoomInputs(premises_id=premises, name="Фоайе", area=Decimal(80), tasks={str(service): "5"}),
        RoomInputs(premises_id=premises, name="Архив", area=Decimal(20), tasks={str(service): "1 / м"}),
        RoomInputs(premises_id=premises, name="WC", area=Decimal(10), sanitary=4, tasks={str(toilets): "5"}),
    )

    quote = sales.quote(a_draft(scope, client, rooms=rooms, people=2, start_time=time(18, 30)), scope=MINE)

    assert [(line.service_id, line.quantity, line.rrule) for line in quote.lines] == [
        (service, Decimal(80), RULES["5"]), (service, Decimal(20), RULES["M"]), (toilets, Decimal(4), RULES["5"]),
    ]  # fmt: skip
    assert [line.start_time for line in quote.lines] == [time(18, 30)] * 3
    assert [(room.name, room.tasks) for room in quote.rooms] == [
        ("Фоайе", {str(service): "5"}), ("Архив", {str(service): "M"}), ("WC", {str(toilets): "5"}),
    ]  # fmt: skip


def test_what_stands_behind_a_month_adds_up_to_its_cost(scope, house):
    client, premises, service, _ = house
    said = QuoteInputs(client_id=client, title="x", km=Decimal(4), lines=(a_line(premises, service),))

    priced = scope.get(PriceQuote)(said, BranchId(1))

    month = priced.month
    assert (month.visits, round(month.hours, 1)) == (Decimal("21.6667"), Decimal("36.8"))
    assert month.cost == month.labour + month.materials + month.equipment + month.transport + month.overhead
    assert abs(month.cost - priced.lines[0].line.cost * month.visits) < Money("0.10")


def test_after_all_that_the_audit_finds_nothing(scope, house):
    client, premises, service, soap = house
    accepted, open_offer = (a_draft(scope, client, a_line(premises, service), round_to=Money(5)) for _ in range(2))
    scope.get(SendQuote)(accepted)
    scope.get(AcceptQuote)(accepted)
    scope.get(ListPrice)(soap, UnitCost("2.40"))
    scope.get(SendQuote)(open_offer)

    with scope.get(Engine).connect() as connection:
        broken = {one.check.name: one.rows for one in audit(connection) if one.rows and one.check.name.startswith(OURS)}

    assert broken == {}
