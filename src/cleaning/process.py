"""Processes that belong together end together."""

from __future__ import annotations

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1
SUPERVISOR = "SUPERVISED_BY"
"""The variable in which a supervisor leaves its process id."""


def tie_to_parent(parent: int, how: int = signal.SIGTERM) -> None:
    """Get a signal when the parent dies, however it dies; Linux only, elsewhere a killed parent leaves us behind."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, how)
    if os.getppid() != parent:
        os.kill(os.getpid(), how)  # it died before we asked


def tie_to_supervisor() -> None:
    """Nothing to do for a process that a person started."""
    if (supervisor := os.environ.get(SUPERVISOR, "")).isdecimal():
        tie_to_parent(int(supervisor))
