"""Lists come in by the command line: looked at first, brought in on request, never twice."""

import re
from pathlib import Path

import psycopg
import pytest

from cleaning.adapters.sql import embedded

FILES = Path(__file__).parents[2] / "files"


@pytest.fixture
def with_a_branch(house):
    house.done("migrate")
    with psycopg.connect(embedded.start(house.data / "postgres").dsn("cleaning")) as connection:
        connection.execute("insert into branches (name) values ('София')")
    return house


def clients(house) -> int:
    with psycopg.connect(embedded.start(house.data / "postgres").dsn("cleaning")) as connection:
        return connection.execute("select count(*) from clients").fetchone()[0]


def test_a_list_is_explained_brought_in_once_and_again_changes_nothing(with_a_branch):
    house, file = with_a_branch, str(FILES / "clients_cp1251.csv")
    looked = house.done("import", "clients", file)
    assert "Nothing was brought in" in looked
    assert clients(house) == 0
    doubts = [line for line in looked.splitlines() if re.match(r"(doubtful|skipped|note) ", line)]
    assert doubts
    assert not [line for line in doubts if re.search(r"\s(import|client|premises)\.\w+$", line)]
    expected = int(re.search(r"(\d+) new clients", looked)[1])
    assert expected > 100
    said = house.done("import", "clients", file, "--yes", "--branch", "софия")
    assert f"Brought in: {expected} clients" in said
    assert clients(house) == expected
    assert "Brought in: 0 clients, 0 premises" in house.done("import", "clients", file, "--yes")
    assert clients(house) == expected


def test_what_is_no_list_and_an_unknown_branch_are_refused(with_a_branch, tmp_path):
    letter = tmp_path / "letter.csv"
    letter.write_text("Скъпи колеги,\nчестита Нова година!\n")
    assert with_a_branch("import", "clients", str(letter)).returncode != 0
    refused = with_a_branch("import", "clients", str(FILES / "clients.xlsx"), "--branch", "Лондон")
    assert "София" in refused.stderr
