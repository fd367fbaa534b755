"""Kernel locks on folders: they end with the processes that hold them, however those end."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def locked(folder: Path) -> Iterator[int]:
    """Wait for the folder to be ours alone; yields the descriptor, which a child process may inherit to hold on."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield descriptor
    finally:
        # Closed, not unlocked: unlocking would take it from the heirs too.
        os.close(descriptor)


def is_locked(folder: Path) -> bool:
    """Whether some process holds it now. OSError: there is no such folder, or it is not ours to ask."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False
