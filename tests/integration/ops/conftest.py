"""A program of its own in a temporary folder: commands, processes, kills."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from cleaning.adapters.sql import embedded

REPOSITORY = Path(__file__).parents[3]


class House:
    """``house("audit")`` is ``cleaning audit`` with a data folder of this test's own."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.data = place / "var"

    def env(self, **more: str) -> dict[str, str]:
        clean = {name: value for name, value in os.environ.items() if not name.startswith("CLEANING_")}
        ours = {"CLEANING_DATA": str(self.data), "CLEANING_DEMO": "0", "PYTHONPATH": str(REPOSITORY / "src")}
        return clean | ours | more

    def __call__(self, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "cleaning", *arguments]
        return subprocess.run(command, env=self.env(**env), capture_output=True, text=True, timeout=300, cwd=self.place)

    def done(self, *arguments: str, **env: str) -> str:
        """The output of a command that must succeed."""
        result = self(*arguments, **env)
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout

    def at(self, name: str) -> House:
        """Another data folder beside this one."""
        other = House(self.place)
        other.data = self.place / name
        return other

    def stop(self) -> None:
        for postgres in self.place.glob("*/postgres"):
            real = postgres.resolve()
            if (real / "cluster" / "postmaster.pid").exists():
                embedded.Cluster(real, real / "run").stop()


@pytest.fixture
def house() -> Iterator[House]:
    place = Path(tempfile.mkdtemp(prefix="cl-"))
    place.chmod(0o755)
    made = House(place)
    yield made
    made.stop()
    shutil.rmtree(place, ignore_errors=True)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]
