"""A screen without a mouse: Tab comes to everything, the focus is seen, dialogs open, close and give the focus back."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Error, Page

Say = Callable[[str, str], None]
STEPS = 100
"""Presses of Tab on one screen; of longer lists the beginning stands for the rest."""
DIALOGS = 7
BACK = "one => one === document.activeElement || document.activeElement.matches('[data-scan]')"
"""Where a scanner writes, the focus always goes back to its field."""


def by_keys(page: Page, say: Say) -> None:
    page.evaluate("screenChecks.startWalk()")
    whole = False
    for _ in range(STEPS // 10):
        for _ in range(10):
            page.keyboard.press("Tab")
        if page.evaluate("screenChecks.walked().round"):
            whole = True
            break
    for what, detail in page.evaluate("whole => screenChecks.endWalk(whole)", whole):
        say(what, detail)


def dialogs(page: Page, say: Say, rules: str, shoot: Callable[[str], str]) -> list[str]:
    """Everything that opens over the screen: one of each kind is opened by Enter, looked at and closed by Escape."""
    kinds: dict[str, int] = {}
    for place, what in page.evaluate("screenChecks.openers()"):
        kinds.setdefault(re.sub(r"\d+", "", what), place)
    pictures = []
    for kind, place in list(kinds.items())[:DIALOGS]:
        opener = page.locator(f'[data-opener="{place}"]')
        try:
            opener.focus()
            page.keyboard.press("Enter")
            page.wait_for_selector("dialog[open], :popover-open", timeout=2000)
        except Error:
            say("does not open by Enter", kind)
            continue
        page.wait_for_timeout(50)
        if page.locator("dialog[open]").count():
            for found in page.evaluate(f"axe.run('dialog[open]', {rules}).then(found => found.violations)"):
                if found["impact"] in ("serious", "critical"):
                    say(f"axe {found['impact']}", f"in {kind}: {found['id']}: {found['nodes'][0]['target'][0]}")
            name = re.sub(r"[^\w-]+", "_", kind.partition("?")[0]).strip("_")
            pictures.append(shoot(f"--{name}"))
        page.keyboard.press("Escape")
        page.wait_for_timeout(30)
        if page.locator("dialog[open], :popover-open").count():
            page.keyboard.press("Escape")
            page.wait_for_timeout(30)
        if page.locator("dialog[open], :popover-open").count():
            say("Escape does not close it", kind)
            page.evaluate("document.querySelectorAll('dialog[open]').forEach(one => one.close())")
        elif not opener.evaluate(BACK):
            say("the focus does not come back", kind)
    return pictures
