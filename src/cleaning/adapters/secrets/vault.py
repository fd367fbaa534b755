"""Sealing with AES-256-GCM under keys that are not in the database."""

from __future__ import annotations

import base64
import hashlib
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import PremisesId
from cleaning.domain.shared.sealed import Sealed

BYTES = 32
NONCE = 12
"""Random per text: up to 2³² texts under one key a repetition is all but impossible (NIST SP 800-38D, 8.3)."""


class BadKey(Exception):
    """What is given as a key is none; the message says where."""


@dataclass
class KeyRing:
    """Keys by name, the first seals and all open. ``given`` is the setting's text, else a file kept for its owner.

    A file is made at the first need and read again when a name is unknown, since `cleaning vault rotate` adds to it
    while other processes run.
    """

    given: str
    path: Path
    _keys: dict[str, bytes] = field(default_factory=dict, init=False, repr=False)

    def current(self) -> str:
        return next(iter(self._read()))

    def key(self, key_id: str) -> bytes:
        keys = self._read() if key_id in self._keys else self._read(again=True)
        if key_id not in keys:
            raise RuleBroken("vault.key_missing", key=key_id)
        return keys[key_id]

    def names(self) -> list[str]:
        """The newest first."""
        return list(self._read(again=True))

    def add(self) -> str:
        """A new key in front of those there are; only for a file."""
        new = secrets.token_bytes(BYTES)
        self._write([new, *self._read(again=True).values()])
        return name_of(new)

    def drop(self, used: set[str]) -> list[str]:
        """Take out what is neither used nor the newest two: another process may seal with the last one still."""
        keys = self._read(again=True)
        idle = [name for name in list(keys)[2:] if name not in used]
        if idle:
            self._write([key for name, key in keys.items() if name not in idle])
        return idle

    def _read(self, *, again: bool = False) -> dict[str, bytes]:
        if again or not self._keys:
            if not self.given and not self.path.exists():
                self._make()
            text = self.given.replace(",", "\n") if self.given else self.path.read_text()
            source = "CLEANING_SECRET_KEY" if self.given else str(self.path)
            keys = [_key(line, source) for line in text.split()]
            if not keys:
                raise BadKey(f"{source} holds no key")
            self._keys = {name_of(key): key for key in keys}
        return self._keys

    def _make(self) -> None:
        """Of two programs starting at once both use the same one."""
        draft = self._draft([secrets.token_bytes(BYTES)])
        with suppress(FileExistsError):
            os.link(draft, self.path)
        draft.unlink()

    def _write(self, keys: list[bytes]) -> None:
        if self.given:
            raise BadKey("the keys come from CLEANING_SECRET_KEY: put a new one in front there, then run this again")
        self._draft(keys).replace(self.path)
        self._keys = {name_of(key): key for key in keys}

    def _draft(self, keys: list[bytes]) -> Path:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        draft = self.path.with_name(f"{self.path.name}.{os.getpid()}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.writelines(f"{base64.urlsafe_b64encode(key).decode()}\n" for key in keys)
            file.flush()
            os.fsync(file.fileno())
        return draft


@dataclass(frozen=True, slots=True)
class AesVault:
    """A sealed text is the nonce and what AES-GCM makes of it, with the place as associated data."""

    ring: KeyRing

    def current(self) -> str:
        return self.ring.current()

    def seal(self, text: str, place: PremisesId | str) -> Sealed:
        name = self.ring.current()
        nonce = secrets.token_bytes(NONCE)
        return Sealed(name, nonce + AESGCM(self.ring.key(name)).encrypt(nonce, text.encode(), _about(place)))

    def open(self, sealed: Sealed, place: PremisesId | str) -> str:
        nonce, content = sealed.content[:NONCE], sealed.content[NONCE:]
        try:
            return AESGCM(self.ring.key(sealed.key_id)).decrypt(nonce, content, _about(place)).decode()
        except (InvalidTag, ValueError) as wrong:
            raise RuleBroken("vault.damaged") from wrong


def name_of(key: bytes) -> str:
    """Eight digits that tell keys apart and tell nothing of the key."""
    return hashlib.sha256(b"cleaning vault key " + key).hexdigest()[:8]


def _about(place: PremisesId | str) -> bytes:
    """A text names something else than a place."""
    return (place if isinstance(place, str) else f"premises:{place}").encode()


def _key(text: str, source: str) -> bytes:
    try:
        key = base64.b64decode(text.replace("-", "+").replace("_", "/") + "=" * (-len(text) % 4), validate=True)
    except ValueError:
        key = b""
    if len(key) != BYTES:
        raise BadKey(f"{source}: a key is {BYTES} random bytes in base64, as `openssl rand -base64 32` prints them")
    return key
