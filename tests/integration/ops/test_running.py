"""`cleaning run`: one command that starts, heals and stops everything."""

import os
import signal
import time

import psutil
import pytest

from tests.integration.ops.conftest import Running

pytestmark = pytest.mark.slow
PATIENCE = 120.0
"""Seconds. On a quiet machine it answers again within 3 after the web, within 1 after the database."""


def processes(running: Running) -> list[psutil.Process]:
    return psutil.Process(running.process.pid).children(recursive=True)


def test_it_serves_prints_its_address_and_leaves_nothing_behind(running):
    assert running.url in running.said()
    assert "user add" in running.said()
    refused = running.house("run", CLEANING_PORT=str(running.port))
    assert refused.returncode != 0
    assert "CLEANING_PORT" in refused.stderr
    began = processes(running)
    assert running.end() == 0
    _, alive = psutil.wait_procs(began, timeout=10)
    assert alive == []
    assert not (running.house.data / "postgres" / "cluster" / "postmaster.pid").exists()


def test_everything_that_is_killed_comes_back_by_itself(running):
    running.child("worker").kill()
    time.sleep(0.5)
    assert running.child("worker").is_running()
    running.child("web").children()[-1].kill()
    running.until_it_answers(PATIENCE)
    running.child("web").kill()
    running.until_it_answers(PATIENCE)
    os.kill(int((running.house.data / "postgres/cluster/postmaster.pid").read_text().split()[0]), signal.SIGKILL)
    time.sleep(0.3)
    running.until_it_answers(PATIENCE)


def test_a_killed_supervisor_takes_its_processes_with_it_and_can_be_started_again(running):
    began = processes(running)
    running.process.kill()
    running.process.wait()
    _, alive = psutil.wait_procs(began, timeout=60)
    assert alive == []
    again = Running(running.house)
    assert again.end() == 0
