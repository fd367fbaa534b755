"""Run inside a network of its own: a real Kannel with its fake operator, our gateway, and the address Kannel calls.

The fake operator's port listens on every interface whatever its settings say, so the whole round runs where no other
interface is (``unshare --net``). Prints what happened as JSON.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx

from cleaning.adapters.sms.registry import make
from cleaning.application.messaging.gateways import OutgoingText, RawRequest
from cleaning.domain.messaging.segmentation import segment
from cleaning.domain.shared.errors import RuleBroken
from tests.integration.sms.recorder import Asked, recorder

SETTINGS = """
group = core
admin-port = 13000
admin-interface = "127.0.0.1"
admin-password = adm
smsbox-port = 13001
smsbox-interface = "127.0.0.1"
box-allow-ip = "127.0.0.1"
store-type = spool
store-location = "{folder}"
dlr-storage = internal

group = smsc
smsc = fake
smsc-id = FAKE1
host = 127.0.0.1
port = 10000
connect-allow-ip = 127.0.0.1

group = smsbox
bearerbox-host = 127.0.0.1
sendsms-port = 13013
sendsms-interface = "127.0.0.1"
http-request-retry = 5
http-queue-delay = 3

group = sendsms-user
username = clean
password = secret
max-messages = 10
concatenation = true

group = sms-service
keyword = default
catch-all = true
max-messages = 0
get-url = "{url}/callbacks?token=s3cret&from=%p&to=%P&text=%b&mid=%I&charset=%C"
"""
TEXTS = ("Hello", "Здравей, утре в 9", "Я" * 200, "Благодарим 😀 " * 12, "Цена: 5€ [до 9]")


def a_text(number: int, text: str) -> OutgoingText:
    return OutgoingText(reference=f"m{number}", recipient="+359888123456", text=text, parts=segment(text).parts)


def until(true: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def answering(port: int) -> bool:
    try:
        httpx.get(f"http://127.0.0.1:{port}/", timeout=1)
    except httpx.HTTPError:
        return False
    return True


def main() -> None:
    calls: list[Any] = []
    forged: list[str] = []

    def called(asked: Asked) -> tuple[int, bytes]:
        query = httpx.QueryParams(asked.query)
        request = RawRequest(method=asked.method, url=f"http://x/callbacks?{query}", headers={}, body=b"")
        calls.append(gateway.parse_callback(request))
        return 200, b""

    folder = Path(tempfile.mkdtemp())
    with recorder(called) as us:
        (folder / "kannel.conf").write_text(SETTINGS.format(folder=folder, url=us.url))
        gateway = make(
            "kannel",
            {"username": "clean", "password": "secret", "sender": "CleanCo", "secret": "s3cret"}
            | {"callback": f"{us.url}/callbacks"},
        )
        quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        programs = [subprocess.Popen(["bearerbox", str(folder / "kannel.conf")], **quiet)]
        try:
            assert until(lambda: answering(13000), 20), "bearerbox did not start"
            programs.append(subprocess.Popen(["smsbox", str(folder / "kannel.conf")], **quiet))
            assert until(lambda: answering(13013), 20), "smsbox did not start"
            down = gateway.submit([a_text(90, "The operator is away")])
            # One client only may be connected to the fake operator; it answers and, at the end, sends one text.
            operator = ["/usr/lib/kannel/test/fakesmsc", "-H", "127.0.0.1", "-r", "10000", "-m", "1", "-i", "3"]
            programs.append(
                subprocess.Popen([*operator, "359888000111 1234 text STOP"], stdin=subprocess.PIPE, **quiet)
            )
            outcomes = gateway.submit([a_text(number, text) for number, text in enumerate(TEXTS, 1)])
            wanted = {f"m{number}" for number in range(1, len(TEXTS) + 1)} | {"m90"}

            def delivered() -> set[str | None]:
                return {r.reference for c in calls for r in c.reports if r.stage == "delivered"}

            until(lambda: delivered() >= wanted and any(c.inbound for c in calls), 40)
            try:
                gateway.parse_callback(RawRequest(method="GET", url="http://x/?id=m1&t=1", headers={}, body=b""))
            except RuleBroken as refusal:
                forged.append(refusal.code)
            wrong = make("kannel", {"username": "clean", "password": "wrong"}).submit([a_text(91, "x")])
            programs[1].terminate()
            programs[1].wait(10)
            away = gateway.submit([a_text(92, "x")])
        finally:
            for program in reversed(programs):
                program.kill()
                program.wait()
    print(
        json.dumps(
            {
                "outcomes": [type(outcome).__name__ for outcome in [*down, *outcomes]],
                "delivered": sorted(map(str, delivered())),
                "inbound": sorted({(text.sender, text.text) for call in calls for text in call.inbound}),
                "forged": forged,
                "wrong": str(wrong[0].refusal),  # type: ignore[union-attr]
                "away": str(away[0].refusal),  # type: ignore[union-attr]
            }
        )
    )


if __name__ == "__main__":
    main()
