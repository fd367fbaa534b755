"""People and crews are kept, changed and found within the branch."""

from datetime import date

import pytest

from cleaning.application.shared.access import Scope
from cleaning.application.workforce.change_employee import ChangeEmployee
from cleaning.application.workforce.form_crew import ChangeCrew, CrewDetails, FormCrew
from cleaning.application.workforce.hire_employee import HireEmployee
from cleaning.application.workforce.queries import WorkforceQueries
from cleaning.domain.shared.errors import Conflict, Invalid, NotFound, RuleBroken
from cleaning.domain.workforce.crew import Colour
from cleaning.domain.workforce.employee import EmployeeDetails

BRANCH = 1
HERE = Scope(branch_ids=(BRANCH,))


def someone(name: str, **changes) -> EmployeeDetails:
    return EmployeeDetails(**{"name": name, "hired_on": date(2025, 3, 1)} | changes)


@pytest.fixture
def people(scope):
    hire = scope.get(HireEmployee)
    return [hire(BRANCH, someone(name)) for name in ("Росица Илиева", "Николай Гергов", "Гюлтен Ахмед")]


def test_a_crew_keeps_its_people_in_order_and_its_lead_first(scope, people):
    crew_id = scope.get(FormCrew)(BRANCH, CrewDetails(name="Изгрев", people=tuple(people[:2])))
    scope.get(ChangeCrew)(crew_id, CrewDetails(name="Изгрев", people=(people[2], people[0]), colour=Colour.ROSE))

    crew = scope.get(WorkforceQueries).crew(crew_id, HERE)
    assert [(member.name, member.lead) for member in crew.members] == [("Гюлтен Ахмед", True), ("Росица Илиева", False)]
    assert crew.colour == Colour.ROSE


def test_two_crews_of_a_branch_do_not_share_a_name(scope, people):
    form = scope.get(FormCrew)
    form(BRANCH, CrewDetails(name="Изгрев", people=()))
    with pytest.raises(RuleBroken) as refusal:
        form(BRANCH, CrewDetails(name=" Изгрев ", people=()))
    assert refusal.value.code == "crew.same_name"


def test_somebody_who_left_is_not_put_into_a_crew_and_not_listed(scope, people):
    scope.get(ChangeEmployee)(people[0], someone("Росица Илиева", left_on=date(2026, 10, 31)))
    with pytest.raises(RuleBroken) as refusal:
        scope.get(FormCrew)(BRANCH, CrewDetails(name="Изгрев", people=(people[0],)))
    assert refusal.value.code == "employee.not_at_work"
    queries = scope.get(WorkforceQueries)
    assert [row.name for row in queries.employees(HERE).rows] == ["Гюлтен Ахмед", "Николай Гергов"]
    assert len(queries.employees(HERE, left=True).rows) == 3
    assert [one.name for one in queries.at_work(HERE)] == ["Гюлтен Ахмед", "Николай Гергов"]


def test_wrong_fields_are_named_all_at_once(scope):
    with pytest.raises(Invalid) as refusal:
        scope.get(HireEmployee)(BRANCH, someone(" ", phone="12", iban="BG00", left_on=date(2020, 1, 1)))
    assert set(refusal.value.fields) == {"name", "phone", "iban", "left_on"}


def test_a_stale_edit_is_refused(scope, people):
    scope.get(ChangeEmployee)(people[0], someone("Росица Илиева", position="Отговорник"), version=1)
    with pytest.raises(Conflict):
        scope.get(ChangeEmployee)(people[0], someone("Росица Илиева", position="Чистач"), version=1)
    assert scope.get(WorkforceQueries).employee(people[0], HERE).position == "Отговорник"


def test_people_of_other_branches_do_not_exist(scope, people):
    with pytest.raises(NotFound):
        scope.get(WorkforceQueries).employee(people[0], Scope(branch_ids=(99,)))


def test_a_list_goes_on_after_its_last_name_and_finds_by_fragments(scope, people):
    queries = scope.get(WorkforceQueries)
    first = queries.employees(HERE, limit=2)
    assert [row.name for row in first.rows] == ["Гюлтен Ахмед", "Николай Гергов"]
    assert [row.name for row in queries.employees(HERE, after=first.next).rows] == ["Росица Илиева"]
    assert [row.name for row in queries.employees(HERE, text="или рос").rows] == ["Росица Илиева"]
    assert queries.employees(HERE, text="100%").rows == []
