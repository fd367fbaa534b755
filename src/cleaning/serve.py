"""The web: granian in front of the application, a few processes on one port."""

from __future__ import annotations

import gc
import multiprocessing
import signal
from functools import partial
from typing import Any

import uuid_utils
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from cleaning.logs import set_up_logs
from cleaning.process import tie_to_parent
from cleaning.settings import Settings, read_settings, with_secret
from cleaning.web.proxies import behind

KILL_AFTER = 5
"""Seconds a process may take to finish when told to stop; an open live-update stream would hold it for ever."""


def load(settings: Settings) -> Any:
    """The application, whole, before it is forked: its processes share what is never written again."""
    from cleaning.main import create_app  # not where spawned processes load it for themselves

    app = behind(create_app(settings), settings.proxies)
    # What was made at start lives for ever: keep the collector from walking through it at each request.
    gc.collect()
    gc.freeze()
    gc.enable()
    return app


def application() -> Any:
    """Called by granian in each process that was not forked."""
    settings = with_secret(read_settings())
    set_up_logs(settings.log_level)
    return _begun(load(settings))


def _begun(app: Any) -> Any:
    if (parent := multiprocessing.parent_process()) is not None and parent.pid is not None:
        tie_to_parent(parent.pid, signal.SIGKILL)
    uuid_utils.reseed_rng()  # or forks would make the same keys
    return app


def main(settings: Settings, app: Any = None) -> None:
    """Serve until told to stop; ``app`` is the loaded application where the caller has it already."""
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
    if multiprocessing.get_start_method() == "fork":
        server.serve(target_loader=partial(_begun, app or load(settings)), wrap_loader=False)
    else:
        server.serve()
