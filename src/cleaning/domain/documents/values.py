"""The kinds of documents that templates are written for."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a document is; the value is part of addresses and stays for ever."""

    CONTRACT = "contract"
    ANNEX = "annex"
    LETTER = "letter"
    ORDER = "order"
    ACCEPTANCE = "acceptance"
    SPECIFICATION = "specification"
    QUOTE = "quote"
    INVOICE = "invoice"
    CREDIT = "credit"
    DEBIT = "debit"
    PROFORMA = "proforma"
    STATEMENT = "statement"
    KEYS = "keys"


TAX_KINDS = frozenset({Kind.INVOICE, Kind.CREDIT, Kind.DEBIT})
"""Documents of ЗДДС чл. 112: what must stand on them is not the template's choice."""
