"""The two sides of a paper, and the words that stand on papers whatever the screen's language."""

from __future__ import annotations

from collections.abc import Mapping

from cleaning.application.clients.queries import ClientParty
from cleaning.application.company.queries import CompanyProfile
from cleaning.application.company.words import Wordbook
from cleaning.application.documents.papers import Customer, Party
from cleaning.domain.company.values import Dictionary

UNITS = {
    "bg": {"m2": "м²", "h": "ч", "piece": "бр.", "l": "л", "kg": "кг", "m": "м", "visit": "посещ.", "month": "мес."},
    "en": {"m2": "m²", "h": "h", "piece": "pcs", "l": "l", "kg": "kg", "m": "m", "visit": "visits", "month": "mo."},
}
PER = {"bg": {"visit": "посещение", "month": "месец"}, "en": {"visit": "visit", "month": "month"}}
CONDITIONS = {
    "bg": {
        "pets": "животни", "allergy": "алергия", "eco_only": "само екологични препарати",
        "own_products": "препарати на клиента", "fragile": "чупливи вещи", "special_surface": "особени повърхности",
        "hazard": "опасна среда", "alarm": "СОТ, аларма",
    },
    "en": {
        "pets": "pets", "allergy": "allergy", "eco_only": "ecological products only",
        "own_products": "the client's products", "fragile": "fragile things", "special_surface": "special surfaces",
        "hazard": "hazardous surroundings", "alarm": "alarm",
    },
}  # fmt: skip
FLOORS = {
    "bg": {
        "tiles": "плочки", "parquet": "паркет", "laminate": "ламинат", "carpet": "мокет", "linoleum": "линолеум",
        "stone": "камък", "concrete": "бетон", "other": "друга",
    },
    "en": {
        "tiles": "tiles", "parquet": "parquet", "laminate": "laminate", "carpet": "carpet", "linoleum": "linoleum",
        "stone": "stone", "concrete": "concrete", "other": "other",
    },
}  # fmt: skip
_OURS = ("eik", "vat_number", "address", "city", "accountable", "phone", "email", "bank", "iban", "bic")
_THEIRS = ("eik", "vat_number", "address", "city", "accountable", "phone", "email")


def ours(profile: CompanyProfile) -> Party:
    return Party(name=profile.legal_name or profile.name, **{name: getattr(profile, name) for name in _OURS})


def theirs(party: ClientParty) -> Customer:
    """Without the personal number: no agreement needs it unless the law says so (ЗЗЛД чл. 25ж)."""
    known = {name: getattr(party, name) or "" for name in _THEIRS}
    return Customer(name=party.name, own=party.own, **known)  # type: ignore[arg-type]


def said(words: Mapping[str, Mapping[str, str]], language: str, code: object) -> str:
    """A code in words; a code of the company's own as it is."""
    return words[language].get(str(code), str(code))


def purpose_said(book: Wordbook, language: str, code: str) -> str:
    """What a place is used for, as it stands inside a sentence."""
    name = book.name(Dictionary.PURPOSE, code, language)
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
