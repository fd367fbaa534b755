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
    "follow_ups": {"text": MASK},
    "key_holdings": {"received_by": "", "note": ""},
    "site_reports": {"text": MASK, "file": None, "thumb": None},
    "site_tags": {"spot": ""},
    "plan_items": {"instructions": ""},
    "messages": {"recipient": MASK, "text": MASK},
    "inbound_texts": {"sender": MASK, "text": MASK},
    "orders": {"note": "", "comment": ""},
    "quotes": {"note": "", "reason": ""},
    "contracts": {"note": ""},
    "requests": {
        "name": "name", "firm": "", "eik": None, "phone": None, "email": MASK, "text": MASK, "address": "",
        "lost_note": "", "form_key": None,
    },
    "visits": {"note": ""},
    "users": {"name": "name", "login": "id", "email": "", "active": False},
}  # fmt: skip
"""Column → what it holds afterwards; ``"name"`` is the pseudonym, ``"id"`` a login that nobody has."""
SIGNED = frozenset({"accepted_by"})
"""Who signed: the pseudonym, where anybody did."""
CODES = frozenset(
    {
        "code", "digest", "event_id", "gateway", "key", "key_id", "lang", "language", "number", "outcome",
        "password_hash", "periodicity", "provider", "provider_id", "refusal_code", "rrule", "sent_key", "source_kind",
        "subject_kind", "token", "unit", "vat_code",
    }
)  # fmt: skip
"""Words of the program, which may look like the name of somebody but never are."""
KEYS = frozenset(
    {
        "accepted_by", "access", "address", "building", "comment", "conditions_note", "contact_name",
        "contact_phone", "district", "egn", "email", "entrance", "family_name", "flat", "floor", "from_whom",
        "given_name", "hours", "iban", "lat", "lng", "lost_note", "middle_name", "note", "own", "phone",
        "postcode", "reason", "received_by", "recipient", "sender", "street", "text", "vat_number", "wishes",
    }
)  # fmt: skip
"""Of facts, whatever they hold under these names."""
