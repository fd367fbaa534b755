"""Who knocks: read from cookies and headers, believed only after the database was asked."""

from __future__ import annotations

from litestar import Request

from cleaning.application.shared.access import Caller
from cleaning.web.i18n import LANGUAGES

SECURE_COOKIE = "__Host-session"
PLAIN_COOKIE = "session"
"""Used only for plain HTTP on this very machine, where browsers refuse a ``__Host-`` cookie."""
API = "/api/v1"
CALLBACKS = "/callbacks/"


def is_api(request: Request) -> bool:
    return request.url.path.startswith(API)


def is_signed_call(request: Request) -> bool:
    """A provider's server calls: no browser and no cookies, so nothing to forge; the call proves itself."""
    return request.url.path.startswith(CALLBACKS)


def is_secure(request: Request) -> bool:
    return request.url.scheme == "https"


def session_cookie(request: Request) -> str:
    """The name of the session's cookie on this connection."""
    return SECURE_COOKIE if is_secure(request) else PLAIN_COOKIE


def caller_of(request: Request) -> Caller:
    """For the API only a bearer key counts, elsewhere only the session's cookie."""
    lang = request.cookies.get("lang", "")
    session = key = None
    if is_signed_call(request):
        pass
    elif is_api(request):
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        key = (token.strip() or None) if scheme.lower() == "bearer" else None
    else:
        session = request.cookies.get(session_cookie(request)) or None
    return Caller(
        session=session,
        key=key,
        origin=request.client.host if request.client else "",
        agent=request.headers.get("user-agent", "")[:200],
        request_id=request.state.get("request_id", ""),
        lang=lang if lang in LANGUAGES else "bg",
    )


def session_token(request: Request) -> str | None:
    return request.cookies.get(session_cookie(request)) or None
