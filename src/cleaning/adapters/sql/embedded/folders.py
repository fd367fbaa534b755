"""Where the server's files and its socket live, so that its user can reach both."""

import os
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

from cleaning.adapters.sql.embedded import binaries
from cleaning.adapters.sql.embedded.account import Account
from cleaning.adapters.sql.embedded.locks import locked
from cleaning.adapters.sql.embedded.trouble import Trouble

SOCKET = ".s.PGSQL.5432"
LONGEST = 107 if sys.platform == "linux" else 103
OURS = {"cluster", "cluster.new", "run", "start.log"}


def place(data: Path, account: Account) -> Path:
    """The folder asked for, made private to the server's user; or the one it links to."""
    folder = data.resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not account.can_enter(folder.parent):
            folder = _moved(data, account)
        if strangers := {entry.name for entry in folder.iterdir()} - OURS:
            raise Trouble(
                f"{folder} is to hold the database alone, but holds {sorted(strangers)[0]}: name another folder."
            )
        account.own(folder)
    except PermissionError as refused:
        raise Trouble(
            f"User {account.name} may not use {folder}: run as its owner or as root. ({refused})"
        ) from refused
    return folder


def _moved(data: Path, account: Account) -> Path:
    """A folder under /var/lib/cleaning with a link to it where ``data`` is; only root comes here."""
    home = binaries.HOUSE / "clusters"
    home.mkdir(mode=0o755, parents=True, exist_ok=True)
    with locked(home):
        folder = data.resolve()
        if account.can_enter(folder.parent):
            return folder  # another program moved it while we waited
        if any(folder.iterdir()):
            raise Trouble(f"User {account.name} owns {folder} but cannot get there: chmod a+x the folders above it.")
        # A new name each time: who deletes the link and starts again wants an empty database, not the old one.
        new = Path(tempfile.mkdtemp(prefix="cluster-", dir=home))
        folder.rmdir()
        folder.symlink_to(new)
        if not account.can_enter(new.parent):
            raise Trouble(f"User {account.name} reaches neither {data} nor {home}: chmod a+x the folders above either.")
        return new


def socket_folder(folder: Path, account: Account) -> Path:
    """A 0700 folder of the server's user in which a socket's path is short enough for the kernel."""
    name = f"cleaning-{account.uid}-{sha256(os.fsencode(folder)).hexdigest()[:12]}"
    for choice in (folder / "run", Path(tempfile.gettempdir(), name), Path("/tmp", name)):
        if len(os.fsencode(choice / SOCKET)) <= LONGEST and account.can_enter(choice.parent):
            return _private(choice, account)
    raise Trouble(f"No folder for the database's socket: {folder} is too long a path and there is no /tmp.")


def _private(folder: Path, account: Account) -> Path:
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        # In a folder everybody writes to, somebody else may have been there first.
        found = folder.lstat()
        if folder.is_symlink() or not folder.is_dir() or found.st_uid not in (account.uid, os.geteuid()):
            raise Trouble(f"{folder} does not belong to user {account.name}: remove it.") from None
    account.own(folder)
    return folder
