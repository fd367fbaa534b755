"""Facts: what was recorded and, for every change of a stored value, what it was before and after."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import event, inspect, text
from sqlalchemy.orm import InstanceState, Session

from cleaning.adapters.sql.foundation.tables import facts
from cleaning.adapters.sql.live import CHANNEL
from cleaning.adapters.sql.rows import listed, packed, unpacked
from cleaning.adapters.sql.session import WRITES, OurSession
from cleaning.adapters.sql.types import plain
from cleaning.application.shared.access import Origin
from cleaning.domain.shared.aggregate import DomainEvent

HIDDEN = "•••"


def fact_of(event_: DomainEvent, origin: Origin) -> dict[str, Any]:
    """A row of ``facts`` for an event; its context and name are the kind: ``visits.VisitCompleted``."""
    data = msgspec.to_builtins(event_, enc_hook=plain)
    context = type(event_).__module__.split(".")[-2]
    subject_id = next((value for name, value in data.items() if name.endswith("_id")), None)
    return _row(f"{context}.{type(event_).__name__}", context, subject_id, data, origin)


def _row(kind: str, subject: str, subject_id: int | None, data: dict[str, Any], origin: Origin) -> dict[str, Any]:
    return {
        "kind": kind,
        "subject": subject,
        "subject_id": subject_id,
        "client_id": data.get("client_id"),
        "branch_id": data.get("branch_id"),
        "actor_id": origin.actor_id,
        "actor": origin.actor,
        "origin": origin.origin or None,
        "request_id": origin.request_id or None,
        "data": data,
    }


COLUMNS = [column for column in facts.c if not column.primary_key]
STORE = text(f"""
  with kept as (
    insert into facts ({listed(COLUMNS)}) select {listed(COLUMNS)} from {unpacked("rows", COLUMNS)} returning subject
  )
  select pg_notify('{CHANNEL}', subject) from (select distinct subject from kept where subject is not null) as news
""").execution_options(**{WRITES: ("facts",)})


def store(session: Session, rows: list[dict[str, Any]]) -> None:
    """Keep the facts, and tell open screens of them once they are committed: one statement, however many."""
    if rows:
        session.execute(STORE, {"rows": packed(rows)})


@event.listens_for(OurSession, "before_flush")
def _note_changes(session: OurSession, *_: Any) -> None:
    """Collect before and after of every changed column while the old values are still known."""
    origin = session.info.get("origin")
    if origin is None:
        return
    for instance in session.dirty:
        state = inspect(instance)
        before, after = _difference(state)
        if after:
            changes = session.info.setdefault("changes", [])
            changes.append((state, before, after))


def _difference(state: InstanceState[Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for attribute in state.mapper.column_attrs:
        column = attribute.columns[0]
        if attribute.key not in state.committed_state or column is state.mapper.version_id_col:
            continue
        history = state.attrs[attribute.key].history
        if not history.has_changes() or not history.deleted or history.deleted == history.added:
            continue
        hidden = column.info.get("secret", False)
        name = str(column.name)
        before[name] = HIDDEN if hidden else history.deleted[0]
        after[name] = HIDDEN if hidden else history.added[0] if history.added else None
    return before, after


def changes_as_facts(session: OurSession, origin: Origin) -> list[dict[str, Any]]:
    """Rows for what the last flush changed."""
    rows = []
    for state, before, after in session.info.pop("changes", []):
        table = str(state.mapper.local_table.name)
        key = state.identity[0] if state.identity else None
        identity = key if isinstance(key, int) else None
        data = msgspec.to_builtins({"before": before, "after": after}, enc_hook=plain_or_text)
        row = _row("changed", table, identity, data, origin)
        row["branch_id"] = getattr(state.obj(), "branch_id", None)
        rows.append(row)
    return rows


def plain_or_text(value: Any) -> Any:
    """A stored value as JSON, or as its text where JSON has nothing like it."""
    try:
        return plain(value)
    except NotImplementedError:
        return str(value)
