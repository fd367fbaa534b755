"""What a company wants to write down that nobody foresaw."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Subject(StrEnum):
    """What can have fields of a company's own."""

    CLIENT = "client"
    PREMISES = "premises"
    ITEM = "item"
    EMPLOYEE = "employee"
    ORDER = "order"


class OwnType(StrEnum):
    """What a value is; it decides how it is typed, compared, sorted and exported."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    FLAG = "flag"


Stored = str | bool
"""As it lies in a record: a text, an exact number as text, a day as YYYY-MM-DD, the key of a choice, yes or no."""
Own = dict[str, Stored]
"""The values of one record by the key of their field; never changed in place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of the answers; ``retired`` is not offered any more and stays where it was chosen."""

    key: str
    bg: str
    en: str
    retired: bool = False

    def name(self, lang: str) -> str:
        return self.bg if lang == "bg" else self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field as records use it. ``only`` narrows it to one kind of the subject ("individual"); "" is all of them.

    ``listed`` is a column of the list, ``personal`` goes when the person is forgotten, ``archived`` is asked no more.
    """

    key: str
    type: OwnType
    bg: str
    en: str
    only: str = ""
    required: bool = False
    listed: bool = False
    personal: bool = False
    archived: bool = False
    choices: tuple[Choice, ...] = ()

    @property
    def place(self) -> str:
        """Where it stands in forms, addresses and refusals."""
        return f"own.{self.key}"

    def name(self, lang: str) -> str:
        return self.bg if lang == "bg" else self.en

    def of(self, only: str) -> bool:
        """Whether records of that kind have it; lists of all kinds have every field."""
        return not only or self.only in ("", only)

    def asked_of(self, only: str) -> bool:
        """Whether a form asks for it."""
        return not self.archived and self.of(only)

    @property
    def offered(self) -> tuple[Choice, ...]:
        return tuple(choice for choice in self.choices if not choice.retired)

    def choice(self, key: object) -> Choice | None:
        return next((choice for choice in self.choices if choice.key == key), None)
