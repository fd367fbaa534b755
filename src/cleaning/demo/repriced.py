"""Firms that pay by the month get new prices together: materials have become dearer."""

from __future__ import annotations

from datetime import time, timedelta
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from cleaning.application.sales.contract_queries import ContractFilter
from cleaning.application.sales.repricing.apply import ApplyRepricing
from cleaning.application.sales.repricing.inputs import RepricingInputs
from cleaning.application.sales.repricing.simulate import SimulateRepricing
from cleaning.demo.stage import Stage
from cleaning.domain.shared.money import Money

MOST = 4


def reprice(stage: Stage) -> None:
    """Half a percent less margin than a year ago, so four percent more, to the whole euro."""
    said = RepricingInputs(
        effective_on=(stage.today + relativedelta(months=2)).replace(day=1),
        value=Decimal(4),
        step=Money(1),
        wanted=ContractFilter(kind="organisation", least=Decimal(300)),
    )
    with stage.scene(stage.today - timedelta(days=1), time(16, 40)) as scene:
        rows = scene(SimulateRepricing)(said).ready[:MOST]
        scene(ApplyRepricing)(
            said,
            {row.contract_id: row.after for row in rows},
            reason="Поскъпване на препаратите и консумативите",
        )
