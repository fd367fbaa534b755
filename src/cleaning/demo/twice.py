"""People who are on the books twice: one pair made one, another still waiting for somebody to look."""

from __future__ import annotations

from datetime import time, timedelta

from cleaning.application.clients.add_client import AddClient
from cleaning.application.clients.commands import NewClient
from cleaning.application.clients.twins.merge_clients import MergeClients, Merger
from cleaning.demo.stage import Stage
from cleaning.domain.clients.values import ClientKind

PAIRS = ((("Десислава", "Ковачева"), ("Деси", "Ковачева")), (("Румен", "Пейчев"), ("Румен", "Пейчев")))


def find(stage: Stage) -> None:
    branch = stage.branches["София"]
    made = []
    for number, pair in enumerate(PAIRS):
        phone = stage.invent.phone()
        for ago, (given, family) in zip((40, 2), pair, strict=True):
            with stage.scene(stage.today - timedelta(days=ago), time(11, 15)) as scene:
                person = NewClient(
                    kind=ClientKind.INDIVIDUAL,
                    branch_id=branch,
                    given_name=given,
                    family_name=family,
                    phone=phone,
                    city="София",
                    despite_twins=True,
                    note="Иска оферта за основно почистване." if number == 0 else "",
                )
                made.append(scene(AddClient)(person))
    with stage.scene(stage.today, time(8, 40)) as scene:
        scene(MergeClients)(made[0], Merger(loser_id=made[1]))
