"""The gateways installed here, and the one that only writes down."""

from threading import Thread

import msgspec
import pytest

from cleaning.adapters.sms.contract import GatewayContract
from cleaning.adapters.sms.registry import ConfiguredGateways, kind_of, make
from cleaning.application.messaging.gateways import Accepted, OutgoingText, RawRequest
from cleaning.domain.messaging.segmentation import segment
from cleaning.domain.messaging.values import Purpose
from cleaning.domain.shared.errors import RuleBroken


def a_text(number=1, text="Утре в 9"):
    return OutgoingText(reference=f"m{number}", recipient="+359888123456", text=text, parts=segment(text).parts)


def lines(path):
    return [msgspec.json.decode(line, type=OutgoingText) for line in path.read_bytes().splitlines()]


class TestConsoleKeepsTheContract(GatewayContract):
    def gateway(self, tmp_path):
        return make("console", {"path": str(tmp_path / "sms.jsonl")})


def test_gateways_are_found_by_their_entry_points():
    assert kind_of("console").__module__ == "cleaning.adapters.sms.console"


def test_it_writes_what_it_would_send_and_accepts_it_by_our_reference(tmp_path):
    gateway = make("console", {"path": str(tmp_path / "sms.jsonl")})
    assert gateway.submit([a_text(1), a_text(2, "Здравей 😀")]) == [Accepted("m1"), Accepted("m2")]
    assert [text.text for text in lines(tmp_path / "sms.jsonl")] == ["Утре в 9", "Здравей 😀"]


def test_two_senders_do_not_mix_their_lines(tmp_path):
    path = tmp_path / "sms.jsonl"
    batches = [[a_text(100 * sender + n, "х" * 500) for n in range(50)] for sender in range(4)]
    senders = [Thread(target=make("console", {"path": str(path)}).submit, args=(batch,)) for batch in batches]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert len(lines(path)) == 200


def test_nobody_calls_back_the_console():
    with pytest.raises(RuleBroken) as refusal:
        make("console", {}).parse_callback(RawRequest(method="POST", url="https://x", headers={}, body=b"{}"))
    assert refusal.value.code == "sms.forged"


@pytest.mark.parametrize(
    ("name", "options", "code"),
    [("nobody", {}, "sms.no_gateway"), ("console", {"pth": "x"}, "sms.settings")],
)
def test_a_gateway_that_cannot_be_made_says_why(name, options, code):
    with pytest.raises(RuleBroken) as refusal:
        make(name, options)
    assert refusal.value.code == code


def test_the_first_one_set_up_carries_everything(tmp_path):
    gateways = ConfiguredGateways({"console": {"path": str(tmp_path / "sms.jsonl")}})
    assert gateways.choose("+359888123456", Purpose.URGENT) is gateways.get("console")
    with pytest.raises(RuleBroken):
        ConfiguredGateways({}).choose("+359888123456", Purpose.URGENT)
