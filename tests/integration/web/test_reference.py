"""The page /api describes the program that serves it."""


def test_the_page_lists_the_calls_and_no_screens(client):
    answer = client.get("/api")

    assert answer.status_code == 200
    assert "/api/v1/company/branches" in answer.text
    assert "/settings/branches/" not in answer.text


def test_the_document_is_openapi_3_1_of_the_api_alone(client):
    document = client.get("/api/openapi.json").json()

    assert document["openapi"].startswith("3.1")
    assert all(path.startswith("/api/v1/") for path in document["paths"])


def test_whoever_is_not_signed_in_is_sent_to_the_door(client):
    client.cookies.clear()

    assert client.get("/api").status_code == 303
