"""Which fields each form reads, found by watching it, and what people, mistakes and machines type into them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote_from_bytes

import pytest

from cleaning.web.forms import Form
from tests.app import Screens
from tests.integration.access.doors import Door, knock

LONG = "я" * 500_000
GARBAGE: tuple[bytes, ...] = tuple(one if isinstance(one, bytes) else one.encode() for one in (
    b"\x00", b"a\x00b", b"\xed\xa0\x80", b"\xff\xfe", "1" + "0" * 400, "9" * 19, "9" * 30, "-1", "-" + "9" * 25, "0",
    "1e999", "1e-999", "NaN", "Infinity", "∞", "²", "٣", "1,1,1", "0,000000000000000000001", LONG, " " * 5000,
    "0000-01-01", "0001-01-01", "9999-12-31", "10000-01-01", "2026-02-30", "9999-12-31T23:59", "0001-01-01T00:00",
    "2026-13", "24:61", "00:00", "true", "null", "[]", "{}", "../../etc/passwd", "' or 1=1 --", "<script>",
    "{{ 7*7 }}", "%s%n", "7b1f6a3e-0000-4000-8000-000000000000", "FREQ=SECONDLY", "FREQ=DAILY;COUNT=999999999",
    "FREQ=DAILY;BYDAY=XX", "=1+1",
    "\u202e\u200f", "\U0001f9f9" * 60, "1:2:3", ":", ",", ";", "-", "BG", "+", "0" * 400,
))  # fmt: skip
"""NUL bytes, lone surrogates, numbers beyond every column, days beyond every calendar, words that are no choice."""
OURS = {"csrf", "key"}


@contextmanager
def watched() -> Iterator[set[str]]:
    """The names that forms are asked for meanwhile."""
    names: set[str] = set()
    get, every = Form.get, Form.all

    def asked(form: Form, name: str, default: str | None = None) -> str | None:
        names.add(form._prefix + name)
        return get(form, name, default)

    def all_asked(form: Form, name: str) -> list[str]:
        names.add(form._prefix + name)
        return every(form, name)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Form, "get", asked)
        patch.setattr(Form, "all", all_asked)
        yield names


def fields(client: Screens, found: list[Door], village: dict[str, Any]) -> dict[Door, list[str]]:
    """Form → the fields it reads when it is sent."""
    read: dict[Door, list[str]] = {}
    for door in found:
        with watched() as names:
            knock(client, door, village, "owner")
        read[door] = sorted(names - OURS)
    return read


def body(known: dict[str, Any], **changed: bytes | list[bytes]) -> bytes:
    """A form as a browser would send it, byte by byte."""
    pairs: list[tuple[str, bytes]] = [
        (name, str(value).encode()) for name, value in known.items() if name not in changed
    ]
    for name, values in changed.items():
        pairs += [(name, value) for value in (values if isinstance(values, list) else [values])]
    return "&".join(f"{quote_from_bytes(name.encode())}={quote_from_bytes(value)}" for name, value in pairs).encode()
