"""The built files, from memory: compressed when they were built, named by their content, kept by browsers for ever.

Litestar's router reads the disk each time and sends plain files; granian's is quick, but sends neither the compressed
ones nor our headers.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from litestar import asgi
from litestar.types import Receive, Scope, Send

from cleaning.web.assets import DIST
from cleaning.web.security import FOR_EVER

ENCODINGS = {"br": ".br", "gzip": ".gz"}
KINDS = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".woff2": "font/woff2"}


@dataclass(frozen=True, slots=True)
class BuiltFile:
    """One file in the forms it can be sent, the plain one under ``""``."""

    kind: str
    forms: dict[str, bytes]

    def best(self, accepted: str) -> tuple[str, bytes]:
        offered = {part.partition(";")[0].strip() for part in accepted.split(",")}
        encoding = next((name for name in ENCODINGS if name in offered and name in self.forms), "")
        return encoding, self.forms[encoding]


def load(dist: Path = DIST) -> dict[str, BuiltFile]:
    """Path below ``/static`` → file."""
    return {name: BuiltFile(kind_of(path), dict(_forms(path))) for name, path in _files(dist)}


def _files(dist: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(dist.rglob("*")):
        if path.is_file() and path.suffix not in ENCODINGS.values():
            yield path.relative_to(dist).as_posix(), path


def _forms(path: Path) -> Iterator[tuple[str, bytes]]:
    yield "", path.read_bytes()
    for encoding, ending in ENCODINGS.items():
        packed = path.with_name(path.name + ending)
        if packed.exists():
            yield encoding, packed.read_bytes()


def kind_of(path: Path) -> str:
    return KINDS.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"


def static_files(dist: Path = DIST) -> Any:
    """The handler for everything under ``/static``."""
    files = load(dist)

    @asgi("/static", is_mount=True, copy_scope=True)
    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        found = files.get(scope["path"].removeprefix("/static").strip("/"))
        if found is None or scope["method"] not in ("GET", "HEAD"):
            await _answer(send, 404, [(b"content-type", b"text/plain"), (b"cache-control", b"no-store")], b"")
            return
        asked = dict(scope["headers"])
        encoding, content = found.best(asked.get(b"accept-encoding", b"").decode("latin-1"))
        headers = [(b"content-type", found.kind.encode()), (b"vary", b"accept-encoding")]
        headers.append((b"cache-control", FOR_EVER.encode()))
        headers.append((b"content-length", str(len(content)).encode()))
        if encoding:
            headers.append((b"content-encoding", encoding.encode()))
        await _answer(send, 200, headers, b"" if scope["method"] == "HEAD" else content)

    return serve


async def _answer(send: Send, status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
