"""Refusals and faults as answers: the one place that knows HTTP status and sentences."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import msgspec
import structlog
from litestar import Request, Response
from litestar.exceptions import ClientException, HTTPException, ValidationException

from cleaning.application.shared.access import SignInNeeded
from cleaning.domain.shared.errors import Conflict, DomainError, Forbidden, Invalid, NotFound, RuleBroken
from cleaning.web.caller import caller_of, is_api, is_signed_call
from cleaning.web.http import HTML, is_htmx, render, shell_of, viewer_of
from cleaning.web.json import lenient
from cleaning.web.retries import beyond_columns
from cleaning.web.security import SAFE, Forged

log = structlog.get_logger()
PROBLEM = "application/problem+json"
STATUS: dict[type[Exception], int] = {
    SignInNeeded: 401,
    Forbidden: 403,
    Forged: 403,
    NotFound: 404,
    Conflict: 409,
    Invalid: 422,
    RuleBroken: 422,
    DomainError: 422,
}
OF_CODE = {"request.key_missing": 400, "page.cursor": 400, "sms.forged": 401, "sign_in.too_often": 429}
OF_CODE |= {"request.too_many": 429, "report.too_many": 429, "offer.too_many": 429}
OF_HTTP = {400: "request.bad", 401: "sign_in.needed", 403: "forbidden", 404: "not_found", 405: "request.method"}
OF_HTTP |= {413: "request.too_large", 415: "request.media_type", 429: "sign_in.too_often"}


def status_of(error: DomainError) -> int:
    return OF_CODE.get(error.code) or next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)


def sentence(request: Request, error: DomainError, lang: str | None = None) -> str:
    return shell_of(request).catalogues.sentence(error.code, error.facts, lang or _lang(request))


def _lang(request: Request) -> str:
    if is_api(request):
        return "bg" if request.headers.get("accept-language", "en").startswith("bg") else "en"
    viewer = viewer_of(request)
    return viewer.lang if viewer else caller_of(request).lang


def refused(request: Request, error: DomainError) -> Response:
    """A rule said no."""
    status = status_of(error)
    log.info("refused", code=error.code, status=status, path=request.url.path, **_ids(request))
    if _machine(request):
        return _problem(request, status, error)
    if isinstance(error, SignInNeeded):
        return _sign_in(request)
    return _shown(request, status, sentence(request, error))


def http_error(request: Request, error: HTTPException) -> Response:
    """Litestar itself said no: an unknown address, an unreadable body."""
    code = OF_HTTP.get(error.status_code, "request.bad" if error.status_code < 500 else "fault")
    facts: dict[str, Any] = {"kind": "page"} if code == "not_found" else {}
    if isinstance(error, ValidationException):
        facts["problems"] = lenient_problems(error.extra)
    if error.status_code >= 500:
        return fault(request, error)
    known = DomainError(code, **facts)
    if _machine(request):
        return _problem(request, error.status_code, known)
    return _shown(request, error.status_code, sentence(request, known))


def lenient_problems(extra: Any) -> list[str]:
    if not isinstance(extra, list):
        return []
    return [f"{one.get('key', '')}: {one.get('message', '')}".strip(": ") for one in extra if isinstance(one, dict)]


def fault(request: Request, error: Exception) -> Response:
    """The program or the machine failed: the log has the cause, the user a number to quote."""
    if beyond_columns(error):
        return http_error(request, ClientException())
    away = shell_of(request).is_away(error)
    status = 503 if away else 500
    log.error("fault", status=status, path=request.url.path, exc_info=error, **_ids(request))
    known = DomainError("database.away" if away else "fault")
    if _machine(request):
        return _problem(request, status, known)
    return _shown(request, status, sentence(request, known))


def _machine(request: Request) -> bool:
    return is_api(request) or is_signed_call(request)


def _ids(request: Request) -> dict[str, Any]:
    return {"request_id": request.state.get("request_id", "")}


def _problem(request: Request, status: int, error: DomainError) -> Response:
    """RFC 9457 with our stable code and facts beside it."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": sentence(request, error),
        "status": status,
        "code": error.code,
        "request_id": request.state.get("request_id", ""),
    }
    if isinstance(error, Invalid):
        body["fields"] = {
            name: {"code": one.code, "title": sentence(request, one), "facts": one.facts}
            for name, one in error.fields.items()
        }
    else:
        body["facts"] = error.facts
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else {}
    content = msgspec.json.encode(body, enc_hook=lenient)
    return Response(content, media_type=PROBLEM, status_code=status, headers=headers)


def _sign_in(request: Request) -> Response:
    """To the login page and back; for htmx the browser keeps what was typed and asks for the login itself."""
    if is_htmx(request):
        headers = {"HX-Trigger": "sign-in-needed", "HX-Reswap": "none"}
        return Response(b"", status_code=401, headers=headers, media_type=HTML)
    if request.method not in SAFE:
        return _shown(request, 401, sentence(request, SignInNeeded()))
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return Response(b"", status_code=303, headers={"Location": f"/login?next={quote(here)}"}, media_type=HTML)


def _shown(request: Request, status: int, text: str) -> Response:
    if is_htmx(request):
        html = render(request, "ui/_flash", flash=[("bad", text)])
        headers = {"HX-Retarget": "#flash", "HX-Reswap": "outerHTML"}
        return Response(html.encode(), status_code=status, headers=headers, media_type=HTML)
    html = render(request, "error", status=status, sentence=text, request_id=request.state.get("request_id", ""))
    return Response(html.encode(), status_code=status, media_type=HTML)
