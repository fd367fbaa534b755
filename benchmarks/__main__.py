"""Ask the questions named on the command line, or all of them."""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import benchmarks
from benchmarks.house import house


def questions() -> dict[str, Any]:
    """``f1`` → its module; a question has ``measure(house)``, or ``alone()`` when it needs no data set."""
    names = [
        module.name for module in iter_modules(benchmarks.__path__) if module.name[:1] == "f" and "_" in module.name
    ]
    found = {name.split("_")[0]: import_module(f"benchmarks.{name}") for name in names}
    return dict(sorted(found.items(), key=lambda one: int(one[0][1:])))


def said(figures: Iterable[Any], scale: str) -> None:
    try:
        for figure in figures:
            print(figure.line(scale), flush=True)
    except Exception:  # noqa: BLE001
        traceback.print_exc()  # one question that cannot be answered leaves the others
        unanswered.append(scale)


unanswered: list[str] = []


def main() -> int:
    known = questions()
    parser = argparse.ArgumentParser(prog="benchmarks", description=benchmarks.__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *known], default=[], metavar="f1 f2 …")
    parser.add_argument("--scale", default="100k", choices=["1k", "100k", "1m"])
    parser.add_argument("--folder", type=Path, help="where the data set lies, or is to be made")
    parser.add_argument("--quick", action="store_true", help="one short run of each: does it still work?")
    asked = parser.parse_args()
    wanted = [known[name] for name in asked.names or known]
    if with_data := [module for module in wanted if hasattr(module, "measure")]:
        with house(asked.scale, asked.folder) as there:
            for module in with_data:
                said(module.measure(there), asked.scale)
    for module in wanted:
        if hasattr(module, "alone"):
            said(module.alone(), asked.scale)
    return len(unanswered)


if __name__ == "__main__":
    sys.exit(main())
