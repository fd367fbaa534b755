"""Secrets given out once; only their hashes are stored. They are random, so a fast hash is enough."""

import hashlib
import secrets


def new_token() -> str:
    return secrets.token_urlsafe(32)


def digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
