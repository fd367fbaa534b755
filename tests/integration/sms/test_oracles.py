"""Our requests and signatures against those of the providers' own clients; the live services stay unproved."""

from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from smsapi.client import SmsApiBgClient
from twilio.http.http_client import TwilioHttpClient
from twilio.request_validator import RequestValidator
from twilio.rest import Client

from cleaning.adapters.sms.registry import make
from cleaning.application.messaging.gateways import RawRequest
from cleaning.domain.shared.errors import RuleBroken
from tests.integration.sms.peers import KINDS
from tests.integration.sms.recorder import recorder
from tests.integration.sms.test_over_http import a_text

ADDRESS = "https://office.example/callbacks/sms/twilio?x=1"
twilio = make("twilio", {"account": "AC1", "token": "secret", "sender": "+359880000001"})


class Elsewhere(TwilioHttpClient):
    """The official client, pointed at our recorder."""

    def __init__(self, url):
        super().__init__()
        self.url = url

    def request(self, method, url, **more):
        return super().request(method, url.replace("https://api.twilio.com", self.url), **more)


def test_twilio_asks_what_its_own_client_asks():
    with recorder(KINDS["twilio"].accept) as peer:
        KINDS["twilio"].gateway(peer.url, callback="https://c.example/s").submit([a_text(1, "Здравей & до утре")])
        their = Client("AC1", "t", http_client=Elsewhere(peer.url))
        their.messages.create(
            to="+359888123456", from_="+359880000001", body="Здравей & до утре", status_callback="https://c.example/s"
        )
    ours, theirs = peer.asked
    assert (ours.method, ours.path, ours.form) == (theirs.method, theirs.path, theirs.form)
    assert ours.headers["authorization"] == theirs.headers["authorization"]


def test_smsapi_asks_what_its_own_client_asks():
    with recorder(KINDS["smsapi"].accept) as peer:
        KINDS["smsapi"].gateway(peer.url, callback="https://c.example/s").submit([a_text(1, "а"), a_text(2, "б")])
        their = SmsApiBgClient(access_token="t")
        their.domain = f"{peer.url}/"
        their.sms.send(
            to=["359888123456", "359888123456"], message="[%1%]", param1=["а", "б"], idx=["m1", "m2"], check_idx=1,
            from_="Clean", encoding="utf-8", max_parts=10, notify_url="https://c.example/s?token=s",
        )  # fmt: skip
    ours, theirs = peer.asked
    assert (ours.method, ours.path, ours.form) == (theirs.method, theirs.path, theirs.form)
    assert ours.headers["authorization"] == theirs.headers["authorization"]


def called(form, signature):
    body = urlencode(form).encode()
    return RawRequest(method="POST", url=ADDRESS, headers={"X-Twilio-Signature": signature}, body=body)


@given(st.dictionaries(st.text(min_size=1, max_size=8), st.text(max_size=12), max_size=6))
def test_a_call_signed_as_twilio_signs_is_believed_and_no_other(form):
    good = RequestValidator("secret").compute_signature(ADDRESS, form)
    twilio.parse_callback(called(form, good))
    other = RequestValidator("other").compute_signature(ADDRESS, form)
    for forged in ("", other, good[:-2], good.swapcase()):
        if forged != good:
            with pytest.raises(RuleBroken) as refusal:
                twilio.parse_callback(called(form, forged))
            assert refusal.value.code == "sms.forged"


def test_a_call_signed_for_another_address_or_form_is_forged():
    form = {"MessageSid": "SM1", "MessageStatus": "delivered"}
    signed = RequestValidator("secret").compute_signature(ADDRESS, form)
    with pytest.raises(RuleBroken):
        twilio.parse_callback(called(form | {"MessageStatus": "failed"}, signed))
    with pytest.raises(RuleBroken):
        twilio.parse_callback(called(form, RequestValidator("secret").compute_signature(ADDRESS + "2", form)))
