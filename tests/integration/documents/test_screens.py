"""Documents and templates on screens and through the API: who sees which, and honest answers to bad input."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from cleaning.application.documents.issue import Issue, IssueDocument
from cleaning.application.documents.samples import sample
from cleaning.domain.documents.values import Kind
from tests.counting import counted
from tests.money import a_client

NEW = {"kind": "keys", "language": "bg", "name": "Наш протокол"}


@pytest.fixture
def kept(scope):
    issue = Issue(kind=Kind.INVOICE, paper=sample(Kind.INVOICE, "bg"), number="0000002431", title="Фактура 0000002431",
                  subject_kind="invoice", subject_id=9, branch_id=1, client_id=a_client(scope))  # fmt: skip
    return scope.get(IssueDocument)(issue)


def test_issued_documents_are_listed_found_and_opened_as_they_were(client, api, kept):
    shown = client.get("/documents?q=2431")
    assert shown.status_code == 200
    assert "Фактура 0000002431" in shown.text
    assert "Фактура" not in client.get("/documents?kind=quote").text.split("<tbody>")[1]
    assert client.get(f"/documents/{kept.id}/pdf").content == kept.content
    assert client.get("/documents/about/invoice/9").text.count("/pdf") == 1
    found = api.get("/documents?kind=invoice").json()["rows"]
    assert [row["id"] for row in found] == [kept.id]
    card = api.get(f"/documents/{kept.id}").json()
    assert (card["snapshot"]["total"], card["document"]["number"]) == ("699.72", "0000002431")
    assert api.get(f"/documents/{kept.id}/pdf").content == kept.content


def test_whoever_may_not_see_invoices_sees_none_of_their_documents(client, kept):
    dispatcher = client.as_("dispatcher")
    assert "0000002431" not in dispatcher.get("/documents").text
    assert dispatcher.get(f"/documents/{kept.id}/pdf").status_code == 404
    assert client.as_("crew").get("/documents").status_code == 403
    assert client.as_("dispatcher").get("/templates").status_code == 403


def test_a_template_goes_its_way_on_screens(client):
    made = client.post("/templates", data=NEW)
    assert made.status_code == 303
    url = made.headers["location"]
    assert "ПРОТОКОЛ ЗА ПРЕДАВАНЕ" in client.get(url).text
    wrong = client.post(url, data={"name": "Наш", "source": "# {{ nubmer }}", "version": "1"})
    assert wrong.status_code == 422
    assert "няма поле „nubmer“" in wrong.text
    assert "# {{ nubmer }}" in wrong.text
    assert client.post(url, data={"name": "Наш", "source": "# № {{ number }}", "version": "1"}).status_code == 303
    assert "diff" in client.get(f"{url}/versions/1").text
    assert client.post(f"{url}/versions/1/restoration", data={"version": "2"}).status_code == 303
    chosen = {"kind": "keys", "language": "bg", "template_id": url.rsplit("/", 1)[1], "branch_id": "1", "back": url}
    assert client.post("/templates/choices", data=chosen).headers["location"] == url
    assert "Наш" in client.get("/templates").text
    assert client.post("/templates", data={"kind": "x", "language": "bg"}).status_code == 422


def test_a_preview_answers_with_pictures_or_with_what_is_wrong(client):
    said = {"kind": "order", "language": "en", "rows": "1", "source": "# ORDER {{ number }}"}
    assert "data:image/png;base64," in client.post("/templates/preview", data=said).text
    assert "не се извикват функции" in client.post("/templates/preview", data=said | {"source": "{{ x() }}"}).text
    assert client.post("/templates/preview.pdf", data=said).content.startswith(b"%PDF")


def test_the_api_writes_chooses_and_tries_templates(api):
    made = api.post("/templates", NEW)
    assert made.status_code == 201
    template_id = made.json()["id"]
    written = api.post(f"/templates/{template_id}/versions", {"source": "# {{ number }}", "name": "Кратък"})
    assert (written.json()["number"], written.json()["name"]) == (2, "Кратък")
    refused = api.post(f"/templates/{template_id}/versions", {"source": "{% set x = 1 %}", "name": "Кратък"})
    assert (refused.status_code, refused.json()["code"]) == (422, "template.statement")
    restored = api.post(f"/templates/{template_id}/versions/1/restoration")
    assert restored.json()["number"] == 3
    assert [one["number"] for one in api.get(f"/templates/{template_id}/versions").json()] == [3, 2, 1]
    book = api.get("/templates").json()
    assert [one["id"] for one in book["templates"]] == [template_id]
    trial = api.post("/templates/previews", {"kind": "keys", "language": "bg", "source": "# {{ number }}"})
    assert trial.content.startswith(b"%PDF")
    assert "ДОГОВОР ЗА ПОЧИСТВАНЕ" in api.get("/templates/shipped/contract/bg").json()["source"]


def test_a_month_is_started_and_its_progress_read(client, api):
    started = client.post("/documents/batches", data={"branch_id": "1", "month": "2026-11-05"})
    assert started.status_code == 303
    waiting = client.get(started.headers["location"])
    assert 'hx-trigger="every 2s"' in waiting.text
    batch_id = int(started.headers["location"].rsplit("/", 1)[1])
    assert api.get(f"/documents/batches/{batch_id}").json()["stage"] == "waiting"
    assert api.get(f"/documents/batches/{batch_id}/pdf").status_code == 404
    assert api.post("/documents/batches", {"branch_id": 1, "month": "2026-11-01"}).status_code == 201


def test_the_lists_ask_few_questions(client, scope, kept):
    for path in ("/documents", "/templates"):
        with counted(scope.get(Engine)) as asked:
            client.get(path)
        assert len(asked) <= 10
