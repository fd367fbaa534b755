"""The SMPP line against an operator's server of another make, on loopback."""

import json
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest

from cleaning.adapters.sms.contract import GatewayContract
from cleaning.adapters.sms.registry import make
from cleaning.application.messaging.gateways import Accepted, Rejected, Unclear
from cleaning.domain.messaging.values import Refusal
from tests.browser import free_port
from tests.integration.sms.test_over_http import a_text

ROOT = Path(__file__).parents[3]
OPERATOR = Path(__file__).with_name("operator.js")


def node() -> str | None:
    """The system's Node, else the one of the locked wheel beside our Python."""
    beside = Path(sys.executable).with_name("node")
    return shutil.which("node") or (str(beside) if beside.exists() else None)


pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        node() is None or not (ROOT / "node_modules" / "smpp").is_dir(), reason="NOT RUN: no Node or no smpp package"
    ),
]


@contextmanager
def operator(folder: Path, port: int, first: int = 1):
    log = folder / "operator.jsonl"
    command = [str(node()), str(OPERATOR), str(port), str(log), str(first)]
    # The package is looked for from the file's own folder upwards, which is this checkout.
    started = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT)
    try:
        assert started.stdout.readline().strip() == b"ready"
        yield log
    finally:
        started.kill()
        started.wait()


@contextmanager
def line(folder: Path, port: int, **options):
    known = {"host": "127.0.0.1", "port": port, "system_id": "clean", "password": "secret", "sender": "CleanCo"}
    gateway = make("smpp", known | {"spool": str(folder / "spool")} | options)
    try:
        yield gateway
    finally:
        gateway.line().close()


@pytest.fixture
def port():
    return free_port()


@pytest.fixture
def peer(tmp_path, port):
    with operator(tmp_path, port) as log:
        yield log


@pytest.fixture
def gateway(tmp_path, port, peer):
    with line(tmp_path, port) as gateway:
        yield gateway


def to(last, text="Утре в 9", number=1, **more):
    return msgspec.structs.replace(a_text(number, text, **more), recipient=f"+359888123{last}")


def heard(gateway, enough, seconds=10):
    reports, texts, cursor, end = {}, {}, "", time.monotonic() + seconds
    while not enough(list(reports.values()), list(texts.values())):
        assert time.monotonic() < end, (reports, texts)
        polled = gateway.poll(cursor)
        reports |= {one.event_id: one for one in polled.reports}
        texts |= {one.event_id: one for one in polled.inbound}
        cursor = polled.cursor
        time.sleep(0.05)
    return list(reports.values()), list(texts.values()), cursor


def written(log):
    return [json.loads(row) for row in log.read_text().splitlines()]


class TestSmppKeepsTheContract(GatewayContract):
    @pytest.fixture(autouse=True)
    def at(self, gateway):
        self.known = gateway

    def gateway(self, tmp_path):
        return self.known


def test_texts_arrive_whole_in_their_alphabet_and_each_is_reported_once(gateway, peer):
    texts = [to("001", "Hello €[1]", 1), to("002", "Здравей 😀 " * 12, 2), to("555", "Утре", 3)]
    outcomes = gateway.submit(texts)
    assert all(isinstance(outcome, Accepted) for outcome in outcomes)
    reports, _, _ = heard(gateway, lambda reports, _: len(reports) >= 3)
    stages = {report.provider_id: (report.stage, report.code) for report in reports}
    expected = [("delivered", "0A1"), ("delivered", "0A1"), ("failed", "0A1")]
    assert [stages[outcome.provider_id] for outcome in outcomes] == expected
    rows = written(peer)
    by_number = {}
    for row in rows:
        by_number.setdefault(row["to"][-3:], []).append(row)
    assert "".join(row["text"] for row in by_number["002"]) == texts[1].text
    assert [row["report"] for row in by_number["002"]] == [0] * (len(texts[1].parts) - 1) + [1]
    assert [(row["text"], row["coding"]) for row in by_number["001"]] == [("Hello €[1]", 0)]
    assert {row["from"] for row in rows} == {"CleanCo"}


def test_the_operators_words_say_who_must_mend_it_and_silence_is_unclear(gateway, monkeypatch):
    monkeypatch.setattr("cleaning.adapters.sms.smpp.PATIENCE", 0.5)
    outcomes = gateway.submit([to("666", number=1), to("777", number=2), to("999", number=3), to("001", number=4)])
    assert outcomes[:2] == [Rejected(Refusal.RECIPIENT, "0x0000000b"), Rejected(Refusal.TRANSIENT, "0x00000058")]
    assert isinstance(outcomes[2], Unclear)
    assert isinstance(outcomes[3], Accepted)


def test_answers_come_in_cyrillic_and_in_parts_and_leave_the_disk_once_they_are_read(gateway, tmp_path):
    gateway.submit([to("444")])
    _, texts, cursor = heard(gateway, lambda _, texts: len(texts) >= 2)
    assert {(one.sender, one.text) for one in texts} == {("+359888123444", "СТОП"), ("+359888123444", "hello world")}
    heard(gateway, lambda reports, _: True)
    assert list((tmp_path / "spool").glob("*.json")), "kept until the database says it has them"
    while (polled := gateway.poll(cursor)).cursor != cursor:
        cursor = polled.cursor
    assert not list((tmp_path / "spool").glob("*.json"))


def test_news_survives_a_crash_between_its_coming_and_its_reading(gateway, tmp_path):
    gateway.submit([to("444")])
    end = time.monotonic() + 10
    while len(list((tmp_path / "spool").glob("*.json"))) < 4:  # a report, a text, and a text in two parts
        assert time.monotonic() < end
        time.sleep(0.05)
    nowhere = {"host": "127.0.0.1", "port": 9, "system_id": "x", "password": "x"}
    again = make("smpp", nowhere | {"spool": str(tmp_path / "spool")})
    try:
        _, texts, _ = heard(again, lambda _, texts: len(texts) >= 2)
        assert {one.text for one in texts} == {"СТОП", "hello world"}
    finally:
        again.line().close()


def test_an_operator_that_goes_and_comes_back_is_found_again(tmp_path, port):
    with line(tmp_path, port) as gateway:
        with operator(tmp_path, port):
            (first,) = gateway.submit([to("001")])
        (away,) = gateway.submit([to("001", number=2)])
        with operator(tmp_path, port, first=500):
            assert gateway.line().bound.wait(20)
            (back,) = gateway.submit([to("001", number=3)])
    assert isinstance(first, Accepted)
    assert isinstance(away, Rejected | Unclear)
    assert back == Accepted("op-500")


def test_a_wrong_password_sends_nothing(tmp_path, port, peer, monkeypatch):
    monkeypatch.setattr("cleaning.adapters.sms.smpp.TO_BIND", 0.5)
    with line(tmp_path, port, password="wrong") as gateway:
        (outcome,) = gateway.submit([to("001")])
    assert isinstance(outcome, Rejected)
    assert not peer.exists() or not written(peer)
