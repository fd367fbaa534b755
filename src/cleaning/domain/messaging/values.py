"""Words of messaging: what a message is for, how it travels, how far it got and why it was refused."""

from enum import StrEnum


class Channel(StrEnum):
    SMS = "sms"
    EMAIL = "email"


class Purpose(StrEnum):
    """Why we write. Everything but marketing serves what the client already agreed to."""

    SERVICE = "service"
    REMINDER = "reminder"
    PAYMENT = "payment"
    MARKETING = "marketing"
    URGENT = "urgent"


class Stage(StrEnum):
    """How far a message got. ``unknown``: handed over, but nobody answered whether it was taken."""

    QUEUED = "queued"
    SENDING = "sending"
    UNKNOWN = "unknown"
    SENT = "sent"
    DELIVERED = "delivered"
    FAILED = "failed"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


class Refusal(StrEnum):
    """Classes of refusal by who can mend them; only a transient one may be tried again by itself."""

    TRANSIENT = "transient"
    RECIPIENT = "recipient"
    ACCOUNT = "account"
    CONTENT = "content"
    EXPIRED = "expired"


class RuleEvent(StrEnum):
    """What makes a rule write a message."""

    VISIT_TOMORROW = "visit_tomorrow"
    VISIT_MOVED = "visit_moved"
    VISIT_CANCELLED = "visit_cancelled"
    INVOICE_ISSUED = "invoice_issued"
    PAYMENT_DUE = "payment_due"
    PAYMENT_OVERDUE = "payment_overdue"
