"""pg_dump and pg_restore of the PostgreSQL that comes with the program."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from cleaning.adapters.sql.embedded import Trouble
from cleaning.adapters.sql.embedded.binaries import MAJOR, shipped
from cleaning.adapters.sql.url import libpq


def dump(url: str, target: Path) -> None:
    """The whole database of one moment, compressed; without owners and rights, which the target gives anew."""
    _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={target}", f"--dbname={libpq(url)}")


def decode(source: Path) -> None:
    """Prove that every row of the dump can be read: listing its contents accepts one cut in half."""
    _run("pg_restore", "--no-owner", f"--file={os.devnull}", str(source))


def load(url: str, source: Path) -> None:
    """All or nothing, into an empty database."""
    careful = ("--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges")
    _run("pg_restore", *careful, f"--dbname={libpq(url)}", str(source))


def _run(program: str, *arguments: str) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")} | {"LC_ALL": "C"}
    done = subprocess.run(
        [str(shipped() / program), *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        raise Trouble(f"{program} failed: {done.stderr.strip() or done.returncode}")


__all__ = ["MAJOR", "decode", "dump", "load"]
