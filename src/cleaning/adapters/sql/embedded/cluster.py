"""A server's place, its addresses, and stopping it."""

import os
from dataclasses import dataclass
from pathlib import Path

from psycopg.conninfo import make_conninfo
from psycopg.pq import PGconn, Ping
from sqlalchemy import URL

from cleaning.adapters.sql.embedded.account import Account
from cleaning.adapters.sql.embedded.binaries import binaries, shipped
from cleaning.adapters.sql.embedded.locks import is_locked
from cleaning.adapters.sql.embedded.postmaster import postmaster
from cleaning.adapters.sql.embedded.trouble import Trouble

PORT = 5432  # only the socket's file name; nothing listens on the network
PATIENCE = 300  # seconds: recovery after a crash and a last checkpoint on a slow disk take minutes, not hours


@dataclass(frozen=True)
class Cluster:
    """One PostgreSQL server. ``data`` is the folder it really lives in, ``socket`` the folder of its socket."""

    data: Path
    socket: Path

    @property
    def files(self) -> Path:
        """PostgreSQL's own data folder (PGDATA)."""
        return self.data / "cluster"

    def url(self, database: str = "cleaning", role: str = "postgres") -> str:
        """For SQLAlchemy."""
        query = {"host": str(self.socket), "port": str(PORT)}
        return URL.create("postgresql+psycopg", username=role, database=database, query=query).render_as_string(False)

    def dsn(self, database: str = "cleaning", role: str = "postgres") -> str:
        """For psycopg.connect, pg_dump and everything else that speaks libpq."""
        return make_conninfo(host=str(self.socket), port=PORT, dbname=database, user=role)

    @property
    def pid(self) -> int | None:
        return postmaster(self.files)

    def running(self) -> bool:
        """Whether any process of the server lives, be it starting, stopping or orphaned by a crash."""
        return self.files.exists() and (is_locked(self.files) or self.pid is not None)

    def answers(self) -> bool:
        """Whether it takes connections now; full of them counts as yes."""
        return PGconn.ping(self.dsn("postgres").encode()) == Ping.OK

    def stop(self, fast: bool = True) -> None:
        """Fast ends open sessions and rolls their work back; otherwise wait for them. No-op when it is not running."""
        if self.pid is None:
            return
        account = Account.for_folder(self.data)
        mode = "fast" if fast else "smart"
        command = [binaries(account) / "pg_ctl", "stop", "-D", self.files, "-m", mode, "-w", "-t", str(PATIENCE)]
        done = account.run(command)
        if done.returncode != 0 and self.pid is not None:
            raise Trouble(f"The database in {self.data} does not stop: {done.stdout.strip()}")

    def binary(self, name: str) -> Path:
        """A program of the same PostgreSQL: pg_dump, pg_restore, psql …"""
        program = shipped() / name
        if not os.access(program, os.X_OK):
            raise Trouble(f"This PostgreSQL comes without {name}.")
        return program
