"""Which screens there are: the routes of the program, and an address of each that somebody's links lead to."""

from __future__ import annotations

import hashlib
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qs, urljoin, urlsplit

import httpx
from litestar import Litestar, Router
from litestar.di import Provide

from cleaning.main import routes
from cleaning.web import requests

NOT_SCREENS = re.compile(
    r"^/(logout|language|branch|static|live|schema|callbacks|api/)|^/public/|\.(pdf|csv|xlsx|zip|json)$"
)
TELLING = ("kind", "tab", "view", "report")
"""Query parameters that make another screen; any other is the same screen with other rows."""
TRIED, SHOWN = 10, 3
"""Addresses of one kind that are opened, and those of them that look different enough to be looked at."""
VANISH = {
    "/login": "whoever is signed in is led on",
    "/request/thanks": "follows a request; a stranger looks at it",
    "/reports": "there is one report yet, and it is led to",
}


@dataclass
class Screen:
    """One address to look at, and who looks."""

    kind: str
    who: str
    address: str
    number: int = 1


@dataclass
class Found:
    screens: list[Screen] = field(default_factory=list)
    wrong: list[dict[str, str]] = field(default_factory=list)
    opened: set[str] = field(default_factory=set)
    cookies: dict[str, list[dict]] = field(default_factory=dict)


class Reader(HTMLParser):
    """What a page leads to, and what tells it apart from another of its kind."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.marks: set[str] = set()
        self.ids: set[str] = set()
        self.targets: set[tuple[str, str]] = set()
        self.csrf = ""
        self.logins: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, pairs: list[tuple[str, str | None]]) -> None:
        of = {name: value or "" for name, value in pairs}
        self.ids.add(of.get("id", ""))
        if tag == "a" and "href" in of and "download" not in of:
            self.links.append(of["href"])
        self.links += [of["hx-get"]] if of.get("hx-get") else []
        if tag == "form":
            self.links += [of["action"]] if of.get("method", "get") == "get" and of.get("action") else []
            self.marks.add(re.sub(r"\d+", "{}", of.get("action", "")))
        if tag in ("section", "table"):
            self.marks.add(re.sub(r"\d+", "{}", of.get("id", "") + of.get("class", "")))
        for way in ("hx-get", "hx-post"):
            # Forms, their buttons and links are plain ones where their part is missing (standalone.js).
            if (
                way in of
                and tag not in ("form", "a")
                and "formaction" not in of
                and of.get("hx-target", "").startswith("#")
            ):
                self.targets.add((of["hx-target"][1:], of[way]))
        if of.get("name") == "csrf":
            self.csrf = of.get("value", "")
        if "data-fill-login" in of:
            self.logins.append((of["data-fill-login"], of.get("data-fill-password", "")))


def patterns() -> dict[str, re.Pattern[str]]:
    """Every GET route of the program that may be a screen → what its addresses look like; plain ones first."""
    screens = [one for one in routes() if not one.__module__.startswith("cleaning.web.api.")]
    app = Litestar([Router("/", route_handlers=screens)], dependencies={"form": Provide(requests.provide_form)})
    found = {}
    for route in app.routes:
        path = re.sub(r"{(\w+)(:\w+)?}", "{}", route.path)
        if "GET" in getattr(route, "methods", ()) and not NOT_SCREENS.search(path):
            found[path] = re.compile("[^/]+".join(map(re.escape, path.split("{}"))) + "/?$")
    return dict(sorted(found.items(), key=lambda one: one[0].count("{}")))


def kind_of(address: str, known: dict[str, re.Pattern[str]]) -> str | None:
    parts = urlsplit(address)
    route = next((path for path, pattern in known.items() if pattern.match(parts.path)), None)
    if route is None:
        return None
    asked = parse_qs(parts.query)
    telling = [f"{name}={asked[name][0]}" for name in TELLING if name in asked]
    return route + ("?" + "&".join(telling) if telling else "")


def people(base: str) -> list[tuple[str, str]]:
    """(user name, password) of everybody the login page of a demo offers."""
    return Reader(httpx.get(f"{base}/login").text).logins


def sign_in(base: str, login: str, password: str) -> tuple[httpx.Client, str]:
    """A signed-in client, and where this person arrives."""
    client = httpx.Client(
        base_url=base,
        headers={"accept-language": "bg", "origin": base, "user-agent": "Mozilla/5.0 (X11; Linux) Chrome/140"},
        timeout=30,
    )
    csrf = Reader(client.get("/login").text).csrf
    answer = client.post("/login", data={"login": login, "password": password, "csrf": csrf})
    home = answer.headers.get("location") or answer.headers.get("hx-redirect") or "/"
    return client, urlsplit(home).path


def speak(client: httpx.Client, lang: str) -> None:
    csrf = Reader(client.get("/account").text).csrf
    client.post("/language", data={"lang": lang, "back": "/", "csrf": csrf})


def find(base: str, clients: dict[str, tuple[httpx.Client, str]]) -> Found:
    """Everybody's links, followed from home; the first who sees a kind of screen is who looks at it."""
    known, found = patterns(), Found()
    seen: dict[str, set[str]] = {}
    for who, (client, home) in clients.items():
        _walk(base, who, client, home, known, seen, found)
    for path in known:
        if path not in found.opened and path not in VANISH:
            _tell(found, "no link leads there", path, "", "")
    return found


def _walk(base, who, client, home, known, seen, found: Found) -> None:
    first = who == next(iter(found.cookies), who)
    found.cookies[who] = [{"name": one.name, "value": one.value or "", "url": base} for one in client.cookies.jar]
    waiting, tried, asked = deque([home, "/account"]), {}, set()
    while waiting:
        address = waiting.popleft()
        kind = kind_of(address, known)
        if kind is None:
            if address == home or not NOT_SCREENS.search(urlsplit(address).path):
                _tell(found, "no such page", address, who, "")
            continue
        if address in asked or tried.get(kind, 0) >= (TRIED if first else 2):
            continue
        asked.add(address)
        tried[kind] = tried.get(kind, 0) + 1
        answer = client.get(address)
        if answer.status_code in (302, 303):
            waiting.append(urlsplit(urljoin(address, answer.headers["location"])).path)
            continue
        if answer.status_code >= 400:
            _tell(found, "leads nowhere", address, who, str(answer.status_code))
            continue
        found.opened.add(kind.partition("?")[0])
        text = answer.text
        if "text/html" not in answer.headers.get("content-type", ""):
            continue
        page = Reader(text)
        whole = text.lstrip()[:15].lower().startswith("<!doctype html")
        waiting.extend(_inside(page.links, address, base))
        if not whole:
            continue
        for target, asks in sorted(page.targets):
            if target not in page.ids:
                asks = re.sub(r"\d+", "{}", asks.partition("?")[0])
                _tell(found, "part is not there", kind, "", f"#{target} for {asks}")
        _keep(Screen(kind, who, address), page, seen, found, home=address == home)


def _tell(found: Found, what: str, where: str, who: str, detail: str) -> None:
    told = {"what": what, "where": where, "who": who, "detail": detail}
    if told not in found.wrong:
        found.wrong.append(told)


def _keep(screen: Screen, page: Reader, seen: dict[str, set[str]], found: Found, *, home: bool) -> None:
    """Another address of a kind is worth a look when it offers other actions or has other parts."""
    digest = hashlib.sha256(" ".join(sorted(page.marks)).encode()).hexdigest()
    marks = seen.setdefault(screen.kind, set())
    if home and screen.who not in (one.who for one in found.screens if one.kind == screen.kind):
        pass
    elif digest in marks or len(marks) >= SHOWN:
        return
    marks.add(digest)
    screen.number = 1 + sum(one.kind == screen.kind and one.who == screen.who for one in found.screens)
    found.screens.append(screen)


def _inside(links: list[str], address: str, base: str) -> Iterator[str]:
    for link in links:
        parts = urlsplit(urljoin(base + address, link))
        if f"{parts.scheme}://{parts.netloc}" == base:
            yield parts.path + (f"?{parts.query}" if parts.query else "")
