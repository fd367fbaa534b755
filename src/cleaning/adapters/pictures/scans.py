"""How a JPEG is laid out, told from its heads alone: some need all of their memory before the first pixel is known."""

from __future__ import annotations

from dataclasses import dataclass

SCAN, END = b"\xff\xda", b"\xff\xd9"
PROGRESSIVE = frozenset({0xC2, 0xC6, 0xCA, 0xCE})
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
MOST_SCANS = 60
"""Cameras and editors write about ten; every further one costs a walk through the whole picture."""


@dataclass(frozen=True, slots=True)
class Scans:
    """``whole``: its coefficients are kept until the last scan, so it cannot be decoded at a fraction of its size."""

    count: int
    whole: bool


def scans_of(content: bytes) -> Scans:
    """Of a JPEG; what lies behind its end, such as the film of a moving photo, is not counted."""
    at, parts, progressive = 2, 0, False
    while content[at : at + 1] == b"\xff" and at + 9 < len(content):
        mark = content[at + 1]
        if mark in FRAMES:
            progressive, parts = mark in PROGRESSIVE, content[at + 9]
        if mark == SCAN[1]:
            break
        # Fill bytes stand before a mark and have no length.
        at += 1 if mark == 0xFF else 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    end = content.find(END, at)
    count = content.count(SCAN, at, end if end >= 0 else len(content))
    return Scans(count, progressive or (content[at : at + 2] == SCAN and content[at + 4 : at + 5] < bytes([parts])))
