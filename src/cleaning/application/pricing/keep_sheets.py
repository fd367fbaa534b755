"""Keep calculations: new sheets, and sheets with other inputs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cleaning.application.pricing.calculate_sheets import CalculateSheets
from cleaning.application.pricing.inputs import SheetInputs
from cleaning.application.pricing.ports import CostSheets
from cleaning.application.pricing.queries import GATE, Calculated, Kept
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Gates, Work
from cleaning.domain.pricing.cost_sheet import CostSheet
from cleaning.domain.pricing.revision import Because
from cleaning.domain.pricing.values import RevisionCause
from cleaning.domain.shared.ids import BranchId, CostSheetId, UserId


@dataclass(frozen=True, slots=True)
class KeepSheets:
    """Many at once, for a quote; ``sheet_ids`` names the sheet to change, None makes a new one."""

    work: Work
    sheets: CostSheets
    calculate: CalculateSheets
    gates: Gates
    access: Access
    clock: Clock

    def __call__(
        self,
        said: Sequence[SheetInputs],
        branch_id: BranchId,
        *,
        sheet_ids: Sequence[CostSheetId | None] | None = None,
        version: int | None = None,
    ) -> list[Kept]:
        with self.work:
            self.access.require(Permission.PRICING_SHEET_EDIT, branch=branch_id)
            self.gates.together(GATE)
            known = list(sheet_ids or [None] * len(said))
            answers = self.calculate(said, branch_id)
            return [
                Kept(id=self._keep(one, answer, branch_id, sheet_id, version), calculated=answer)
                for one, answer, sheet_id in zip(said, answers, known, strict=True)
            ]

    def _keep(
        self, said: SheetInputs, answer: Calculated, branch_id: BranchId, sheet_id: CostSheetId | None,
        version: int | None,
    ) -> CostSheetId:  # fmt: skip
        costs = {item: one.cost for item, one in answer.items.items() if one.cost is not None}
        name = said.name.strip() or answer.service.name_bg
        if sheet_id is None:
            sheet = CostSheet.of(
                answer.sheet, branch_id=branch_id, service_id=said.service_id, name=name, unit=answer.service.unit
            )
            sheet.client_id, sheet.premises_id = said.client_id, said.premises_id
            revision = sheet.calculate(costs, self._because(RevisionCause.CREATED))
            self.sheets.add(sheet)
        else:
            sheet = self.sheets.get(sheet_id)
            self.access.require(Permission.PRICING_SHEET_EDIT, branch=sheet.branch_id)
            sheet.expect(version)
            sheet.edit(answer.sheet, name=name, client_id=said.client_id, premises_id=said.premises_id)
            revision = sheet.calculate(costs, self._because(RevisionCause.EDITED))
        if revision is not None:
            self.sheets.keep(sheet, revision)
        return sheet.known_id

    def _because(self, cause: RevisionCause) -> Because:
        actor = self.access.viewer.user_id
        return Because(cause=cause, at=self.clock.now(), actor_id=None if actor is None else UserId(actor))
