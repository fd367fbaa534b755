"""The description of the API is whole and true."""

import subprocess
import sys

import msgspec
import pytest

from cleaning.web.description import describe


@pytest.fixture
def document(client):
    return describe(client.app)


def test_it_is_openapi_3_1_of_the_api_alone(document):
    assert document["openapi"].startswith("3.1")
    assert all(path.startswith("/api/v1/") for path in document["paths"])
    assert document["security"] == [{"key": []}]


def test_every_post_asks_for_its_key_and_every_answer_has_its_refusal(document):
    for path in document["paths"].values():
        for method, operation in path.items():
            if method == "post":
                assert "Idempotency-Key" in [parameter["name"] for parameter in operation["parameters"]]
            assert "application/problem+json" in operation["responses"]["default"]["content"]


def test_every_operation_has_a_name_of_its_own(document):
    names = [operation["operationId"] for path in document["paths"].values() for operation in path.values()]
    assert len(names) == len(set(names))


def test_programs_fetch_it_with_a_session_and_the_command_writes_the_same(client, document, tmp_path):
    served = client.get("/api/openapi.json")
    assert served.status_code == 200
    assert served.json() == msgspec.json.decode(msgspec.json.encode(document))
    target = tmp_path / "api.json"
    command = [sys.executable, "-m", "cleaning", "openapi", "--out", str(target)]
    subprocess.run(command, check=True, capture_output=True)
    assert msgspec.json.decode(target.read_bytes()) == served.json()


@pytest.mark.parametrize(
    ("request_", "status", "code"),
    [
        (("GET", "/clients/999999"), 404, "not_found"),
        (("GET", "/clients?after=nonsense"), 400, "page.cursor"),
        (("GET", "/clients?limit=many"), 400, "request.bad"),
        (("DELETE", "/company"), 405, "request.method"),
    ],
)
def test_refusals_are_problems_with_a_stable_code(api, request_, status, code):
    answer = api(*request_)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert answer.json()["code"] == code
    assert answer.json()["title"]


def test_a_post_without_a_key_and_a_stranger_are_refused(client):
    headers = {"Authorization": "Bearer owner"}
    person = {"kind": "individual", "family_name": "Проба"}
    assert client.post("/api/v1/clients", json=person, headers=headers).json()["code"] == "request.key_missing"
    stranger = client.get("/api/v1/clients", headers={"Authorization": "Bearer nobody"})
    assert (stranger.status_code, stranger.headers["www-authenticate"]) == (401, "Bearer")


def test_an_unknown_field_is_refused_by_name(api):
    answer = api.post("/clients", {"kind": "individual", "is_admin": True})
    assert answer.status_code in (400, 422)
    assert "is_admin" in answer.text
