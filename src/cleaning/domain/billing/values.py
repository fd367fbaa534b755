"""Words of billing."""

from enum import StrEnum


class Kind(StrEnum):
    """What kind of tax document; a credit note carries negative sums."""

    INVOICE = "invoice"
    CREDIT = "credit"
    DEBIT = "debit"


class Stage(StrEnum):
    """A draft has no number; an issued document never changes; an annulled one keeps its number and counts nothing."""

    DRAFT = "draft"
    ISSUED = "issued"
    ANNULLED = "annulled"
