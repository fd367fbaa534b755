"""Choose what new cost sheets begin with."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cleaning.application.company.ports import Settings
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.company.values import PricingDefaults


@dataclass(frozen=True, slots=True)
class SetPricing:
    """Cost sheets that exist keep their own figures until they are opened."""

    work: Work
    settings: Settings
    access: Access

    def __call__(self, defaults: PricingDefaults) -> None:
        with self.work:
            self.access.require(Permission.COMPANY_SETTINGS_EDIT)
            self.settings.get("pricing").change(as_plain(defaults))


def as_plain(defaults: PricingDefaults) -> dict[str, Any]:
    """For a jsonb column: exact numbers as text."""
    values = {name: getattr(defaults, name) for name in PricingDefaults.__dataclass_fields__}
    return {name: value if isinstance(value, int) else str(value) for name, value in values.items()}


def from_plain(stored: dict[str, Any]) -> PricingDefaults:
    """The way back; what was never set has its default."""
    return PricingDefaults(**{name: KINDS[name](value) for name, value in stored.items() if name in KINDS})


KINDS: dict[str, Callable[[Any], Any]] = {
    field.name: type(field.default) for field in PricingDefaults.__dataclass_fields__.values()
}
