"""What people say of a field of their own."""

from __future__ import annotations

import msgspec

from cleaning.domain.company.own_answers import Answer
from cleaning.domain.company.own_field import Meaning
from cleaning.domain.shared.own.field import OwnType, Subject


class AnswerInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One answer of a choice; ``key`` empty for a new one, ``en`` empty as in Bulgarian."""

    bg: str
    en: str = ""
    key: str = ""
    retired: bool = False
    row: int = 0


class OwnFieldInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``only``: "individual" or "organisation" where clients shall differ. Answers left out are retired, not lost."""

    type: OwnType
    bg: str
    en: str = ""
    only: str = ""
    required: bool = False
    listed: bool = False
    personal: bool = False
    choices: tuple[AnswerInput, ...] = ()

    def meaning(self) -> Meaning:
        said = {name: getattr(self, name) for name in Meaning.__dataclass_fields__}
        return Meaning(**said)

    def answers(self) -> list[Answer]:
        """Where they stand decides which row a refusal names."""
        return [
            Answer(**msgspec.structs.asdict(one) | {"row": one.row or place}) for place, one in enumerate(self.choices)
        ]


class NewOwnField(OwnFieldInput, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``key`` empty: made from the name."""

    subject: Subject
    key: str = ""
