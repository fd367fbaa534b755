"""What the company has set for persons and for firms: demanded fields, columns of the list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from cleaning.domain.clients.columns import USUAL, Column, Columns
from cleaning.domain.clients.demands import Demands
from cleaning.domain.clients.values import ClientKind


class KindRules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``required`` are fields nobody may leave empty; ``columns`` what the list shows (None: as usual)."""

    required: tuple[str, ...] = ()
    columns: tuple[Column, ...] | None = None

    def demands(self, kind: ClientKind) -> Demands:
        return Demands(kind, self.required)

    def shown(self, kind: ClientKind) -> Columns:
        return Columns(kind, USUAL[kind] if self.columns is None else self.columns)


def key_of(kind: ClientKind) -> str:
    """The name of the group of settings."""
    return f"client_{kind}"


def rules_of(kind: ClientKind, stored: Mapping[str, Any] | None) -> KindRules:
    """The rules as stored; what was never set is as usual."""
    rules = msgspec.convert(dict(stored or {}), KindRules)
    return msgspec.structs.replace(rules, columns=rules.shown(kind).chosen)
