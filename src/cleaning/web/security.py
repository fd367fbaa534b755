"""What the browser must not do for others: forged requests, foreign frames, sniffed types, kept pages."""

from __future__ import annotations

import hashlib
import hmac
from urllib.parse import urlsplit

from litestar import Request, Response

from cleaning.domain.shared.errors import DomainError

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


def harden(response: Response) -> Response:
    """Headers of every answer; whatever a handler set itself stays."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response
