"""What the test of kills does to the web of its house; Python imports this at start, when its folder is in PYTHONPATH.

Answers wait a moment after the commit, so that kills meet requests that are done but not yet answered. While the file
that the variable ``UNGUARDED`` names is there, a key that comes again is taken for a new one: the negative control.
"""

from __future__ import annotations

import os
import random
import sys
import time
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

HELD_BACK = 0.15
TARGET = "cleaning.web.injection"


class Late:
    """Waits for the module to be imported, then changes it; programs that never import it pay nothing."""

    def find_spec(self, name: str, path: Any, target: Any = None) -> ModuleSpec | None:
        if name != TARGET:
            return None
        sys.meta_path.remove(self)
        spec = find_spec(name)
        assert spec is not None
        assert spec.loader is not None
        run = spec.loader.exec_module

        def exec_module(module: ModuleType) -> None:
            run(module)
            change(module)

        spec.loader.exec_module = exec_module  # type: ignore[method-assign]
        return spec


def change(injection: ModuleType) -> None:
    from cleaning.adapters.sql.foundation.answers import SqlAnswers  # only once everything else is being imported

    once, claim = injection._once, SqlAnswers.claim
    unguarded = Path(os.environ["UNGUARDED"])

    def held_back(request: Any, container: Any, run: Any) -> Any:
        response = once(request, container, run)
        if request.method == "POST":
            time.sleep(random.random() * HELD_BACK)
        return response

    def forgetful(self: SqlAnswers, owner: str, key: str, request: str) -> Any:
        return claim(self, owner, f"{key} {random.random()}" if unguarded.exists() else key, request)

    injection._once = held_back
    SqlAnswers.claim = forgetful  # type: ignore[method-assign]


if "UNGUARDED" in os.environ:
    sys.meta_path.insert(0, Late())  # type: ignore[arg-type]
