"""Finds the SMS gateways installed here by their entry points, ours and other people's alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any

import msgspec

from cleaning.application.messaging.gateways import TextMessages
from cleaning.domain.messaging.values import Purpose
from cleaning.domain.shared.errors import RuleBroken

GROUP = "cleaning.sms_gateways"

CALLS = "/callbacks/sms"


@cache
def installed() -> dict[str, EntryPoint]:
    """Name → where its class is, of every gateway, by name; only one that is used is loaded."""
    return {point.name: point for point in sorted(entry_points(group=GROUP), key=lambda point: point.name)}


@cache
def kind_of(name: str) -> type[Any]:
    """The class of a gateway. RuleBroken ``sms.no_gateway``."""
    point = installed().get(name)
    if point is None:
        raise RuleBroken("sms.no_gateway", name=name, installed=list(installed()))
    kind: type[Any] = point.load()
    return kind


def make(name: str, options: Mapping[str, Any]) -> TextMessages:
    """A gateway of this name with these settings. RuleBroken ``sms.no_gateway`` or ``sms.settings``."""
    kind = kind_of(name)
    try:
        gateway: TextMessages = kind(msgspec.convert(dict(options), kind.Settings, strict=False))
    except msgspec.ValidationError as wrong:
        raise RuleBroken("sms.settings", name=name, problem=str(wrong)) from None
    return gateway


class Chosen(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One gateway a company has set up."""

    name: str
    options: dict[str, Any] = {}


def chosen(text: str) -> dict[str, Mapping[str, Any]]:
    """Gateways and their options, in order, from their JSON. RuleBroken ``sms.settings``."""
    try:
        found = msgspec.json.decode(text.encode(), type=list[Chosen])
    except msgspec.DecodeError as wrong:
        raise RuleBroken("sms.settings", name="CLEANING_SMS", problem=str(wrong)) from None
    return {one.name: one.options for one in found}


@dataclass
class ConfiguredGateways:
    """The gateways set up for this company; the first one set up carries everything."""

    options: Mapping[str, Mapping[str, Any]]
    public_url: str = ""
    """Where providers reach us; empty when they can't."""
    spool: str = ""
    """A folder for what a provider told us and we have not read yet."""
    _made: dict[str, TextMessages] = field(default_factory=dict)

    def choose(self, recipient: str, purpose: Purpose) -> TextMessages:
        for name in self.options:
            return self.get(name)
        raise RuleBroken("sms.no_gateway", name="", installed=list(installed()))

    def get(self, name: str) -> TextMessages:
        if name not in self._made:
            known = self.options.get(name, {})
            self._made[name] = make(name, self._here(name) | dict(known))
        return self._made[name]

    def _here(self, name: str) -> dict[str, str]:
        """What this house tells a gateway whose settings have a place for it, unless they say otherwise."""
        asks = kind_of(name).Settings.__struct_fields__
        told = {"callback": self.public_url and f"{self.public_url}{CALLS}/{name}", "spool": self.spool}
        return {field: value for field, value in told.items() if field in asks and value}

    def names(self) -> Sequence[str]:
        return list(self.options)

    def available(self) -> Mapping[str, type[Any]]:
        return {name: kind_of(name) for name in installed()}
