"""Somebody rewords a rule or switches it on or off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

import msgspec

from cleaning.application.company.queries import CompanyQueries
from cleaning.application.messaging.ports import MessageRules
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.messaging.values import RuleEvent
from cleaning.domain.shared.errors import RuleBroken


class RuleChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    event: RuleEvent
    active: bool
    send_from: time
    text_bg: str
    text_en: str
    days: tuple[int, ...] = ()
    version: int | None = None


@dataclass(frozen=True, slots=True)
class ChangeRule:
    """The next run follows the new words; what is queued keeps the old ones."""

    work: Work
    rules: MessageRules
    company: CompanyQueries
    access: Access

    def __call__(self, command: RuleChange) -> None:
        self.access.require(Permission.MESSAGES_RULE_EDIT)
        with self.work:
            rule = self.rules.of(command.event, lock=True)
            rule.expect(command.version)
            self._fillable(command)
            rule.reword(command.text_bg, command.text_en)
            rule.count(command.days)
            rule.switch(command.active, command.send_from)

    def _fillable(self, command: RuleChange) -> None:
        """A text that wants the company's phone needs one, or it could never be sent."""
        if self.company.profile().phone:
            return
        for field, text in (("text_bg", command.text_bg), ("text_en", command.text_en)):
            if "{phone}" in text:
                raise RuleBroken("message.empty_gap", field=field, empty=["phone"])
