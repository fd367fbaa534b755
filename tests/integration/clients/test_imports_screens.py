"""Bringing a list on screens: what is no list is refused in words, the dry run explains, nothing runs twice."""

import re
import zipfile
from io import BytesIO

import pytest
from sqlalchemy import Engine

from cleaning.application.importing.jobs import BringIn
from tests.app import as_program

LIST = (
    "Клиент;Телефон;Телефон;ЕИК;Нещо;Обект;Площ;Забележка\n"
    "Нова Фирма ООД;0888 111 222;;123;важно;Офис;~50;=1+1\n"
    "Друго Име;0888 111 222;;;;Склад;12;код 1234\n"
    ";0899;;;;;;\n"
    "ОБЩО;;;;;;2;\n"
)


@pytest.fixture
def bring(client):
    def bring(content: bytes, name: str = "списък.csv", **more: str):
        return client.post("/imports", files={"file": (name, content)}, data=more)

    return bring


@pytest.fixture
def brought(bring):
    return bring(LIST.encode()).headers["location"]


def bomb(megabytes: int) -> bytes:
    """A small workbook that unpacks to zeros."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        box.writestr("xl/workbook.xml", "<workbook/>")
        box.writestr("xl/worksheets/sheet1.xml", b"\0" * megabytes * 2**20)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "a.csv", "празен"),
        (b"\n \n", "a.csv", "празен"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.xls", "стар Excel"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "a.csv", "не е таблица"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "a.csv", "не е таблица"),
        (b"<html><table><tr><td>x</td></tr></table></html>", "a.xls", "не е таблица"),
        (b"PK\x03\x04 broken", "a.xlsx", "повреден"),
        (b"\0" * 5 * 2**20, "a.xlsx", "не е таблица"),
        ("едно\nдве\nтри\n".encode(), "a.txt", "заглавия"),
        (("Клиент;Телефон\n" + "а;" * 150).encode(), "a.csv", "Колоните са твърде много"),
        (("Клиент;Телефон\n" + "а;б\n" * 50_001).encode(), "a.csv", "Редовете са твърде много"),
    ],
    ids=["nothing", "blank", "xls", "pdf", "png", "html", "half a zip", "zeros", "no head", "wide", "long"],
)  # fmt: skip
def test_what_is_no_list_is_refused_in_words(bring, content, name, said):
    answer = bring(content, name)

    assert answer.status_code == 422
    assert said in re.search(r'id="f-file-error">(.*?)</p>', answer.text)[1]


def test_fifty_megabytes_of_zeros_in_a_small_workbook_are_refused_before_they_cost_memory(bring):
    answer = bring(bomb(70), "голям.xlsx")

    assert answer.status_code == 422
    assert "твърде голям" in answer.text


def test_no_file_is_no_import(client):
    assert client.post("/imports", data={}).status_code == 422


def test_the_dry_run_explains_every_doubtful_row(client, brought):
    page = client.get(brought).text

    for said in (
        "Заглавие се повтаря: Телефон", "Неразпознати и изключени: Телефон, Нещо", "ред 2", "грешна контролна",
        "Приблизителна площ", "Прилича на формула", "Същият ЕИК или телефон като „Нова Фирма ООД“",
        "Как се влиза", "Няма име на клиент", "Ред със сбор",
    ):  # fmt: skip
        assert said in page, said
    assert "=1+1" in page


def test_the_clients_that_come_of_it_are_listed(client, brought):
    page = client.get(f"{brought}?show=results").text

    assert "Нова Фирма ООД" in page
    assert "Офис, Склад" in page
    assert "Създава се" in page


def test_a_column_is_given_a_meaning_by_hand(client, brought):
    columns = ["name", "phone", "", "eik", "note", "premises", "area", "note"]
    answer = client.post(f"{brought}/columns", data={f"column-{n}": value for n, value in enumerate(columns)})

    assert answer.status_code == 303
    assert "Нещо" not in re.search(r"Неразпознати и изключени: (.*?)\.", client.get(brought).text)[1]
    wrong = client.post(f"{brought}/columns", data={"column-0": "phone"})
    assert wrong.status_code == 422
    assert "Изберете коя колона е „Име на клиента“" in wrong.text


def made(text):
    """The table of clients that come of it."""
    return text[text.index('id="made"') :]


def test_a_row_is_decided_by_hand(client, brought):
    assert client.post(f"{brought}/rows/3", data={"decision": "separate"}).status_code == 303
    assert "Друго Име" in made(client.get(f"{brought}?show=results").text)
    client.post(f"{brought}/rows/3", data={"decision": "skip"})
    assert "Друго Име" not in made(client.get(f"{brought}?show=results").text)


def test_the_worker_brings_it_in_and_it_can_be_undone(client, running, brought):
    assert client.post(f"{brought}/run").status_code == 303
    assert 'hx-trigger="every 1s"' in client.get(brought).text
    container = running[1]
    with as_program(container, container.get(Engine)) as scope:
        scope.get(BringIn)(import_id=int(brought.rsplit("/", 1)[1]))

    assert "Внесен на" in client.get(brought).text
    assert "Нова Фирма ООД" in client.get("/clients").text
    assert client.post(f"{brought}/run").status_code == 422
    assert client.post(f"{brought}/undoing").status_code == 303
    assert "Нова Фирма ООД" not in client.get("/clients").text
    assert client.post(f"{brought}/undoing").status_code == 422


def test_the_same_file_is_said_to_be_here_already(client, running, bring, brought):
    container = running[1]
    client.post(f"{brought}/run")
    with as_program(container, container.get(Engine)) as scope:
        scope.get(BringIn)(import_id=int(brought.rsplit("/", 1)[1]))

    again = client.get(bring(LIST.encode()).headers["location"]).text
    assert "Същият файл е внесен" in again
    assert "няма нищо ново" in again


def test_imports_of_another_branch_are_not_found(client, brought):
    assert client.get("/imports/999999").status_code == 404
    assert client.get("/imports").status_code == 200
