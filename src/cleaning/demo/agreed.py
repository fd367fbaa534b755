"""What changed on paper lately: a fee raised by an annex, a contract still being written."""

from __future__ import annotations

from datetime import time, timedelta
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from cleaning.application.sales.contract_inputs import ContractInputs, ContractLineInputs, TermsInputs
from cleaning.application.sales.contract_queries import ContractFilter
from cleaning.application.sales.make_annex import AnnexInputs, MakeAnnex
from cleaning.application.sales.queries import SalesQueries
from cleaning.application.sales.write_contract import DraftContract
from cleaning.application.shared.access import Scope
from cleaning.demo.repriced import reprice
from cleaning.demo.stage import Stage
from cleaning.domain.sales.values import ContractStage, Per
from cleaning.domain.shared.ids import BranchId, ServiceId

RAISE = Decimal("1.06")
"""The minimum wage went up; most of the price is labour."""


def agree(stage: Stage) -> None:
    raise_a_fee(stage)
    write_a_draft(stage)
    reprice(stage)


def raise_a_fee(stage: Stage) -> None:
    """A client with a monthly fee pays six percent more from the first of next month."""
    scope = Scope(branch_ids=tuple(BranchId(branch) for branch in stage.branches.values()))
    first = (stage.today + relativedelta(months=1)).replace(day=1)
    with stage.scene(stage.today - timedelta(days=4), time(15, 10)) as scene:
        sales = scene(SalesQueries)
        running = sales.contracts(ContractFilter(stage=ContractStage.ACTIVE), scope=scope, limit=50).rows
        cards = (sales.contract(one.id, scope=scope) for one in running)
        contract = next(
            card
            for card in cards
            if all(line.per is Per.MONTH for line in card.lines) and (card.ends_on is None or card.ends_on > first)
        )
        lines = tuple(
            ContractLineInputs(
                line_id=line.id,
                premises_id=line.premises_id,
                service_id=line.service_id,
                rrule=line.rrule,
                quantity=line.quantity,
                price=line.price * RAISE,
                per=line.per,
                start_time=line.start_time,
                minutes=line.minutes,
                description=line.description,
                vat_code=line.vat_code,
            )
            for line in contract.lines
        )
        said = AnnexInputs(
            effective_on=first, lines=lines, ends_on=contract.ends_on, reason="Увеличена минимална работна заплата"
        )
        scene(MakeAnnex)(contract.id, said)


def write_a_draft(stage: Stage) -> None:
    """Agreed by phone and not signed yet; the price is what the calculation says."""
    service = ServiceId(stage.known["services"]["ОФ-01"][0])
    place = next(one[0] for one in stage.known["undecided"] if one[0].kind not in ("flat", "house"))
    line = ContractLineInputs(
        premises_id=place.premises_id, service_id=service, rrule="FREQ=WEEKLY;BYDAY=TU,FR", start_time=time(18)
    )
    said = ContractInputs(
        client_id=place.client_id,
        title="Почистване на офис два пъти седмично",
        starts_on=stage.today + timedelta(days=10),
        months=12,
        lines=(line,),
        terms=TermsInputs(payment_days=14, renewal_months=12),
        note="Чака подпис от управителя.",
    )
    with stage.scene(stage.today, time(8, 20)) as scene:
        scene(DraftContract)(said)
