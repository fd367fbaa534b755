"""What a backup says of itself."""

from __future__ import annotations

from datetime import datetime

import msgspec

FORMAT = 1
NAME = "manifest.json"
DUMP = "database.dump"
SECRET = "secret"
KEYS = "secret_key"
FILES = "files/"


class Member(msgspec.Struct, frozen=True):
    size: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``revision`` is the migration the database was at; ``postgres`` the major version that wrote the dump;
    ``keys`` names the keys that open what is sealed in it, in the backup only when they were kept in the data folder.
    """

    format: int = FORMAT
    made_at: datetime
    revision: str
    postgres: int
    company: str
    keys: tuple[str, ...] = ()
    members: dict[str, Member]


class BadBackup(Exception):
    """The file is not a backup that can be trusted; the message says why. Nothing was changed."""
