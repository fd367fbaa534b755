"""The built files (``bin/assets``): a plain name in a template becomes the address of its hashed copy."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

DIST = Path(__file__).parent / "static" / "dist"


class AssetsNotBuilt(RuntimeError):
    """There is no usable ``dist``; says what to run."""


@dataclass(frozen=True)
class Assets:
    """Addresses of the files in ``dist``; the names are those in ``manifest.json``."""

    dist: Path = DIST
    prefix: str = "/static"

    @cached_property
    def manifest(self) -> dict[str, str]:
        """Plain name → file inside ``dist``, for example ``app.css`` → ``app.3f2a9c01.css``."""
        try:
            return json.loads((self.dist / "manifest.json").read_text("utf-8"))
        except FileNotFoundError:
            raise AssetsNotBuilt(f"{self.dist} is not built: run bin/assets") from None

    def url(self, name: str) -> str:
        """The address of ``name``; raises :class:`AssetsNotBuilt` for a name that was never built."""
        try:
            return f"{self.prefix}/{self.manifest[name]}"
        except KeyError:
            raise AssetsNotBuilt(f"{name} is not among the built files: run bin/assets") from None
