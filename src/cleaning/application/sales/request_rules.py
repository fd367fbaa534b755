"""How the company answers requests: its hours, how soon; settings, not code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from cleaning.application.company.ports import Settings
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Holidays, Work
from cleaning.domain.sales.service_level import WORKDAYS, hours_of, respond_by
from cleaning.domain.shared.errors import RuleBroken

KEY = "requests"
AHEAD = timedelta(days=60)


class RequestRules(msgspec.Struct, frozen=True, kw_only=True):
    """``answer_hours`` are working hours until the first answer; ``open_form``: strangers may ask on the page."""

    answer_hours: int = 4
    opens: time = time(9)
    closes: time = time(18)
    workdays: tuple[int, ...] = WORKDAYS
    open_form: bool = True


def rules_of(stored: Mapping[str, Any] | None) -> RequestRules:
    """The rules of the settings; what was never set has its default."""
    return msgspec.convert(dict(stored or {}), RequestRules)


@dataclass(frozen=True, slots=True)
class Deadlines:
    """When the first answer to a request is due."""

    company: CompanyQueries
    holidays: Holidays

    def __call__(self, received: datetime) -> datetime:
        rules = rules_of(self.company.setting(KEY))
        local = received.astimezone(ZoneInfo(self.company.profile().zone))
        free = self.holidays.between(local.date(), local.date() + AHEAD)
        hours = hours_of(rules.opens, rules.closes, rules.workdays, free)
        return respond_by(local, timedelta(hours=rules.answer_hours), hours)


@dataclass(frozen=True, slots=True)
class SetRequestRules:
    """Requests that wait keep the deadline they came with."""

    work: Work
    settings: Settings
    access: Access

    def __call__(self, rules: RequestRules) -> None:
        with self.work:
            self.access.require(Permission.COMPANY_SETTINGS_EDIT)
            hours = hours_of(rules.opens, rules.closes, rules.workdays)
            if not 0 < rules.answer_hours <= 80:
                raise RuleBroken("service_level.within", field="answer_hours", most=80)
            kept = msgspec.structs.replace(rules, workdays=hours.workdays)
            self.settings.get(KEY).change(msgspec.to_builtins(kept))
