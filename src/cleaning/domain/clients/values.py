"""Words of the clients context; their values are what the database, the API and the catalogues hold."""

from enum import StrEnum


class ClientKind(StrEnum):
    """Decides fields, pages and accounting."""

    INDIVIDUAL = "individual"
    ORGANISATION = "organisation"


class ClientStatus(StrEnum):
    """How far the relationship has come; ``active`` and ``dormant`` follow from facts where they can."""

    LEAD = "lead"
    PROSPECT = "prospect"
    ACTIVE = "active"
    DORMANT = "dormant"
    LOST = "lost"


class Segment(StrEnum):
    """The trade of an organisation, or the home of an individual."""

    OFFICE = "office"
    MEDICAL = "medical"
    RETAIL = "retail"
    HOSPITALITY = "hospitality"
    EDUCATION = "education"
    INDUSTRY = "industry"
    BUILDING = "building"
    PUBLIC = "public"
    HOME = "home"
    OTHER = "other"


class ClientSource(StrEnum):
    """What brought the client."""

    RECOMMENDATION = "recommendation"
    WEBSITE = "website"
    PHONE = "phone"
    SOCIAL = "social"
    ADVERTISEMENT = "advertisement"
    TENDER = "tender"
    IMPORT = "import"
    OTHER = "other"


class Language(StrEnum):
    """The language of what a client receives."""

    BULGARIAN = "bg"
    ENGLISH = "en"


class InteractionKind(StrEnum):
    """What passed between us and a client outside visits and documents: the words shipped.

    The company's dictionary renames them and adds its own, which are conversations like any other; calls, wishes
    and complaints are known to the program by these codes.
    """

    CALL_IN = "call_in"
    CALL_OUT = "call_out"
    MESSAGE = "message"
    MEETING = "meeting"
    COMPLAINT = "complaint"
    WISH = "wish"
    NOTE = "note"


class CallResult(StrEnum):
    """What a call came to."""

    REACHED = "reached"
    AGREED = "agreed"
    CALL_BACK = "call_back"
    NO_ANSWER = "no_answer"
    REFUSED = "refused"


class ContactChannel(StrEnum):
    """How a person at a client would rather be reached."""

    PHONE = "phone"
    SMS = "sms"
    EMAIL = "email"


class ConsentPurpose(StrEnum):
    """What the client lets us write about; invoices and reminders are ``service``."""

    SERVICE = "service"
    MARKETING = "marketing"


class ConsentChannel(StrEnum):
    SMS = "sms"
    EMAIL = "email"
