"""Files in a folder, by the hash of what is in them."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from cleaning.domain.shared.errors import NotFound

KEY = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class DiskFiles:
    """Written whole beside and renamed, so a file that is there is complete; the same bytes are stored once."""

    folder: Path

    def keep(self, content: bytes) -> str:
        key = hashlib.sha256(content).hexdigest()
        path = self._path(key)
        if path.exists():
            return key
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, draft = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).replace(path)
        return key

    def read(self, key: str) -> bytes:
        if not KEY.fullmatch(key):
            raise NotFound("file", key)
        try:
            return self._path(key).read_bytes()
        except FileNotFoundError:
            raise NotFound("file", key) from None

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key
