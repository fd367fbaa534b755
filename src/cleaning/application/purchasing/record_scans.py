"""A terminal sends what it collected: all scans are applied or, when one of them is bad, none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cleaning.application.purchasing.record_scan import Outcome, RecordScan, Scanned
from cleaning.application.shared.ports import Work
from cleaning.domain.shared.errors import Invalid, RuleBroken
from cleaning.domain.shared.ids import ReceiptId

MOST = 1000


@dataclass(frozen=True, slots=True)
class RecordScans:
    """Every bad scan is named by its place: ``scans.3``."""

    work: Work
    record: RecordScan

    def __call__(self, receipt_id: ReceiptId, scans: Sequence[Scanned]) -> list[Outcome]:
        if not 0 < len(scans) <= MOST:
            raise RuleBroken("scan.batch", field="scans", scans=len(scans), most=MOST)
        outcomes: list[Outcome] = []
        refused: dict[str, RuleBroken] = {}
        with self.work:
            for place, scan in enumerate(scans):
                try:
                    outcomes.append(self.record.apply(receipt_id, scan))
                except RuleBroken as refusal:
                    refused[f"scans.{place}"] = refusal
            if refused:
                raise Invalid({**refused})
        return outcomes
