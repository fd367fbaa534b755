"""A real gammu-smsd with its dummy phone, over its own tables in PostgreSQL."""

import shutil
import subprocess
import time
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from cleaning.adapters.sms.contract import GatewayContract
from cleaning.adapters.sms.registry import make
from cleaning.adapters.sql.url import libpq
from cleaning.application.messaging.gateways import Accepted, Rejected
from tests.integration.sms.test_over_http import a_text

pytestmark = pytest.mark.slow
SCHEMA = Path("/usr/share/doc/gammu-smsd/examples/pgsql.sql")
SETTINGS = """
[gammu]
model = dummy
connection = none
port = {folder}
gammuloc = /dev/null

[smsd]
service = sql
driver = native_pgsql
host = {host}
user = {user}
database = {database}
LogFile = {folder}/log
CommTimeout = 1
ReceiveFrequency = 1
StatusFrequency = 0
LoopSleep = 1
CheckSecurity = 0
"""
INCOMING = """[SMSBackup000]
PDU = Deliver
SMSC = "+359880000000"
State = UnRead
Number = "+359888000111"
Coding = Unicode_No_Compression
Folder = 1
Text00 = {text}
"""


@pytest.fixture(scope="module")
def tables(server):
    """An empty database with smsd's own tables."""
    if shutil.which("gammu-smsd") is None or not SCHEMA.exists():
        pytest.skip("NOT RUN: gammu-smsd is not installed here (bin/setup test does, where it may)")
    with server.database(empty=True) as url:
        with psycopg.connect(libpq(url), autocommit=True) as connection:
            connection.execute(SCHEMA.read_text().replace("CREATE LANGUAGE plpgsql;", ""))
        yield make_url(url), libpq(url)


@pytest.fixture(scope="module")
def daemon(tables, tmp_path_factory):
    address, _ = tables
    folder = tmp_path_factory.mktemp("phone")
    for number in range(1, 6):
        (folder / "sms" / str(number)).mkdir(parents=True)
    settings = folder / "smsdrc"
    host = address.query.get("host") or address.host
    settings.write_text(SETTINGS.format(folder=folder, host=host, user=address.username, database=address.database))
    started = subprocess.Popen(
        ["gammu-smsd", "-c", str(settings)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    yield folder
    started.kill()
    started.wait()


class TestGammuKeepsTheContract(GatewayContract):
    @pytest.fixture(autouse=True)
    def at(self, tables):
        self.database = tables[1]

    def gateway(self, tmp_path):
        return make("gammu", {"database": self.database})


def everything(gateway, true, seconds=40):
    """What polling brings until it is enough."""
    reports, inbound, cursor, end = [], [], "", time.monotonic() + seconds
    while not true(reports, inbound):
        assert time.monotonic() < end, (reports, inbound)
        polled = gateway.poll(cursor)
        reports, inbound, cursor = [*reports, *polled.reports], [*inbound, *polled.inbound], polled.cursor
        time.sleep(0.3)
    return reports, inbound


def test_texts_leave_in_parts_and_are_reported_by_our_name_and_the_same_one_is_not_written_twice(tables, daemon):
    gateway = make("gammu", {"database": tables[1]})
    texts = [a_text(501, "Утре в 9"), a_text(502, "Я" * 200), a_text(503, "Tomorrow at 9")]
    outcomes = gateway.submit(texts)
    assert all(isinstance(outcome, Accepted) for outcome in outcomes)
    assert gateway.submit(texts) == outcomes
    wanted = {"m501", "m502", "m503"}
    reports, _ = everything(gateway, lambda reports, _: {r.reference for r in reports} >= wanted)
    assert {r.stage for r in reports if r.reference in wanted} <= {"sent", "delivered"}
    with psycopg.connect(tables[1]) as connection:
        sent = connection.execute(
            """select "CreatorID", string_agg("TextDecoded", '' order by "SequencePosition"), count(*)
               from sentitems where "CreatorID" in ('m501', 'm502', 'm503') group by 1 order by 1"""
        ).fetchall()
    assert [(name, text) for name, text, _ in sent] == [(text.reference, text.text) for text in texts]


def test_an_answer_in_cyrillic_is_read_once(tables, daemon):
    text = "СТОП".encode("utf-16-be").hex().upper()
    (daemon / "sms" / "1" / "1").write_text(INCOMING.format(text=text))
    gateway = make("gammu", {"database": tables[1]})
    _, inbound = everything(gateway, lambda _, inbound: bool(inbound))
    assert [(one.sender, one.text) for one in inbound] == [("+359888000111", "СТОП")]


def test_a_database_that_is_away_has_taken_nothing():
    (outcome,) = make("gammu", {"database": "postgresql://127.0.0.1:9/none"}).submit([a_text()])
    assert isinstance(outcome, Rejected)
