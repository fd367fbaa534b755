"""Another thing to know at the door."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.premises.code_text import CodeText, readable
from cleaning.application.premises.ports import AccessCodes, PremisesStore, Vault
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.premises.access_code import AccessCode
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import AccessCodeId, PremisesId


@dataclass(frozen=True, slots=True)
class WriteCode:
    """Another thing to know at the door."""

    work: Work
    premises: PremisesStore
    codes: AccessCodes
    vault: Vault
    access: Access

    def __call__(self, premises_id: PremisesId, typed: CodeText) -> AccessCodeId:
        with self.work:
            place = self.premises.get(premises_id)
            self.access.require(Permission.PREMISES_EDIT, branch=place.branch_id)
            text = readable(typed.text)
            if not text:
                raise RuleBroken("field.required", field="text")
            code = AccessCode.write(place.site, typed.label, self.vault.seal(text, place.id))
            self.codes.add(code)
            return code.id
