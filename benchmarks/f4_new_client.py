"""F4: a new client with a place, in one transaction, as the use cases do it."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.figures import Figure, timed
from benchmarks.house import House
from cleaning.application.clients.add_client import AddClient
from cleaning.application.clients.commands import NewClient
from cleaning.application.premises.add_premises import AddPremises
from cleaning.application.premises.commands import NewPremises
from cleaning.application.shared.ports import Work
from cleaning.domain.clients.values import ClientKind


def measure(house: House) -> Iterator[Figure]:
    branch = house.one("select min(id) from branches")

    def add(number: int) -> None:
        with house.scope() as scope, scope.get(Work):
            client = scope.get(AddClient)(
                NewClient(
                    kind=ClientKind.ORGANISATION,
                    legal_name=f"Проба {number} ЕООД",
                    branch_id=branch,
                    email=f"proba{number}@example.com",
                    despite_twins=True,
                )
            )
            scope.get(AddPremises)(NewPremises(client_id=client, name="Офис", settlement="София", street="Явор 3"))

    yield from timed("F4", "create a client with a place", add, p50=8)
