"""Services are kept whole with norms and materials; lists are paged by key."""

from decimal import Decimal

import pytest

from cleaning.application.catalogue.change_service import ChangeService
from cleaning.application.catalogue.queries import CatalogueQueries
from cleaning.application.catalogue.set_coefficient import SetCoefficient
from cleaning.domain.catalogue.service import Consumption, ServiceDetails
from cleaning.domain.catalogue.values import Category, CoefficientGroup
from cleaning.domain.shared.errors import Conflict, NotFound, RuleBroken
from cleaning.domain.shared.ids import ItemId, ServiceId
from cleaning.domain.shared.money import UnitCost
from tests.goods import an_item
from tests.offers import a_service


@pytest.fixture
def queries(scope):
    return scope.get(CatalogueQueries)


def test_a_service_comes_back_as_it_was_said(scope, queries):
    soap = an_item(scope)
    service = queries.service(a_service(scope, soap))

    assert (service.code, service.name("bg"), service.name("en")) == (
        "ОФ-01", "Ежедневно почистване на офис", "Daily office cleaning",
    )  # fmt: skip
    assert (service.minutes_per_unit, service.piece_rate) == (Decimal("0.8500"), UnitCost("0.06"))
    assert [(used.item_id, used.per_unit) for used in service.materials] == [(soap, Decimal("0.02"))]
    assert service.checklist == ["Под", "Кошчета"]


def test_changing_a_service_keeps_the_lines_that_stay(scope, queries):
    soap, bags = an_item(scope), an_item(scope, "Чували")
    service_id = a_service(scope, soap, bags)
    wanted = ServiceDetails(
        code="ОФ-02", name_bg="Офис", minutes_per_unit=Decimal(1),
        materials=(Consumption(item_id=bags, per_unit=Decimal(1)), Consumption(item_id=soap, per_unit=Decimal(2))),
    )  # fmt: skip

    scope.get(ChangeService)(service_id, wanted, version=1)

    service = queries.service(service_id)
    assert [(used.item_id, used.per_unit) for used in service.materials] == [(bags, Decimal(1)), (soap, Decimal(2))]
    assert (service.code, service.version, service.equipment) == ("ОФ-02", 2, [])


def test_a_stale_change_is_a_conflict(scope):
    service_id = a_service(scope)
    details = ServiceDetails(code="ОФ-01", name_bg="Офис", minutes_per_unit=Decimal(1))
    scope.get(ChangeService)(service_id, details, version=1)

    with pytest.raises(Conflict):
        scope.get(ChangeService)(service_id, details, version=1)


def test_two_services_never_share_a_code(scope):
    a_service(scope)

    with pytest.raises(RuleBroken) as refusal:
        a_service(scope)

    assert (refusal.value.code, refusal.value.facts["field"]) == ("service.same_code", "code")


def test_an_unknown_material_is_refused_at_its_place(scope):
    with pytest.raises(RuleBroken) as refusal:
        a_service(scope, ItemId(999))

    assert (refusal.value.code, refusal.value.facts["field"]) == ("service.item_unknown", "materials")


def test_there_is_no_service_without_a_norm(scope):
    with pytest.raises(RuleBroken) as refusal:
        a_service(scope, minutes_per_unit=Decimal(0))

    assert refusal.value.code == "service.norm_zero"


def test_the_list_pages_by_name_and_finds_by_words(scope, queries):
    for number in range(5):
        a_service(scope, code=f"К-{number}", name_bg=f"Услуга {number}", category=Category.CARPETS)
    a_service(scope, code="П-1", name_bg="Прозорци отвън", category=Category.WINDOWS)

    first = queries.page(limit=4)
    rest = queries.page(limit=4, after=first.next)

    names = [row.name_bg for row in (*first.rows, *rest.rows)]
    assert names == sorted(names)
    assert (len(names), rest.next) == (6, None)
    assert [row.code for row in queries.page(text="проз отв").rows] == ["П-1"]
    assert len(queries.page(category=Category.CARPETS).rows) == 5
    assert queries.page(text="100%_").rows == []


def test_an_unknown_service_is_not_found(queries):
    with pytest.raises(NotFound):
        queries.service(ServiceId(404))


def test_a_coefficient_is_set_once_and_changed_later(scope, queries):
    set_coefficient = scope.get(SetCoefficient)
    set_coefficient(CoefficientGroup.SOILING, "heavy", "Силно замърсяване", Decimal("1.3"))
    set_coefficient(CoefficientGroup.SOILING, "heavy", "Силно замърсяване", Decimal("1.4"))

    assert [(row.code, row.value) for row in queries.coefficients()] == [("heavy", Decimal("1.4"))]
