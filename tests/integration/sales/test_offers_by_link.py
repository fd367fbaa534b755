"""An offer by its link: read, taken or declined without a login; whatever became of it is said kindly."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session
from uuid_utils import uuid7

from cleaning.application.sales.decide_quote import ReopenQuote
from cleaning.application.sales.offer_link import OfferLink
from cleaning.application.sales.queries import SalesQueries
from cleaning.application.sales.send_quote import SendQuote
from cleaning.application.shared.access import Scope
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import QuoteId
from tests.agreements import on
from tests.offers import a_client, a_draft, a_line, a_service, some_premises

MINE = Scope(branch_ids=(1,))


@pytest.fixture
def offer(scope, client):
    """Sent, with a line by choice; its link as the office sees it, opened by a stranger."""
    who = a_client(scope)
    place, work = some_premises(scope, who), a_service(scope)
    windows = a_service(scope, code="ПР-01", name_bg="Прозорци")
    quote_id = a_draft(scope, who, a_line(place, work), a_line(place, windows, optional=True, chosen=False))
    scope.get(SendQuote)(quote_id)
    page = client.get(f"/quotes/{quote_id}").text
    link = re.search(r'value="[^"]*(/offers/[^"]+)"', page).group(1)
    client.cookies.clear()
    return quote_id, link


def typed(client, link, **changes):
    page = client.get(link).text
    csrf = re.search(r'name="csrf" value="([^"]*)"', page).group(1)
    return {"csrf": csrf, "key": str(uuid7())} | changes


def test_a_client_takes_an_offer_with_a_name_and_a_choice_and_the_contract_is_there(client, scope, offer):
    quote_id, link = offer
    page = client.get(link).text
    quote = scope.get(SalesQueries).quote(quote_id, scope=MINE)
    assert f"{quote.monthly.amount:,.2f}".replace(",", "\u00a0").replace(".", ",") in page
    for line in quote.lines:
        assert str(line.cost.amount).replace(".", ",") not in page  # what it costs us stays in the house

    nameless = client.post(f"{link}/acceptance", data=typed(client, link, name="", chosen="2"))
    assert nameless.status_code == 422
    taken = client.post(f"{link}/acceptance", data=typed(client, link, name="Мария  Тодорова", chosen="2"))
    assert taken.status_code == 303

    quote = scope.get(SalesQueries).quote(quote_id, scope=MINE)
    assert (quote.stage, quote.accepted_by, quote.decided_at is not None) == ("accepted", "Мария Тодорова", True)
    contract = scope.get(SalesQueries).contract(quote.contract_id, scope=MINE)
    assert [line.description for line in contract.lines] == ["Ежедневно почистване на офис", "Прозорци"]
    session = scope.get(Session)
    for table in ("cleaning_plans", "monthly_fees"):
        count = session.scalar(text(f"select count(*) from {table} where contract_id = :id"), {"id": contract.id})
        assert count >= 1
    assert "Мария Тодорова" in client.get(link).text

    again = client.post(f"{link}/refusal", data=typed(client, link, reason="Не"))
    assert (again.status_code, "вече е отговорено" in again.text) == (422, True)


def test_declined_expired_changed_and_invented_links_are_explained(client, scope, clock, offer):
    quote_id, link = offer
    declined = client.post(f"{link}/refusal", data=typed(client, link, reason="Скъпо"))
    assert (declined.status_code, "Отказахте тази оферта" in client.get(link).text) == (303, True)
    assert scope.get(SalesQueries).quote(quote_id, scope=MINE).reason == "Скъпо"

    scope.get(ReopenQuote)(quote_id)
    changed = client.get(link)
    assert (changed.status_code, "нова версия на офертата" in changed.text) == (200, True)
    late = client.post(f"{link}/acceptance", data=typed(client, link, name="Мария Тодорова"))
    assert (late.status_code, "вече не важи" in late.text) == (422, True)

    scope.get(SendQuote)(quote_id)
    quote = scope.get(SalesQueries).quote(quote_id, scope=MINE)
    fresh = link.replace(link.rsplit("/", 1)[1], OfferLink("test-secret").issue(quote_id, quote.edition))
    on(clock, quote.valid_until + timedelta(days=1))
    assert "беше валидна до" in client.get(fresh).text
    gone = client.post(f"{fresh}/acceptance", data=typed(client, fresh, name="Мария Тодорова"))
    assert (gone.status_code, "вече не е валидна" in gone.text) == (422, True)

    invented = client.get(f"/offers/{quote_id}-{quote.edition}-{'0' * 40}")
    assert (invented.status_code, "не е към наша оферта" in invented.text) == (404, True)


def test_answers_are_limited(client, offer):
    _, link = offer
    assert client.post(f"{link}/refusal", data=typed(client, link)).status_code == 303
    answers = [client.post(f"{link}/refusal", data=typed(client, link)).status_code for _ in range(10)]
    assert answers[0] == 422
    assert answers[-1] == 429


def test_nobody_makes_up_a_link():
    link = OfferLink("one secret")
    token = link.issue(QuoteId(7), 2)
    assert link.read(token) == (7, 2)
    for wrong in (
        token.replace("7-2", "7-3"),
        token.replace("7-2", "8-2"),
        token[:-1] + "x",
        "",
        "7-2",
        "-".join("abc"),
    ):
        with pytest.raises(NotFound):
            link.read(wrong)
    with pytest.raises(NotFound):
        OfferLink("another secret").read(token)


def test_the_last_day_still_counts(client, clock, scope, offer):
    quote_id, link = offer
    on(clock, scope.get(SalesQueries).quote(quote_id, scope=MINE).valid_until)
    assert client.post(f"{link}/acceptance", data=typed(client, link, name="Мария Тодорова")).status_code == 303
    assert scope.get(SalesQueries).quote(quote_id, scope=MINE).stage == "accepted"
