"""The process that runs foreign templates: it waits warm and forks for each one; the fork has little of anything.

Started as ``python -m cleaning.adapters.templates.sentry``; requests and answers are frames of four bytes of length and
a body. A request comes from our own process (a pickle), an answer from the fork is never more than JSON.
"""

from __future__ import annotations

import json
import os
import pickle
import resource
import select
import signal
import struct
import sys
import time
import traceback
from typing import IO, Any

from jinja2 import UndefinedError

from cleaning.adapters.templates.language import language_of, written

CPU_SECONDS = 1
WALL_SECONDS = 4.0
MEMORY = 256 * 2**20
MOST_OUTPUT = 1_000_000
_FRAME = struct.Struct(">I")


def read_frame(stream: IO[bytes]) -> bytes | None:
    head = stream.read(_FRAME.size)
    if len(head) < _FRAME.size:
        return None
    return stream.read(_FRAME.unpack(head)[0])


def write_frame(stream: IO[bytes], body: bytes) -> None:
    stream.write(_FRAME.pack(len(body)) + body)
    stream.flush()


def render(request: dict[str, Any]) -> dict[str, Any]:
    """The text, or what went wrong and in which line."""
    try:
        return {"text": written(request["source"], request["language"], request["data"], request["most"])}
    except OverflowError:
        return {"error": "output"}
    except MemoryError:
        return {"error": "memory"}
    except UndefinedError as error:
        return {"error": "undefined", "line": _line(error), "name": str(error)[:200]}
    except Exception as error:  # noqa: BLE001 – whatever a template does wrong, the writer is told its line
        return {"error": "failed", "line": _line(error), "name": type(error).__name__}


def _line(error: BaseException) -> int:
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
    return (lines[-1] if lines else 0) or 0


def _confine() -> None:
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 16),
        (resource.RLIMIT_NPROC, 0),
    ):
        resource.setrlimit(what, (most, most))


def in_a_fork(request: dict[str, Any]) -> dict[str, Any]:
    """Rendered by a child that may be killed at any moment; whatever it does, there is an answer.

    With it goes what the child used, as the kernel counted it: seconds of processor, bytes of memory at the peak.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reader)
            _confine()
            with open(writer, "wb") as pipe:
                pipe.write(json.dumps(render(request)).encode())
        finally:
            os._exit(0)
    os.close(writer)
    try:
        body, late = _answer(reader)
    finally:
        os.close(reader)
        os.kill(child, signal.SIGKILL)
        _, status, used = os.wait4(child, 0)
    try:
        answer: dict[str, Any] = json.loads(body)
    except ValueError:
        cpu = late or (os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL))
        answer = {"error": "time" if cpu else "memory"}
    return answer | {"cpu": used.ru_utime + used.ru_stime, "memory": used.ru_maxrss * 1024}


def _answer(reader: int) -> tuple[bytes, bool]:
    parts, size, until = [], 0, time.monotonic() + WALL_SECONDS
    while (left := until - time.monotonic()) > 0 and size <= 8 * MOST_OUTPUT:
        if not select.select([reader], [], [], left)[0]:
            break
        part = os.read(reader, 1 << 16)
        if not part:
            return b"".join(parts), False
        parts.append(part)
        size += len(part)
    return b"", True


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for language in ("bg", "en"):
        language_of(language).from_string("{{ x }}").render(x="")  # what Jinja imports late is imported now
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    while (frame := read_frame(requests)) is not None:
        write_frame(answers, json.dumps(in_a_fork(pickle.loads(frame))).encode())


if __name__ == "__main__":
    main()
