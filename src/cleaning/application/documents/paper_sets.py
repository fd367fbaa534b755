"""The papers the company has chosen for persons and for firms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from cleaning.application.company.ports import Settings
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.clients.values import ClientKind
from cleaning.domain.documents.sets import Origin, PaperSet
from cleaning.domain.documents.values import Kind

USUAL: dict[ClientKind, dict[Origin, tuple[Kind, ...]]] = {
    ClientKind.INDIVIDUAL: {
        Origin.CONTRACT: (Kind.CONTRACT, Kind.KEYS),
        Origin.QUOTE: (Kind.QUOTE,),
        Origin.ORDER: (Kind.ORDER,),
        Origin.VISIT: (Kind.ORDER, Kind.ACCEPTANCE),
    },
    ClientKind.ORGANISATION: {
        Origin.CONTRACT: (Kind.CONTRACT, Kind.SPECIFICATION, Kind.KEYS),
        Origin.QUOTE: (Kind.QUOTE,),
        Origin.ORDER: (Kind.ORDER,),
        Origin.VISIT: (Kind.ACCEPTANCE, Kind.INVOICE),
    },
}
"""A consumer gets the order on paper before the work (ЗЗП чл. 49); a firm wants the protocol with its invoice."""


class PaperSets(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """For a new contract, quote, order and visit; None is as usual, an empty list is none."""

    contract: tuple[Kind, ...] | None = None
    quote: tuple[Kind, ...] | None = None
    order: tuple[Kind, ...] | None = None
    visit: tuple[Kind, ...] | None = None

    def of(self, kind: ClientKind, origin: Origin) -> PaperSet:
        chosen: tuple[Kind, ...] | None = getattr(self, origin.value)
        return PaperSet(origin, USUAL[kind][origin] if chosen is None else chosen)


def key_of(kind: ClientKind) -> str:
    """The name of the group of settings."""
    return f"papers_{kind}"


def sets_of(kind: ClientKind, stored: Mapping[str, Any] | None) -> PaperSets:
    """As stored, with the usual sets where nothing was chosen yet."""
    sets = msgspec.convert(dict(stored or {}), PaperSets)
    return PaperSets(**{origin.value: sets.of(kind, origin).kinds for origin in Origin})


@dataclass(frozen=True, slots=True)
class ChoosePapers:
    """What exists stays; the sets say what is offered first and what is still to be printed."""

    work: Work
    settings: Settings
    access: Access

    def __call__(self, kind: ClientKind, sets: PaperSets) -> None:
        with self.work:
            self.access.require(Permission.COMPANY_SETTINGS_EDIT)
            kept = {origin.value: [*sets.of(kind, origin).kinds] for origin in Origin}
            self.settings.get(key_of(kind)).change(msgspec.to_builtins(kept))
