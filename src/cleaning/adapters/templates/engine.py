"""``JinjaTemplates``: the port ``Templates``. Our own templates run here, everybody else's in the sentry."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from cleaning.adapters.templates import sentry
from cleaning.adapters.templates.checker import check
from cleaning.adapters.templates.language import written
from cleaning.application.documents.variables import Variable
from cleaning.domain.shared.errors import RuleBroken

TRUSTED_OUTPUT = 20_000_000


class Sentry:
    """Our end of the process that runs templates; started at the first one, again when it died."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0

    def render(
        self, source: str, language: str, data: Mapping[str, Any], most: int = sentry.MOST_OUTPUT
    ) -> dict[str, Any]:
        request = {"source": source, "language": language, "data": dict(data), "most": most}
        frame = pickle.dumps(request)
        with self._lock:
            for _ in range(2):
                if (answer := self._ask(frame)) is not None:
                    return answer
        return {"error": "memory"}

    def _ask(self, frame: bytes) -> dict[str, Any] | None:
        if self._owner != os.getpid():  # a forked copy of the program has its own, never the pipe of its parent
            self._process, self._owner = None, os.getpid()
        if self._process is None or self._process.poll() is not None:
            self._process = _start()
        requests, answers = self._process.stdin, self._process.stdout
        assert requests is not None
        assert answers is not None
        try:
            sentry.write_frame(requests, frame)
            body = sentry.read_frame(answers)
        except OSError:
            body = None
        if body is None:
            self.close()
            return None
        answer: dict[str, Any] = json.loads(body)
        return answer

    def close(self) -> None:
        process, self._process = self._process, None
        if process is not None and self._owner == os.getpid():
            process.kill()
            process.communicate()


def _start() -> subprocess.Popen[bytes]:
    """Nothing of our environment goes along, secrets least of all."""
    known = {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "LANG": "C.UTF-8"}
    return subprocess.Popen(
        [sys.executable, "-s", "-P", "-m", sentry.__name__],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=known, start_new_session=True,
    )  # fmt: skip


@dataclass(frozen=True)
class JinjaTemplates:
    """One instance serves all threads."""

    sentry: Sentry = field(default_factory=Sentry)

    def check(self, source: str, variables: Mapping[str, Variable]) -> frozenset[str]:
        return check(source, variables)

    def render(self, source: str, language: str, data: Mapping[str, Any], *, trusted: bool) -> str:
        if trusted:
            return written(source, language, data, TRUSTED_OUTPUT)
        answer = self.sentry.render(source, language, data)
        if "text" in answer:
            text: str = answer["text"]
            return text
        reason, line = answer["error"], answer.get("line") or 0
        if reason in ("output", "time", "memory"):
            raise RuleBroken("template.bounds", field="source", reason=reason)
        raise RuleBroken("template.failed", field="source", line=line, column=1, name=answer.get("name", ""))
