"""The web: granian in front of the application, a few processes on one port."""

from __future__ import annotations

import gc
import multiprocessing
import signal
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from cleaning.logs import set_up_logs
from cleaning.process import tie_to_parent
from cleaning.settings import Settings, read_settings, with_secret
from cleaning.web.proxies import behind

KILL_AFTER = 5
"""Seconds a process may take to finish when told to stop; an open live-update stream would hold it for ever."""


def application() -> Any:
    """Called by granian in each of its processes."""
    from cleaning.main import create_app  # not in the parent, which only watches

    if (parent := multiprocessing.parent_process()) is not None and parent.pid is not None:
        tie_to_parent(parent.pid, signal.SIGKILL)
    settings = with_secret(read_settings())
    set_up_logs(settings.log_level)
    app = create_app(settings)
    # What was made at start lives for ever: keep the collector from walking through it at each request.
    gc.collect()
    gc.freeze()
    return behind(app, settings.proxies)


def main(settings: Settings) -> None:
    """Serve until told to stop."""
    server = Granian(
        "cleaning.serve:application",
        factory=True,
        address=settings.host,
        port=settings.port,
        interface=Interfaces.ASGI,
        workers=settings.web_workers,
        respawn_failed_workers=True,
        respawn_interval=0.3,
        workers_kill_timeout=KILL_AFTER,
        websockets=False,
        log_level=LogLevels(settings.log_level),
    )
    server.serve()
