"""What people call places and what a crew must know of them, in codes of the program.

The codes are plain texts here: another context owns their meaning.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

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
