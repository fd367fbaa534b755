"""Find the server running, or make it run."""

import os
import shutil
import time
from pathlib import Path

from cleaning.adapters.sql.embedded import binaries
from cleaning.adapters.sql.embedded.account import Account
from cleaning.adapters.sql.embedded.cluster import PATIENCE, PORT, Cluster
from cleaning.adapters.sql.embedded.configuration import first_options, start_options
from cleaning.adapters.sql.embedded.folders import SOCKET, place, socket_folder
from cleaning.adapters.sql.embedded.locks import locked
from cleaning.adapters.sql.embedded.postmaster import FILE, SOCKET_FOLDER, STATUS, line, orphans
from cleaning.adapters.sql.embedded.trouble import Trouble

MERCY = 10.0  # seconds for what a dead postmaster left behind to notice and end by itself
PAUSE = 0.03


def start(data: Path, *, durable: bool = True) -> Cluster:
    """The server of this folder, answering: created, started, healed after a crash, or found running.

    The folder is the database's alone. ``durable=False`` is for tests: what is committed may not survive a power cut.
    A running server keeps the durability it was started with. Raises Trouble.
    """
    account = Account.for_folder(data)
    folder = place(data, account)
    with locked(folder):
        if running := _running(folder):
            return running
        cluster = Cluster(folder, socket_folder(folder, account))
        try:
            programs = binaries.binaries(account)
            if not cluster.files.exists():
                _create(cluster, account, programs, durable=durable)
            _same_version(cluster)
            _launch(cluster, account, programs, durable=durable)
        except PermissionError as refused:
            raise Trouble(
                f"PostgreSQL cannot be run as user {account.name}: start as another user. ({refused})"
            ) from refused
    return cluster


def _running(folder: Path) -> Cluster | None:
    """The living server once it answers; None once nothing of it is alive."""
    since = time.monotonic()
    while (cluster := Cluster(folder, Path(line(folder / "cluster", SOCKET_FOLDER) or folder / "run"))).running():
        if cluster.answers():
            return cluster
        waited = time.monotonic() - since
        if waited > PATIENCE:
            raise Trouble(f"The database in {folder} is running but does not answer; see {folder / 'cluster' / 'log'}.")
        if cluster.pid is None and waited > MERCY:
            _end_orphans(cluster)
        elif cluster.pid and line(cluster.files, STATUS) == "ready" and not (cluster.socket / SOCKET).exists():
            cluster.stop()  # somebody swept the temporary folder: nobody can reach it any more
        time.sleep(PAUSE)
    return None


def _end_orphans(cluster: Cluster) -> None:
    """A second server on the same files as a first one's remains would ruin them, so the remains go first."""
    remains = list(orphans(cluster.files))
    if not remains:
        raise Trouble(f"A server outside this container uses {cluster.data}: use it, or stop it and start again.")
    for process in remains:
        process.kill()


def _create(cluster: Cluster, account: Account, programs: Path, *, durable: bool) -> None:
    """initdb beside, then rename: an interrupted one is never taken for a database."""
    draft = cluster.data / "cluster.new"
    shutil.rmtree(draft, ignore_errors=True)
    text = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    # Whoever can enter the socket's 0700 folder is the server's user or root: nothing is left to prove.
    trust = ["--username=postgres", "--auth-local=trust", "--auth-host=reject"]
    haste = [] if durable else ["--no-sync"]
    command = [programs / "initdb", "-D", draft, "--data-checksums", *text, *trust, *haste, *first_options()]
    done = account.run(command)
    if done.returncode != 0:
        raise Trouble(f"The database could not be created in {cluster.data}:\n{done.stdout.strip()}")
    draft.rename(cluster.files)


def _same_version(cluster: Cluster) -> None:
    found = (cluster.files / "PG_VERSION").read_text().strip()
    if found != str(binaries.MAJOR):
        raise Trouble(f"{cluster.data} was written by PostgreSQL {found}, this is {binaries.MAJOR}: restore a backup.")


def _launch(cluster: Cluster, account: Account, programs: Path, *, durable: bool) -> None:
    for leftover in (cluster.files / FILE, cluster.socket / SOCKET, cluster.socket / f"{SOCKET}.lock"):
        leftover.unlink(missing_ok=True)
    journal = cluster.data / "start.log"
    options = start_options(cluster.socket, PORT, durable=durable)
    wait = ["-w", "-t", str(PATIENCE), "-l", journal, "-o", options]
    with locked(cluster.files) as held:
        done = account.run([programs / "pg_ctl", "start", "-D", cluster.files, *wait], keep=[held])
    if done.returncode != 0:
        raise Trouble(f"The database in {cluster.data} does not start: {done.stdout.strip()}\n{_last_words(cluster)}")


def _last_words(cluster: Cluster) -> str:
    """The end of the newest log."""
    logs = [cluster.data / "start.log", *(cluster.files / "log").glob("*.log")]
    newest = max((log for log in logs if log.exists()), key=os.path.getmtime, default=None)
    return "" if newest is None else newest.read_text(errors="replace")[-2000:]
