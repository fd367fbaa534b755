"""A real Kannel with its fake operator: sent, cut, reported, answered, stopped."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
FAKE = Path("/usr/lib/kannel/test/fakesmsc")
ROOT = Path(__file__).parents[3]
IN_A_NETWORK_OF_ITS_OWN = ["unshare", "--net", "--map-root-user", "sh", "-c", 'ip link set lo up && exec "$@"', "sh"]


def apart() -> list[str] | None:
    """The words before a command that give it a network of its own; None where the machine does not let us."""
    if shutil.which("unshare") is None or shutil.which("ip") is None:
        return None
    words = [word for word in IN_A_NETWORK_OF_ITS_OWN if os.geteuid() or word != "--map-root-user"]
    return words if subprocess.run([*words, "true"], capture_output=True).returncode == 0 else None


@pytest.fixture(scope="module")
def round_():
    missing = [name for name in ("bearerbox", "smsbox") if shutil.which(name) is None]
    if missing or not FAKE.exists():
        pytest.skip("NOT RUN: Kannel is not installed here (bin/setup test does, where it may)")
    words = apart()
    if words is None:
        pytest.skip("NOT RUN: no network of its own can be made here, and Kannel's fake operator must not be reachable")
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    command = [*words, sys.executable, "-m", "tests.integration.sms.kannel_peer"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout.splitlines()[-1])


def test_every_text_is_taken_also_while_the_operator_is_away_and_each_is_reported_once_it_is_back(round_):
    assert round_["outcomes"] == ["Accepted"] * 6
    assert round_["delivered"] == ["m1", "m2", "m3", "m4", "m5", "m90"]


def test_what_a_person_answers_arrives_with_the_number_in_international_form(round_):
    assert round_["inbound"] == [["+359888000111", "STOP"]]


def test_a_wrong_password_concerns_the_account_and_a_stopped_kannel_has_seen_nothing(round_):
    assert (round_["wrong"], round_["away"]) == ("account", "transient")


def test_a_call_without_our_secret_is_forged(round_):
    assert round_["forged"] == ["sms.forged"]
