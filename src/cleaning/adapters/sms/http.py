"""What providers over HTTP have in common: one client, and what its failures mean for a text."""

from __future__ import annotations

import logging
from typing import Any

import httpx

from cleaning.application.messaging.gateways import Rejected, Unclear
from cleaning.domain.messaging.values import Refusal

logging.getLogger("httpx").setLevel(logging.WARNING)
"""It would write whole addresses into the log, and some providers want the password in them."""
NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol, httpx.ProxyError)
"""Faults before the first byte was written: the provider has seen nothing, so the text may be tried again."""
BUSY = frozenset({429, 503})
"""The provider says itself that it took nothing."""
TRUSTLESS = frozenset({401, 402, 403})


def a_client(*, connect: float = 5.0, answer: float = 20.0, connections: int = 10, **more: Any) -> httpx.Client:
    """A client that keeps its connections and never follows a provider elsewhere. Seconds."""
    limits = httpx.Limits(max_connections=connections, max_keepalive_connections=connections)
    return httpx.Client(timeout=httpx.Timeout(answer, connect=connect), limits=limits, follow_redirects=False, **more)


def call(client: httpx.Client, method: str, url: str, **more: Any) -> httpx.Response | Rejected | Unclear:
    """The provider's answer, or what its absence means.

    A fault after bytes were written, and a 5xx that does not say "busy", leave the text unclear: something between us
    and the provider fell, perhaps after it was taken. 401 to 403 concern the account; anything else is an answer.
    """
    try:
        answer = client.request(method, url, **more)
    except NEVER_LEFT as fault:
        return Rejected(Refusal.TRANSIENT, type(fault).__name__)
    except httpx.HTTPError as fault:
        return Unclear(f"{type(fault).__name__}: {fault}"[:300])
    if answer.status_code in BUSY:
        return Rejected(Refusal.TRANSIENT, str(answer.status_code))
    if answer.status_code >= 500:
        return Unclear(f"HTTP {answer.status_code}")
    return answer


def refused(answer: httpx.Response) -> Rejected:
    """A plain 4xx whose words nobody knows: the account's trouble, or the text's."""
    refusal = Refusal.ACCOUNT if answer.status_code in TRUSTLESS else Refusal.CONTENT
    return Rejected(refusal, f"HTTP {answer.status_code}")
