"""Set what is demanded of persons or of firms, and what their list shows."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from cleaning.application.clients.kind_rules import KindRules, key_of
from cleaning.application.company.ports import Settings
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.clients.values import ClientKind


@dataclass(frozen=True, slots=True)
class SetKindRules:
    """Clients there are stay as they are; their cards say what is missing, and the next change asks for it."""

    work: Work
    settings: Settings
    access: Access

    def __call__(self, kind: ClientKind, rules: KindRules) -> None:
        with self.work:
            self.access.require(Permission.COMPANY_SETTINGS_EDIT)
            kept = KindRules(required=rules.demands(kind).fields, columns=rules.shown(kind).chosen)
            self.settings.get(key_of(kind)).change(msgspec.to_builtins(kept))
