"""Words of pricing."""

from __future__ import annotations

from enum import StrEnum


class MarginRule(StrEnum):
    """How cost becomes price: a markup on the cost, a margin inside the price, or a price fixed by hand."""

    MARKUP = "markup"
    MARGIN = "margin"
    FIXED = "fixed"


class RevisionCause(StrEnum):
    """Why a sheet was calculated again."""

    CREATED = "created"
    EDITED = "edited"
    PURCHASE_PRICE = "purchase_price"
    REFRESHED = "refreshed"
