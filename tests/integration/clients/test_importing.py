"""Lists that companies bring become clients with premises, once; every doubt is explained; all of it can be undone."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from cleaning.application.clients.add_client import AddClient
from cleaning.application.clients.commands import NewClient
from cleaning.application.clients.queries import ClientQueries
from cleaning.application.importing.begin_import import BeginImport, BroughtFile
from cleaning.application.importing.choose_columns import ChooseColumns
from cleaning.application.importing.decide_row import DecideRow
from cleaning.application.importing.jobs import BringIn
from cleaning.application.importing.queries import ImportQueries
from cleaning.application.importing.run_import import RunImport
from cleaning.application.importing.start_import import StartImport
from cleaning.application.importing.undo_import import UndoImport
from cleaning.application.premises.change_premises import ChangePremises
from cleaning.application.premises.commands import PremisesChange
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.shared.access import Viewer
from cleaning.domain.clients.importing.fields import Field
from cleaning.domain.clients.importing.merging import Decision
from cleaning.domain.clients.values import ClientKind
from cleaning.domain.importing.values import ImportStage
from cleaning.domain.shared.errors import RuleBroken

FILES = Path(__file__).parents[2] / "files"
HEAD = "Клиент;ЕИК;Телефон;E-mail;Град;Адрес;Обект;Площ;СМС рекл.;Забележка\n"


@pytest.fixture
def bring(scope):
    def bring(body: str | bytes, name: str = "списък.csv") -> int:
        content = body if isinstance(body, bytes) else (HEAD + body).encode()
        return scope.get(BeginImport)(BroughtFile(name=name, content=content))

    return bring


@pytest.fixture
def run(scope):
    return scope.get(RunImport)


@pytest.fixture
def plan(scope):
    return lambda import_id: scope.get(ImportQueries).card(import_id, scope=scope.get(Viewer).scope).plan


@pytest.fixture
def counts(scope):
    def counts() -> dict[str, int]:
        tables = ("clients", "premises", "contacts", "consents", "interactions", "imported")
        with scope.get(Engine).connect() as connection:
            return {table: connection.execute(text(f"select count(*) from {table}")).scalar() for table in tables}

    return counts


def doubts(plan, row):
    return {doubt["code"] for doubt in plan.doubts if doubt["row"] == row}


TWO_PLACES = (
    "Янтра ООД;999990010;0888111222;;София;ул. Шипка 1;Офис;100;да;\n"
    "Янтра ООД;BG 999990010;0888111333;a@example.bg;Варна;ул. Драгоман 2;Склад;~200;;куче\n"
)


def test_rows_of_one_firm_become_one_client_with_two_premises(bring, run, scope, counts):
    stored = run(bring(TWO_PLACES))

    assert (stored["clients"], stored["premises"]) == (1, 2)
    viewer = scope.get(Viewer).scope
    client_id = scope.get(ClientQueries).find("янтра", scope=viewer)[0].id
    card = scope.get(ClientQueries).card(client_id, scope=viewer)
    assert (card.kind, card.eik, card.phone, card.email) == (
        ClientKind.ORGANISATION, "999990010", "+359888111222", "a@example.bg",
    )  # fmt: skip
    assert [person.phone for person in card.contacts] == ["+359888111333"]
    assert [(c.purpose, c.channel, c.source) for c in card.consents] == [("marketing", "sms", "списък.csv")]
    places = scope.get(PremisesQueries).of_client(client_id, scope=viewer)
    assert {(place.name, place.area, place.conditions) for place in places} == {
        ("Офис", 100, ()),
        ("Склад", 200, ("pets",)),
    }


def test_the_same_file_again_creates_nothing(bring, run, counts):
    run(bring(TWO_PLACES))
    before = counts()

    again = run(bring(TWO_PLACES))

    assert (again["clients"], again["premises"]) == (0, 0)
    assert counts() == before


SHARED_PHONE = (
    "Янтра ООД;999990010;;;София;ул. Шипка 1;Офис;100;да;\n"
    "Струма ООД;999990050;0888111222;;Варна;ул. Драгоман 2;Склад;200;;куче\n"
    "Янтра ООД;999990010;0888111222;;София;ул. Шипка 1;Магазин;40;;\n"
    "Рецепция;;0888111222;;;;;;;само следобед\n"
)


def test_clients_that_share_a_phone_are_found_again_by_what_they_say(bring, run, counts):
    assert run(bring(SHARED_PHONE))["clients"] == 2
    before = counts()

    run(bring(SHARED_PHONE))

    assert counts() == before


@pytest.mark.parametrize("name", ["clients_cp1251.csv", "clients.xlsx"])
def test_a_real_list_comes_in_whole_and_only_once(bring, run, plan, counts, name):
    content = (FILES / name).read_bytes()
    import_id = bring(content, name)
    dry = plan(import_id)
    stored = run(import_id)
    after = counts()

    assert dry.rows == 404
    assert dry.skipped == 2
    assert (stored["clients"], stored["premises"]) == (dry.counts["new_clients"], dry.counts["premises"])
    assert stored["premises"] == 402 - 8
    assert after["clients"] == stored["clients"] == 402 - 14 - 8
    assert all(doubt["code"].startswith("import.") and doubt["row"] for doubt in dry.doubts)

    for again in ("clients_cp1251.csv", "clients.xlsx"):
        run(bring((FILES / again).read_bytes(), again))
    assert counts() == after


def test_undo_takes_out_exactly_what_the_import_made(bring, run, scope, counts):
    scope.get(AddClient)(NewClient(kind=ClientKind.ORGANISATION, legal_name="Янтра ООД", eik="999990010"))
    before = counts()
    import_id = bring(TWO_PLACES + "Мария Тодорова;;0899000111;;;;Къща;80;;\n")
    stored = run(import_id)
    assert (stored["clients"], stored["premises"]) == (1, 3)

    scope.get(UndoImport)(import_id)

    assert counts() == before
    with pytest.raises(RuleBroken):
        scope.get(UndoImport)(import_id)


def test_undo_leaves_alone_what_was_worked_on_and_says_why(bring, run, scope, counts):
    import_id = bring(TWO_PLACES + "Мария Тодорова;;0899000111;;;;Къща;80;;\n")
    run(import_id)
    viewer = scope.get(Viewer).scope
    client_id = scope.get(ClientQueries).find("янтра", scope=viewer)[0].id
    place = next(one for one in scope.get(PremisesQueries).of_client(client_id, scope=viewer) if one.name == "Склад")
    scope.get(ChangePremises)(place.id, PremisesChange(hours="след 18"))

    kept = scope.get(UndoImport)(import_id)

    assert [(one.record, one.title, one.rows, one.why) for one in kept] == [
        ("premises", "Склад", (3,), "import.kept.changed"),
        ("client", "Янтра ООД", (2, 3), "import.kept.used"),
    ]
    assert (counts()["clients"], counts()["premises"], counts()["contacts"]) == (1, 1, 1)
    card = scope.get(ImportQueries).card(import_id, scope=viewer)
    assert card.stage is ImportStage.PARTLY
    assert card.kept == tuple(kept)
    assert len(scope.get(UndoImport)(import_id)) == 2


def test_a_row_can_be_left_out_or_kept_apart(bring, run, scope, plan):
    import_id = bring("Иван Петров;;0888111222;;;;;;;\nПетър Иванов;;0888111222;;;;;;;\nОще Един;;0888111333;;;;;;;\n")
    assert plan(import_id).counts["new_clients"] == 2
    assert "import.same_number_other_name" in doubts(plan(import_id), 3)

    scope.get(DecideRow)(import_id, 3, Decision.SEPARATE)
    scope.get(DecideRow)(import_id, 4, Decision.SKIP)

    assert plan(import_id).counts["new_clients"] == 2
    assert run(import_id)["clients"] == 2


def test_columns_can_be_corrected_by_hand(bring, run, scope, plan):
    import_id = bring("Клиент,Кой му звъни,Друго\nИван Петров,0888111222,важен\n".encode())
    card = scope.get(ImportQueries).card(import_id, scope=scope.get(Viewer).scope)
    assert card.columns == (Field.NAME, None, None)

    scope.get(ChooseColumns)(import_id, [Field.NAME, Field.PHONE, Field.NOTE])

    run(import_id)
    viewer = scope.get(Viewer).scope
    found = scope.get(ClientQueries).find("0888111222", scope=viewer)[0]
    assert scope.get(ClientQueries).card(found.id, scope=viewer).note == "важен"


@pytest.mark.parametrize(
    ("columns", "code"),
    [([None, None], "import.column_missing"), ([Field.NAME, Field.NAME], "import.column_twice")],
)
def test_columns_need_one_name_and_no_meaning_twice(bring, scope, columns, code):
    import_id = bring("Клиент,Телефон\nИван,0888111222\n".encode())

    with pytest.raises(RuleBroken) as refusal:
        scope.get(ChooseColumns)(import_id, columns)

    assert refusal.value.code == code


def test_the_worker_brings_it_in_once(bring, scope, counts):
    import_id = bring(TWO_PLACES)
    scope.get(StartImport)(import_id)
    job = scope.get(BringIn)

    job(import_id=import_id)
    after = counts()
    job(import_id=import_id)

    assert counts() == after
    assert scope.get(ImportQueries).card(import_id, scope=scope.get(Viewer).scope).stage is ImportStage.DONE


def test_every_imported_client_has_its_fact(bring, run, scope):
    run(bring(TWO_PLACES))
    viewer = scope.get(Viewer).scope
    client_id = scope.get(ClientQueries).find("янтра", scope=viewer)[0].id

    codes = [happening.code for happening in scope.get(ClientQueries).timeline(client_id, scope=viewer).rows]
    assert sorted(codes) == [
        "clients.ClientAdded", "premises.PremisesAdded", "premises.PremisesAdded",
    ]  # fmt: skip


def test_text_of_the_file_stays_text(bring, run, scope):
    run(bring('=cmd|calc;;0888111222;;;;Къща;10;;"=HYPERLINK(""http://example.com"";""цена"")"\n'))
    viewer = scope.get(Viewer).scope
    found = scope.get(ClientQueries).find("0888111222", scope=viewer)[0]

    assert found.name == "=cmd|calc"
    assert scope.get(PremisesQueries).of_client(found.id, scope=viewer)[0].wishes.startswith("=HYPERLINK")
