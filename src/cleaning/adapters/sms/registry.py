"""Finds the SMS gateways installed here by their entry points, ours and other people's alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import entry_points
from typing import Any

import msgspec

from cleaning.application.messaging.gateways import TextMessages
from cleaning.domain.messaging.values import Purpose
from cleaning.domain.shared.errors import RuleBroken

GROUP = "cleaning.sms_gateways"


@cache
def installed() -> dict[str, type[Any]]:
    """Name → class of every gateway, by name."""
    return {point.name: point.load() for point in sorted(entry_points(group=GROUP), key=lambda point: point.name)}


def make(name: str, options: Mapping[str, Any]) -> TextMessages:
    """A gateway of this name with these settings. RuleBroken ``sms.no_gateway`` or ``sms.settings``."""
    kind = installed().get(name)
    if kind is None:
        raise RuleBroken("sms.no_gateway", name=name, installed=list(installed()))
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
    _made: dict[str, TextMessages] = field(default_factory=dict)

    def choose(self, recipient: str, purpose: Purpose) -> TextMessages:
        for name in self.options:
            return self.get(name)
        raise RuleBroken("sms.no_gateway", name="", installed=list(installed()))

    def get(self, name: str) -> TextMessages:
        if name not in self._made:
            self._made[name] = make(name, self.options.get(name, {}))
        return self._made[name]

    def names(self) -> Sequence[str]:
        return list(self.options)

    def available(self) -> Mapping[str, type[Any]]:
        return installed()
