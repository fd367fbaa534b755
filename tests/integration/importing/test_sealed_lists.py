"""Codes in a list that was brought are under seal from the first moment, and dots on every screen."""

import json

import pytest
from sqlalchemy import Engine, text

from cleaning.adapters.secrets.vault import KeyRing
from cleaning.adapters.sql.importing.sealing import seal_open_lists
from cleaning.application.importing.correct_cell import CorrectCell
from cleaning.application.importing.reseal_lists import ResealLists
from cleaning.application.importing.undo_import import UndoImport
from cleaning.application.premises.ports import Vault
from cleaning.domain.shared.sealed import Sealed
from tests.snapshots import holding

# Letters no hexadecimal dump of sealed bytes can hold by chance.
CODES = ("44Ж71", "99Щ32", "77Ю18", "55Я10")
LIST = """Клиент;Телефон;Обект;Площ;Код за достъп;Забележка;Друго
Янтра ООД;0888111222;Офис;~200;99Щ32#;аларма код 44Ж71, куче;парола 55Я10
Янтра ООД;0888111222;Офис;90;;код на входа 77Ю18;
Мария Тодорова;0899000111;;;;код 44Ж71;
"""


def test_no_code_of_a_list_lies_openly_in_any_table_while_it_is_looked_at_and_afterwards(bring, run, scope, card):
    engine = scope.get(Engine)
    import_id = bring("clients", LIST)
    assert not [(code, found) for code in CODES if (found := holding(engine, code))]

    assert run(import_id) == {"clients": 2, "premises": 2}
    assert not [(code, found) for code in CODES if (found := holding(engine, code))]

    shown = json.dumps([card(import_id).plan.doubts, card(import_id).plan.sample], ensure_ascii=False)
    assert "••••" in shown
    assert not [code for code in CODES if code in shown]


def test_the_codes_open_at_their_place_and_go_with_the_undo(bring, run, scope, ask):
    import_id = bring("clients", LIST)
    run(import_id)
    vault, sealed = scope.get(Vault), ask("select premises_id, key_id, sealed from access_codes order by premises_id")

    opened = [vault.open(Sealed(row.key_id, bytes(row.sealed)), row.premises_id) for row in sealed]
    assert opened == ["99Щ32#; аларма код 44Ж71; код на входа 77Ю18", "код 44Ж71"]

    assert scope.get(UndoImport)(import_id) == []
    assert ask("select 1 from access_codes union all select 1 from premises union all select 1 from clients") == []


def test_a_correction_is_sealed_too(bring, run, scope):
    import_id = bring("clients", LIST)
    scope.get(CorrectCell)(import_id, 2, "access", "88Ж64")
    assert holding(scope.get(Engine), "88Ж64") == []


def test_a_list_of_before_is_sealed_and_its_dry_run_masked(bring, scope, card, run):
    import_id = bring("clients", LIST)
    cells = [["Янтра ООД", "0888111222", "Офис", "90", "99Щ32#", "аларма код 44Ж71", ""]]
    engine = scope.get(Engine)
    with engine.begin() as connection:
        connection.execute(
            text("update imports set sealed = null, key_id = '', cells = :cells, plan = plan || :more where id = :id"),
            {"cells": json.dumps(cells), "id": import_id, "more": json.dumps({"sample": [["код 44Ж71"]]})},
        )
    url = engine.url.render_as_string(hide_password=False)

    assert seal_open_lists(url, scope.get(Vault)) == 1
    assert seal_open_lists(url, scope.get(Vault)) == 0

    assert holding(engine, "44Ж71") == []
    assert card(import_id).plan.sample == [["код ••••"]]
    assert run(import_id) == {"clients": 1, "premises": 1}


def test_another_key_seals_the_lists_anew(bring, run, scope, ask, monkeypatch):
    import_id = bring("clients", LIST)
    ring = scope.get(KeyRing)
    monkeypatch.setattr(ring, "given", f"{'Z' * 43}=,{ring.given}")
    monkeypatch.setattr(ring, "_keys", {})

    assert scope.get(ResealLists)() == 1
    assert ask("select key_id from imports")[0].key_id == ring.current()
    assert run(import_id)["clients"] == 2


@pytest.mark.parametrize("path", ["../../etc/passwd.csv", "C:\\Users\\x\\списък.csv", "a/../b\u202e.csv"])
def test_a_path_in_the_name_of_a_file_is_only_a_name(bring, card, path):
    name = card(bring("clients", LIST, name=path)).file_name
    assert "/" not in name
    assert "\\" not in name
    assert ".." not in name.removesuffix(".csv")
