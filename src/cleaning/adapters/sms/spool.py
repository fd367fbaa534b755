"""What a provider told us over an open line, kept on disk until we have read it into the database."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import msgspec

from cleaning.application.messaging.gateways import Inbound, Polled, Report

WHOLE_WITHIN = timedelta(minutes=10)
"""How long the missing parts of a long text are waited for; then it is read as it is."""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a long text from outside, or a whole one (1 of 1); parts of one text share sender and ``group``."""

    sender: str
    recipient: str
    text: str
    at: datetime
    group: int = 0
    total: int = 1
    position: int = 1


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    report: Report | None = None
    part: Part | None = None


class Spool:
    """One small file a piece of news, on disk before the provider is told that we have it.

    ``poll`` hands everything out and names the hand-over; only when the same name comes back, which means that the
    database has it, are those files removed. News handed out twice does no harm: each names its event.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._handed: tuple[str, list[Path]] = ("", [])

    def keep(self, news: Kept) -> None:
        """OSError when the disk does not take it: then the provider must not be told that we have it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        draft = self.folder / f"{datetime.now(UTC):%Y%m%d%H%M%S%f}-{uuid4().hex}.new"
        with draft.open("wb") as file:
            file.write(msgspec.json.encode(news))
            file.flush()
            os.fsync(file.fileno())
        draft.rename(draft.with_suffix(".json"))

    def poll(self, cursor: str, most: int = 1000) -> Polled:
        name, handed = self._handed
        if name and cursor == name:
            for path in handed:
                path.unlink(missing_ok=True)
            self._handed = ("", [])
        paths = sorted(self.folder.glob("*.json"))[:most] if self.folder.is_dir() else []
        news = [(path, msgspec.json.decode(path.read_bytes(), type=Kept)) for path in paths]
        reports = [(path, one.report) for path, one in news if one.report is not None]
        texts = list(_whole((path, one.part) for path, one in news if one.part is not None))
        if not reports and not texts:
            return Polled(cursor=cursor)
        read = [path for path, _ in reports] + [path for paths_of_one, _ in texts for path in paths_of_one]
        self._handed = (uuid4().hex, read)
        return Polled(
            reports=tuple(report for _, report in reports),
            inbound=tuple(text for _, text in texts),
            cursor=self._handed[0],
        )


def _whole(parts: Iterable[tuple[Path, Part]]) -> Iterable[tuple[list[Path], Inbound]]:
    """Texts all of whose parts are here, or have been waited for long enough."""
    groups: dict[tuple[str, int, int, str], dict[int, tuple[Path, Part]]] = {}
    for path, part in parts:
        alone = path.stem if part.total == 1 else ""
        groups.setdefault((part.sender, part.group, part.total, alone), {})[part.position] = (path, part)
    for (sender, _, total, _), found in groups.items():
        ordered = [found[position] for position in sorted(found)]
        first = ordered[0][1]
        if len(ordered) < total and datetime.now(UTC) - first.at < WHOLE_WITHIN:
            continue
        text = "".join(part.text for _, part in ordered)
        name = ordered[0][0].stem
        yield (
            [path for path, _ in ordered],
            Inbound(event_id=name, sender=sender, recipient=first.recipient, text=text, at=first.at),
        )
