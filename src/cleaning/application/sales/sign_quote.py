"""An offer is taken: the contract is made of its lines in the same transaction; plan, visits and fees react to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cleaning.application.sales.ports import Contracts
from cleaning.application.sales.write_contract import take_number
from cleaning.application.shared.ports import Clock, Numbers
from cleaning.domain.sales.contract import Contract
from cleaning.domain.sales.quote import Quote
from cleaning.domain.shared.ids import ContractId


@dataclass(frozen=True, slots=True)
class SignQuote:
    """``chosen`` names the positions of the optional lines the client takes; None leaves them as they are.

    Who asks is checked before; ``by`` is the name of who accepted it themselves.
    """

    contracts: Contracts
    numbers: Numbers
    clock: Clock

    def __call__(self, quote: Quote, *, chosen: Iterable[int] | None, by: str = "") -> ContractId:
        if chosen is not None:
            quote.choose(chosen)
        quote.accept(at=self.clock.now(), today=self.clock.today(), by=by)
        contract = Contract.from_quote(quote, number=take_number(self.numbers), signed_on=self.clock.today())
        self.contracts.add(contract)
        return contract.known_id
