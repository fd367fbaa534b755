"""Only our own proxies are believed."""

import asyncio

import pytest

from cleaning.web.proxies import behind


def seen(proxies: int, **headers: str) -> tuple[str, str]:
    """The visitor's address and scheme as the application sees them."""
    told = {}

    async def app(scope, receive, send):
        told.update(scope)

    sent = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "scheme": "http", "client": ("10.0.0.1", 5), "headers": sent}
    asyncio.run(behind(app, proxies)(scope, None, None))
    return told["client"][0], told["scheme"]


@pytest.mark.parametrize(
    ("proxies", "chain", "address"),
    [
        (0, "1.1.1.1", "10.0.0.1"),
        (1, "1.1.1.1", "1.1.1.1"),
        (1, "forged, 1.1.1.1", "1.1.1.1"),
        (2, "forged, 1.1.1.1, 2.2.2.2", "1.1.1.1"),
        (2, "1.1.1.1", "10.0.0.1"),
        (1, "", "10.0.0.1"),
    ],
)
def test_the_address_is_the_one_our_outermost_proxy_saw(proxies, chain, address):
    assert seen(proxies, x_forwarded_for=chain)[0] == address


def test_https_at_the_proxy_is_https_but_nothing_else_is_a_scheme():
    assert seen(1, x_forwarded_proto="https")[1] == "https"
    assert seen(0, x_forwarded_proto="https")[1] == "http"
    assert seen(1, x_forwarded_proto="javascript")[1] == "http"
