"""The built-in PostgreSQL: made, started, found, healed, by whoever asks."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

import psutil
import psycopg
import pytest

from cleaning.adapters.sql import embedded
from tests.integration.embedded.conftest import needs_root

START = "import sys; from pathlib import Path; from cleaning.adapters.sql import embedded; "
START += "print(embedded.start(Path(sys.argv[1]), durable=len(sys.argv) < 3).pid)"


def say(cluster: embedded.Cluster, statement: str):
    with psycopg.connect(cluster.dsn("postgres"), autocommit=True) as connection:
        cursor = connection.execute(statement)
        return cursor.fetchone()[0] if cursor.description else None


def gone(pid: int) -> None:
    for _ in range(200):
        if not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
            return
        time.sleep(0.05)
    raise AssertionError(f"process {pid} does not end")


def test_the_first_start_makes_a_server_that_answers_and_listens_on_no_network(folder):
    cluster = embedded.start(folder, durable=False)
    assert cluster.answers()
    assert say(cluster, "show listen_addresses") == ""
    assert say(cluster, "show server_version").startswith("18")
    assert say(cluster, "select datcollate from pg_database where datname = 'postgres'") == "C"


def test_a_second_start_finds_the_first_server(folder):
    first, second = embedded.start(folder, durable=False), embedded.start(folder, durable=False)
    assert first.pid == second.pid


def test_only_its_user_may_enter_the_folder_and_the_socket(folder):
    cluster = embedded.start(folder, durable=False)
    for place in (cluster.data, cluster.socket):
        assert place.stat().st_mode & 0o077 == 0


def test_two_programs_starting_at_once_share_one_server(folder):
    command = [sys.executable, "-c", START, str(folder), "fast"]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    pids = {process.communicate(timeout=120)[0].strip() for process in both}
    assert [process.returncode for process in both] == [0, 0]
    assert len(pids) == 1


def test_the_server_outlives_the_program_that_started_it(folder):
    done = subprocess.run(
        [sys.executable, "-c", START, str(folder), "fast"], capture_output=True, text=True, check=True
    )
    pid = int(done.stdout)
    assert psutil.pid_exists(pid)
    assert embedded.start(folder).pid == pid


def test_what_was_committed_survives_a_killed_server(folder):
    cluster = embedded.start(folder)
    say(cluster, "create table kept (n int)")
    for round_ in range(3):
        say(cluster, f"insert into kept values ({round_})")
        pid = cluster.pid
        os.kill(pid, signal.SIGKILL)
        gone(pid)
        cluster = embedded.start(folder)
        assert cluster.pid != pid
        assert say(cluster, "select count(*) from kept") == round_ + 1


def test_a_pid_file_of_a_dead_process_is_a_leftover(folder):
    cluster = embedded.start(folder, durable=False)
    text = (cluster.files / "postmaster.pid").read_text()
    cluster.stop()
    (cluster.files / "postmaster.pid").write_text("999999\n" + text.split("\n", 1)[1])
    assert embedded.start(folder, durable=False).answers()


def test_a_pid_file_naming_another_living_program_is_a_leftover(folder):
    cluster = embedded.start(folder, durable=False)
    text = (cluster.files / "postmaster.pid").read_text()
    cluster.stop()
    (cluster.files / "postmaster.pid").write_text(f"{os.getpid()}\n" + text.split("\n", 1)[1])
    again = embedded.start(folder, durable=False)
    assert again.answers()
    assert again.pid != os.getpid()


def test_a_zombie_is_not_taken_for_a_server(folder):
    cluster = embedded.start(folder, durable=False)
    text = (cluster.files / "postmaster.pid").read_text()
    cluster.stop()
    zombie = subprocess.Popen([sys.executable, "-c", ""])
    while psutil.Process(zombie.pid).status() != psutil.STATUS_ZOMBIE:
        time.sleep(0.01)
    try:
        (cluster.files / "postmaster.pid").write_text(f"{zombie.pid}\n" + text.split("\n", 1)[1])
        assert not cluster.running()
        assert embedded.start(folder, durable=False).answers()
    finally:
        zombie.wait()


def test_a_left_socket_and_its_lock_do_not_hinder(folder):
    cluster = embedded.start(folder, durable=False)
    cluster.stop()
    left = cluster.socket / ".s.PGSQL.5432"
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(left))
    (cluster.socket / ".s.PGSQL.5432.lock").write_text("1\n")
    assert embedded.start(folder, durable=False).answers()


def test_an_initdb_cut_short_is_begun_again(folder):
    (folder / "cluster.new" / "base").mkdir(parents=True)
    assert embedded.start(folder, durable=False).answers()


def test_a_path_too_long_for_a_socket_gets_a_short_one(folder):
    deep = folder.parent / ("д" * 30) / ("long" * 12)
    deep.parent.mkdir()
    deep.parent.chmod(0o755)
    cluster = embedded.start(deep, durable=False)
    try:
        assert len(os.fsencode(cluster.socket)) < 100
        assert cluster.answers()
    finally:
        cluster.stop()


def test_a_folder_with_other_things_in_it_is_refused(folder):
    folder.mkdir()
    (folder / "letters.txt").write_text("mine")
    with pytest.raises(embedded.Trouble, match=r"letters\.txt"):
        embedded.start(folder, durable=False)


def test_files_of_another_version_are_refused_with_advice(folder):
    cluster = embedded.start(folder, durable=False)
    cluster.stop()
    (cluster.files / "PG_VERSION").write_text("15\n")
    with pytest.raises(embedded.Trouble, match="PostgreSQL 15"):
        embedded.start(folder, durable=False)


@needs_root
def test_a_program_of_root_runs_the_server_as_somebody_else(folder):
    cluster = embedded.start(folder, durable=False)
    assert psutil.Process(cluster.pid).uids().real != 0


@needs_root
def test_an_unprivileged_user_needs_nobodys_help(folder):
    nobody = pwd.getpwnam("nobody")
    place = folder.parent / "theirs"
    place.mkdir()
    os.chown(place, nobody.pw_uid, nobody.pw_gid)
    python = open_to(nobody.pw_uid)
    if python is None:
        pytest.skip("NOT RUN: this checkout, or every Python of its version, is closed to other users")
    done = run_as(nobody.pw_uid, python, START, str(place / "postgres"), "fast", HOME=str(place))
    assert done.returncode == 0, done.stderr
    assert psutil.Process(int(done.stdout)).uids().real == nobody.pw_uid
    embedded.Cluster(place / "postgres", place / "postgres" / "run").stop()


def open_to(uid: int) -> str | None:
    """A Python of our version with which that user reaches our code: ours may lie below /root, the system's not."""
    candidates = [sys.executable, *(f"{place}/python3.{sys.version_info.minor}" for place in os.defpath.split(":")[1:])]
    for python in dict.fromkeys(candidates):
        try:
            if run_as(uid, python, "import cleaning.adapters.sql.embedded").returncode == 0:
                return python
        except OSError:
            continue
    return None


def run_as(uid: int, python: str, code: str, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    """As another user, with our code and our libraries, whichever Python it is."""
    libraries = [str(Path(embedded.__file__).parents[4]), sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]
    return subprocess.run(
        [python, "-c", code, *arguments],
        user=uid,
        group=pwd.getpwuid(uid).pw_gid,
        extra_groups=[],
        capture_output=True,
        text=True,
        cwd="/",
        env=os.environ | {"PYTHONPATH": os.pathsep.join(libraries)} | env,
    )


@needs_root
def test_a_folder_only_root_can_reach_moves_to_where_the_server_can(folder):
    closed = folder.parent / "closed"
    closed.mkdir(mode=0o700)
    cluster = embedded.start(closed / "postgres", durable=False)
    try:
        assert (closed / "postgres").is_symlink()
        assert cluster.answers()
        assert embedded.start(closed / "postgres").pid == cluster.pid
    finally:
        cluster.stop()
        shutil.rmtree(cluster.data)
