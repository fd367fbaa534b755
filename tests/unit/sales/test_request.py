"""A request goes from new to won or lost, and everything that was said goes with it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.application.sales.convert_request import client_of, names_of, premises_of, rule_of
from cleaning.application.sales.receive_request import FormStamp
from cleaning.domain.premises.values import Periodicity
from cleaning.domain.sales.events import RequestConverted, RequestLost, RequestMoved, RequestReceived, RequestWon
from cleaning.domain.sales.recurrence import recurrence
from cleaning.domain.sales.request import Request
from cleaning.domain.sales.request_details import RequestDetails
from cleaning.domain.sales.values import Channel, RequestStage
from cleaning.domain.shared.errors import Invalid, RuleBroken
from cleaning.domain.shared.ids import BranchId, ClientId, PremisesId, QuoteId, RequestId

NOW = datetime(2026, 11, 24, 7, tzinfo=UTC)
PERSON = RequestDetails(name="Мария Тодорова", phone="0888 412 037", text="Апартамент след ремонт")


def a_request(details=PERSON, **changes):
    request = Request.receive(
        branch_id=BranchId(1),
        channel=Channel.PHONE,
        details=details,
        received_at=NOW,
        respond_by=NOW + timedelta(hours=4),
        **changes,
    )
    request.id = RequestId(7)
    return request


def refused(call):
    with pytest.raises(RuleBroken) as refusal:
        call()
    return refusal.value.code


def test_what_was_said_is_put_in_order_and_told():
    request = a_request(replace(PERSON, name="  Мария   Тодорова "))

    assert request.details.phone == "+359888412037"
    assert request.who == "Мария Тодорова"
    [event] = request.pull()
    assert isinstance(event, RequestReceived)
    assert event.client_id is None


@pytest.mark.parametrize(
    ("details", "fields"),
    [
        (RequestDetails(), {"name", "phone"}),
        (RequestDetails(organisation=True, name="Ива", phone="0888412037"), {"firm"}),
        (RequestDetails(name="Ива", phone="12"), {"phone"}),
        (RequestDetails(name="Ива", email="ива"), {"email"}),
        (RequestDetails(name="Ива", phone="0888412037", area=Decimal(0)), {"area"}),
        (RequestDetails(name="Ива", phone="0888412037", text="я" * 4001), {"text"}),
    ],
)
def test_whom_nobody_could_answer_is_refused_at_the_field(details, fields):
    with pytest.raises(Invalid) as refusal:
        details.checked()
    assert set(refusal.value.fields) == fields


def test_the_first_step_is_the_answer_and_going_back_takes_it_away():
    request = a_request()
    request.move(RequestStage.CONTACTED, at=NOW)
    assert request.responded_at == NOW

    request.move(RequestStage.NEW, at=NOW)
    assert request.responded_at is None
    assert [type(event) for event in request.pull()] == [RequestReceived, RequestMoved, RequestMoved]


def test_a_column_asks_for_what_it_means():
    request = a_request()
    assert refused(lambda: request.move(RequestStage.QUOTED, at=NOW)) == "request.no_quote"
    assert refused(lambda: request.move(RequestStage.WON, at=NOW)) == "request.no_client"
    assert refused(lambda: request.move(RequestStage.LOST, at=NOW)) == "request.no_reason"
    assert refused(lambda: request.lose(" ", at=NOW)) == "request.no_reason"
    assert request.stage is RequestStage.NEW


def test_lost_with_a_reason_can_come_back():
    request = a_request()
    request.lose("price", "с 20 % по-скъпо", at=NOW)

    assert (request.stage, request.closed_at, request.lost_reason) == (RequestStage.LOST, NOW, "price")
    assert refused(lambda: request.move(RequestStage.CONTACTED, at=NOW)) == "request.closed"
    request.reopen(at=NOW)
    assert (request.stage, request.closed_at, request.lost_reason) == (RequestStage.CONTACTED, None, None)
    assert RequestLost in [type(event) for event in request.pull()]


def test_the_offer_of_a_converted_request_wins_it():
    request = a_request()
    request.convert(ClientId(3), PremisesId(4), at=NOW)
    assert request.stage is RequestStage.CONTACTED
    assert refused(lambda: request.convert(ClientId(3), PremisesId(5), at=NOW)) == "request.converted"

    request.offer(QuoteId(5))
    request.quoted(at=NOW)
    request.move(RequestStage.WON, at=NOW)

    kinds = [type(event) for event in request.pull()]
    assert kinds == [RequestReceived, RequestConverted, RequestMoved, RequestWon]
    assert refused(lambda: request.change(PERSON, Channel.EMAIL)) == "request.closed"


words = st.text("абвгдежз ИЙКЛМ", min_size=1, max_size=30).filter(str.strip)
said = st.builds(
    RequestDetails,
    organisation=st.booleans(),
    name=words,
    firm=words,
    eik=st.sampled_from([None, "999990010"]),
    phone=st.sampled_from(["0888 412 037", "02 943 18 22"]),
    email=st.sampled_from([None, "a@b.bg"]),
    language=st.sampled_from(["bg", "en"]),
    text=st.text("абв\n ", max_size=200),
    settlement=words,
    address=words,
    purpose=st.sampled_from(["", "office", "flat"]),
    area=st.none() | st.decimals(1, 5000, places=1),
    periodicity=st.sampled_from(["", *Periodicity]),
    wanted_on=st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 1)),
)


@given(said)
def test_a_conversion_carries_everything_that_was_said(details):
    request = a_request(details)
    told, client, place = request.details, client_of(request), premises_of(request.details, ClientId(1))

    if told.organisation:
        assert (client.legal_name, client.eik, client.contacts[0].name) == (told.firm, told.eik, told.name)
    else:
        assert (
            " ".join(part for part in (client.given_name, client.middle_name, client.family_name) if part) == told.name
        )
    assert (client.phone, client.email, str(client.language)) == (told.phone, told.email, told.language)
    assert (client.city, client.address) == (told.settlement, told.address)
    assert (place.settlement, place.street, place.area) == (told.settlement, told.address, told.area)
    assert (str(place.purpose), str(place.periodicity or "")) == (told.purpose or "other", told.periodicity)
    assert (place.wishes, place.contact_name, place.contact_phone) == (told.text, told.name, told.phone)
    assert place.name
    assert recurrence(rule_of(told))


@given(words)
def test_a_name_said_in_one_breath_is_only_cut(name):
    assert " ".join(part for part in names_of(name) if part) == " ".join(name.split()) or len(name.split()) < 2


@given(st.text(max_size=80))
def test_a_stamp_nobody_issued_says_nothing(text):
    assert FormStamp("тайна").opened_at(text) is None


def test_a_stamp_says_when_its_form_was_opened_and_only_its_own():
    stamp = FormStamp("тайна").issue(NOW, "a1")

    assert FormStamp("тайна").opened_at(stamp) == NOW
    assert FormStamp("друга").opened_at(stamp) is None
    moment, rest = stamp.split(".", 1)
    assert FormStamp("тайна").opened_at(f"{int(moment) - 60000}.{rest}") is None
