"""Server-sent events: open screens hear that something they show has changed, and ask for it again themselves."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import anyio
from litestar import Request, Response, get
from litestar.params import FromQuery
from litestar.response import ServerSentEvent, ServerSentEventMessage

from cleaning.application.shared.access import Caller, SignInNeeded, Viewer, Visitor
from cleaning.application.shared.ports import Changes
from cleaning.web.caller import caller_of
from cleaning.web.http import shell_of
from cleaning.web.shell import Shell

BEAT = 20.0
"""Seconds of silence after which a comment keeps the line open."""
LONGEST = 300.0
"""Then the browser connects anew, which also asks again who it is."""
ANYTHING = "*"


@get("/live", include_in_schema=False)
async def live(request: Request, channel: FromQuery[list[str]]) -> Response:
    """``/live?channel=visits&channel=billing``: an event with the channel's name for every change in it."""
    shell = shell_of(request)
    if await anyio.to_thread.run_sync(_viewer, shell, caller_of(request)) is None:
        raise SignInNeeded
    changes = await anyio.to_thread.run_sync(shell.container.get, Changes)
    return ServerSentEvent(_news(changes, frozenset(channel)), headers={"X-Accel-Buffering": "no"})


def _viewer(shell: Shell, caller: Caller) -> Viewer | None:
    """The database is asked in a thread, and its connection given back before the long answer begins."""
    with shell.container(context={Caller: caller}) as container:
        return container.get(Visitor).viewer


async def _news(changes: Changes, channels: frozenset[str]) -> AsyncIterator[ServerSentEventMessage]:
    loop = asyncio.get_running_loop()
    waiting: set[str] = set()
    woken = asyncio.Event()

    def tell(name: str) -> None:
        loop.call_soon_threadsafe(note, name)

    def note(name: str) -> None:
        # A set, not a queue: a burst about one channel is one piece of news, so a slow reader costs no memory.
        heard = channels if name == ANYTHING else channels & {name}
        if heard:
            waiting.update(heard)
            woken.set()

    unwatch = await anyio.to_thread.run_sync(changes.watch, tell)
    ends = loop.time() + LONGEST
    try:
        yield ServerSentEventMessage(comment="listening")
        while loop.time() < ends:
            try:
                await asyncio.wait_for(woken.wait(), BEAT)
            except TimeoutError:
                yield ServerSentEventMessage(comment="still here")
                continue
            heard, woken = sorted(waiting), asyncio.Event()
            waiting.clear()
            for name in heard:
                yield ServerSentEventMessage(event="change", data=name)
    finally:
        unwatch()


ROUTES = (live,)
