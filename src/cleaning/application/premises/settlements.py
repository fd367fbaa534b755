"""The register of settlements: looked up for addresses, brought in from the official file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import msgspec

from cleaning.application.importing.ports import Spreadsheets
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.premises.events import SettlementsImported
from cleaning.domain.premises.settlement import Settlement, read_register
from cleaning.domain.shared.errors import RuleBroken


class SettlementRow(msgspec.Struct, frozen=True, kw_only=True):
    ekatte: str
    kind: str
    name: str
    municipality: str
    region: str


class Settlements(Protocol):
    """Every town and village that is known here."""

    def put(self, found: Sequence[Settlement]) -> None:
        """Add those that are new, correct those that are known by their code."""

    def by_code(self, ekatte: str) -> SettlementRow | None: ...

    def find(self, text: str, limit: int) -> list[SettlementRow]:
        """By the beginning of the name, towns first."""

    def count(self) -> int: ...


@dataclass(frozen=True, slots=True)
class ImportSettlements:
    """The register's file (CSV or XLSX with EKATTE columns); bringing it again changes only what changed."""

    work: Work
    settlements: Settlements
    spreadsheets: Spreadsheets
    access: Access

    def __call__(self, name: str, content: bytes) -> int:
        """How many settlements the file has."""
        self.access.require(Permission.COMPANY_SETTINGS_EDIT)
        sheets, refusal = self.spreadsheets.read(name, content), None
        for sheet in sheets:
            try:
                found = read_register(sheet.rows)
            except RuleBroken as refused:
                refusal = refusal or refused
                continue
            with self.work:
                self.settlements.put(found)
                self.work.tell(SettlementsImported(count=len(found), file=name))
            return len(found)
        raise refusal or RuleBroken("settlements.none", field="file")


def placed(said: dict[str, Any], settlements: Settlements) -> dict[str, Any]:
    """The parts of a place with what its code says of it. RuleBroken ``premises.ekatte`` for a code nobody knows."""
    if not (code := said.get("ekatte")):
        elsewhere = "ekatte" in said or "settlement" in said
        return said | ({"ekatte": None, "municipality": "", "region": ""} if elsewhere else {})
    known = settlements.by_code(code)
    if known is None:
        raise RuleBroken("premises.ekatte", field="ekatte", value=code)
    return said | {"settlement": known.name, "municipality": known.municipality, "region": known.region}
