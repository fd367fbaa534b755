"""Processes that belong together end together."""

from __future__ import annotations

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG, PR_SET_NAME = 1, 15


def tie_to_parent(parent: int, how: int = signal.SIGTERM) -> None:
    """Get a signal when the parent dies, however it dies; Linux only, elsewhere a killed parent leaves us behind."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, how)
    if os.getppid() != parent:
        os.kill(os.getpid(), how)  # it died before we asked


def known_as(name: str) -> None:
    """What ``ps`` and ``top`` show of a process that is a fork of another; Linux only, fifteen letters."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_NAME, name.encode(), 0, 0, 0)
