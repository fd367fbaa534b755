"""What PostgreSQL's own pid file says, and whether to believe it."""

from collections.abc import Iterator
from pathlib import Path

import psutil

FILE = "postmaster.pid"
PID, SOCKET_FOLDER, STATUS = 0, 4, 7


def line(cluster: Path, number: int) -> str:
    """One line of the pid file, empty when the file or the line is not (yet) there."""
    try:
        lines = (cluster / FILE).read_text().splitlines()
    except FileNotFoundError:
        return ""
    return lines[number].strip() if number < len(lines) else ""


def postmaster(cluster: Path) -> int | None:
    """The living server's process id; None when it is dead, a zombie, another program or in another container."""
    noted = line(cluster, PID)
    if not noted.isdecimal():
        return None
    try:
        process = psutil.Process(int(noted))
        return process.pid if process.status() != psutil.STATUS_ZOMBIE and _serves(process, cluster) else None
    except psutil.NoSuchProcess:
        return None


def orphans(cluster: Path) -> Iterator[psutil.Process]:
    """Processes of a server whose postmaster died, still busy with somebody's query."""
    for process in psutil.process_iter():
        try:
            if process.status() != psutil.STATUS_ZOMBIE and _serves(process, cluster):
                yield process
        except psutil.NoSuchProcess:
            continue


def _serves(process: psutil.Process, cluster: Path) -> bool:
    if process.name() != "postgres":
        return False
    try:
        return process.cwd() == str(cluster)
    except psutil.AccessDenied:  # root in a container without CAP_SYS_PTRACE: the command line is public
        return str(cluster) in process.cmdline()
