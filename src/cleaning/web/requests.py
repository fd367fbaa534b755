"""What is read of a request before its handler runs: a number for the log, the form, the body's fingerprint."""

from __future__ import annotations

import hashlib
from typing import Any

from litestar import Request
from litestar.datastructures import UploadFile
from litestar.exceptions import ClientException
from uuid_utils import uuid7

from cleaning.web.caller import is_api, is_signed_call
from cleaning.web.errors import sentence
from cleaning.web.forms import Form
from cleaning.web.security import SAFE

ESCAPED_NUL = rb"\u0000"
"""No text of the database may hold the character NUL; forms lose it, addresses and JSON with it are refused."""
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


async def read_request(request: Request) -> None:
    """Before every handler, on the event loop: bodies are only there to be awaited."""
    request.state.request_id = uuid7().hex
    if "%00" in request.scope.get("query_string", b"").decode("latin-1"):
        raise ClientException
    if request.method in SAFE:
        return
    body = await request.body()
    if is_signed_call(request):
        request.state.body = body
        return
    if is_api(request) and ESCAPED_NUL in body:
        raise ClientException
    fingerprint = hashlib.sha256(f"{request.method} {request.url.path}\n".encode())
    if not is_api(request) and request.content_type[0] in FORMS:
        form = await request.form()
        request.state.form = form
        # The token of the page may differ between two tabs of the same form; what it asks for does not.
        asked = sorted((name, _told(value)) for name, value in form.multi_items() if name != "csrf")
        fingerprint.update(repr(asked).encode())
    else:
        fingerprint.update(body)
    request.state.fingerprint = fingerprint.hexdigest()


def _told(value: Any) -> str:
    if isinstance(value, UploadFile):
        value.file.seek(0)
        digest = hashlib.sha256(value.file.read()).hexdigest()
        value.file.seek(0)
        return f"{value.filename} {digest}"
    return str(value)


def _without_nul(value: Any) -> Any:
    return value.replace("\0", "") if isinstance(value, str) else value


async def provide_form(request: Request) -> Form:
    """The typed form, for handlers that name a parameter ``form``."""
    form = request.state.get("form")
    fields = {} if form is None else {name: [_without_nul(one) for one in form.getall(name)] for name in form}
    return Form(fields, lambda error: sentence(request, error))


def asked_form(request: Request) -> Form:
    """What the address says as a form, for questions long enough to have fields with errors of their own."""
    asked = request.query_params
    return Form({name: asked.getall(name) for name in asked}, lambda error: sentence(request, error))
