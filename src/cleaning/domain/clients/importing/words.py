"""What people write in cells, in words of the program.

Codes of premises are plain texts here: another context owns their meaning.
"""

from __future__ import annotations

import re

from cleaning.domain.clients.values import ClientKind

YES = frozenset("да yes y д x х 1 true вярно + ✓ ✔ v".split())  # noqa: SIM905
NO = frozenset("не no n н 0 false невярно - – —".split())  # noqa: SIM905

KINDS = {
    ClientKind.INDIVIDUAL: (
        "фл", "физ лице", "физическо лице", "физическо", "частно лице", "individual", "person", "private",
    ),
    ClientKind.ORGANISATION: (
        "юл", "юр лице", "юридическо лице", "юридическо", "фирма", "организация", "дружество", "company", "firm",
        "organisation", "organization", "business", "legal entity",
    ),
}  # fmt: skip
LEGAL_FORM = re.compile(
    r"(^|[\s\"„“”«»])(ЕООД|ООД|ЕАД|АД|ЕТ|СД|КД|КДА|ДЗЗД|ТПК|ЮЛНЦ|EOOD|OOD|EAD|AD|ET|LTD|LLC|GMBH|INC|PLC)(?=$|[\s\"„“”«».,])",
    re.IGNORECASE,
)
INSTITUTION = re.compile(
    r"^\s*[\"„«]?(сдружение|фондация|община|кметство|училище|детска градина|дг|су|оу|болница|мбал"
    r"|етажна собственост|ес)\b",
    re.IGNORECASE,
)


def kind(text: str) -> ClientKind | None:
    """The kind a word like „ФЛ“ or „юр. лице“ names."""
    bare = " ".join(re.findall(r"[^\W\d_]+", text.lower()))
    return next((kind for kind, words in KINDS.items() if bare in words), None)


def looks_like_a_firm(name: str) -> bool:
    """Whether a name carries a legal form or is that of an institution."""
    return bool(LEGAL_FORM.search(name) or INSTITUTION.match(name))


def yes_or_no(text: str) -> bool | None:
    """None when it is neither."""
    bare = text.strip().lower().rstrip(".!")
    return True if bare in YES else False if bare in NO else None
