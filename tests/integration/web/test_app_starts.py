"""The application stands: unknown addresses, strangers and forged requests get honest answers."""


def test_an_unknown_address_is_a_page_that_says_so(client):
    answer = client.get("/nowhere")
    assert answer.status_code == 404
    assert "text/html" in answer.headers["content-type"]
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_an_unknown_address_of_the_api_is_a_problem(api):
    answer = api.get("/nowhere")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
    assert answer.json()["code"] == "not_found"
