"""Places of known clients come in from a list: whose they are is found, doubted or chosen; codes are sealed at once."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from cleaning.application.clients.add_client import AddClient
from cleaning.application.clients.commands import NewClient
from cleaning.application.importing.correct_cell import CorrectCell
from cleaning.application.importing.decide_row import DecideRow
from cleaning.application.importing.undo_import import UndoImport
from cleaning.application.premises.change_premises import ChangePremises
from cleaning.application.premises.commands import PremisesChange
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.shared.access import Scope
from cleaning.domain.clients.values import ClientKind
from tests.snapshots import differences, holding

FILE = (Path(__file__).parents[2] / "files" / "premises.csv").read_text()
SOFIA = Scope(branch_ids=(1,))


@pytest.fixture
def yantra(scope):
    firm = NewClient(kind=ClientKind.ORGANISATION, legal_name="Янтра Консулт ООД", eik="999990010")
    return scope.get(AddClient)(firm)


@pytest.fixture
def ivan(scope):
    def ivan(phone: str) -> int:
        return scope.get(AddClient)(
            NewClient(kind=ClientKind.INDIVIDUAL, given_name="Иван", family_name="Петров", phone=phone)
        )

    return ivan


def codes(plan, row):
    return [doubt["code"] for doubt in plan.doubts if doubt["row"] == row]


def test_a_real_list_is_explained_brought_in_whole_and_only_once(bring, run, card, scope, yantra, ivan, stored):
    ivan("0888111222")
    import_id = bring("premises", FILE)
    plan = card(import_id).plan
    assert (plan.rows, plan.fresh, plan.counts) == (5, 3, {"premises": 3, "known_premises": 1})
    assert codes(plan, 4) == ["import.area_about"]
    assert codes(plan, 5) == []
    assert codes(plan, 6) == ["import.client_unknown"]
    assert codes(plan, 7) == ["import.same_place"]

    assert run(import_id) == {"premises": 3}

    office = next(one for one in scope.get(PremisesQueries).of_client(yantra, scope=SOFIA) if one.name == "Офис център")
    shown = scope.get(PremisesQueries).card(office.id, scope=SOFIA)
    assert (shown.purpose, shown.area, shown.settlement, shown.floor) == ("office", 240, "София", "3")
    assert (shown.hours, shown.periodicity, shown.wishes) == ("след 18:00", "twice_weekly", "Само еко препарати")
    assert shown.conditions == ("eco_only", "alarm")
    assert not [(code, found) for code in ("19Ж57", "44Щ71") if (found := holding(scope.get(Engine), code))]
    after = stored()
    assert run(bring("premises", FILE)) == {"premises": 0}
    assert stored() == after


def test_of_two_clients_with_the_name_a_person_chooses_one(bring, run, card, scope, yantra, ivan):
    first, second = ivan("0888111222"), ivan("0888333444")
    import_id = bring("premises", FILE)
    doubt = next(one for one in card(import_id).plan.doubts if one["row"] == 5)
    assert doubt["code"] == "import.client_several"
    assert [value for value, _ in doubt["choices"]] == [f"client:{first}", f"client:{second}"]

    scope.get(DecideRow)(import_id, 5, f"client:{yantra}")
    assert card(import_id).plan.fresh == 2, "nobody is chosen who was not offered"
    scope.get(DecideRow)(import_id, 5, f"client:{second}")
    assert run(import_id) == {"premises": 3}
    assert [one.name for one in scope.get(PremisesQueries).of_client(second, scope=SOFIA)] == ["Апартамент"]


def test_an_unknown_client_is_mended_in_its_cell(bring, card, scope, yantra):
    import_id = bring("premises", FILE)
    scope.get(CorrectCell)(import_id, 6, "eik", "999990010")
    assert "import.client_other_name" in codes(card(import_id).plan, 6)
    assert card(import_id).plan.fresh == 3


def test_undo_takes_all_out_but_the_place_that_was_worked_on(bring, run, scope, yantra, stored, ask, clean):
    before = stored()
    import_id = bring("premises", FILE)
    run(import_id)
    depot = ask("select id from premises where name = 'Склад Илиянци'")[0].id
    scope.get(ChangePremises)(depot, PremisesChange(hours="целодневно"))

    kept = scope.get(UndoImport)(import_id)

    assert [(one.title, one.rows, one.why) for one in kept] == [("Склад Илиянци", (4,), "import.kept.changed")]
    assert [key[0] for key in differences(before, stored())] == ["premises"]
    assert clean()


@pytest.mark.parametrize(
    ("body", "fresh"),
    [
        ("Клиент;Обект\nЯнтра Консулт ООД;\n", 0),
        ("Клиент;Обект;Площ\nЯнтра Консулт ООД;Офис;много\n", 1),
        ("Клиент;Обект;Площ\nЯнтра Консулт ООД;Офис;99999999999\n", 1),
        ("Клиент;Обект\nЯнтра Консулт ООД;=cmd|' /C calc'!A0\n", 1),
        (f"Клиент;Обект;Изисквания\nЯнтра Консулт ООД;{'а' * 3000};{'б' * 3999}\n", 1),
    ],
)
def test_odd_rows_come_in_with_a_doubt_or_not_at_all_and_break_nothing(bring, run, card, yantra, body, fresh):
    import_id = bring("premises", body)
    assert card(import_id).plan.fresh == fresh
    assert run(import_id) == {"premises": fresh}
