"""What the browser must not do for others: forged requests, foreign frames, sniffed types, kept pages."""

from __future__ import annotations

import hashlib
import hmac
from urllib.parse import urlsplit

from litestar import Request
from litestar.datastructures import MutableScopeHeaders
from litestar.types import Message, Scope

from cleaning.domain.shared.errors import DomainError

FOR_EVER = "public, max-age=31536000, immutable"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
        "connect-src 'self'; manifest-src 'self'; worker-src 'self'; media-src 'self'; form-action 'self'; "
        "frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(self), camera=(self), serial=(self)",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Forged(DomainError):
    """The request was not begun on one of our own pages."""

    def __init__(self) -> None:
        super().__init__("request.forged")


def csrf_token(secret: str, session: str | None) -> str:
    """Bound to the session, so a token of one person is worth nothing to another."""
    return hmac.new(secret.encode(), f"csrf:{session or ''}".encode(), hashlib.sha256).hexdigest()


def check(request: Request, *, secret: str, session: str | None, field: str | None) -> None:
    """Refuse an unsafe request that came from elsewhere or, when somebody is signed in, without the page's token."""
    if request.method in SAFE:
        return
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    if site is not None and site not in ("same-origin", "none"):
        raise Forged
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        raise Forged
    if session is None:
        if site is None and origin is None:
            raise Forged
        return
    token = request.headers.get("x-csrf-token") or field or ""
    if not hmac.compare_digest(token, csrf_token(secret, session)):
        raise Forged


async def harden(message: Message, scope: Scope) -> None:
    """Headers of every answer, errors too; whatever a handler set itself stays. Hashed files may be kept for ever."""
    if message["type"] != "http.response.start":
        return
    headers = MutableScopeHeaders.from_message(message)
    hashed = scope["path"].startswith("/static/")
    for name, value in HEADERS.items():
        headers.setdefault(name, FOR_EVER if hashed and name == "Cache-Control" else value)
    request_id = scope.get("state", {}).get("request_id")
    if request_id:
        headers.setdefault("X-Request-ID", request_id)
