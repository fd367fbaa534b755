"""The box at the top finds what the viewer may see, and nothing else."""

from datetime import date

import pytest
from sqlalchemy import Engine

from cleaning.application.workforce.hire_employee import HireEmployee
from cleaning.domain.workforce.employee import EmployeeDetails
from tests.app import branches

HTMX = {"HX-Request": "true", "HX-Target": "found"}


@pytest.fixture
def hired(running, scope):
    (branch, _), *_ = branches(running[1].get(Engine))
    return scope.get(HireEmployee)(branch, EmployeeDetails(name="Росица Илиева", hired_on=date(2024, 3, 1)))


def found(client, text):
    return client.get("/search", params={"q": text}, headers=HTMX).text


def test_a_person_is_found_by_a_fragment_and_leads_to_their_page(client, hired):
    assert f'href="/employees/{hired}"' in found(client, "росиц")


def test_whoever_may_not_see_a_kind_of_record_does_not_find_it(client, hired):
    client.as_("storekeeper")

    assert "Росица" not in found(client, "росиц")


def test_one_letter_is_no_question_yet(client, hired):
    assert "<a " not in found(client, "р")


def test_nothing_found_is_said(client):
    assert "Нищо не е намерено" in found(client, "няматакъв")


def test_without_a_script_the_answer_is_a_page(client, hired):
    page = client.get("/search", params={"q": "Росица"}).text

    assert "<h1>" in page
    assert "Росица Илиева" in page


def test_signs_of_the_query_language_are_only_text(client):
    for text in ("%", "_%", "' or 1=1 --", "(((", "&|!", "\\"):
        assert client.get("/search", params={"q": text + text}, headers=HTMX).status_code == 200
