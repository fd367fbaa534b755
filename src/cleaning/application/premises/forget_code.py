"""A code is forgotten."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.premises.ports import AccessCodes, PremisesStore
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.shared.ids import AccessCodeId, PremisesId


@dataclass(frozen=True, slots=True)
class ForgetCode:
    """What is no longer true is no longer kept."""

    work: Work
    premises: PremisesStore
    codes: AccessCodes
    access: Access

    def __call__(self, premises_id: PremisesId, code_id: AccessCodeId) -> None:
        with self.work:
            place = self.premises.get(premises_id)
            self.access.require(Permission.PREMISES_EDIT, branch=place.branch_id)
            code = self.codes.get(premises_id, code_id)
            code.forget(place.site)
            self.codes.remove(code)
