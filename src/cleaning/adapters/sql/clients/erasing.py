"""What happens to each record of a person who is forgotten; a table not named here loses their words and numbers."""

from typing import Any

KEPT = frozenset(
    {
        "allocations", "billable_visits", "billed_months", "consents", "debts", "documents", "earnings", "entry_lines",
        "erasures", "facts", "invoice_lines", "invoice_vat", "invoices", "paid_visits", "payments", "quote_editions",
    }
)  # fmt: skip
"""Issued documents, the books and what they rest on stay as the Accountancy Act keeps them; consents prove what was
allowed. Facts and editions of offers are emptied by the owner's function."""
DROPPED = frozenset({"access_codes", "contacts", "premises_photos"})
MASK = "•••"
STRONG: dict[str, dict[str, Any]] = {
    "clients": {
        "name": "name", "given_name": "name", "middle_name": "", "family_name": "", "egn": None, "vat_number": None,
        "iban": None, "phone": None, "email": None, "postcode": "", "address": "", "note": "", "tags": [],
        "accountable": "",
    },
    "premises": {
        "postcode": "", "district": "", "street": "", "building": "", "entrance": "", "floor": "", "flat": "",
        "lat": None, "lng": None, "access": "", "hours": "", "contact_name": "", "contact_phone": None, "wishes": "",
        "conditions_note": "",
    },
    "zones": {"note": ""},
    "interactions": {"text": MASK},
    "messages": {"recipient": MASK, "text": MASK},
    "inbound_texts": {"sender": MASK, "text": MASK},
    "orders": {"note": "", "comment": ""},
    "quotes": {"note": "", "reason": ""},
    "requests": {
        "name": "name", "firm": "", "eik": None, "phone": None, "email": MASK, "text": MASK, "address": "",
        "lost_note": "", "form_key": None,
    },
    "visits": {"note": ""},
    "users": {"name": "name", "email": "", "active": False},
}  # fmt: skip
"""Column → what it holds afterwards; ``"name"`` is the pseudonym."""
KEYS = frozenset(
    {
        "access", "address", "building", "contact_name", "contact_phone", "district", "egn", "email", "entrance",
        "family_name", "flat", "floor", "given_name", "hours", "iban", "lat", "lng", "lost_note", "middle_name", "note",
        "own", "phone", "postcode", "recipient", "reason", "sender", "street", "text", "vat_number", "wishes",
    }
)  # fmt: skip
"""Of facts, whatever they hold under these names."""
