"""Is this client here already? Asked while typing, and of all that are here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cleaning.application.clients.twins.queries import Alike, Pair, TwinQueries, Typed
from cleaning.application.shared.access import Access, Permission, Scope
from cleaning.domain.shared import identifiers
from cleaning.domain.shared.errors import DomainError

READ: dict[str, Callable[[str], str]] = {
    "eik": identifiers.eik,
    "phone": identifiers.phone,
    "email": identifiers.email,
}


@dataclass(frozen=True, slots=True)
class LookForTwins:
    """Half-typed numbers are passed over; the whole company is looked through, not only the chosen branch."""

    access: Access
    twins: TwinQueries

    def __call__(
        self, *, name: str = "", eik: str = "", phone: str = "", email: str = "", except_id: int | None = None
    ) -> list[Alike]:
        self.access.require(Permission.CLIENTS_VIEW)
        numbers = {"eik": _read("eik", eik), "phone": _read("phone", phone), "email": _read("email", email)}
        scope = Scope(branch_ids=self.access.viewer.branch_ids)
        return self.twins.alike(Typed(name=name.strip()[:200], **numbers), scope=scope, except_id=except_id)


@dataclass(frozen=True, slots=True)
class ListTwins:
    """Records that look like one client, for somebody to decide."""

    access: Access
    twins: TwinQueries

    def __call__(self) -> list[Pair]:
        self.access.require(Permission.CLIENTS_MERGE)
        return self.twins.pairs(scope=Scope(branch_ids=self.access.viewer.branch_ids))


def _read(kind: str, typed: str) -> str | None:
    try:
        return READ[kind](typed) if typed.strip() else None
    except DomainError:
        return None
