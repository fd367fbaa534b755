"""The wording people agree to changes; what was agreed before keeps its own."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from cleaning.application.clients.ports import ConsentTexts
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.clients.consent_text import ConsentText
from cleaning.domain.clients.values import ConsentPurpose
from cleaning.domain.shared.ids import ConsentTextId


class NewConsentText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    purpose: ConsentPurpose
    text_bg: str
    text_en: str


@dataclass(frozen=True, slots=True)
class WriteConsentText:
    """The next edition; the same words again are none."""

    work: Work
    texts: ConsentTexts
    access: Access
    clock: Clock

    def __call__(self, command: NewConsentText) -> ConsentTextId:
        self.access.require(Permission.COMPANY_SETTINGS_EDIT)
        with self.work:
            before = self.texts.latest(command.purpose)
            said = (command.text_bg.strip(), command.text_en.strip())
            if before is not None and (before.text_bg, before.text_en) == said:
                return before.id
            edition = before.edition + 1 if before else 1
            text = ConsentText.write(
                command.purpose, edition, *said, at=self.clock.now(), actor=self.access.viewer.name
            )
            self.texts.add(text)
            return text.id
