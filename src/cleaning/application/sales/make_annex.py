"""A running contract changes from a day on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import msgspec

from cleaning.application.sales.contract_inputs import ContractLineInputs, TermsInputs
from cleaning.application.sales.contract_lines import ContractLines
from cleaning.application.sales.open_contract import OpenContract
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.sales.agreement import Change
from cleaning.domain.shared.ids import ContractId


class AnnexInputs(msgspec.Struct, frozen=True, kw_only=True):
    """All lines as they should be from ``effective_on``; those with ``line_id`` take that line's place.

    ``ends_on`` is the end of the contract from then on, None without one; ``terms`` None stay as they are.
    """

    effective_on: date
    lines: tuple[ContractLineInputs, ...]
    ends_on: date | None = None
    terms: TermsInputs | None = None
    signed_on: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MakeAnnex:
    """From a day on something else is agreed; plan, visits and fees follow. Returns its number."""

    work: Work
    open: OpenContract
    lines: ContractLines
    clock: Clock

    def __call__(self, contract_id: ContractId, said: AnnexInputs, *, version: int | None = None) -> int:
        with self.work:
            contract = self.open(contract_id, version)
            before = contract.lines_from(said.effective_on)
            lines = self.lines(contract.client_id, contract.branch_id, said.lines, said.effective_on, before)
            change = Change(
                effective_on=said.effective_on, reason=said.reason, ends_on=said.ends_on,
                lines=tuple(lines),
                terms=None if said.terms is None else said.terms.read(),
            )  # fmt: skip
            today = self.clock.today()
            return contract.change(change, signed_on=said.signed_on or today, today=today).number
