"""A code is replaced or renamed."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.premises.code_text import CodeText, readable
from cleaning.application.premises.ports import AccessCodes, PremisesStore, Vault
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.shared.ids import AccessCodeId, PremisesId


@dataclass(frozen=True, slots=True)
class RewriteCode:
    """The lock was changed, or the label was wrong; an empty text leaves the code as it is."""

    work: Work
    premises: PremisesStore
    codes: AccessCodes
    vault: Vault
    access: Access

    def __call__(self, premises_id: PremisesId, code_id: AccessCodeId, typed: CodeText) -> None:
        with self.work:
            place = self.premises.get(premises_id)
            self.access.require(Permission.PREMISES_EDIT, branch=place.branch_id)
            code, text = self.codes.get(premises_id, code_id), readable(typed.text)
            code.rewrite(place.site, typed.label, self.vault.seal(text, place.id) if text else None)
