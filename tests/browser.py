"""The real application behind a real socket, and Chromium in front of it."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread
from time import monotonic, sleep

from dishka import Container, Provider
from granian.constants import Interfaces
from granian.server.embed import Server
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from cleaning.main import create_app
from cleaning.settings import Settings
from tests.app import SECRET, SECRET_KEY

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"),
    *("--disable-sync", "--disable-default-apps", "--no-first-run", "--lang=bg-BG"),
]
BULGARIAN = {**os.environ, "LANGUAGE": "bg", "LANG": "bg_BG.UTF-8", "LC_ALL": "bg_BG.UTF-8"}
"""So that the browser's own controls (dates, times) are those a Bulgarian sees."""


def chromium_path() -> str | None:
    return next(filter(None, map(shutil.which, CHROMIUM)), None)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@contextmanager
def served(url: str, *providers: Provider) -> Iterator[tuple[str, Container]]:
    """The address of the app on this database, and its container."""
    port = free_port()
    app = create_app(Settings(database_url=url, secret=SECRET, secret_key=SECRET_KEY), *providers)
    server = Server(app, address="127.0.0.1", port=port, interface=Interfaces.ASGI, log_enabled=False)
    loop = asyncio.new_event_loop()

    def run() -> None:
        asyncio.set_event_loop(loop)
        loop.run_until_complete(server.serve())

    thread = Thread(target=run, daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{port}"
    wait_for(address)
    try:
        yield address, app.state.shell.container
    finally:
        loop.call_soon_threadsafe(server.stop)
        thread.join(10)


def wait_for(address: str, seconds: float = 20) -> None:
    ends = monotonic() + seconds
    while monotonic() < ends:
        with suppress(OSError):
            urllib.request.urlopen(f"{address}/login", timeout=2).close()
            return
        sleep(0.05)
    raise TimeoutError(f"{address} does not answer")


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS, env=BULGARIAN)
        yield browser
        browser.close()


CALLED_OFF = ("htmx:sendAbort, ", "htmx:afterRequest, ")
"""What htmx says of a question that the next letter typed replaced. A failed one says ``htmx:sendError`` besides."""


def watched(page: Page) -> list[str]:
    """What the page complains about in its console (a broken security policy, a script's error), as it comes."""
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(CALLED_OFF):
            complaints.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return complaints
