"""Personal numbers are for who must know them: the law says so (ЗЗЛД), so others see the birth date at most."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from cleaning.application.clients.queries import ClientCard
from cleaning.application.shared.access import Permission, Viewer

C = TypeVar("C", bound=ClientCard)
SHOWN = 6


def masked(egn: str | None) -> str | None:
    """``850714****``"""
    return None if egn is None else egn[:SHOWN] + "*" * (len(egn) - SHOWN)


def without_secrets(card: C, viewer: Viewer) -> C:
    """The card as this viewer may see it."""
    if card.egn is None or Permission.CLIENTS_EDIT in viewer.permissions:
        return card
    return msgspec.structs.replace(card, egn=masked(card.egn))
