"""Believe what our own proxies say of the visitor, and nobody else."""

from __future__ import annotations

from litestar.types import ASGIApp, Receive, Scope, Send


def behind(app: ASGIApp, proxies: int) -> ASGIApp:
    """The same application, told the visitor's address and whether they came by HTTPS.

    Each proxy adds the address it was called from at the right end of ``X-Forwarded-For``: with one proxy of ours the
    last one is true, whatever a visitor wrote before it.
    """
    if proxies < 1:
        return app

    async def forwarded(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
            chain = [part.strip() for part in headers.get(b"x-forwarded-for", "").split(",") if part.strip()]
            if len(chain) >= proxies:
                scope["client"] = (chain[-proxies], 0)
            scheme = headers.get(b"x-forwarded-proto", "").split(",")[-1].strip()
            if scheme in ("http", "https"):
                scope["scheme"] = scheme
        await app(scope, receive, send)

    return forwarded
