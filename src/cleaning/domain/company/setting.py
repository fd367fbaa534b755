"""One named group of settings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from cleaning.domain.company.events import SettingChanged
from cleaning.domain.shared.aggregate import Aggregate


@dataclass(eq=False, kw_only=True)
class Setting(Aggregate):
    """``value`` is plain data (strings, numbers, lists); who reads it knows its shape."""

    key: str
    value: dict[str, Any] = field(default_factory=dict)
    version: int = 1

    def change(self, value: dict[str, Any]) -> None:
        changed = tuple(name for name in value if self.value.get(name) != value[name])
        if changed:
            self.value = self.value | value
            self.record(SettingChanged(key=self.key, fields=changed))
