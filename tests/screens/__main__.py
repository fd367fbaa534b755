"""The walk from the command line."""

from __future__ import annotations

import argparse
import html
import json
import logging
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter

from tests.browser import chromium_path
from tests.screens import company
from tests.screens.find import Screen, find, people, sign_in, speak
from tests.screens.look import begin, look

UNLISTED = [("client", "demo-bistra-1")]
"""People of the demo whose login the login page does not offer."""
STRANGERS = [
    *(Screen(path, "stranger", path) for path in ("/login", "/request", "/request/thanks")),
    Screen("an address nobody has", "owner", "/nowhere"),
]
BROWSERS = 2


@contextmanager
def address(given: str | None, *, fresh: bool) -> Iterator[str]:
    if given:
        yield given.rstrip("/")
    else:
        yield from company.served(fresh=fresh)


def walk(base: str, out: Path, only: str, languages: tuple[str, ...]) -> dict:
    offered = people(base)
    if not offered:
        sys.exit(f"screens: {base} is no demo, its login page offers nobody")
    clients = {login: sign_in(base, login, password) for login, password in [*offered, *UNLISTED]}
    began = perf_counter()
    for client, _ in clients.values():
        speak(client, "bg")
    found = find(base, clients)
    screens = [one for one in [*found.screens, *STRANGERS] if only in one.address or only in one.kind]
    print(f"{len(screens)} screens found in {perf_counter() - began:.0f} s", flush=True)
    looked = []
    with ProcessPoolExecutor(BROWSERS, get_context("spawn"), begin, (base, out, found.cookies)) as pool:
        for lang in languages:
            for client, _ in clients.values():
                speak(client, lang)
            for one in pool.map(look, [(screen, lang) for screen in screens]):
                looked.append(one)
                print(f"{lang} {one['who']:12} {one['screen']}  {one['seconds']:.1f} s", flush=True)
                for wrong in one["wrong"]:
                    print(f"    ✗ {wrong['what']} ({wrong['width']}): {wrong['detail']}", flush=True)
    for client, _ in clients.values():
        speak(client, "bg")
    wrong = [*(found.wrong if not only else []), *(one for each in looked for one in each["wrong"])]
    return {
        "screens": len(screens),
        "pictures": sorted({picture for each in looked for picture in each["pictures"]}),
        "seconds": round(perf_counter() - began),
        "counts": dict(Counter(one["what"] for one in wrong).most_common()),
        "wrong": wrong,
    }


def album(out: Path, pictures: list[str]) -> None:
    """One page with all the pictures."""
    cells = "".join(
        f'<figure><a href="{file}"><img loading="lazy" src="{file}"></a>'
        f"<figcaption>{html.escape(file)}</figcaption></figure>"
        for file in pictures
    )
    style = "body{font:14px sans-serif;display:flex;flex-wrap:wrap;gap:16px}img{width:420px;border:1px solid #ccc}"
    (out / "index.html").write_text(f"<!doctype html><style>{style}</style>{cells}", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(prog="screens", description="Pictures of every screen, and what is wrong with it.")
    parser.add_argument("out", nargs="?", type=Path, default=Path("build/screens"))
    parser.add_argument("--at", metavar="ADDRESS", help="a running demo instead of one of our own")
    parser.add_argument("--only", default="", metavar="PART", help="only addresses that contain this")
    parser.add_argument("--lang", choices=("bg", "en"), help="one language only")
    parser.add_argument("--fresh", action="store_true", help="play the demo company anew")
    asked = parser.parse_args()
    if chromium_path() is None:
        sys.exit("screens: no Chromium on this machine")
    logging.getLogger("httpx").setLevel(logging.WARNING)
    if not asked.only:
        shutil.rmtree(asked.out, ignore_errors=True)
    asked.out.mkdir(parents=True, exist_ok=True)
    with address(asked.at, fresh=asked.fresh) as base:
        summary = walk(base, asked.out.resolve(), asked.only, (asked.lang,) if asked.lang else ("bg", "en"))
    album(asked.out, summary["pictures"])
    (asked.out / "summary.json").write_text(json.dumps(summary, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(f"{summary['screens']} screens, {len(summary['pictures'])} pictures, {summary['seconds']} s")
    for what, count in summary["counts"].items():
        print(f"  {count:4}  {what}")
    for one in summary["wrong"]:
        if not one.get("lang"):
            print(f"  ✗ {one['what']}: {one['where']} ({one['who']}) {one['detail']}")
    sys.exit(1 if summary["wrong"] else 0)


if __name__ == "__main__":
    main()
