"""Words of sales."""

from __future__ import annotations

from enum import StrEnum


class QuoteStage(StrEnum):
    """Draft → sent → accepted, declined or expired."""

    DRAFT = "draft"
    SENT = "sent"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"


class ContractStage(StrEnum):
    """Draft → active ⇄ suspended → ended."""

    DRAFT = "draft"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    ENDED = "ended"


class AnnexKind(StrEnum):
    """What an annex is for: other work or prices, prices by an index, another stretch of time, prices of many."""

    CHANGE = "change"
    INDEXATION = "indexation"
    RENEWAL = "renewal"
    REPRICING = "repricing"
    RESTORED = "restored"


class EndedBy(StrEnum):
    """Who gives notice."""

    COMPANY = "company"
    CLIENT = "client"
    BOTH = "both"


class AlertAbout(StrEnum):
    """What comes near: the end of a contract, or the last day on which its renewal can be refused."""

    END = "end"
    NOTICE = "notice"


class IndexKind(StrEnum):
    """What the values of an index are: its level, or its change in percent."""

    LEVEL = "level"
    PERCENT = "percent"


class Per(StrEnum):
    """What the price of a line is for."""

    VISIT = "visit"
    MONTH = "month"


class Billing(StrEnum):
    """How a contract is invoiced: one fee a month, or the visits that were done."""

    MONTHLY = "monthly"
    PER_VISIT = "per_visit"


class Channel(StrEnum):
    """How a request reached us: the words shipped; the company's dictionary renames them and adds its own."""

    PHONE = "phone"
    WEBSITE = "website"
    EMAIL = "email"
    MESSAGE = "message"
    SOCIAL = "social"
    VISIT = "visit"
    RECOMMENDATION = "recommendation"
    PORTAL = "portal"


class RequestStage(StrEnum):
    """The columns of the board, in the order work goes."""

    NEW = "new"
    CONTACTED = "contacted"
    VISITED = "visited"
    QUOTED = "quoted"
    WON = "won"
    LOST = "lost"
