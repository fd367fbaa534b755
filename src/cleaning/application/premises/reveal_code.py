"""Somebody looks up how to get in."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from cleaning.application.premises.ports import AccessCodes, PremisesStore, Vault
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.premises.events import AccessCodeRevealed
from cleaning.domain.shared.ids import AccessCodeId, PremisesId, VisitId


class RevealedCode(msgspec.Struct, frozen=True, kw_only=True):
    """What one code is; for the eyes of whoever asked, kept nowhere."""

    id: AccessCodeId
    label: str
    text: str

    def __repr__(self) -> str:
        return f"RevealedCode(id={self.id}, text=…)"


@dataclass(frozen=True, slots=True)
class RevealCode:
    """One code at a time, to who needs it; who looked at which is noted each time."""

    work: Work
    premises: PremisesStore
    codes: AccessCodes
    vault: Vault
    access: Access

    def __call__(
        self, premises_id: PremisesId, code_id: AccessCodeId, *, sent_by: VisitId | None = None
    ) -> RevealedCode:
        """``sent_by``: the visit that made sure the viewer is sent there today, which is permission enough."""
        with self.work:
            place = self.premises.get(premises_id)
            if sent_by is None:
                self.access.require(Permission.PREMISES_ACCESS_REVEAL, branch=place.branch_id)
            code = self.codes.get(premises_id, code_id)
            text = self.vault.open(code.sealed, place.id)
            self.work.tell(
                AccessCodeRevealed(
                    premises_id=place.id,
                    client_id=place.client_id,
                    name=place.name,
                    label=code.label,
                    code_id=code.id,
                    visit_id=sent_by,
                )
            )
            return RevealedCode(id=code.id, label=code.label, text=text)
