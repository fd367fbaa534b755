"""Two records of one client become one: everything follows, nothing else changes, and undo is as if it never was."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, text

from cleaning.adapters.sql.clients.belongings import OUR_OWN, POSTED, movable, pointing
from cleaning.adapters.sql.registry import load_tables
from cleaning.application.clients.add_client import AddClient
from cleaning.application.clients.commands import ConsentChange, NewClient, PersonInput
from cleaning.application.clients.log_interaction import LogInteraction, NewInteraction
from cleaning.application.clients.queries import ClientQueries
from cleaning.application.clients.record_consent import RecordConsent
from cleaning.application.clients.twins.merge_clients import MergeClients, Merger, TellApart, UndoMerge
from cleaning.application.clients.twins.queries import TwinQueries
from cleaning.application.ledger.queries import LedgerQueries
from cleaning.application.treasury.queries import TreasuryQueries
from cleaning.domain.clients.twins.uniting import GROUPS
from cleaning.domain.clients.values import ClientKind, ConsentChannel, ConsentPurpose, InteractionKind
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.treasury.values import DeskKind
from cleaning.web.i18n import load_catalogues
from tests.money import a_company, a_desk, an_invoice, pays
from tests.planning import HERE, House
from tests.snapshots import broken_promises, differences, guarded, snapshot
from tests.working import finish, send

OURS = ("client_merges", "told_apart")


def test_every_column_that_holds_a_client_follows_or_is_posted(scope):
    """A new table is found by its own columns; one that refuses changes must be read through the alias."""
    load_tables()
    tables = {column.table.name for column in pointing()}

    assert {"contacts", "premises", "quotes", "contracts", "visits", "invoices", "payments", "messages"} <= tables
    assert guarded(scope.get(Engine)) & tables == POSTED
    assert tables >= OUR_OWN
    for column in movable():
        assert len(column.table.primary_key.columns) == 1, f"{column}: a merge is undone by one key"


@pytest.fixture
def house(scope):
    a_company(scope)
    return House(scope)


def worked_for(house, clock, name, **changes):
    """A client with people, consents, a contract, a finished visit, an invoice partly paid, and a quote of history."""
    scope = house.scope
    client_id = house.client(name, contacts=(PersonInput(name="Рецепция", phone="02 943 18 22"),), **changes)
    place = house.premises(client_id)
    house.sign(client_id, {"premises_id": place, "service_id": house.service()})
    visit = next(row for row in house.visits() if row.client_id == client_id)
    send(house, visit.id, f"Иван {name}", crew=f"Екип {name}")
    finish(house, clock, visit.id)
    consent = ConsentChange(
        client_id=client_id, purpose=ConsentPurpose.MARKETING, channel=ConsentChannel.SMS, given=True, source="договор"
    )
    scope.get(RecordConsent)(consent)
    scope.get(LogInteraction)(NewInteraction(client_id=client_id, kind=InteractionKind.CALL_IN, text="Пита за цена"))
    an_invoice(scope, client_id)
    pays(scope, client_id, a_desk(scope, DeskKind.BANK, name=f"Банка {name}"), "50.00")
    return client_id


@pytest.fixture
def two(house, clock):
    return (
        worked_for(house, clock, "Янтра ООД", phone="0888 111 222", eik="999990010", city="София", tags=("ключов",)),
        worked_for(house, clock, "„Янтра“ ООД", phone="0888 111 333", email="a@example.bg", note="куче", tags=("еко",)),
    )


FIELDS = st.sets(st.sampled_from(sorted(GROUPS)))


def test_a_merge_loses_nothing_changes_nothing_else_and_undo_is_before(scope, two):
    winner, loser = two
    engine = scope.get(Engine)
    bystander = scope.get(AddClient)(NewClient(kind=ClientKind.ORGANISATION, legal_name="Друга ООД"))

    @settings(max_examples=6, phases=[Phase.generate], suppress_health_check=list(HealthCheck), deadline=None)
    @given(FIELDS, st.booleans())
    def round_trip(chosen, the_other_way):
        kept, gone = (loser, winner) if the_other_way else (winner, loser)
        before = snapshot(engine, *OURS)
        merge_id = scope.get(MergeClients)(kept, Merger(loser_id=gone, from_loser=tuple(chosen)))
        after = snapshot(engine, *OURS)

        moved = {column.table.name: column.name for column in movable()}
        for (table, key), values in differences(before, after).items():
            if table == "clients":
                assert key[0] in (kept, gone)
            elif (table, key) not in before:
                assert table == "contacts"
            else:
                assert values == {moved[table]: (gone, kept)}, (table, key)
        assert {key for key in before if key not in after} == set()
        assert not any(values.get(moved.get(table)) == gone for (table, _), values in after.items() if table in moved)
        assert before["clients", (bystander,)] == after["clients", (bystander,)]
        assert broken_promises(engine) == {}

        scope.get(UndoMerge)(merge_id)
        left = differences(before, snapshot(engine, *OURS))
        assert {(table, *values) for (table, _), values in left.items()} <= {("clients", "version")}
        assert broken_promises(engine) == {}

    round_trip()


def test_the_account_and_the_history_are_joined(scope, two, clock):
    winner, loser = two
    day = clock.today()
    owed = [scope.get(LedgerQueries).balance(client_id) for client_id in two]
    stories = [len(scope.get(ClientQueries).timeline(c, scope=HERE, limit=100).rows) for c in two]

    scope.get(MergeClients)(winner, Merger(loser_id=loser))

    ledger = scope.get(LedgerQueries)
    assert ledger.balance(winner) == owed[0] + owed[1]
    assert ledger.balances([winner]) == {winner: owed[0] + owed[1]}
    assert ledger.statement(winner, day.replace(day=1), day + timedelta(days=9)).closing == owed[0] + owed[1]
    assert scope.get(TreasuryQueries).standing(winner, today=day).owed == owed[0] + owed[1]
    months = ledger.by_client(day.replace(day=1), day + timedelta(days=9), scope=HERE)
    assert {month.client_id for month in months} == {winner}
    assert len(scope.get(ClientQueries).timeline(winner, scope=HERE, limit=100).rows) == sum(stories) + 1
    assert scope.get(ClientQueries).card(loser, scope=HERE).merged_into == winner
    assert [row.id for row in scope.get(ClientQueries).find("янтра", scope=HERE)] == [winner]


def test_what_happens_after_a_merge_is_kept_by_an_undo(scope, two):
    winner, loser = two
    merge_id = scope.get(MergeClients)(winner, Merger(loser_id=loser))
    later = an_invoice(scope, winner)

    scope.get(UndoMerge)(merge_id)

    with scope.get(Engine).connect() as connection:
        assert connection.scalar(text("select client_id from invoices where id = :id"), {"id": later}) == winner
    assert broken_promises(scope.get(Engine)) == {}


def test_a_day_later_it_stays(scope, house, clock):
    one, other = house.client("Янтра ООД"), house.client("Янтра ООД")
    merge_id = scope.get(MergeClients)(one, Merger(loser_id=other))
    clock.at += timedelta(days=1, seconds=1)

    with pytest.raises(RuleBroken) as refusal:
        scope.get(UndoMerge)(merge_id)

    assert refusal.value.code == "merge.too_late"


def test_the_later_of_two_merges_is_undone_first(scope, house):
    one, two, three = (house.client("Янтра ООД") for _ in range(3))
    first = scope.get(MergeClients)(two, Merger(loser_id=one))
    second = scope.get(MergeClients)(three, Merger(loser_id=two))
    assert scope.get(ClientQueries).card(one, scope=HERE).merged_into == three

    with pytest.raises(RuleBroken) as refusal:
        scope.get(UndoMerge)(first)
    assert refusal.value.code == "merge.later_first"

    scope.get(UndoMerge)(second)
    assert scope.get(ClientQueries).card(one, scope=HERE).merged_into == two
    scope.get(UndoMerge)(first)
    assert scope.get(ClientQueries).card(one, scope=HERE).merged_into is None


def test_suspects_are_listed_until_somebody_tells_them_apart(scope, house):
    one = house.client("Янтра ООД", phone="0888 111 222")
    other = house.client("Yantra Ltd", phone="0888 111 222")
    third = house.client("Струма ООД", phone="0888 111 222", eik="999990050")
    house.client("Рила ООД")

    pairs = {(p.one.id, p.other.id): p.by for p in scope.get(TwinQueries).pairs(scope=HERE)}
    assert pairs == {(one, other): ("phone", "name"), (one, third): ("phone",), (other, third): ("phone",)}

    scope.get(TellApart)(third, one)
    assert {(p.one.id, p.other.id) for p in scope.get(TwinQueries).pairs(scope=HERE)} == {(one, other), (other, third)}


def test_issued_documents_follow_a_merge_and_nothing_else(scope, two):
    winner, loser = two
    with scope.get(Engine).connect() as connection, pytest.raises(Exception, match="never changes"):
        connection.execute(
            text("update invoices set client_id = :to where client_id = :of"), {"to": winner, "of": loser}
        )


def test_everything_that_moves_has_a_name_for_people():
    words = load_catalogues()
    for lang in ("bg", "en"):
        assert [
            t for t in sorted({c.table.name for c in pointing()} - OUR_OWN) if f"moved.{t}" not in words[lang].singular
        ] == []
