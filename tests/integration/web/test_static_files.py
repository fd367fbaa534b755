"""The built files: compressed for who takes it, kept for ever, nothing else from the disk."""

from cleaning.web.assets import Assets


def test_a_browser_gets_the_compressed_file_and_keeps_it(client):
    answer = client.get(Assets().url("app.css"), headers={"Accept-Encoding": "gzip, br"})
    assert answer.status_code == 200
    assert answer.headers["content-encoding"] == "br"
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-type"].startswith("text/css")


def test_who_takes_no_compression_gets_the_plain_file(client):
    answer = client.get(Assets().url("app.css"), headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in answer.headers
    assert "@layer" in answer.text


def test_nothing_outside_the_built_files_is_served(client):
    for path in ("/static/../manifest.json", "/static/%2e%2e/assets.py", "/static/nothing.js"):
        assert client.get(path).status_code == 404
