"""Who carries texts: the port every SMS provider implements, in one small class.

A gateway is named in the entry-point group ``cleaning.sms_gateways``. It has a class attribute ``Settings`` (a
msgspec Struct, from which its settings form is drawn) and is made with one: ``Gateway(settings)``. Whoever sends has
already committed each text as *sending*, so a gateway must answer for every item, and answer ``Unclear`` – never
raise, never guess – when it does not know whether the provider took it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal, Protocol

import msgspec

from cleaning.domain.messaging.values import Purpose, Refusal

Secret = Annotated[str, msgspec.Meta(extra_json_schema={"writeOnly": True})]
"""A setting nobody is shown again: its field stays empty and keeps what is stored."""


class Capabilities(msgspec.Struct, frozen=True, kw_only=True):
    """What a provider can do; the sender acts on it.

    ``batch``: most items in one ``submit``. ``rate``: most items a second, None for no limit. ``deduplicates``: the
    provider refuses a second text with the same reference, so an unclear one may be offered again. ``splits``: who
    cuts long texts, the provider or we. ``verified_live``: tried against the provider's real service.
    """

    batch: int = 1
    per_recipient_text: bool = True
    client_reference: bool = False
    deduplicates: bool = False
    reports: Literal["push", "pull", "none"] = "none"
    inbound: bool = False
    senders: frozenset[Literal["number", "short", "name"]] = frozenset({"number"})
    unicode: bool = True
    splits: Literal["provider", "us"] = "provider"
    rate: Decimal | None = None
    verified_live: bool = False


class OutgoingText(msgspec.Struct, frozen=True, kw_only=True):
    """One text. ``reference`` is ours and the same at every try; ``parts`` joined are ``text``."""

    reference: str
    recipient: str
    text: str
    parts: tuple[str, ...]
    valid_until: datetime | None = None


class Accepted(msgspec.Struct, frozen=True):
    """The provider took it and calls it ``provider_id`` (None when it gives no name)."""

    provider_id: str | None


class Rejected(msgspec.Struct, frozen=True):
    """The provider did not take it; ``code`` is its own word for why."""

    refusal: Refusal
    code: str


class Unclear(msgspec.Struct, frozen=True):
    """Nobody knows; ``detail`` is what was seen (a time-out after the text had left)."""

    detail: str = ""


Outcome = Accepted | Rejected | Unclear


class RawRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A call of the provider as it came: signatures are over these very bytes and this public address."""

    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a text; by the provider's name for it or by our reference."""

    event_id: str
    provider_id: str | None = None
    reference: str | None = None
    stage: Literal["delivered", "failed", "expired", "sent"]
    code: str = ""
    at: datetime | None = None


class Inbound(msgspec.Struct, frozen=True, kw_only=True):
    """A text from outside, from an E.164 number."""

    event_id: str
    sender: str
    recipient: str
    text: str
    at: datetime | None = None


class Callback(msgspec.Struct, frozen=True, kw_only=True):
    """What a call said, and what to answer so that the provider does not call again."""

    reports: tuple[Report, ...] = ()
    inbound: tuple[Inbound, ...] = ()
    answer: bytes = b""


class Polled(msgspec.Struct, frozen=True, kw_only=True):
    """Reports since ``cursor``, and where to go on."""

    reports: tuple[Report, ...] = ()
    inbound: tuple[Inbound, ...] = ()
    cursor: str = ""


class Balance(msgspec.Struct, frozen=True, kw_only=True):
    """What is left at the provider, in its own unit ("EUR", "points")."""

    left: Decimal
    unit: str


class TextMessages(Protocol):
    """A provider of SMS."""

    Settings: ClassVar[type[msgspec.Struct]]
    name: ClassVar[str]
    capabilities: Capabilities

    def submit(self, batch: Sequence[OutgoingText]) -> list[Outcome]:
        """Hand over up to ``capabilities.batch`` texts; as many outcomes, in the same order. Never raises."""

    def parse_callback(self, request: RawRequest) -> Callback:
        """Read a call of the provider; pure. RuleBroken ``sms.forged`` unless its signature proves it genuine,
        also when no secret is set."""

    def poll(self, cursor: str) -> Polled:
        """Ask for reports, where the provider does not call by itself."""

    def balance(self) -> Balance | None:
        """What is left; None where the provider does not say."""


class Gateways(Protocol):
    """The providers the company has set up."""

    def choose(self, recipient: str, purpose: Purpose) -> TextMessages:
        """The one that carries this. RuleBroken ``sms.no_gateway`` when none does."""

    def get(self, name: str) -> TextMessages:
        """By name. RuleBroken ``sms.no_gateway``."""

    def names(self) -> Sequence[str]:
        """Those set up, in order."""

    def available(self) -> Mapping[str, type[Any]]:
        """Every gateway installed here, set up or not."""
