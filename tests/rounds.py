"""How often races and machines run: a little in the suite, as often as promised with ``CLEANING_ROUNDS=promised``."""

from __future__ import annotations

import os
import random

PROMISED = os.environ.get("CLEANING_ROUNDS") == "promised"
"""Minutes to an hour; CONTRIBUTING says which command."""


def rounds(quick: int, promised: int) -> int:
    """``promised``: the count that the promise names."""
    return promised if PROMISED else quick


def a_seed() -> int:
    """Printed, so that a failing run can be had again with ``CLEANING_SEED``."""
    seed = int(os.environ.get("CLEANING_SEED", random.randrange(10**6)))
    print(f"CLEANING_SEED={seed}")
    return seed
