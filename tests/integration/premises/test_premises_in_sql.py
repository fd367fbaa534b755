"""Premises are kept whole with their zones, narrowed by all that classifies them; keys are never just shown."""

from decimal import Decimal

import msgspec
import pytest

from cleaning.application.clients.add_client import AddClient
from cleaning.application.clients.commands import NewClient
from cleaning.application.premises.add_premises import AddPremises
from cleaning.application.premises.change_premises import ChangePremises, ClosePremises, ReopenPremises
from cleaning.application.premises.commands import NewPremises, PremisesChange, RoomInput
from cleaning.application.premises.queries import PremisesFilter, PremisesQueries
from cleaning.application.shared.access import Scope, Viewer
from cleaning.domain.clients.values import ClientKind
from cleaning.domain.premises.values import Condition, FloorKind, Periodicity, Purpose
from cleaning.domain.shared.errors import Conflict, Invalid, NotFound, RuleBroken


@pytest.fixture
def client_id(scope):
    return scope.get(AddClient)(NewClient(kind=ClientKind.INDIVIDUAL, given_name="Мария", family_name="Тодорова"))


@pytest.fixture
def place(client_id):
    return NewPremises(
        client_id=client_id,
        name="Клиника Оборище",
        purpose=Purpose.MEDICAL,
        area=Decimal("280"),
        periodicity=Periodicity.DAILY,
        settlement="София",
        postcode="1504",
        street="ул. „Оборище“ 18",
        floor="1–2",
        access="код 4471",
        conditions=(Condition.ALARM, Condition.PETS),
        zones=(
            RoomInput(name="Чакалня", floor_kind=FloorKind.TILES, area=Decimal("60"), windows=4),
            RoomInput(name="Кабинет 3", floor_kind=FloorKind.LINOLEUM, area=Decimal("20"), sanitary_units=1),
        ),
    )


@pytest.fixture
def add(scope):
    return scope.get(AddPremises)


@pytest.fixture
def queries(scope):
    return scope.get(PremisesQueries)


@pytest.fixture
def mine(scope):
    return scope.get(Viewer).scope


def test_a_place_comes_back_with_its_zones_in_order(add, place, queries, mine):
    card = queries.card(add(place), scope=mine)

    assert card.address == "София, 1504, ул. „Оборище“ 18, ет. 1–2"
    assert [(zone.name, zone.area) for zone in card.zones] == [("Чакалня", Decimal(60)), ("Кабинет 3", Decimal(20))]
    assert (card.conditions, [code.label for code in card.codes]) == ((Condition.PETS, Condition.ALARM), [""])


@pytest.mark.parametrize(
    ("wanted", "fits"),
    [
        ({"purpose": ("hotel", "medical")}, True),
        ({"purpose": ("office",)}, False),
        ({"periodicity": Periodicity.DAILY}, True),
        ({"periodicity": Periodicity.MONTHLY}, False),
        ({"conditions": (Condition.PETS, Condition.ALARM)}, True),
        ({"conditions": (Condition.PETS, Condition.ECO_ONLY)}, False),
        ({"conditions": (Condition.PETS, Condition.ECO_ONLY), "any_condition": True}, True),
        ({"conditions": (Condition.ECO_ONLY, Condition.ALLERGY), "any_condition": True}, False),
        ({"codes": True, "keys": False, "photos": False}, True),
        ({"codes": False}, False),
        ({"keys": True}, False),
        ({"photos": True}, False),
        ({"point": True}, False),
        ({"zone": "чакал"}, True),
        ({"zone": "%"}, False),
        ({"settlement": "София"}, True),
        ({"settlement": "Варна"}, False),
        ({"area_from": Decimal(280), "area_to": Decimal(280)}, True),
        ({"area_from": Decimal(281)}, False),
        ({"q": "oborishte klin"}, True),
        ({"q": "тодорова"}, True),
        ({"q": "петрова"}, False),
        ({"inactive": True}, False),
    ],
)
def test_a_list_is_narrowed_by_everything_that_classifies(add, place, queries, mine, wanted, fits):
    premises_id = add(place)

    assert [row.id for row in queries.page(PremisesFilter(**wanted), scope=mine).rows] == (
        [premises_id] if fits else []
    )


def test_another_branch_sees_no_premises(add, place, queries, client_id):
    premises_id = add(place)
    foreign = Scope(branch_ids=(10**6,))

    assert queries.page(PremisesFilter(), scope=foreign).rows == []
    assert queries.of_client(client_id, scope=foreign) == []
    with pytest.raises(NotFound):
        queries.card(premises_id, scope=foreign)


def test_a_zone_that_stays_keeps_its_number(add, place, scope, queries, mine):
    premises_id = add(place)
    before = queries.card(premises_id, scope=mine).zones

    scope.get(ChangePremises)(premises_id, PremisesChange(zones=(place.zones[1], RoomInput(name="Склад"))))

    after = queries.card(premises_id, scope=mine).zones
    assert [zone.name for zone in after] == ["Кабинет 3", "Склад"]
    assert after[0].id == before[1].id


def test_a_stale_edit_of_a_place_is_refused_with_both_values(add, place, scope):
    premises_id, change = add(place), scope.get(ChangePremises)
    change(premises_id, PremisesChange(version=1, hours="след 18:00"))

    with pytest.raises(Conflict) as refusal:
        change(premises_id, PremisesChange(version=1, hours="до 9:00"))

    assert (refusal.value.facts["yours"], refusal.value.facts["stored"]) == (
        {"hours": "до 9:00"},
        {"hours": "след 18:00"},
    )


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": " "}, "name"),
        ({"area": Decimal(0)}, "area"),
        ({"area": Decimal(-5)}, "area"),
        ({"area": Decimal(79)}, "area"),
        ({"contact_phone": "12"}, "contact_phone"),
        ({"lat": Decimal(91), "lng": Decimal(23)}, "lat"),
        ({"rrule": "всеки ден"}, "rrule"),
        ({"former_price": Decimal(-1)}, "former_price"),
        ({"zones": (RoomInput(name="Хол"), RoomInput(name=""))}, "zones.1.name"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(add, place, wrong, field):
    with pytest.raises(Invalid) as refusal:
        add(msgspec.structs.replace(place, **wrong))

    assert list(refusal.value.fields) == [field]


def test_a_closed_place_leaves_the_lists_and_can_be_reopened(add, place, scope, queries, mine):
    premises_id = add(place)
    scope.get(ClosePremises)(premises_id)

    assert queries.page(PremisesFilter(), scope=mine).rows == []
    with pytest.raises(RuleBroken):
        scope.get(ClosePremises)(premises_id)
    scope.get(ReopenPremises)(premises_id)
    assert len(queries.page(PremisesFilter(), scope=mine).rows) == 1


def test_premises_need_a_client(add, place):
    with pytest.raises(NotFound):
        add(msgspec.structs.replace(place, client_id=10**6))
