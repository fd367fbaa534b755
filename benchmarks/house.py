"""The program on the data set: its database, its web in processes of their own, a browser and a program that ask it."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.parse import urlencode

from dishka import Container
from sqlalchemy import Engine, text

from cleaning.adapters.sql.embedded import Cluster
from cleaning.application.identity.keys import CreateKey, KeyRequest
from cleaning.database import ready, upgrade
from cleaning.demo.users import PASSWORD
from cleaning.first_time import demo_wanted
from cleaning.settings import Settings, with_secret
from cleaning.wiring import wire
from cleaning.wiring.program import as_program

ROOT = Path(__file__).resolve().parent.parent


@dataclass
class Browser:
    """One kept connection, signed in by a cookie or by a key."""

    port: int
    headers: dict[str, str]

    def __post_init__(self) -> None:
        self.connection = HTTPConnection("127.0.0.1", self.port, timeout=60)

    def ask(
        self, method: str, path: str, body: bytes | None = None, **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        more = {name.replace("_", "-"): value for name, value in headers.items()}
        self.connection.request(method, path, body, {**self.headers, **more})
        answer = self.connection.getresponse()
        content = answer.read()
        told = {name.lower(): value for name, value in answer.getheaders()}
        if cookies := answer.msg.get_all("set-cookie"):
            told["set-cookie"] = "; ".join(one.split(";")[0] for one in cookies)
        return answer.status, told, content

    def get(self, path: str, **headers: str) -> bytes:
        status, _, content = self.ask("GET", path, **headers)
        if status != 200:
            raise RuntimeError(f"{path} answered {status}: {content[:300]!r}")
        return content

    def post(self, path: str, body: bytes, **headers: str) -> bytes:
        status, _, content = self.ask("POST", path, body, **headers)
        if status not in (200, 201, 204, 303):
            raise RuntimeError(f"{path} answered {status}: {content[:300]!r}")
        return content


@dataclass
class House:
    settings: Settings
    container: Container
    cookie: str
    key: str

    def browser(self) -> Browser:
        """Signed in as the owner."""
        return Browser(self.settings.port, {"Cookie": self.cookie})

    def program(self) -> Browser:
        """With an API key."""
        return Browser(self.settings.port, {"Authorization": f"Bearer {self.key}", "Content-Type": "application/json"})

    def one(self, query: str, **values: Any) -> Any:
        with self.container.get(Engine).connect() as connection:
            return connection.scalar(text(query), values)

    def all(self, query: str, **values: Any) -> list[Any]:
        with self.container.get(Engine).connect() as connection:
            return list(connection.execute(text(query), values))

    @contextmanager
    def scope(self) -> Iterator[Container]:
        """A request of the program itself, in this process."""
        with as_program(self.container, "benchmark") as scope:
            yield scope


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@contextmanager
def house(scale: str, folder: Path | None = None) -> Iterator[House]:
    """Makes the data set where there is none yet, and brings an old one up to date; what is started here ends with it.

    ``folder`` holds it instead of ``build/bench-SCALE``: a big one is made once and kept for every checkout.
    """
    data = (folder or ROOT / "build" / f"bench-{scale}").absolute()
    data.mkdir(parents=True, exist_ok=True)
    settings = with_secret(ready(Settings(data=data, port=free_port())))
    upgrade(settings)
    make = demo_wanted(settings, lambda told: print(told, file=sys.stderr), built_in=True, scale=scale)
    if make is not None:
        make()
    web = subprocess.Popen(
        [sys.executable, "-m", "cleaning", "web"],
        env=os.environ
        | {"CLEANING_DATA": str(data), "CLEANING_PORT": str(settings.port), "CLEANING_LOG_LEVEL": "error"},
        start_new_session=True,
        stdout=subprocess.DEVNULL,
    )
    try:
        wait_for(settings.port)
        container = wire(settings)
        with container:
            yield House(settings, container, _signed_in(settings.port), _key(container))
    finally:
        os.killpg(web.pid, signal.SIGTERM)
        web.wait(30)
        Cluster(settings.postgres.resolve(), settings.postgres.resolve() / "run").stop()


def wait_for(port: int, path: str = "/login", seconds: float = 120) -> float:
    """How long it took until the address answered."""
    began = monotonic()
    while monotonic() < began + seconds:
        with suppress(OSError):
            if Browser(port, {}).ask("GET", path)[0] == 200:
                return monotonic() - began
        sleep(0.02)
    raise TimeoutError(f"port {port} does not answer")


def _signed_in(port: int) -> str:
    """The cookies of the owner after the login form."""
    visitor = Browser(port, {})
    _, headers, page = visitor.ask("GET", "/login")
    token = re.search(rb'name="csrf" value="([^"]*)"', page)
    cookies = headers.get("set-cookie", "")
    form = {"login": "owner", "password": PASSWORD, "csrf": token[1].decode() if token else ""}
    status, headers, _ = visitor.ask(
        "POST",
        "/login",
        urlencode(form).encode(),
        Content_Type="application/x-www-form-urlencoded",
        Cookie=cookies,
        Sec_Fetch_Site="same-origin",
    )
    if status != 303:
        raise RuntimeError(f"the owner could not sign in: {status}")
    return headers["set-cookie"]


def _key(container: Container) -> str:
    with as_program(container, "benchmark") as scope:
        with scope.get(Engine).connect() as connection:
            owner = connection.scalar(text("select id from users where login = 'owner'"))
        return scope.get(CreateKey)(KeyRequest(name="benchmark", user_id=owner)).secret
