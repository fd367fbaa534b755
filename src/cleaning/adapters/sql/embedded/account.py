"""The system user the server runs as: never root."""

import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cleaning.adapters.sql.embedded.trouble import Trouble

PREFERRED = ("postgres", "_postgres", "nobody")


@dataclass(frozen=True, slots=True)
class Account:
    uid: int
    gid: int

    @classmethod
    def for_folder(cls, folder: Path) -> "Account":
        """The caller; for root the folder's owner, so that a cluster keeps its user, else an unprivileged one."""
        if os.geteuid() != 0:
            return cls(os.geteuid(), os.getegid())
        if folder.exists() and (owner := folder.stat()).st_uid != 0:
            return cls(owner.st_uid, owner.st_gid)
        for name in PREFERRED:
            try:
                user = pwd.getpwnam(name)
            except KeyError:
                continue
            return cls(user.pw_uid, user.pw_gid)
        raise Trouble(
            f"PostgreSQL does not run as root and there is none of the users {', '.join(PREFERRED)}: add one."
        )

    @property
    def name(self) -> str:
        try:
            return pwd.getpwuid(self.uid).pw_name
        except KeyError:
            return str(self.uid)

    @property
    def is_caller(self) -> bool:
        return self.uid == os.geteuid()

    def run(self, command: Sequence[str | Path], keep: Sequence[int] = ()) -> subprocess.CompletedProcess[str]:
        """Run to the end as this user, in a session of its own (Ctrl-C in the terminal is not for the server).

        ``keep``: file descriptors the command inherits. PermissionError: the user cannot reach the command.
        """
        # PGDATA, PGPORT and the like of the caller's shell belong to another server.
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")} | {"LC_ALL": "C"}
        identity = {} if self.is_caller else {"user": self.uid, "group": self.gid, "extra_groups": [self.gid]}
        return subprocess.run(
            [str(part) for part in command],
            **identity,
            pass_fds=keep,
            start_new_session=True,
            cwd="/",
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )

    def can_run(self, program: Path) -> bool:
        try:
            return self.run([program, "--version"]).returncode == 0
        except PermissionError:
            return False

    def can_enter(self, folder: Path) -> bool:
        """Asked of the kernel by going there, which knows more than mode bits: ACLs, capabilities, mounts."""
        return self.is_caller or self.run(["/bin/sh", "-c", 'cd -- "$0"', folder]).returncode == 0

    def own(self, folder: Path) -> None:
        """Make the folder private to this user."""
        if not self.is_caller:
            os.chown(folder, self.uid, self.gid, follow_symlinks=False)
        folder.chmod(0o700)
