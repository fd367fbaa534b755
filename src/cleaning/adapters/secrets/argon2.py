"""Passwords by Argon2id."""

from dataclasses import dataclass, field

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError


def _hasher() -> PasswordHasher:
    """OWASP's parameters for interactive logins: 19 MiB, two passes, one lane (about 30 ms)."""
    return PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


NOBODY = _hasher().hash("nobody has this password")


@dataclass(frozen=True)
class Argon2Passwords:
    hasher: PasswordHasher = field(default_factory=_hasher)

    def hash(self, password: str) -> str:
        return self.hasher.hash(password)

    def fits(self, password: str, stored: str) -> bool:
        try:
            self.hasher.verify(stored or NOBODY, password)
        except (VerificationError, InvalidHashError):
            return False
        return bool(stored)

    def outdated(self, stored: str) -> bool:
        return self.hasher.check_needs_rehash(stored)
