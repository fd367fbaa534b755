"""The demo company, played once and kept, and a web process in front of it."""

from __future__ import annotations

import asyncio
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import cleaning
from cleaning.adapters.sql import embedded
from cleaning.adapters.sql.migrate import MIGRATIONS
from cleaning.database import empty, ready, upgrade
from cleaning.demo.build import build
from cleaning.settings import Settings, with_secret
from cleaning.worker import work
from tests.browser import free_port, wait_for

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "build" / "screens-company"
DEMO = Path(cleaning.__file__).parent / "demo"


def served(*, fresh: bool = False) -> Iterator[str]:
    """The address of the demo company; the server of its database is stopped afterwards."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    settings = with_secret(Settings(data=FOLDER))
    try:
        known = ready(settings)
        if fresh or not _is_of_today():
            _play(settings, known)
        yield from _web(settings)
    finally:
        embedded.Cluster(settings.postgres.resolve(), settings.postgres.resolve() / "run").stop()


def _stamp() -> Path:
    return FOLDER / "played"


def _is_of_today() -> bool:
    return _stamp().exists() and _stamp().read_text() == _made_of()


def _made_of() -> str:
    """The demo's own files, the tables and the day: with any of them changed the company is another one."""
    digest = hashlib.sha256(datetime.now(UTC).date().isoformat().encode())
    for path in sorted([*DEMO.rglob("*.py"), *DEMO.rglob("*.csv"), *MIGRATIONS.rglob("*.py")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _play(settings: Settings, known: Settings) -> None:
    _stamp().unlink(missing_ok=True)
    empty(settings)
    upgrade(known)
    build(known)
    asyncio.run(work(known, once=True))  # what the demo put off: a month of papers, everything as a file
    _stamp().write_text(_made_of())


def _web(settings: Settings) -> Iterator[str]:
    """A process of its own, so that the program and the walk do not wait for each other."""
    port = free_port()
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("CLEANING_")},
        "CLEANING_DATA": str(settings.data),
        "CLEANING_PORT": str(port),
        "CLEANING_WEB_WORKERS": "1",
        "CLEANING_LOG_LEVEL": "warning",
    }
    web = subprocess.Popen([sys.executable, "-m", "cleaning", "web"], env=environment)
    try:
        wait_for(f"http://127.0.0.1:{port}", 60)
        yield f"http://127.0.0.1:{port}"
    finally:
        web.terminate()
        web.wait(20)
