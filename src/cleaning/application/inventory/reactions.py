"""What stock does when goods come, prices are listed, a visit is done and a branch opens."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from cleaning.application.catalogue.queries import CatalogueQueries
from cleaning.application.inventory.ports import Items, Stock, Warehouses
from cleaning.application.shared.ports import Clock, Work
from cleaning.application.visits.queries import VisitQueries, VisitWork
from cleaning.domain.company.events import BranchOpened
from cleaning.domain.inventory.events import MaterialsConsumed, MaterialsShort, UsedMaterial
from cleaning.domain.inventory.move import Source
from cleaning.domain.inventory.norms import needed
from cleaning.domain.inventory.values import MoveKind
from cleaning.domain.inventory.warehouse import Warehouse
from cleaning.domain.ledger.events import BalancesOpened, BalancesWithdrawn
from cleaning.domain.purchasing.events import GoodsReceived, PriceListed
from cleaning.domain.shared.ids import ItemId, WarehouseId
from cleaning.domain.shared.money import Money, UnitCost
from cleaning.domain.visits.events import VisitCompleted


@dataclass(frozen=True, slots=True)
class OpenMainStore:
    """Every branch has a store to receive into and to work from."""

    warehouses: Warehouses

    def __call__(self, event: BranchOpened) -> None:
        if self.warehouses.main(event.branch_id) is None:
            self.warehouses.add(Warehouse(branch_id=event.branch_id, name=f"Склад {event.name}", main=True))


@dataclass(frozen=True, slots=True)
class ReceiveGoods:
    """A posted receipt becomes stock, a new average and the last price."""

    items: Items
    stock: Stock
    clock: Clock

    def __call__(self, event: GoodsReceived) -> None:
        shelf = self.stock.hold([event.warehouse_id], {line.item_id for line in event.lines})
        source = Source("receipt", event.receipt_id)
        for line in event.lines:
            shelf.receive(
                event.warehouse_id,
                line.item_id,
                line.quantity,
                line.net,
                source,
                lot=line.lot,
                expires_on=line.expires_on,
            )
        self.stock.keep(shelf, self.clock.now())
        prices = {line.item_id: UnitCost(line.net.amount / line.quantity) for line in event.lines}
        for item_id in sorted(prices):
            self.items.get(item_id, lock=True).price(prices[item_id])


@dataclass(frozen=True, slots=True)
class KeepListedPrice:
    """A price typed from a supplier's list is the last one known."""

    items: Items

    def __call__(self, event: PriceListed) -> None:
        self.items.get(event.item_id, lock=True).price(event.price)


@dataclass(frozen=True, slots=True)
class ConsumeMaterials:
    """A visit uses what its services' norms say, from the branch's main store, as far as there is any.

    What is missing is remembered as a shortage; stock never goes below zero for a norm.
    """

    work: Work
    warehouses: Warehouses
    stock: Stock
    visits: VisitQueries
    catalogue: CatalogueQueries
    clock: Clock

    def __call__(self, event: VisitCompleted) -> None:
        work = self.visits.work(event.visit_id)
        wanted = self._wanted(work)
        if not wanted:
            return
        now = self.clock.now()
        store = self.warehouses.main(event.branch_id)
        short: dict[ItemId, tuple[Decimal, Decimal]] = {}
        used: list[UsedMaterial] = []
        if store is None:
            short = {item: (quantity, quantity) for item, quantity in wanted.items()}
        else:
            shelf = self.stock.hold([store.known_id], wanted)
            for item in sorted(wanted):
                taken = min(wanted[item], shelf.on_hand(store.known_id, item))
                if taken < wanted[item]:
                    short[item] = (wanted[item], wanted[item] - taken)
                if taken:
                    source = Source("visit", event.visit_id)
                    value = shelf.take(MoveKind.CONSUMPTION, store.known_id, item, taken, source)
                    used.append(UsedMaterial(item_id=item, quantity=taken, value=value))
            self.stock.keep(shelf, now)
        if used:
            self.work.tell(_consumed(work, used))
        self._remember(event, store, short)

    def _wanted(self, work: VisitWork) -> dict[ItemId, Decimal]:
        services = {line.service_id for line in work.lines if line.service_id is not None}
        if not services:
            return {}
        norms = {
            service: [(one.item_id, one.per_unit, one.waste) for one in materials]
            for service, materials in self.catalogue.materials(services).items()
        }
        return needed([(line.service_id, line.quantity) for line in work.lines], norms)

    def _remember(
        self, event: VisitCompleted, store: Warehouse | None, short: dict[ItemId, tuple[Decimal, Decimal]]
    ) -> None:
        if not short:
            return
        self.stock.lacked(event.visit_id, event.branch_id, store.known_id if store else None, short, self.clock.now())
        for item, (wanted, missing) in short.items():
            self.work.tell(
                MaterialsShort(
                    item_id=item,
                    branch_id=event.branch_id,
                    visit_id=event.visit_id,
                    wanted=wanted,
                    missing=missing,
                )
            )


def _consumed(work: VisitWork, used: list[UsedMaterial]) -> MaterialsConsumed:
    return MaterialsConsumed(
        branch_id=work.branch_id,
        used=tuple(used),
        on=work.on,
        source_kind="visit",
        source_id=work.visit_id,
        visit_id=work.visit_id,
        consumed_by_client_id=work.client_id,
        premises_id=work.premises_id,
    )


def _stock_lines(
    event: BalancesOpened | BalancesWithdrawn,
) -> list[tuple[WarehouseId, ItemId, Decimal, Money]]:
    """What lies where, how much of it and for what it came."""
    return [
        (line.warehouse_id, line.item_id, line.quantity, line.amount)
        for line in event.lines
        if line.warehouse_id is not None and line.item_id is not None and line.quantity is not None
    ]


@dataclass(frozen=True, slots=True)
class CarryStockOver:
    """What lay in the store when the company came here, for what it cost."""

    stock: Stock
    clock: Clock

    def __call__(self, event: BalancesOpened) -> None:
        if event.kind != "stock":
            return
        lines = _stock_lines(event)
        shelf = self.stock.hold({store for store, *_ in lines}, {item for _, item, *_ in lines})
        source = Source("opening", event.opening_id)
        for store, item, quantity, worth in lines:
            shelf.carry_over(store, item, quantity, worth, source)
        self.stock.keep(shelf, self.clock.now())


@dataclass(frozen=True, slots=True)
class CarryStockBack:
    """It was a mistake, and nothing of these items moved since: all of it leaves at what it came for."""

    stock: Stock
    clock: Clock

    def __call__(self, event: BalancesWithdrawn) -> None:
        if event.kind != "stock":
            return
        lines = _stock_lines(event)
        shelf = self.stock.hold({store for store, *_ in lines}, {item for _, item, *_ in lines})
        source = Source("opening", event.opening_id)
        for store, item, quantity, _ in lines:
            shelf.take(MoveKind.REVERSAL, store, item, quantity, source)
        self.stock.keep(shelf, self.clock.now())


REACTIONS = (OpenMainStore, ReceiveGoods, KeepListedPrice, ConsumeMaterials, CarryStockOver, CarryStockBack)
