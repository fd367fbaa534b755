"""Somebody saved meanwhile: what is stored now beside what was typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cleaning.domain.shared.errors import Conflict
from cleaning.domain.shared.own.field import Field
from cleaning.web.http import Request, lang_of, shell_of
from cleaning.web.own_values import shown_safely


@dataclass(frozen=True, slots=True)
class Difference:
    """``label`` is an English source text; the values are in words of the page's language."""

    label: str
    yours: str
    stored: str


@dataclass(frozen=True, slots=True)
class Stale:
    """``version`` goes back with the form when the typed values shall win after all."""

    version: int
    rows: list[Difference]


def differences(
    request: Request, conflict: Conflict | None, labels: Mapping[str, str], own: Sequence[Field] = ()
) -> Stale | None:
    """Field by field; None without a conflict."""
    words, lang = shell_of(request).catalogues.words, lang_of(request)
    if conflict is None:
        return None
    yours, stored = ({**conflict.facts.get(side, {})} for side in ("yours", "stored"))
    for field in own:
        for side in (yours, stored):
            if field.place in side:
                side[field.place] = shown_safely(side[field.place], field, lang)
    labels = {**labels, **{field.place: field.name(lang) for field in own}}
    rows = [
        Difference(labels.get(name, name), words(value, lang), words(stored.get(name), lang))
        for name, value in yours.items()
    ]
    return Stale(conflict.facts.get("version", 0), rows)
