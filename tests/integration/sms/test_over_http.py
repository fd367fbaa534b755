"""Gateways over HTTP: the contract, and what every failure of the wire means for a text."""

from datetime import UTC, datetime, timedelta

import pytest

from cleaning.adapters.sms.contract import GatewayContract
from cleaning.application.messaging.gateways import Accepted, OutgoingText, Rejected, Unclear
from cleaning.domain.messaging.segmentation import segment
from cleaning.domain.messaging.values import Refusal
from tests.integration.sms.peers import KINDS
from tests.integration.sms.recorder import HANG_UP, recorder

EVERY = list(KINDS.values())


def a_text(number=1, text="Утре в 9", **more):
    parts = segment(text).parts
    return OutgoingText(reference=f"m{number}", recipient="+359888123456", text=text, parts=parts, **more)


class OverHttp(GatewayContract):
    kind = ""

    @pytest.fixture(autouse=True)
    def peer(self):
        with recorder(KINDS[self.kind].accept) as self.at:
            yield

    def gateway(self, tmp_path):
        return KINDS[self.kind].gateway(self.at.url)


class TestTwilio(OverHttp):
    kind = "twilio"


class TestSmsapi(OverHttp):
    kind = "smsapi"


class TestGeneric(OverHttp):
    kind = "generic"


class TestKannel(OverHttp):
    kind = "kannel"


@pytest.mark.parametrize("kind", EVERY, ids=list(KINDS))
def test_a_peer_that_is_not_there_has_seen_nothing(kind):
    (outcome,) = kind.gateway("http://127.0.0.1:9").submit([a_text()])
    assert isinstance(outcome, Rejected)
    assert outcome.refusal is Refusal.TRANSIENT


@pytest.mark.parametrize("kind", EVERY, ids=list(KINDS))
@pytest.mark.parametrize(
    ("status", "meaning"),
    [
        (HANG_UP, None),
        (500, None),
        (502, None),
        (429, Refusal.TRANSIENT),
        (503, Refusal.TRANSIENT),
        (401, Refusal.ACCOUNT),
    ],
)
def test_what_may_have_been_taken_is_unclear_and_what_was_not_may_be_tried_again(kind, status, meaning):
    with recorder(lambda asked: (status, b"")) as peer:
        (outcome,) = kind.gateway(peer.url).submit([a_text()])
    if meaning is None:
        assert isinstance(outcome, Unclear)
    else:
        assert isinstance(outcome, Rejected)
        assert outcome.refusal is meaning
    assert len(peer.asked) == 1, "never asked twice"


@pytest.mark.parametrize("kind", [KINDS["twilio"], KINDS["smsapi"]], ids=["twilio", "smsapi"])
def test_a_success_that_nobody_can_read_is_not_taken_for_one(kind):
    with recorder(lambda asked: (200, b"<html>maintenance</html>")) as peer:
        (outcome,) = kind.gateway(peer.url).submit([a_text()])
    assert not isinstance(outcome, Accepted)


def test_twilio_names_who_must_mend_it():
    codes = {21610: Refusal.RECIPIENT, 20003: Refusal.ACCOUNT, 30001: Refusal.TRANSIENT, 21617: Refusal.CONTENT}
    for code, refusal in codes.items():
        with recorder(lambda asked, code=code: (400, b'{"code": %d, "message": "no"}' % code)) as peer:
            assert KINDS["twilio"].gateway(peer.url).submit([a_text()]) == [Rejected(refusal, str(code))]


def test_smsapi_answers_for_each_text_and_what_it_took_before_is_taken():
    def answer(asked):
        return 200, b'{"count": 2, "list": [{"id": "A", "idx": "m2"}, {"idx": "m1", "error": 13}]}'

    with recorder(answer) as peer:
        outcomes = KINDS["smsapi"].gateway(peer.url).submit([a_text(1, "а"), a_text(2, "б"), a_text(3, "в")])
    assert outcomes == [Rejected(Refusal.RECIPIENT, "13"), Accepted("A"), Unclear("not in the answer")]
    assert peer.asked[0].form["param1"] == "а|б|в"
    with recorder(lambda asked: (200, b'{"error": 53, "message": "idx not unique"}')) as peer:
        assert KINDS["smsapi"].gateway(peer.url).submit([a_text()]) == [Accepted(None)]


def test_smsapi_sends_a_text_with_the_separator_alone_and_groups_by_validity():
    soon = datetime.now(UTC) + timedelta(hours=1)
    texts = [a_text(1, "a"), a_text(2, "x|y"), a_text(3, "c"), a_text(4, "d", valid_until=soon)]
    with recorder(KINDS["smsapi"].accept) as peer:
        outcomes = KINDS["smsapi"].gateway(peer.url).submit(texts)
    assert all(isinstance(outcome, Accepted) for outcome in outcomes)
    assert sorted(asked.form["idx"] for asked in peer.asked) == ["m1|m3", "m2", "m4"]
    assert {asked.form["idx"]: asked.form["message"] for asked in peer.asked}["m2"] == "x|y"


def test_kannel_is_told_the_alphabet_the_report_address_and_the_minutes_left():
    until = datetime.now(UTC) + timedelta(minutes=30, seconds=5)
    with recorder(KINDS["kannel"].accept) as peer:
        kannel = KINDS["kannel"].gateway(peer.url, callback="https://c.example/callbacks/sms/kannel")
        kannel.submit([a_text(1, "Утре в 9", valid_until=until), a_text(2, "Tomorrow at 9")])
    by_text = {asked.query["text"]: asked.query for asked in peer.asked}
    assert by_text["Утре в 9"]["coding"] == "2"
    assert by_text["Tomorrow at 9"]["coding"] == "0"
    assert by_text["Утре в 9"]["validity"] == "30"
    assert by_text["Утре в 9"]["dlr-url"] == ("https://c.example/callbacks/sms/kannel?token=s&id=m1&t=%d&a=%A&f=%F"), (
        "kannel fills the last three in"
    )


def test_kannel_never_cuts_a_pair_apart_for_long_texts_are_cut_by_us():
    text = "Благодарим ви! 😀" * 12
    with recorder(KINDS["kannel"].accept) as peer:
        kannel = KINDS["kannel"].gateway(peer.url, connections=1, callback="https://c.example/x")
        assert kannel.submit([a_text(7, text)]) == [Accepted(None)]
    assert "".join(asked.query["text"] for asked in peer.asked) == text
    assert sum("dlr-url" in asked.query for asked in peer.asked) == 1, "one report for the whole"


def test_the_generic_one_speaks_the_words_it_is_given():
    body = {
        "msisdn": "{digits}",
        "text": "{text}",
        "sc": "{sender}",
        "unique": "{reference}",
        "priority": 1,
        "x": ["{no}"],
    }
    options = {
        "body": body, "sender": "Clean", "headers": {"x-api-key": "k"}, "sign_header": "x-api-sign",
        "sign_secret": "shh", "sign_with": "sha512", "code": "meta.code", "accepted": ["200"],
        "refusals": {"31": "recipient"},
    }  # fmt: skip
    answers = iter(
        [b'{"meta": {"code": 200}, "data": {"msg_id": 5}}', b'{"meta": {"code": 31}}', b'{"meta": {"code": 9}}']
    )
    with recorder(lambda asked: (200, next(answers))) as peer:
        gateway = KINDS["generic"].gateway(peer.url, **options)
        outcomes = gateway.submit([a_text(1, "цена {reference}"), a_text(2), a_text(3)])
    assert outcomes == [Accepted("5"), Rejected(Refusal.RECIPIENT, "31"), Rejected(Refusal.CONTENT, "9")]
    first = peer.asked[0]
    assert first.headers["x-api-key"] == "k"
    assert len(first.headers["x-api-sign"]) == 128
    assert first.body.decode() == (
        '{"msisdn":"359888123456","text":"цена {reference}","sc":"Clean","unique":"m1","priority":1,"x":["{no}"]}'
    )
