"""What people agree to, word by word; a new wording is a new edition, and each consent keeps its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from cleaning.domain.clients.events import ConsentTextWritten
from cleaning.domain.clients.values import ConsentPurpose
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import DomainError, Invalid, RuleBroken
from cleaning.domain.shared.ids import ConsentTextId

LONGEST = 4000


@dataclass(eq=False, kw_only=True)
class ConsentText(Aggregate):
    """One edition of the wording for one purpose, in both languages."""

    id: ConsentTextId = field(init=False)
    created_at: datetime
    purpose: ConsentPurpose
    edition: int
    text_bg: str
    text_en: str
    actor: str = ""

    @classmethod
    def write(
        cls, purpose: ConsentPurpose, edition: int, text_bg: str, text_en: str, *, at: datetime, actor: str
    ) -> ConsentText:
        """The next edition."""
        texts = {"text_bg": text_bg.strip(), "text_en": text_en.strip()}
        refused: dict[str, DomainError] = {}
        for name, text in texts.items():
            if not text:
                refused[name] = RuleBroken("field.required")
            elif len(text) > LONGEST:
                refused[name] = RuleBroken("field.too_long", most=LONGEST, length=len(text))
        if refused:
            raise Invalid(refused)
        written = cls(created_at=at, purpose=purpose, edition=edition, actor=actor, **texts)
        written.record(ConsentTextWritten(purpose=purpose, edition=edition))
        return written
