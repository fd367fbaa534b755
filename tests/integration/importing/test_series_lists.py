"""What is cleaned when comes in as contracts with plans and visits from today on, once; nothing of the past."""

from datetime import date
from pathlib import Path

import pytest

from cleaning.application.clients.add_client import AddClient
from cleaning.application.clients.commands import NewClient
from cleaning.application.importing.correct_cell import CorrectCell
from cleaning.application.importing.undo_import import UndoImport
from cleaning.application.premises.add_premises import AddPremises
from cleaning.application.premises.commands import NewPremises
from cleaning.application.visits.cancel_visit import CancelVisit
from cleaning.domain.clients.values import ClientKind
from cleaning.domain.shared.errors import RuleBroken
from tests.offers import a_service
from tests.snapshots import differences

FILE = (Path(__file__).parents[2] / "files" / "series.csv").read_text()


@pytest.fixture(autouse=True)
def village(scope):
    add, place = scope.get(AddClient), scope.get(AddPremises)
    yantra = add(NewClient(kind=ClientKind.ORGANISATION, legal_name="Янтра Консулт ООД", eik="999990010"))
    ivan = add(NewClient(kind=ClientKind.INDIVIDUAL, given_name="Иван", family_name="Петров"))
    for client, name in ((yantra, "Офис център"), (yantra, "Склад Илиянци"), (ivan, "Апартамент")):
        place(NewPremises(client_id=client, name=name, area=100))
    a_service(scope, name_bg="Почистване на офиси")


def codes(plan, row):
    return [doubt["code"] for doubt in plan.doubts if doubt["row"] == row]


def test_rows_become_contracts_with_plans_and_visits_from_today_on(bring, run, card, ask, clean, stored):
    import_id = bring("series", FILE)
    plan = card(import_id).plan
    assert plan.counts == {"contracts": 2, "series": 3, "known_series": 0}
    assert codes(plan, 3) == ["import.service_read_as", "import.price_leva"]
    assert codes(plan, 4) == ["import.rhythm_guess"]
    assert codes(plan, 5) == ["import.rhythm"]
    assert codes(plan, 6) == ["import.service_unknown"]
    assert codes(plan, 7) == ["import.series_over"]

    assert run(import_id) == {"contracts": 2}

    found = ask("select title, starts_on, signed_on, ends_on, stage from contracts order by id")
    assert [tuple(row) for row in found] == [
        ("Договор АБ-17/2024", date(2026, 11, 24), date(2024, 2, 1), None, "active"),
        ("Почистване – Апартамент", date(2026, 11, 24), date(2026, 11, 24), date(2027, 12, 31), "active"),
    ]
    lines = ask("select rrule, start_time::text as at, price, per, starts_on from contract_lines order by id")
    assert [(row.rrule, row.at, str(row.price), row.per) for row in lines] == [
        ("FREQ=WEEKLY;BYDAY=MO,TH", "08:00:00", "460.00", "month"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "14:30:00", "61.36", "visit"),
        ("FREQ=WEEKLY;BYDAY=MO,TH", "08:00:00", "35.00", "visit"),
    ]
    assert (lines[1].starts_on - date(2026, 3, 4)).days % 14 == 0, "every second week stays the same weeks"
    assert ask("select 1 from visits where starts_at < '2026-11-24'") == []
    assert len(ask("select 1 from visits")) > 150
    assert clean()
    after = stored()
    assert run(bring("series", FILE)) == {"contracts": 0}
    assert differences(after, stored()) == {}


def test_a_row_nobody_understands_is_mended_in_its_cell(bring, card, scope):
    import_id = bring("series", FILE)
    scope.get(CorrectCell)(import_id, 5, "rhythm", "всеки вторник 9:00")
    assert codes(card(import_id).plan, 5) == []
    assert card(import_id).plan.counts["series"] == 4


def test_undo_takes_contracts_plans_and_visits_out_but_the_one_that_was_worked_on(
    bring, run, scope, ask, stored, clean
):
    before = stored()
    import_id = bring("series", FILE)
    run(import_id)
    visit = ask(
        "select v.id from visits v join contracts c on c.id = v.contract_id where c.ends_on is not null limit 1"
    )
    scope.get(CancelVisit)(visit[0].id, reason="клиентът е на път")

    kept = scope.get(UndoImport)(import_id)

    assert [(one.rows, one.why) for one in kept] == [((4,), "import.kept.used")]
    assert len(ask("select 1 from contracts")) == 1
    assert ask("select 1 from visits v where not exists (select from contracts c where c.id = v.contract_id)") == []
    assert clean()
    left = {table for table, _ in differences(before, stored())}
    assert left <= {
        "contracts", "contract_lines", "cleaning_plans", "plan_items", "plan_marks", "visits", "visit_lines",
        "visit_tasks", "visit_projections", "cost_sheets", "cost_sheet_lines", "cost_sheet_equipment",
        "cost_sheet_revisions", "clients",
        "client_rhythms", "messages",
    }  # fmt: skip
    resting = ask(
        "select live from cost_sheets s where not exists (select from contract_lines l where l.cost_sheet_id = s.id)"
    )
    assert resting
    assert not any(row.live for row in resting)


def test_nothing_begins_in_a_month_that_is_over(bring):
    with pytest.raises(RuleBroken) as refused:
        bring("series", FILE, on=date(2026, 10, 31))
    assert refused.value.code == "import.on_past"
