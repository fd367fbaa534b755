"""Who implements the ports of pricing."""

from dishka import Provider, Scope, provide, provide_all

from cleaning.adapters.sql.pricing.item_costs import InventoryItemCosts
from cleaning.adapters.sql.pricing.live_sheets import SqlLiveSheets
from cleaning.adapters.sql.pricing.queries import SqlPricingQueries
from cleaning.adapters.sql.pricing.repositories import SqlCostSheets
from cleaning.adapters.sql.pricing.waves import SqlWaves
from cleaning.application.pricing import ports
from cleaning.application.pricing.archive_sheet import ArchiveCostSheet
from cleaning.application.pricing.calculate_sheets import CalculateSheets
from cleaning.application.pricing.keep_sheet import AddCostSheet, ChangeCostSheet
from cleaning.application.pricing.keep_sheets import KeepSheets
from cleaning.application.pricing.queries import Calculations, PricingQueries, SheetKeeping, SheetRest
from cleaning.application.pricing.recalculate_sheets import RecalculateSheets
from cleaning.application.pricing.reprice_sheets import RepriceSheets
from cleaning.web.office.sheet_desk import SheetDesk


class PricingProvider(Provider):
    scope = Scope.REQUEST

    sheets = provide(SqlCostSheets, provides=ports.CostSheets)
    live_sheets = provide(SqlLiveSheets, provides=ports.LiveSheets)
    waves = provide(SqlWaves, provides=ports.Waves)
    item_costs = provide(InventoryItemCosts, provides=ports.ItemCosts)
    queries = provide(SqlPricingQueries, provides=PricingQueries)
    calculations = provide(CalculateSheets, provides=Calculations)
    keeping = provide(KeepSheets, provides=SheetKeeping)
    rest = provide(ArchiveCostSheet, provides=SheetRest)
    use_cases = provide_all(
        AddCostSheet, ArchiveCostSheet, CalculateSheets, ChangeCostSheet, KeepSheets, RecalculateSheets, RepriceSheets
    )
    desk = provide(SheetDesk)


PROVIDERS = (PricingProvider(),)
