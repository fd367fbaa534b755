"""A price change reaches a sheet by its stored sums, and that is the same as calculating it anew."""

from decimal import Decimal

from hypothesis import given

from cleaning.domain.pricing.calculate import minutes_of, price
from cleaning.domain.pricing.price import LineKind
from cleaning.domain.pricing.reprice import MachineUse, MaterialUse, Standing, reprice
from cleaning.domain.pricing.sheet import Material, Sheet, Terms
from cleaning.domain.shared.ids import BranchId, CostSheetId, ItemId
from cleaning.domain.shared.money import Money, UnitCost
from tests.strategies_pricing import price_changes, sheets, some_item_costs


def standing(sheet, costs, item):
    """The sheet as it would be stored after a calculation with ``costs``."""
    answer = price(sheet, costs)
    materials = [line for line in answer.lines if line.kind is LineKind.MATERIAL]
    machines = [line for line in answer.lines if line.kind is LineKind.EQUIPMENT]
    return Standing(
        id=CostSheetId(1), branch_id=BranchId(1), quantity=sheet.quantity, minutes=minutes_of(sheet),
        labour=answer.labour, materials=answer.materials, equipment=answer.equipment, transport=answer.transport,
        cost=answer.cost, price=answer.price, missing=len(answer.missing), terms=sheet.terms,
        material_uses=tuple(
            MaterialUse(line_id=number, used=used, unit_cost=costs.get(item), amount=line.amount)
            for number, (used, line) in enumerate(zip(sheet.materials, materials, strict=True)) if used.item_id == item
        ),
        machine_uses=tuple(
            MachineUse(line_id=number, used=used, amount=line.amount)
            for number, (used, line) in enumerate(zip(sheet.machines, machines, strict=True)) if used.item_id == item
        ),
    )  # fmt: skip


@given(sheets(), some_item_costs, price_changes())
def test_following_one_price_is_the_same_as_calculating_anew(sheet, costs, change):
    item, cost = change
    stored = standing(sheet, costs, item)

    followed = reprice(stored, cost)

    anew = price(sheet, costs | {item: cost})
    if followed is None:
        assert (stored.cost, stored.price, stored.missing) == (anew.cost, anew.price, len(anew.missing))
    else:
        assert followed.totals == anew.totals
        assert (followed.materials, followed.equipment) == (anew.materials, anew.equipment)
        assert (followed.missing, followed.margin) == (len(anew.missing), anew.margin)


@given(sheets(), some_item_costs, price_changes())
def test_following_the_same_price_twice_changes_nothing(sheet, costs, change):
    item, cost = change

    again = reprice(standing(sheet, costs | {item: cost}, item), cost)

    assert again is None or not again.moved


def test_the_first_price_of_a_material_makes_the_sheet_complete():
    soap = ItemId(1)
    sheet = Sheet(
        quantity=Decimal(10), minutes_per_unit=Decimal(6), hourly_cost=UnitCost(10),
        materials=(Material(item_id=soap, per_unit=Decimal("0.5")),), terms=Terms(),
    )  # fmt: skip
    stored = standing(sheet, {}, soap)
    assert (stored.missing, stored.cost) == (1, Money(10))

    followed = reprice(stored, UnitCost(2))

    assert followed is not None
    assert (followed.missing, followed.totals.cost, followed.moved) == (0, Money(20), True)
