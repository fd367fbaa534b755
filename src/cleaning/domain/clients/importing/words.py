"""What people write in cells, in words of the program.

Codes of premises are plain texts here: another context owns their meaning.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

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

PURPOSES = (
    ("office", r"офис|кантора|office"),
    ("medical", r"кабинет|клиник|болниц|медицин|здрав|зъбол|дентал|medical|clinic|surgery"),
    ("shop", r"магазин|търговск|салон|шоурум|мол\b|shop|store|retail"),
    ("hotel", r"хотел|къща за гости|hotel|guest ?house"),
    ("restaurant", r"ресторант|кафе|заведени|бар\b|кухня|restaurant|cafe"),
    ("school", r"училищ|градина|школа|занималня|университет|school|kindergarten"),
    ("sport", r"спорт|фитнес|басейн|gym|fitness|pool"),
    ("warehouse", r"склад|логистич|warehouse|storage"),
    ("production", r"производств|цех|завод|фабрика|работилниц|production|factory|workshop"),
    ("entrance", r"вход|стълбищ|общи части|етажна|entrance|stair"),
    ("flat", r"апартамент|жилище|гарсониер|ателие|мезонет|flat|apartment|studio"),
    ("house", r"къща|вила|дом\b|house|villa|home"),
)

CONDITIONS = (
    ("pets", r"куче|котк|животн|\bdog|\bcat\b|\bpets?\b"),
    ("allergy", r"алерг|allerg"),
    ("eco_only", r"\bеко\b|екологич|\beco"),
    ("own_products", r"(свои|собствени|техни) препарати|own products"),
    ("fragile", r"чуплив|крехк|антик|fragile"),
    ("special_surface", r"мрамор|естествен камък|паркет|marble|parquet"),
    ("hazard", r"опасн|химикал|азбест|hazard"),
    ("alarm", r"аларм|\bсот\b|alarm"),
)


def purpose(text: str, own: Mapping[str, str]) -> str | None:
    """The code of a purpose for a word like „Лекарски кабинет“; ``own`` are names (lower) and codes of the company."""
    lowered = text.lower()
    if (code := own.get(" ".join(lowered.split()))) is not None:
        return code
    return next((code for code, pattern in PURPOSES if re.search(pattern, lowered)), None)


def conditions(text: str) -> tuple[str, ...]:
    """Codes of what a crew must know, found in a note."""
    lowered = text.lower()
    return tuple(code for code, pattern in CONDITIONS if re.search(pattern, lowered))


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
