"""The whole company as a file: every table, every row, one moment; nothing secret, nothing a spreadsheet would run."""

import csv
import hashlib
import io
import json
import zipfile

from sqlalchemy import Engine, text

from cleaning.application.company.exporting.export_company import MakeExport
from cleaning.application.company.exporting.ports import Everything
from tests.planning import House


def test_every_table_is_there_with_its_rows_and_sum(client, scope):
    House(scope).client("=cmd|' /C calc'!A0", phone="0888412037")
    begun = client.post("/settings/export")
    assert begun.headers["location"] == "/settings/export"
    assert 'hx-trigger="every 2s"' in client.get("/settings/export").text

    scope.get(MakeExport)(export_id=1)
    scope.get(MakeExport)(export_id=1)

    assert "/settings/export/1/file" in client.get("/settings/export").text
    with zipfile.ZipFile(io.BytesIO(client.get("/settings/export/1/file").content)) as archive:
        manifest = json.loads(archive.read("manifest.json"))["files"]
        content = {entry["name"]: archive.read(entry["name"]) for entry in manifest}
    assert sorted(content) == [f"{name}.csv" for name in scope.get(Everything).names()]
    for entry in manifest:
        assert hashlib.sha256(content[entry["name"]]).hexdigest() == entry["sha256"]
    rows = {name: list(csv.DictReader(io.StringIO(data.decode()))) for name, data in content.items()}
    with scope.get(Engine).connect() as connection:
        for entry in manifest:
            table = entry["name"].removesuffix(".csv")
            stored = connection.scalar(text(f"select count(*) from {table}"))
            if table != "facts":
                assert stored == entry["rows"] == len(rows[entry["name"]])
    (stored,) = rows["clients.csv"]
    assert stored["name"] == "'=cmd|' /C calc'!A0"
    assert stored["phone"] == "'+359888412037"
    assert not {"password_hash", "egn"} & {column for table in rows.values() for row in table for column in row}
    assert "sessions.csv" not in content


def test_only_the_owner_takes_everything(client, api):
    assert client.as_("office").post("/settings/export").status_code == 403
    number = api.post("/company-exports").json()["id"]
    assert [one["stage"] for one in api.get("/company-exports").json()] == ["running"]
    assert api.get(f"/company-exports/{number}/file").status_code == 404
