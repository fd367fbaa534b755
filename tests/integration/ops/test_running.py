"""`cleaning run`: one command that starts and stops everything (that it heals: test_kills)."""

import psutil
import pytest

from tests.integration.ops.conftest import Running

pytestmark = pytest.mark.slow


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


def test_a_killed_supervisor_takes_its_processes_with_it_and_can_be_started_again(running):
    began = processes(running)
    running.process.kill()
    running.process.wait()
    _, alive = psutil.wait_procs(began, timeout=60)
    assert alive == []
    again = Running(running.house)
    assert again.end() == 0
