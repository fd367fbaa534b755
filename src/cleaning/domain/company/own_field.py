"""A field the company thought up: defined once, renamed as wanted, archived without losing what was written in it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from cleaning.domain.company.events import OwnFieldArchived, OwnFieldChanged, OwnFieldDefined, OwnFieldRestored
from cleaning.domain.company.own_answers import Answer, answers
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import DomainError, Invalid, RuleBroken
from cleaning.domain.shared.ids import OwnFieldId
from cleaning.domain.shared.own.field import Choice, Field, OwnType, Subject
from cleaning.domain.shared.own.naming import KEY, key_of

LONGEST_NAME, MOST_FIELDS = 60, 40
KINDS = {Subject.CLIENT: ("individual", "organisation")}
"""Subjects whose kinds may have different fields."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What people say of a field; ``en`` left empty is as in Bulgarian."""

    type: OwnType
    bg: str
    en: str = ""
    only: str = ""
    required: bool = False
    listed: bool = False
    personal: bool = False

    def checked(self, subject: Subject) -> Meaning:
        refused: dict[str, DomainError] = {}
        bg, en = " ".join(self.bg.split()), " ".join(self.en.split())
        if not bg:
            refused["bg"] = RuleBroken("field.required")
        for name, text in (("bg", bg), ("en", en)):
            if len(text) > LONGEST_NAME:
                refused[name] = RuleBroken("field.too_long", most=LONGEST_NAME, length=len(text))
        if self.only and self.only not in KINDS.get(subject, ()):
            refused["only"] = RuleBroken("own.other_kind")
        if refused:
            raise Invalid(refused)
        return replace(self, bg=bg, en=en or bg)


@dataclass(eq=False, kw_only=True)
class OwnField(Aggregate):
    """``key`` is what programs and templates call it: never changed, never given to another field of the subject."""

    id: OwnFieldId = field(init=False)
    version: int = 1
    subject: Subject
    key: str
    meaning: Meaning
    choices: tuple[Choice, ...] = ()
    position: int = 0
    created_at: datetime
    archived_at: datetime | None = None

    @classmethod
    def define(
        cls,
        subject: Subject,
        meaning: Meaning,
        wanted: Sequence[Answer] = (),
        *,
        key: str = "",
        others: Collection[str],
        position: int,
        at: datetime,
    ) -> OwnField:
        """``others`` are the keys the subject has already; left empty, the key follows from the name."""
        if len(others) >= MOST_FIELDS:
            raise RuleBroken("own.too_many", most=MOST_FIELDS)
        if key and not KEY.fullmatch(key):
            raise RuleBroken("own.key", field="key", value=key)
        if key in others:
            raise RuleBroken("own.same_key", field="key", value=key)
        said = meaning.checked(subject)
        made = cls(
            subject=subject, key=key or key_of(said.bg, others), meaning=said, position=position, created_at=at,
            choices=answers(said.type, (), wanted),
        )  # fmt: skip
        made.record(lambda: OwnFieldDefined(own_field_id=made.id, subject=subject, key=made.key, name=said.bg))
        return made

    def change(self, meaning: Meaning, wanted: Sequence[Answer] = (), *, used: bool) -> None:
        """``used``: some record has a value already, so its type stays."""
        if used and meaning.type is not self.meaning.type:
            raise RuleBroken("own.type_is_fixed", field="type")
        said = meaning.checked(self.subject)
        choices = answers(said.type, self.choices, wanted)
        if said != self.meaning:
            self.meaning = said
        if choices != self.choices:
            self.choices = choices
        self.record(OwnFieldChanged(own_field_id=self.id, subject=self.subject, key=self.key, name=said.bg))

    def stand(self, position: int) -> None:
        """Its place among the fields of the subject."""
        self.position = position

    def archive(self, *, at: datetime) -> None:
        """Asked no more; what was written stays on the cards and in exports."""
        if self.archived_at is not None:
            raise RuleBroken("own.archived")
        self.archived_at = at
        self.record(OwnFieldArchived(own_field_id=self.id, subject=self.subject, key=self.key, name=self.meaning.bg))

    def restore(self) -> None:
        """Asked again, with all that was written before."""
        if self.archived_at is None:
            raise RuleBroken("own.not_archived")
        self.archived_at = None
        self.record(OwnFieldRestored(own_field_id=self.id, subject=self.subject, key=self.key, name=self.meaning.bg))

    @property
    def field(self) -> Field:
        """As records use it."""
        said = self.meaning
        return Field(
            key=self.key, type=said.type, bg=said.bg, en=said.en, only=said.only, required=said.required,
            listed=said.listed, personal=said.personal, archived=self.archived_at is not None, choices=self.choices,
        )  # fmt: skip
