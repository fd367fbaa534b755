"""Put finished visits and due monthly fees of a client on a draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import msgspec

from cleaning.application.billing.ports import Billables, Invoices
from cleaning.application.billing.queries import BillingQueries
from cleaning.application.billing.sides import vat_rules
from cleaning.application.clients.queries import ClientQueries
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Work
from cleaning.application.visits.queries import BillableLine, VisitQueries
from cleaning.domain.billing.grouping import Done, Monthly, month_items, visit_items
from cleaning.domain.billing.invoice import Invoice
from cleaning.domain.billing.share import due, fee_of
from cleaning.domain.ledger.month import last_day
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import ClientId, ContractId, InvoiceId, VisitId


class Month(msgspec.Struct, frozen=True, kw_only=True):
    """A month of a contract by its first day."""

    contract_id: ContractId
    month: date


class Bill(msgspec.Struct, frozen=True, kw_only=True):
    """What to bill; each visit and each month only once."""

    client_id: ClientId
    visit_ids: tuple[VisitId, ...] = ()
    months: tuple[Month, ...] = ()


@dataclass(frozen=True, slots=True)
class BillClient:
    """One draft with equal visits joined to one line; the tax event is the last day of what is billed."""

    work: Work
    invoices: Invoices
    billables: Billables
    access: Access
    clock: Clock
    clients: ClientQueries
    company: CompanyQueries
    premises: PremisesQueries
    visits: VisitQueries
    billing: BillingQueries

    def __call__(self, command: Bill) -> InvoiceId:
        with self.work:
            branch = self.clients.party(command.client_id).branch_id
            self.access.require(Permission.INVOICES_EDIT, branch=branch)
            lines = self._lines(command)
            done, fees = self._done(lines), self._fees(command)
            items = [*visit_items(done), *month_items(fees)]
            if not items:
                raise RuleBroken("invoice.nothing_to_bill")
            today = self.clock.today()
            ends = [one.on for one in done] + [last_day(fee.month) for fee in fees]
            event = min(max(ends), today)
            invoice = Invoice(branch_id=branch, client_id=command.client_id, contract_id=_contract(lines, command))
            invoice.schedule(tax_event_on=event, due_on=None)
            invoice.fill(items, vat_rules(self.company, event))
            self.invoices.add(invoice)
            if command.visit_ids:
                self.billables.claim_visits(invoice.id, command.client_id, sorted(set(command.visit_ids)))
            for month in sorted(command.months, key=lambda one: (one.contract_id, one.month)):
                self.billables.claim_month(invoice.id, month.contract_id, month.month)
            return invoice.id

    def _lines(self, command: Bill) -> list[BillableLine]:
        if not command.visit_ids:
            return []
        until = self.clock.today() + timedelta(days=2)
        found = self.visits.billable(date(2000, 1, 1), until, visit_ids=command.visit_ids)
        return [line for line in found if line.per == "visit" and line.price.amount > 0]

    def _done(self, lines: list[BillableLine]) -> list[Done]:
        names = self.premises.names([line.premises_id for line in lines])
        return [
            Done(on=line.on, premises_id=line.premises_id, premises=names[line.premises_id].name,
                 service_id=line.service_id, description=line.description, price=line.price, vat_code=line.vat_code)
            for line in lines
        ]  # fmt: skip

    def _fees(self, command: Bill) -> list[Monthly]:
        found: list[Monthly] = []
        for contract_id in sorted({month.contract_id for month in command.months}):
            fees, rests = self.billing.fees(contract_id), self.billing.rests(contract_id)
            for month in sorted(one.month for one in command.months if one.contract_id == contract_id):
                days = [(fee, due(month, fee.starts_on, fee.ends_on, rests)) for fee in fees]
                sums = [(fee, parts, fee_of(fee.price, month, parts)) for fee, parts in days]
                if not any(net for _, _, net in sums) or any(fee.client_id != command.client_id for fee in fees):
                    raise RuleBroken("invoice.no_fee", contract_id=contract_id, month=month)
                if month > self.clock.today():
                    raise RuleBroken("invoice.month_ahead", month=month)
                found += [
                    Monthly(month=month, days=tuple(parts), premises_id=fee.premises_id, premises=fee.premises,
                            service_id=fee.service_id, description=fee.description, price=net,
                            vat_code=fee.vat_code) for fee, parts, net in sums if net
                ]  # fmt: skip
        return found


def _contract(lines: Sequence[BillableLine], command: Bill) -> ContractId | None:
    """The contract that all of it belongs to, when it is one."""
    contracts = {line.contract_id for line in lines} | {month.contract_id for month in command.months}
    return contracts.pop() if len(contracts) == 1 else None
