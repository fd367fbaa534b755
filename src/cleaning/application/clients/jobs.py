"""What clients leave to the worker."""

from __future__ import annotations

from cleaning.application.clients.keep_up import KeepRhythms, KeepStatuses

JOBS = (KeepRhythms, KeepStatuses)
