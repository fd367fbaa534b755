"""What the demo company wants to know of firms and of persons; a few of either still lack something."""

from __future__ import annotations

from cleaning.application.clients.kind_rules import KindRules
from cleaning.application.clients.set_kind_rules import SetKindRules
from cleaning.demo.stage import Stage
from cleaning.domain.clients.values import ClientKind

DEMANDED = {
    ClientKind.ORGANISATION: ("eik", "accountable", "phone", "contacts"),
    ClientKind.INDIVIDUAL: ("family_name", "phone", "city"),
}


def demand(stage: Stage) -> None:
    with stage.scene() as scene:
        for kind, required in DEMANDED.items():
            scene(SetKindRules)(kind, KindRules(required=required))
