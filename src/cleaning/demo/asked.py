"""Who asked for an offer these days."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import msgspec

from cleaning.application.sales.receive_request import ReceiveRequest
from cleaning.application.sales.request_inputs import NewRequest
from cleaning.demo.stage import Stage
from cleaning.domain.clients.values import ClientKind
from cleaning.domain.premises.values import Periodicity
from cleaning.domain.sales.values import Channel
from cleaning.domain.shared.ids import BranchId

FIRM = ClientKind.ORGANISATION
ASKED = (
    (3, Channel.WEBSITE, NewRequest(
        kind=FIRM, firm="Адвокати „Рачев и синове“", name="Ива Рачева", phone="0887 220 415", area=Decimal(180),
        periodicity=Periodicity.TWICE_WEEKLY, settlement="София", address="бул. „Витоша“ 64, ет. 5",
        text="Търсим почистване два пъти седмично след 18 ч. Има архив, в който не се влиза.",
    )),
    (5, Channel.PHONE, NewRequest(
        name="Галина Попова", phone="0884 930 118", area=Decimal(86), settlement="София",
        address="кв. Банишора, бл. 14",
        text="След ремонт, иска преди Коледа. Има три прозореца към улицата.",
    )),
    (26, Channel.EMAIL, NewRequest(
        kind=FIRM, firm="Галерия „Форум“ ЕООД", name="Стоян Минев", phone="0886 017 402", email="forum@example.com",
        area=Decimal(240), settlement="Пловдив", address="ул. „Гурко“ 5",
        text="Витрини и под преди откриването на изложбата.",
    )),
    (52, Channel.RECOMMENDATION, NewRequest(
        name="Петя Драганова", phone="0889 455 203", area=Decimal(160), settlement="Варна",
        text="Домашна помощ на две седмици, има куче.",
    )),
)  # fmt: skip
"""Hours ago, how it reached us, and what was said."""


def tell(stage: Stage) -> None:
    for hours, channel, request in ASKED:
        stage.clock.at = stage.now - timedelta(hours=hours)
        city = request.settlement if request.settlement in stage.branches else "София"
        with stage.scene() as scene:
            branch = BranchId(stage.branches[city])
            scene(ReceiveRequest)(msgspec.structs.replace(request, channel=channel, branch_id=branch))
