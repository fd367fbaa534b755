"""Files that pretend to be lists are refused before they cost memory; what a cell says is never executed."""

import zipfile
from io import BytesIO

import openpyxl
import pytest

from cleaning.adapters.files.spreadsheets import SpreadsheetFiles
from cleaning.domain.shared.errors import RuleBroken

SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'
ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha" * 10}">' for n in range(9))
LAUGHS = f'<?xml version="1.0"?><!DOCTYPE x [{ENTITIES}]><workbook>&e8;</workbook>'


def box(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return out.getvalue()


def book(*rows: tuple[object, ...]) -> bytes:
    made, out = openpyxl.Workbook(), BytesIO()
    for row in rows:
        made.active.append(row)
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", SVG),
        ("a.xlsx", b"GIF89a;" + SVG),
        ("a.csv", b"%PDF-1.7\n" + book(("a",))),
        ("a.xlsx", b"\x7fELF" + bytes(200)),
        ("a.csv", b"MZ" + bytes(range(256)) * 4),
        ("a.xlsx", box({"word/document.xml": b"<w/>"})),
        ("a.xlsx", box({"../../../etc/passwd": b"x", "a/b": b"y"})),
        ("a.xlsx", box({"xl/workbook.xml": b"<workbook/>", "xl/media/zeros": bytes(61 * 2**20)})),
        ("a.xlsx", box({"xl/workbook.xml": b"<workbook/>"} | {f"xl/part{n}": b"" for n in range(600)})),
        ("a.xlsx", box({"xl/workbook.xml": LAUGHS.encode(), "[Content_Types].xml": b"<Types/>"})),
        ("a.xlsx", box({"xl/workbook.xml": box({"xl/workbook.xml": b"<workbook/>"})})),
        ("a.csv", ('"' + "а" * 2_000_000 + '";б\n').encode()),
    ],
    ids=[
        "svg", "gif and svg", "pdf and workbook", "program", "windows program", "word", "names that climb", "bomb",
        "many parts", "entities", "box in a box", "endless cell",
    ],
)  # fmt: skip
def test_what_is_no_list_is_refused(name, content):
    with pytest.raises(RuleBroken) as refused:
        SpreadsheetFiles().read(name, content)
    assert refused.value.code.startswith("file.")
    assert refused.value.facts["field"] == "file"


def test_a_workbook_that_also_holds_climbing_names_writes_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    out = BytesIO(book(("Клиент", "Телефон"), ("Янтра", "0888")))
    with zipfile.ZipFile(out, "a") as packed:
        packed.writestr("../climbed.txt", "x")
        packed.writestr("/tmp/climbed.txt", "x")
    sheets = SpreadsheetFiles().read("a.xlsx", out.getvalue())
    assert sheets[0].rows[1] == ("Янтра", "0888")
    assert not list(tmp_path.iterdir())
    assert not (tmp_path.parent / "climbed.txt").exists()


def test_formulas_are_texts_or_nothing_and_are_never_computed():
    read = SpreadsheetFiles().read
    assert read("a.csv", "Клиент;Бележка\n=1+1;@SUM(A1)\n".encode())[0].rows[1] == ("=1+1", "@SUM(A1)")
    formula = book(("Клиент", "Бележка"), ("Янтра", '=HYPERLINK("http://x.example")'))
    assert read("a.xlsx", formula)[0].rows[1] == ("Янтра",)
