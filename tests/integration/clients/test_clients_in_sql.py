"""Clients are kept whole, found as people type, and nobody's change is lost unseen."""

from datetime import date
from decimal import Decimal

import msgspec
import pytest

from cleaning.adapters.sql.reads import Reads
from cleaning.application.clients.add_client import AddClient
from cleaning.application.clients.archive_client import ArchiveClient, RestoreClient
from cleaning.application.clients.change_client import ChangeClient
from cleaning.application.clients.commands import (
    ClientAction,
    ClientChange,
    ConsentChange,
    NewClient,
    PersonInput,
)
from cleaning.application.clients.finish_follow_up import FinishFollowUp
from cleaning.application.clients.history import HistoryFilter, HistoryPart
from cleaning.application.clients.log_interaction import LogInteraction, NewInteraction
from cleaning.application.clients.queries import ClientFilter, ClientQueries
from cleaning.application.clients.record_consent import RecordConsent
from cleaning.application.premises.add_premises import AddPremises
from cleaning.application.premises.commands import NewPremises
from cleaning.application.shared.access import Scope, Viewer
from cleaning.domain.clients.values import (
    ClientKind,
    ClientStatus,
    ConsentChannel,
    ConsentPurpose,
    InteractionKind,
)
from cleaning.domain.shared.errors import Conflict, NotFound, RuleBroken
from cleaning.domain.shared.money import Money

FIRM = NewClient(
    kind=ClientKind.ORGANISATION,
    legal_name="Дентален център „Усмивка“ ЕООД",
    eik="999 990 010",
    vat_number="999990010",
    accountable="Петър Илиев",
    phone="0888/412037",
    email="office@Usmivka.EXAMPLE",
    city="София",
    address="ул. „Оборище“ № 18",
    tags=("ключов клиент",),
    credit_limit=Decimal("6000"),
    since=date(2024, 3, 1),
    contacts=(PersonInput(name="Калина Дойчева", role="рецепция", phone="02 943 18 22"),),
)
PERSON = NewClient(kind=ClientKind.INDIVIDUAL, given_name="Щерьо", family_name="Юруков", phone="0899 111 222")


@pytest.fixture
def add(scope):
    return scope.get(AddClient)


@pytest.fixture
def queries(scope):
    return scope.get(ClientQueries)


@pytest.fixture
def mine(scope):
    return scope.get(Viewer).scope


def test_a_client_comes_back_as_it_was_typed_in_normal_form(add, queries, mine):
    card = queries.card(add(FIRM), scope=mine)

    assert (card.eik, card.vat_number, card.phone) == ("999990010", "BG999990010", "+359888412037")
    assert (card.email, card.credit_limit, card.tags) == ("office@usmivka.example", Money(6000), ("ключов клиент",))
    assert [(c.name, c.phone) for c in card.contacts] == [("Калина Дойчева", "+35929431822")]


@pytest.mark.parametrize(
    "typed",
    ["усмив", "usmiv", "УСМИВКА ден", "oborishte", "999990010", "99999", "2037", "0888412", "+359 888 412", "1822",
     "office@usmivka"],
)  # fmt: skip
def test_a_client_is_found_by_any_beginning_or_ending(add, queries, mine, typed):
    client_id = add(FIRM)

    assert [found.id for found in queries.find(typed, scope=mine)] == [client_id]


@pytest.mark.parametrize("typed", ["Щерьо", "shteryo", "yuruk", "Юруков щер"])
def test_latin_typing_finds_cyrillic_names(add, queries, mine, typed):
    client_id = add(PERSON)

    assert [found.id for found in queries.find(typed, scope=mine)] == [client_id]


@pytest.mark.parametrize("typed", ["Мария", "maria", "mariya", "mariy", "mari"])
def test_ia_at_the_end_is_found_however_it_is_spelled(add, queries, mine, typed):
    client_id = add(NewClient(kind=ClientKind.INDIVIDUAL, given_name="Мария", family_name="Софийска"))

    assert [found.id for found in queries.find(typed, scope=mine)] == [client_id]


@pytest.mark.parametrize("typed", ["", " ", "!", "' or 1=1 --", ":*", "a & b | !c", "\\", "%", "½", "🧹"])
def test_odd_typing_finds_nobody_and_breaks_nothing(add, queries, mine, typed):
    add(FIRM)

    assert queries.find(typed, scope=mine) == []


def test_a_client_is_found_by_the_address_of_its_premises(add, scope, queries, mine):
    client_id = add(PERSON)
    scope.get(AddPremises)(NewPremises(client_id=client_id, name="Дом", settlement="Варна", street="ул. Драгоман 3"))

    assert [found.id for found in queries.find("dragoman", scope=mine)] == [client_id]


def test_a_list_pages_by_name_without_gaps_or_repeats(add, queries, mine):
    for number in range(7):
        add(NewClient(kind=ClientKind.INDIVIDUAL, given_name=f"Иван{number % 3}", family_name="Петров"))
    seen, after = [], None
    while True:
        page = queries.page(ClientFilter(), scope=mine, after=after, limit=2)
        seen += [row.id for row in page.rows]
        after = page.next
        if after is None:
            break

    assert len(seen) == len(set(seen)) == 7


def test_a_list_is_narrowed_by_kind_status_tag_and_text(add, queries, mine):
    firm, person = add(FIRM), add(PERSON)
    ids = lambda **wanted: [row.id for row in queries.page(ClientFilter(**wanted), scope=mine).rows]  # noqa: E731

    assert ids(kind=ClientKind.INDIVIDUAL) == [person]
    assert ids(tag="ключов клиент") == [firm]
    assert ids(tag="няма такъв") == []
    assert ids(status=ClientStatus.ACTIVE) == []
    assert ids(q="дентал") == [firm]
    assert set(ids()) == {firm, person}


def test_another_branch_sees_nothing(add, queries):
    client_id = add(FIRM)
    foreign = Scope(branch_ids=(10**6,))

    assert queries.find("усмивка", scope=foreign) == []
    assert queries.page(ClientFilter(), scope=foreign).rows == []
    assert queries.timeline(client_id, scope=foreign).rows == []
    with pytest.raises(NotFound):
        queries.card(client_id, scope=foreign)


@pytest.mark.parametrize(
    "again",
    [
        NewClient(kind=ClientKind.ORGANISATION, legal_name="Друга", eik="999990010"),
        NewClient(kind=ClientKind.INDIVIDUAL, given_name="Друг", phone="00359888412037"),
        NewClient(kind=ClientKind.INDIVIDUAL, given_name="Друг", phone="02/9431822"),
        NewClient(kind=ClientKind.INDIVIDUAL, given_name="Друг", email="OFFICE@usmivka.example"),
    ],
)
def test_the_same_number_phone_or_address_warns_and_can_be_confirmed(add, again):
    first = add(FIRM)

    with pytest.raises(RuleBroken) as refusal:
        add(again)
    assert refusal.value.code == "client.duplicate"
    assert [twin.id for twin in refusal.value.facts["twins"]] == [first]

    assert add(msgspec.structs.replace(again, despite_twins=True)) != first


def test_only_what_is_given_changes(add, scope, queries, mine):
    client_id = add(FIRM)

    scope.get(ChangeClient)(client_id, ClientChange(version=1, phone="0887 000 111", status=ClientStatus.ACTIVE))

    card = queries.card(client_id, scope=mine)
    assert (card.phone, card.status, card.email, card.version) == (
        "+359887000111", ClientStatus.ACTIVE, "office@usmivka.example", 2,
    )  # fmt: skip


def test_a_stale_edit_is_refused_with_both_values(add, scope, queries, mine):
    client_id = add(FIRM)
    change = scope.get(ChangeClient)
    change(client_id, ClientChange(version=1, city="Пловдив"))

    with pytest.raises(Conflict) as refusal:
        change(client_id, ClientChange(version=1, city="Варна", note="бърза"))

    assert refusal.value.facts["yours"] == {"city": "Варна", "note": "бърза"}
    assert refusal.value.facts["stored"] == {"city": "Пловдив", "note": ""}
    assert refusal.value.facts["version"] == queries.card(client_id, scope=mine).version
    assert queries.card(client_id, scope=mine).city == "Пловдив"


def test_changed_people_give_the_client_a_new_version(add, scope, queries, mine):
    client_id = add(FIRM)

    scope.get(ChangeClient)(client_id, ClientChange(contacts=(PersonInput(name="Нов човек"),)))

    card = queries.card(client_id, scope=mine)
    assert ([person.name for person in card.contacts], card.version) == (["Нов човек"], 2)


def test_an_archived_client_leaves_lists_and_comes_back(add, scope, queries, mine):
    client_id = add(FIRM)
    scope.get(ArchiveClient)(ClientAction(client_id=client_id))

    assert queries.page(ClientFilter(), scope=mine).rows == []
    assert [row.id for row in queries.page(ClientFilter(archived=True), scope=mine).rows] == [client_id]

    scope.get(RestoreClient)(ClientAction(client_id=client_id))
    assert [row.id for row in queries.page(ClientFilter(), scope=mine).rows] == [client_id]


def test_a_withdrawn_consent_stays_as_proof(add, scope, queries, mine):
    client_id = add(PERSON)
    record = scope.get(RecordConsent)
    sms = {"client_id": client_id, "purpose": ConsentPurpose.MARKETING, "channel": ConsentChannel.SMS}
    record(ConsentChange(**sms, given=True, source="договор"))
    record(ConsentChange(**sms, given=False))
    record(ConsentChange(**sms, given=True))

    consents = queries.card(client_id, scope=mine).consents
    assert [(consent.given, consent.source) for consent in consents] == [(True, "договор"), (False, ""), (True, "")]
    assert [consent.text_id is None for consent in consents] == [False, True, False]


def test_the_history_is_one_order_of_facts_and_words(add, scope, queries, mine, clock):
    client_id = add(PERSON)
    log = scope.get(LogInteraction)
    log(NewInteraction(client_id=client_id, kind=InteractionKind.WISH, text="без хлор", at=clock.now()))
    log(
        NewInteraction(
            client_id=client_id, kind=InteractionKind.CALL_IN, text="пита за прозорци", follow_up_on=date(2026, 12, 1)
        )
    )

    everything = queries.timeline(client_id, scope=mine).rows
    assert {row.code for row in everything} == {"clients.ClientAdded", "interaction.wish", "interaction.call_in"}
    assert [row.at for row in everything] == sorted((row.at for row in everything), reverse=True)
    talks = HistoryFilter(part=HistoryPart(interactions=(InteractionKind.CALL_IN,)))
    assert [row.data["text"] for row in queries.timeline(client_id, scope=mine, wanted=talks).rows] == [
        "пита за прозорци"
    ]
    one = queries.timeline(client_id, scope=mine, limit=1)
    rest = queries.timeline(client_id, scope=mine, after=one.next)
    assert one.rows + rest.rows == everything

    task = queries.card(client_id, scope=mine).follow_ups[0]
    assert task.due_on == date(2026, 12, 1)
    scope.get(FinishFollowUp)(task.id)
    assert queries.card(client_id, scope=mine).follow_ups == []
    with pytest.raises(RuleBroken):
        scope.get(FinishFollowUp)(task.id)


def test_a_page_of_clients_is_one_query(add, scope, queries, mine):
    for number in range(60):
        add(NewClient(kind=ClientKind.INDIVIDUAL, given_name=f"Име{number}"))
    before = scope.get(Reads).count
    page = queries.page(ClientFilter(q="име"), scope=mine)

    assert (len(page.rows), scope.get(Reads).count - before) == (50, 1)


def test_party_names_the_client_as_a_document_does(add, queries):
    party = queries.party(add(FIRM))

    assert (party.name, party.eik, party.accountable) == ("Дентален център „Усмивка“ ЕООД", "999990010", "Петър Илиев")
