"""Looking at one screen in one language: pictures, axe, measures, keys. Runs in a process with a browser of its own."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from pathlib import Path
from time import perf_counter
from typing import Any

from playwright.sync_api import BrowserContext, Error, Page, sync_playwright

from cleaning.web.i18n import load_catalogues
from tests.browser import BULGARIAN, FLAGS, chromium_path
from tests.screens.find import Screen
from tests.screens.keys import by_keys, dialogs

ROOT = Path(__file__).resolve().parents[2]
AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
CHECKS = Path(__file__).with_name("checks.js").read_text("utf-8")
RULES = (
    "{resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}"
)
CONTRAST = "{resultTypes: ['violations'], runOnly: {type: 'rule', values: ['color-contrast']}}"
DESK, PHONE = (1440, 900), (390, 844)
IN_THE_DARK = {"/", "/clients/{}", "/visits/board", "/invoices/{}", "/quotes/{}", "/receipts/{}", "/crew/visits/{}"}
"""Screens whose picture is taken in the dark too; the contrast of all is measured."""
TALLEST = 3200
"""Pixels of a picture; below that a list only goes on."""
ON_PHONES = {"crew", "client"}
"""Whose work is on a phone only; everybody else is looked at on both."""
HONEST = re.compile(r"status of (401|403|404|409|422)")


class Looker:
    """A browser, and a signed-in context for each person."""

    def __init__(self, base: str, out: Path, cookies: dict[str, list[dict]]) -> None:
        self.base, self.out, self.cookies = base, out, cookies
        self.driver = sync_playwright().start()
        self.browser = self.driver.chromium.launch(executable_path=chromium_path(), args=FLAGS, env=BULGARIAN)
        self.pages: dict[str, tuple[BrowserContext, Page]] = {}

    def page_of(self, who: str) -> Page:
        if who not in self.pages:
            context = self.browser.new_context(
                base_url=self.base, locale="bg-BG", timezone_id="Europe/Sofia", reduced_motion="reduce"
            )
            context.set_default_timeout(8000)
            context.add_cookies(self.cookies.get(who, []))
            self.pages[who] = context, context.new_page()
        return self.pages[who][1]

    def look(self, screen: Screen, lang: str) -> dict[str, Any]:
        began, page = perf_counter(), self.page_of(screen.who)
        wrong: list[dict[str, str]] = []
        pictures: list[str] = []
        sees = {"where": screen.kind, "who": screen.who, "address": screen.address, "lang": lang}

        def say(what: str, detail: str, width: int) -> None:
            wrong.append({"what": what, "detail": detail, "width": str(width), **sees})

        def heard(message: Any) -> None:
            if message.type == "error" and not HONEST.search(message.text):
                say("console", message.text, 0)

        def fell(error: Error) -> None:
            say("console", str(error), 0)

        page.on("console", heard)
        page.on("pageerror", fell)
        widths = [PHONE] if screen.who in ON_PHONES else [DESK, PHONE]
        try:
            page.context.add_cookies([{"name": "lang", "value": lang, "url": self.base}])
            page.emulate_media(color_scheme="light", reduced_motion="reduce")
            page.set_viewport_size({"width": widths[0][0], "height": widths[0][1]})
            page.goto(screen.address, wait_until="load")
            page.evaluate(AXE)
            page.evaluate(CHECKS)
            if page.locator("html").get_attribute("lang") != lang and screen.who != "stranger":
                say("wrong language", page.locator("html").get_attribute("lang") or "", 0)
            for width, height in widths:
                page.set_viewport_size({"width": width, "height": height})
                page.wait_for_timeout(80)
                pictures.append(self.picture(page, screen, f"{lang}-{width}"))
                self.measure(page, lang, width, say)
                if width == widths[0][0]:
                    pictures.append(self.dark(page, screen, lang, width, say))
            if lang == "bg":
                page.set_viewport_size({"width": widths[0][0], "height": widths[0][1]})
                by_keys(page, lambda what, detail: say(what, detail, widths[0][0]))
                shoot = lambda of: self.picture(page, screen, f"dialogs-{widths[0][0]}", of)  # noqa: E731
                pictures += dialogs(page, lambda what, detail: say(what, detail, widths[0][0]), RULES, shoot)
        except Error as error:
            say("failed", str(error).splitlines()[0], 0)
            with suppress(Error):
                page.close()
            self.pages.pop(screen.who)[0].close()
        else:
            page.remove_listener("console", heard)
            page.remove_listener("pageerror", fell)
        return {"wrong": wrong, "pictures": [one for one in pictures if one], "seconds": perf_counter() - began}

    def picture(self, page: Page, screen: Screen, folder: str, of: str = "") -> str:
        name = re.sub(r"[^\w{}=-]+", "_", screen.kind).strip("_") or "home"
        number = f"-{screen.number}" if screen.number > 1 else ""
        file = self.out / folder / f"{screen.who}-{name}{number}{of}.png"
        file.parent.mkdir(parents=True, exist_ok=True)
        size = page.viewport_size
        tall = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
        if not of and tall > size["height"]:
            page.set_viewport_size({"width": size["width"], "height": tall})
        page.screenshot(path=file)
        page.set_viewport_size(size)
        return str(file.relative_to(self.out))

    def measure(self, page: Page, lang: str, width: int, say: Any) -> None:
        found = page.evaluate("screenChecks.cut()")
        found += page.evaluate("least => screenChecks.small(least)", 44 if width == PHONE[0] else 24)
        found += page.evaluate("known => screenChecks.foreign(known)", english()) if lang == "bg" else []
        for what, detail in found:
            say(what, detail, width)
        if lang == "bg" or width == DESK[0]:
            axe(page, RULES, lambda what, detail: say(what, detail, width))

    def dark(self, page: Page, screen: Screen, lang: str, width: int, say: Any) -> str:
        if lang != "bg":
            return ""
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        page.wait_for_timeout(60)
        axe(page, CONTRAST, lambda what, detail: say(f"dark: {what}", detail, width))
        shown = screen.number == 1 and screen.kind in IN_THE_DARK
        taken = self.picture(page, screen, f"dark-{width}") if shown else ""
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        return taken


def axe(page: Page, rules: str, say: Any, root: str = "document") -> None:
    for found in page.evaluate(f"axe.run({root}, {rules}).then(found => found.violations)"):
        if found["impact"] in ("serious", "critical"):
            places = ", ".join(str(node["target"][0]) for node in found["nodes"][:3])
            say(f"axe {found['impact']}", f"{found['id']}: {found['help']}: {places}")


@cache
def english() -> list[str]:
    """Source texts that have another Bulgarian wording; a Bulgarian screen that shows one forgot to translate it."""
    return [text for text, bulgarian in load_catalogues()["bg"].singular.items() if text != bulgarian]


_looker: Looker | None = None


def begin(base: str, out: Path, cookies: dict[str, list[dict]]) -> None:
    """What a process of the pool does once."""
    global _looker
    _looker = Looker(base, out, cookies)


def look(task: tuple[Screen, str]) -> dict[str, Any]:
    """And what it does for each screen and language."""
    assert _looker is not None
    return {"screen": task[0].kind, "who": task[0].who, "lang": task[1], **_looker.look(*task)}
