"""Between Litestar and the rest: the request's scope, pages and parts, htmx. No other module knows an htmx header."""

from __future__ import annotations

import base64
import binascii
from enum import Enum
from typing import Any
from urllib.parse import quote

import msgspec
from jinja2 import TemplateNotFound
from litestar import Request, Response
from uuid_utils import uuid7

from cleaning.application.shared.access import Viewer, Visitor
from cleaning.web.caller import caller_of, session_token
from cleaning.web.injection import inject
from cleaning.web.listing import WORDED, cell, columns_of, rows_of, wanted
from cleaning.web.security import csrf_token
from cleaning.web.shell import Shell
from cleaning.web.wordbook import book_of

__all__ = ["Request", "Response", "done", "file", "inject", "page", "part", "see"]

FLASH = "flash"
HTML = "text/html"


def shell_of(request: Request) -> Shell:
    return request.app.state.shell


def viewer_of(request: Request) -> Viewer | None:
    """Whoever is signed in, once the request's scope is open."""
    container = request.state.get("container")
    return None if container is None else container.get(Visitor).viewer


def lang_of(request: Request) -> str:
    viewer = viewer_of(request)
    return viewer.lang if viewer is not None else caller_of(request).lang


def is_htmx(request: Request) -> bool:
    return request.headers.get("hx-request") == "true"


def wants_part(request: Request) -> bool:
    """htmx fills a named part of the page; going back in history or a boosted link wants the whole page."""
    headers = request.headers
    whole = headers.get("hx-boosted") == "true" or headers.get("hx-history-restore-request") == "true"
    return is_htmx(request) and not whole and bool(headers.get("hx-target"))


def _context(request: Request) -> dict[str, Any]:
    viewer = viewer_of(request)
    shell = shell_of(request)
    return {
        "lang": lang_of(request),
        "viewer": viewer,
        "rights": frozenset(viewer.permissions) if viewer is not None else frozenset(),
        "csrf": csrf_token(shell.secret, session_token(request)),
        "key": str(uuid7()),
        "path": request.url.path,
        "query": request.url.query,
        "company_name": (viewer.company if viewer else "") or shell.extras.get("company_name", "cleaning"),
        "flash": _flash(request),
        "request": request,
    }


def render(request: Request, template: str, **context: Any) -> str:
    return shell_of(request).templates.render(template, _context(request) | context)


def page(request: Request, template: str, *, status: int = 200, **context: Any) -> Response:
    """``office/clients/list`` as a page, or its part ``office/clients/_list`` where htmx asks for a part.

    Asked with ``export=csv`` or ``export=xlsx`` a page that shows a list answers with the list as a file.
    """
    if status == 200 and (written := exported(request, template, context)) is not None:
        return written
    context["exportable"] = rows_of(context) is not None
    name = template
    if wants_part(request):
        folder, _, last = template.rpartition("/")
        try:
            shell_of(request).templates[lang_of(request)].get_template(f"{folder}/_{last}.html")
            name = f"{folder}/_{last}"
        except TemplateNotFound:
            name = template
    response = Response(render(request, name, **context).encode(), media_type=HTML, status_code=status)
    response.headers["Vary"] = "HX-Request, HX-Target"
    if request.cookies.get(FLASH) and name == template:
        response.delete_cookie(FLASH)
    return response


def exported(request: Request, template: str, context: dict[str, Any]) -> Response | None:
    """The list of the page as a file, where one is asked for."""
    kind = wanted(request)
    rows = rows_of(context) if kind else None
    if kind is None or rows is None:
        return None
    from cleaning.web import sheets  # sheets stand on this module

    catalogues, lang = shell_of(request).catalogues, lang_of(request)
    columns = columns_of(rows)
    titles = [catalogues.gettext(f"column.{name}", lang) for name in columns]
    head = [
        name.replace("_", " ").capitalize() if title.startswith("column.") else title[:1].upper() + title[1:]
        for name, title in zip(columns, titles, strict=True)
    ]
    own = context.get("own") if rows and hasattr(rows[0], "own") else None
    head += own.head if own else []

    def words(fact: object) -> str:
        return catalogues.words(fact, lang)

    def told(name: str, value: Any) -> Any:
        of = WORDED.get(name)
        return value if of is None or not value or isinstance(value, Enum) else book_of(request).name(of, value, lang)

    plain = ([cell(told(name, getattr(row, name)), words) for name in columns] for row in rows)
    cells = (line + own.cells(row.own) for line, row in zip(plain, rows, strict=True)) if own else plain
    make = sheets.xlsx_file if kind == "xlsx" else sheets.csv_file
    return make(request, template.split("/")[1], head, cells)


def part(
    request: Request,
    template: str,
    *,
    status: int = 200,
    flash: str | None = None,
    inside: str | None = None,
    **context: Any,
) -> Response:
    """One partial; with ``flash`` a short message appears at the top as well.

    ``inside`` (``"#dialogs"``) puts it into another place of the page than the one that asked.
    """
    html = render(request, template, **context)
    if flash is not None:
        html += render(request, "ui/_flash_oob", flash=[("ok", flash)])
    elsewhere = {"HX-Retarget": inside, "HX-Reswap": "innerHTML"} if inside is not None else {}
    return Response(html.encode(), media_type=HTML, status_code=status, headers=elsewhere)


def done(request: Request, partial: str, *, back: str, flash: str | None = None, **context: Any) -> Response:
    """After a change: the changed part for htmx, the page again for a plain form."""
    if is_htmx(request):
        return part(request, partial, flash=flash, **context)
    return see(request, back, flash=flash)


def see(request: Request, url: str, *, flash: str | None = None, kind: str = "ok") -> Response:
    """Go to another page; ``flash`` (an English source text) is said there once."""
    # Headers carry no Cyrillic: what somebody searched for goes back as it is written in addresses.
    url = quote(url, safe="/?&=%#:,+;@!$'()*~")
    if is_htmx(request):
        response = Response(b"", status_code=204, headers={"HX-Redirect": url}, media_type=HTML)
    else:
        response = Response(b"", status_code=303, headers={"Location": url}, media_type=HTML)
    if flash is not None:
        packed = base64.urlsafe_b64encode(msgspec.json.encode([[kind, flash]])).decode()
        response.set_cookie(FLASH, packed, httponly=True, samesite="lax", path="/", max_age=60)
    return response


def file(content: bytes, name: str, media_type: str, *, inline: bool = False) -> Response:
    """A file to keep or, ``inline``, to look at."""
    how = "inline" if inline else "attachment"
    disposition = f"{how}; filename*=UTF-8''{quote(name)}"
    return Response(content, status_code=200, media_type=media_type, headers={"Content-Disposition": disposition})


def _flash(request: Request) -> list[tuple[str, str]]:
    packed = request.cookies.get(FLASH)
    if not packed:
        return []
    try:
        said = msgspec.json.decode(base64.urlsafe_b64decode(packed), type=list[tuple[str, str]])
    except (binascii.Error, msgspec.DecodeError, ValueError):
        return []
    shell, lang = shell_of(request), lang_of(request)
    return [
        (kind, shell.catalogues.gettext(text, lang)) for kind, text in said if kind in {"ok", "warn", "bad", "info"}
    ]
