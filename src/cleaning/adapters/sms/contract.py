"""What every SMS gateway must do, as tests that anybody may import and run against their own.

    from cleaning.adapters.sms.contract import GatewayContract

    class TestMyGateway(GatewayContract):
        def gateway(self, tmp_path):
            return MyGateway(MySettings(...))

The peer behind the gateway must accept what it is given; what a peer refuses, delays or forgets is for each gateway's
own tests.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from cleaning.application.messaging.gateways import (
    Accepted,
    OutgoingText,
    RawRequest,
    Rejected,
    TextMessages,
    Unclear,
)
from cleaning.domain.messaging.segmentation import segment
from cleaning.domain.shared.errors import RuleBroken

TEXTS = ("Hello", "Утре в 9 ще почистим офиса.", "Я" * 200, "[€]" * 80, "Благодарим 😀")


def a_text(number: int, text: str = "Hello") -> OutgoingText:
    """One text to a number that no operator gives out."""
    return OutgoingText(reference=f"contract-{number}", recipient="+359880000000", text=text, parts=segment(text).parts)


class GatewayContract:
    """Inherit, give a gateway, and pytest does the rest."""

    def gateway(self, tmp_path: Path) -> TextMessages:
        """A gateway whose peer accepts everything."""
        raise NotImplementedError

    def test_it_has_a_name_and_settings_that_can_be_drawn_as_a_form(self, tmp_path: Path) -> None:
        gateway = self.gateway(tmp_path)
        assert gateway.name.isidentifier()
        assert issubclass(gateway.Settings, msgspec.Struct)
        assert msgspec.json.schema(gateway.Settings)

    def test_it_answers_for_every_text_in_the_same_order(self, tmp_path: Path) -> None:
        gateway = self.gateway(tmp_path)
        texts = [a_text(number, text) for number, text in enumerate(TEXTS)]
        size = gateway.capabilities.batch
        outcomes: list[Any] = []
        for start in range(0, len(texts), size):
            outcomes += gateway.submit(texts[start : start + size])
        assert len(outcomes) == len(texts)
        assert all(isinstance(outcome, Accepted) for outcome in outcomes)

    def test_names_given_by_the_provider_tell_texts_apart(self, tmp_path: Path) -> None:
        gateway = self.gateway(tmp_path)
        outcomes = [outcome for number in range(3) for outcome in gateway.submit([a_text(number)])]
        names = [outcome.provider_id for outcome in outcomes if isinstance(outcome, Accepted)]
        assert names == [None] * 3 or len(set(names)) == 3

    def test_nothing_to_send_is_nothing(self, tmp_path: Path) -> None:
        assert self.gateway(tmp_path).submit([]) == []

    def test_an_unsigned_call_is_refused(self, tmp_path: Path) -> None:
        call = RawRequest(method="POST", url="https://example.com/sms", headers={}, body=b'{"status":"delivered"}')
        code = ""
        try:
            self.gateway(tmp_path).parse_callback(call)
        except RuleBroken as refusal:
            code = refusal.code
        assert code == "sms.forged"

    def test_polling_goes_on_from_where_it_stopped(self, tmp_path: Path) -> None:
        gateway = self.gateway(tmp_path)
        first = gateway.poll("")
        assert gateway.poll(first.cursor).reports == ()

    def test_every_outcome_is_one_of_three(self, tmp_path: Path) -> None:
        (outcome,) = self.gateway(tmp_path).submit([a_text(1)])
        assert isinstance(outcome, Accepted | Rejected | Unclear)
