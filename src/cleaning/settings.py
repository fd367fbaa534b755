"""What an administrator may set: environment variables, each with a default that works on one machine."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """``database_url`` is empty where the program shall start its own PostgreSQL in ``data``."""

    database_url: str = ""
    data: Path = Path("var")
    port: int = 8080
    secret: str = ""
    secure_cookies: bool = False
    debug: bool = False

    @classmethod
    def read(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """From ``CLEANING_…`` variables."""
        given = {
            name: environment[variable]
            for name in cls.__struct_fields__
            if (variable := f"CLEANING_{name.upper()}") in environment
        }
        return msgspec.convert(given, cls, strict=False, dec_hook=lambda kind, value: kind(value))
