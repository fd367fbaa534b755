"""What happened with a client, as it is asked for and answered."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import msgspec

from cleaning.domain.shared.ids import FollowUpId, InteractionId


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """One thing of a client's history.

    A fact has a ``code`` (``visits.VisitCompleted``) whose sentence takes its ``data``; an interaction has the code
    ``interaction.<kind>`` and its text in ``data``.
    """

    at: datetime
    code: str
    actor: str
    data: dict[str, Any]
    interaction_id: InteractionId | None = None
    follow_up_id: FollowUpId | None = None


class HistoryPart(msgspec.Struct, frozen=True, kw_only=True):
    """A filter of the history: contexts whose facts it shows, kinds of interactions, or every talk there was."""

    contexts: tuple[str, ...] = ()
    interactions: tuple[str, ...] = ()
    talks: bool = False


class HistoryFilter(msgspec.Struct, frozen=True, kw_only=True):
    """What the history is narrowed to: a part, who wrote it, local days from and to, both included.

    ``kind`` leaves only what people wrote down of that kind, a word of the company's dictionary.
    """

    part: HistoryPart | None = None
    kind: str = ""
    actor: str = ""
    since: date | None = None
    until: date | None = None
