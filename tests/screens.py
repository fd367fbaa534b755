"""Walk every screen of the demo in Chromium: pictures of each, and what is wrong with them.

`python -m tests.screens build/screens [ADDRESS]` plays the demo on a throw-away database (or takes a running one),
signs in as every person its login page offers, follows the links of each, and looks at each kind of address once: desk
and phone, Bulgarian and English. It complains (and exits 1) about answers that are no pages, errors in the console,
screens that scroll sideways, and what axe-core calls serious or critical. Screens no link leads to are listed too.
"""

from __future__ import annotations

import html
import re
import shutil
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

from litestar import Litestar
from playwright.sync_api import Browser, BrowserContext, Error, Page

from cleaning.demo.build import build
from cleaning.main import routes
from cleaning.settings import Settings
from tests.app import SECRET_KEY
from tests.browser import chromium, chromium_path, served
from tests.database import TestServer

ROOT = Path(__file__).resolve().parent.parent
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
DESK, PHONE = (1440, 900), (390, 844)
LANGUAGES = ("bg", "en")
# Whose work is on a phone only; everybody else is looked at on both.
PHONE_PEOPLE = {"crew"}
SKIPPED = re.compile(r"^/(logout|language|branch|static|api/v1|live)\b|\.(pdf|csv|xlsx|zip)$|/(pdf|export|file|print)$")
TELLING = ("kind", "tab", "view", "stage")
"""Query parameters that make another screen; any other is the same screen with other rows."""
AXE_RULES = "{resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']}"
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"


@dataclass
class Walk:
    """What was seen and what was wrong; pictures go into ``out``."""

    out: Path
    seen: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)
    pictures: list[tuple[str, Path]] = field(default_factory=list)

    def complain(self, where: str, what: str) -> None:
        print(f"  ✗ {where}: {what}", flush=True)
        self.wrong.append(f"{where}: {what}")


def kind_of(address: str) -> str:
    """``/clients/7?tab=money&after=x`` → ``/clients/{}?tab=money``: screens of one kind look the same."""
    parts = urlsplit(address)
    path = re.sub(r"/(\d+|[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32}|\d{4}-\d{2}(-\d{2})?)(?=/|$)", "/{}", parts.path)
    telling = [f"{name}={values[0]}" for name, values in sorted(parse_qs(parts.query).items()) if name in TELLING]
    return path + ("?" + "&".join(telling) if telling else "")


def people(browser: Browser, base: str) -> list[tuple[str, str]]:
    """(user name, password) of everybody the login page of a demo offers."""
    with browser.new_page() as page:
        page.goto(urljoin(base, "/login"))
        offers = page.locator("[data-fill-login]").all()
        return [(one.get_attribute("data-fill-login"), one.get_attribute("data-fill-password")) for one in offers]


def sign_in(context: BrowserContext, base: str, login: str, password: str) -> str:
    """Where this person arrives."""
    page = context.new_page()
    page.goto(urljoin(base, "/login"))
    page.fill("[name=login]", login)
    page.fill("[name=password]", password)
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda url: "/login" not in url)
    arrived = urlsplit(page.url).path
    page.close()
    return arrived


def speak(page: Page, base: str, lang: str) -> None:
    """Switch the language the way a person does, by the form of the menu; a screen without a menu has none."""
    if page.locator("html").get_attribute("lang") == lang:
        return
    page.goto(urljoin(base, "/account"))
    with page.expect_navigation():
        page.evaluate(f'document.querySelector(\'form[action="/language"] button[value="{lang}"]\').click()')


def links(page: Page, base: str) -> Iterator[str]:
    for href in page.eval_on_selector_all("a[href]", "all => all.map(one => one.href)"):
        parts = urlsplit(href)
        if f"{parts.scheme}://{parts.netloc}" == base and not SKIPPED.search(parts.path):
            yield parts.path + (f"?{parts.query}" if parts.query else "")


def walk(context: BrowserContext, base: str, person: str, start: str, walked: Walk) -> None:
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    # The account page too, which everybody has: a home that fails must not hide all the rest.
    waiting, known = deque([start, "/account"]), {kind_of(start), "/account"}
    while waiting:
        address = waiting.popleft()
        kind = kind_of(address)
        errors.clear()
        try:
            answer = page.goto(urljoin(base, address), wait_until="load")
        except Error as refused:
            if "Download is starting" not in str(refused):
                raise
            continue
        if answer is None or not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        if answer.status >= 400:
            walked.complain(f"{person} {address}", f"answered {answer.status}")
            continue
        for found in links(page, base):
            if kind_of(found) not in known:
                known.add(kind_of(found))
                waiting.append(found)
        if kind in walked.seen and kind != kind_of(start):
            continue
        walked.seen.add(kind)
        look(page, base, person, address, walked)
        for error in dict.fromkeys(errors):
            walked.complain(f"{person} {address}", f"console: {error}")
    page.close()


def look(page: Page, base: str, person: str, address: str, walked: Walk) -> None:
    """Both languages, both widths: a picture, axe, and whether it scrolls sideways."""
    print(f"{person:12} {address}", flush=True)
    for lang in LANGUAGES:
        speak(page, base, lang)
        page.goto(urljoin(base, address), wait_until="load")
        for width, height in [PHONE] if person in PHONE_PEOPLE else [DESK, PHONE]:
            page.set_viewport_size({"width": width, "height": height})
            page.wait_for_timeout(150)
            where = f"{person} {address} {lang} {width}"
            if page.evaluate(SIDEWAYS):
                walked.complain(where, "scrolls sideways")
            page.evaluate(AXE.read_text("utf-8"))
            for found in page.evaluate(f"axe.run(document, {AXE_RULES}).then(found => found.violations)"):
                if found["impact"] in ("serious", "critical"):
                    places = ", ".join(node["target"][0] for node in found["nodes"][:3])
                    walked.complain(where, f"{found['impact']}: {found['help']} ({found['id']}): {places}")
            name = re.sub(r"[^\w{}=-]+", "_", kind_of(address)).strip("_") or "home"
            picture = walked.out / f"{lang}-{width}" / f"{person}-{name}.png"
            picture.parent.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=picture, full_page=True)
            walked.pictures.append((f"{person} {kind_of(address)} {lang} {width}", picture))


def never_seen(walked: Walk) -> list[str]:
    """Screens of the program (GET handlers outside the API) that no link led to."""
    seen = {kind.partition("?")[0] for kind in walked.seen}
    offered = {
        re.sub(r"{[^}]+}", "{}", route.path)
        for route in Litestar([one for one in routes() if ".web.api." not in one.__module__]).routes
        if "GET" in getattr(route, "methods", ())
    }
    return sorted(path for path in offered - seen if not SKIPPED.search(path))


def album(walked: Walk) -> None:
    """One page with all the pictures."""
    cells = "".join(
        f'<figure><a href="{file}"><img loading="lazy" src="{file}"></a>'
        f"<figcaption>{html.escape(name)}</figcaption></figure>"
        for name, picture in sorted(walked.pictures)
        for file in [picture.relative_to(walked.out)]
    )
    style = "body{font:14px sans-serif;display:flex;flex-wrap:wrap;gap:16px}img{width:420px;border:1px solid #ccc}"
    (walked.out / "index.html").write_text(f"<!doctype html><style>{style}</style>{cells}", "utf-8")


@contextmanager
def demo() -> Iterator[str]:
    """The demo company on a throw-away database, served."""
    server = TestServer()
    try:
        with server.database() as url:
            build(Settings(database_url=url, secret_key=SECRET_KEY))
            with served(url) as (address, _):
                yield address
    finally:
        server.stop()


def look_at_everything(base: str, out: Path) -> Walk:
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    walked = Walk(out)
    with chromium() as browser:
        offered = people(browser, base)
        if not offered:
            sys.exit(f"screens: {base} is no demo, its login page offers nobody")
        for login, password in offered:
            with browser.new_context(locale="bg-BG", timezone_id="Europe/Sofia", reduced_motion="reduce") as context:
                start = sign_in(context, base, login, password)
                walk(context, base, login, start, walked)
    return walked


def main(out: Path, base: str | None = None) -> None:
    if chromium_path() is None:
        sys.exit("screens: no Chromium on this machine")
    if base is None:
        with demo() as address:
            walked = look_at_everything(address, out)
    else:
        walked = look_at_everything(base.rstrip("/"), out)
    album(walked)
    print(f"{len(walked.pictures)} pictures in {out}, {len(walked.wrong)} complaints")
    for path in never_seen(walked):
        print(f"  ? no link leads to {path}")
    (out / "wrong.txt").write_text("\n".join(walked.wrong) + "\n", "utf-8")
    sys.exit(1 if walked.wrong else 0)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/screens"), *sys.argv[2:3])
