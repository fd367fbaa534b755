"""The company's logo: uploaded in Settings, on every paper from then on, taken away; statements are kept too."""

import base64
from io import BytesIO

import pytest
from pypdf import PdfReader

from cleaning.adapters.templates.shipped import ShippedTemplates
from cleaning.application.documents.render_paper import TypeSetter
from cleaning.application.documents.samples import sample
from cleaning.domain.documents.values import Kind
from tests.money import a_client, a_company, an_invoice
from tests.unit.documents.test_logo import SVG, a_sign


@pytest.fixture(autouse=True)
def kept_in(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def pictures(scope, kind, language):
    source = ShippedTemplates().source(kind, language)
    pdf = scope.get(TypeSetter)(kind, sample(kind, language), language, source, trusted=True)
    return len(PdfReader(BytesIO(pdf)).pages[0].images), pdf


def test_an_uploaded_logo_stands_on_every_kind_of_paper(client, scope):
    assert client.get("/settings/logo").status_code == 404
    sent = client.post("/settings/logo", files={"logo": ("x.svg.exe", a_sign(), "text/plain")})
    assert sent.headers["location"] == "/settings#logo"
    assert client.get("/settings/logo").content.startswith(b"\x89PNG")
    assert 'src="/settings/logo?v=' in client.get("/settings").text
    for kind in Kind:
        for language in ("bg", "en"):
            (count, pdf), (_, again) = pictures(scope, kind, language), pictures(scope, kind, language)
            assert count == 1, kind
            assert pdf == again, kind


def test_what_is_no_logo_is_said_at_the_field_and_nothing_is_kept(client):
    for files in ({"logo": ("logo.png", SVG, "image/png")}, None):
        refused = client.post("/settings/logo", files=files) if files else client.post("/settings/logo", data={})
        assert refused.status_code == 422
        assert 'id="f-logo-error"' in refused.text
    assert client.get("/settings/logo").status_code == 404


def test_a_program_sets_fetches_and_removes_it(api, client, scope):
    made = api.post("/company/logo", {"content": base64.b64encode(a_sign()).decode()})
    assert (made.status_code, made.json()) == (201, {"width": 400, "height": 200})
    assert api.get("/company/logo").content.startswith(b"\x89PNG")
    assert api.delete("/company/logo").status_code == 204
    assert api.get("/company/logo").status_code == 404
    assert pictures(scope, Kind.QUOTE, "bg")[0] == 0


def test_a_statement_is_kept_like_every_issued_document(client, api, scope):
    a_company(scope)
    buyer = a_client(scope)
    first = client.get(f"/clients/{buyer}/statement/pdf").content
    assert client.get(f"/clients/{buyer}/statement/pdf").content == first
    (kept,) = api.get(f"/documents?kind=statement&client_id={buyer}").json()["rows"]
    assert kept["number"].startswith(f"{buyer:06d}-")
    assert len(kept["sha256"]) == 64
    assert api.get(f"/documents/{kept['id']}").json()["snapshot"]["closing"] == "0.00"
    an_invoice(scope, buyer)
    assert client.get(f"/clients/{buyer}/statement/pdf").content != first
    assert len(api.get(f"/documents?kind=statement&client_id={buyer}").json()["rows"]) == 2
