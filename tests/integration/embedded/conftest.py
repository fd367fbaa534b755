"""Servers of these tests' own, each in a folder that is gone afterwards."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from cleaning.adapters.sql import embedded


@pytest.fixture
def folder() -> Iterator[Path]:
    """A place others may pass through (the server is another user when we are root), short enough for a socket."""
    place = Path(tempfile.mkdtemp(prefix="cl-"))
    place.chmod(0o755)
    yield place / "postgres"
    stop(place / "postgres")
    shutil.rmtree(place, ignore_errors=True)


def stop(folder: Path) -> None:
    real = folder.resolve()
    if (real / "cluster" / "postmaster.pid").exists():
        embedded.Cluster(real, real / "run").stop()


needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
