"""A program of its own in a temporary folder: commands, processes, kills."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx
import psutil
import psycopg
import pytest
from uuid_utils import uuid7

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


@contextmanager
def new_house() -> Iterator[House]:
    place = Path(tempfile.mkdtemp(prefix="cl-"))
    place.chmod(0o755)
    made = House(place)
    yield made
    made.stop()
    shutil.rmtree(place, ignore_errors=True)


@pytest.fixture
def house() -> Iterator[House]:
    with new_house() as made:
        yield made


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class Running:
    """``cleaning run`` of a house, and its processes."""

    def __init__(self, house: House, **env: str) -> None:
        self.house = house
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = (house.place / "run.log").open("w+")
        command = [sys.executable, "-m", "cleaning", "run"]
        told = house.env(CLEANING_PORT=str(self.port), **env)
        self.process = subprocess.Popen(command, env=told, stdout=self.log, stderr=self.log, cwd=house.place)
        self.until_it_answers(240)

    def answers(self, path: str = "/login", **headers: str) -> bool:
        try:
            return httpx.get(f"{self.url}{path}", headers=headers, timeout=2).status_code == 200
        except httpx.HTTPError:
            return False

    def until_the_api_answers(self, key: str, seconds: float) -> float:
        """A call that needs the database, unlike the login page; how long it took."""
        return self.until_it_answers(seconds, "/api/v1/clients?limit=1", Authorization=f"Bearer {key}")

    def post(self, key: str, path: str, body: dict[str, Any]) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {key}", "Idempotency-Key": str(uuid7())}
        answer = httpx.post(f"{self.url}/api/v1{path}", json=body, headers=headers)
        assert answer.status_code == 201, answer.text
        return answer.json()

    def until_it_answers(self, seconds: float, path: str = "/login", **headers: str) -> float:
        """How long it took. AssertionError with the end of the log when it does not come back."""
        began = time.monotonic()
        while time.monotonic() - began < seconds:
            if self.answers(path, **headers):
                return time.monotonic() - began
            assert self.process.poll() is None, self.said()
            time.sleep(0.05)
        raise AssertionError(f"no answer within {seconds} s\n{self.said()}")

    def said(self) -> str:
        self.log.flush()
        return Path(self.log.name).read_text()[-4000:]

    def child(self, command: str) -> psutil.Process:
        """``web`` or ``worker``, as the supervisor started it."""
        for _ in range(100):
            for process in psutil.Process(self.process.pid).children():
                with suppress(psutil.Error):
                    if process.name() == f"cleaning {command}":
                        return process
            time.sleep(0.05)
        raise AssertionError(f"there is no {command}\n{self.said()}")

    def stored(self, query: str) -> list[tuple[Any, ...]]:
        """What the database itself says, asked as its superuser."""
        with psycopg.connect(embedded.start(self.house.data / "postgres").dsn("cleaning"), autocommit=True) as asked:
            done = asked.execute(query)
            return done.fetchall() if done.description else []

    def end(self) -> int:
        self.process.terminate()
        code = self.process.wait(40)
        self.log.close()
        return code


@pytest.fixture
def running(house: House) -> Iterator[Running]:
    started = Running(house)
    yield started
    if started.process.poll() is None:
        started.end()
