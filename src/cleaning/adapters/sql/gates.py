"""Gates, as advisory locks that last until the commit."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import text

from cleaning.adapters.sql.session import OurSession

KEY = "hashtextextended(:name, 0)"
SHARED = text(f"select pg_advisory_xact_lock_shared({KEY})")
ALONE = text(f"select pg_advisory_xact_lock({KEY})")


@dataclass(frozen=True, slots=True)
class SqlGates:
    """Whoever had to wait reads anew: what was read before may be another thing now."""

    session: OurSession

    def together(self, name: str) -> None:
        self._pass(name, SHARED)

    def alone(self, name: str) -> None:
        self._pass(name, ALONE)

    def _pass(self, name: str, lock: object) -> None:
        self.session.execute(lock, {"name": name})  # type: ignore[call-overload]
        self.session.read.clear()
