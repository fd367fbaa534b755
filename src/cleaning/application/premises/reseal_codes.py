"""Every code under the newest key."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.premises.ports import AccessCodes, Vault
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.premises.events import AccessCodesResealed

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class ResealCodes:
    """In steps that each stand by themselves: broken off, the rest is done by the next call."""

    work: Work
    codes: AccessCodes
    vault: Vault
    access: Access

    def __call__(self) -> int:
        """How many were under an older key."""
        self.access.require(Permission.COMPANY_SETTINGS_EDIT)
        key, done = self.vault.current(), 0
        while True:
            with self.work:
                older = self.codes.sealed_otherwise(key, AT_ONCE)
                for code in older:
                    code.reseal(self.vault.seal(self.vault.open(code.sealed, code.premises_id), code.premises_id))
                if older:
                    self.work.tell(AccessCodesResealed(count=len(older), key=key))
            done += len(older)
            if len(older) < AT_ONCE:
                return done
