"""How far the relationship has come, as far as facts say it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from cleaning.domain.clients.values import ClientStatus

DORMANT_AFTER = timedelta(days=90)
"""So long without any work and a contract, and a client sleeps."""
EARLY = (ClientStatus.LEAD, ClientStatus.PROSPECT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """``worked_on`` the last day we worked for them; ``in_talks`` an offer or a request is open; ``refused`` one of
    them came to nothing."""

    contract: bool = False
    worked_on: date | None = None
    in_talks: bool = False
    quoted: bool = False
    refused: bool = False


def derived(status: ClientStatus, facts: Standing, today: date) -> ClientStatus:
    """The status the facts ask for; what they do not decide stays as somebody set it.

    A contract in force makes active. Who had work is active for a while and dormant afterwards. Who never had any is
    a prospect while an offer is open, and lost once a talk came to nothing and none is open. ``lost`` set by hand
    ends only with a contract or a new talk.
    """
    if facts.contract:
        return ClientStatus.ACTIVE
    if status is ClientStatus.LOST and not facts.in_talks:
        return status
    if facts.worked_on is not None:
        return ClientStatus.ACTIVE if today - facts.worked_on <= DORMANT_AFTER else ClientStatus.DORMANT
    if facts.in_talks:
        return ClientStatus.PROSPECT if facts.quoted or status not in EARLY else status
    if facts.refused and status in EARLY:
        return ClientStatus.LOST
    return status
