"""A dearer soap: which contracts earn less, which offers moved, which calculations, the dearest first."""

from decimal import Decimal

from cleaning.application.purchasing.list_price import ListPrice
from cleaning.application.shared.access import Scope
from cleaning.domain.sales.values import Per
from cleaning.domain.shared.money import Money, UnitCost
from tests.agreements import Agreements
from tests.goods import an_item
from tests.offers import a_service

MINE = Scope(branch_ids=(1,))


def test_what_a_price_touched_is_shown_by_money(api, client, scope):
    soap = an_item(scope, price="2.10")
    house = Agreements(scope)
    house.cleaning = a_service(scope, soap, code="САП-1")
    small = house.sign(house.line(quantity=Decimal(50)))
    large = house.sign(house.line(quantity=Decimal(500), per=Per.MONTH, price=Money(900)))
    other = house.sign(house.line(service_id=house.windows))

    scope.get(ListPrice)(soap, UnitCost("2.40"))

    since = "2026-11-24T00:00:00Z"
    impact = api.get(f"/cost-sheets/impact?item_id={soap}&since={since}").json()
    assert [one["contract_id"] for one in impact["contracts"]] == [large, small]
    drifts = api.get("/contracts/drift").json()
    lost = {
        one["contract_id"]: next(drift for drift in drifts if drift["contract_id"] == one["contract_id"])
        for one in impact["contracts"]
    }
    for one in impact["contracts"]:
        drift = lost[one["contract_id"]]
        assert Decimal(one["cost"]) == Decimal(drift["cost_now"]) - Decimal(drift["cost_then"]) > 0
    assert other not in lost
    assert len(impact["calculations"]) == 2
    assert api.get(f"/cost-sheets/impact?item_id={soap}&since=2027-01-01T00:00:00Z").json()["contracts"] == []

    page = client.get(f"/cost-sheets/touched?item_id={soap}").text
    assert page.index(f"/contracts/{large}") < page.index(f"/contracts/{small}")


def test_past_the_threshold_there_is_a_task_with_a_new_price(client, scope):
    soap = an_item(scope, price="2.10")
    house = Agreements(scope)
    house.cleaning = a_service(scope, soap, code="САП-1")
    cheap = house.sign(house.line(price=Money(200)))
    (drift,) = house.sales.drift(scope=MINE, contract_id=cheap)

    assert f"/contracts/{cheap}/annexes/new?margin=30" in client.get("/").text
    assert drift.priced_for(Decimal(30)) == Money(drift.cost_now.amount / Decimal("0.7"))
    form = client.get(f"/contracts/{cheap}/annexes/new?margin=30").text
    assert str(drift.priced_for(Decimal(30)).amount).replace(".", ",") in form
