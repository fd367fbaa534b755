"""What the company demands of a client's kind and this one lacks."""

from __future__ import annotations

from cleaning.application.clients.queries import ClientSheet
from cleaning.domain.clients.demands import DEMANDABLE


def missing_of(client: ClientSheet) -> tuple[str, ...]:
    """In the order of the form."""
    lacking = {name for name in client.demanded if not getattr(client, name)}
    return tuple(name for name in DEMANDABLE[client.kind] if name in lacking)
