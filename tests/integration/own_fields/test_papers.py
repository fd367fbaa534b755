"""Own fields in document templates: in the list of variables, in the preview, in words on the paper, frozen there."""

import pytest
from msgspec.structs import replace
from sqlalchemy import Engine, text

from cleaning.application.documents.own_on_papers import OwnOnPapers
from cleaning.application.documents.samples import sample
from cleaning.domain.documents.values import Kind

ZONE = {
    "subject": "client", "type": "choice", "bg": "Зона", "en": "Zone", "key": "zone",
    "choices": [{"bg": "Синя", "en": "Blue"}, {"bg": "Зелена"}],
}  # fmt: skip
LEVEL = {"subject": "premises", "type": "number", "bg": "Ниво", "key": "level"}


@pytest.fixture
def handed(api):
    """A place whose keys can be handed over, a field of its client and one of its own."""
    for field in (ZONE, LEVEL):
        assert api.post("/own-fields", field).status_code == 201
    client = {"kind": "individual", "given_name": "Мария", "own": {"zone": "sinya"}}
    made = api.post("/clients", client).json()["id"]
    return api.post("/premises", {"client_id": made, "name": "Дом", "own": {"level": "2.25"}}).json()["id"]


def test_a_template_knows_them_by_their_keys(client, api, handed):
    made = api.post("/templates", {"kind": "keys", "language": "bg", "name": "Наш"}).json()["id"]

    editor = client.get(f"/templates/{made}").text

    for path in ("client.own.zone", "place.own.level"):
        assert f"<code>{path}</code>" in editor
    assert "contractor.own" not in editor
    assert "Зона" in editor
    body = {"kind": "keys", "language": "bg", "source": "{{ client.own.shoe }}"}
    assert client.post("/templates/preview.pdf", data=body).status_code == 422
    body["source"] = "{{ client.own.zone }} {{ place.own.level }}"
    assert client.post("/templates/preview.pdf", data=body).status_code == 200


def test_the_paper_says_them_in_words_and_keeps_what_it_said(client, api, handed, scope):

    paper = sample(Kind.KEYS, "bg")
    paper = replace(paper, client=replace(paper.client, own={"zone": "sinya"}), place=replace(paper.place, own={}))

    said = scope.get(OwnOnPapers)(paper, "en")

    assert (said.client.own, said.place.own) == ({"zone": "Blue"}, {"level": ""})
    api.post("/keys", {"premises_id": handed, "from_whom": "Калина", "what": "2 ключа"})
    assert client.get(f"/premises/{handed}/keys.pdf").status_code == 200
    api.patch("/clients/1", {"own": {"zone": "zelena"}})
    with scope.get(Engine).connect() as connection:
        kept = connection.scalar(text("select snapshot from documents"))
    assert (kept["client"]["own"], kept["place"]["own"]) == ({"zone": "Синя"}, {"level": "2,25"})
