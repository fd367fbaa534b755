"""Pages go over the wire packed; what is packed already, small or alive goes as it is."""

BROTLI = {"Accept-Encoding": "br"}


def test_a_page_is_packed_for_a_browser_that_understands(client):
    answer = client.get("/items", headers=BROTLI)
    assert answer.headers["content-encoding"] == "br"
    assert "accept-encoding" in answer.headers["vary"].lower()
    assert "</html>" in answer.text


def test_a_browser_that_does_not_gets_it_plain(client):
    assert "content-encoding" not in client.get("/items", headers={"Accept-Encoding": "identity"}).headers


def test_an_answer_of_a_few_bytes_is_not_worth_it(client):
    assert "content-encoding" not in client.get("/items/pick?q=няма", headers=BROTLI).headers
