"""The joint between a context whose records have own fields and the company that defines them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

import msgspec
from msgspec import UNSET, UnsetType

from cleaning.domain.shared.own.asking import Condition, Sort
from cleaning.domain.shared.own.field import Field, Own, Subject
from cleaning.domain.shared.own.filling import Owned, filled

OwnInput = dict[str, str | int | bool | None]
"""By key of the field: a text, a number as text ("12.50") or whole, a day as YYYY-MM-DD, the key of a choice, a flag.

None takes a value away, what is left out stays.
"""


class OwnFields(Protocol):
    def fields(self, subject: Subject) -> tuple[Field, ...]:
        """The fields of a subject in their order, the archived ones last."""


class OwnAsked(msgspec.Struct, frozen=True, kw_only=True):
    """How a list is narrowed and ordered by own fields."""

    conditions: tuple[Condition, ...] = ()
    sort: Sort | None = None

    def __bool__(self) -> bool:
        return bool(self.conditions)


@dataclass(frozen=True, slots=True)
class FillOwn:
    """Write what was given into the own fields of a record; nothing given changes nothing and asks for nothing."""

    known: OwnFields

    def __call__(
        self, subject: Subject, record: Owned, given: Mapping[str, object] | UnsetType, *, only: str = ""
    ) -> None:
        if given is not UNSET:
            record.fill(filled(self.known.fields(subject), record.own, given, only=only))


S = TypeVar("S", bound=msgspec.Struct)


def with_own(command: S) -> S:
    """A new record of a program answers for its own fields: what is required must be given."""
    return command if command.own is not UNSET else msgspec.structs.replace(command, own={})  # type: ignore[attr-defined]


def placed(own: Own) -> dict[str, Any]:
    """The values under the names refusals and conflicts use: ``own.key``."""
    return {f"own.{key}": value for key, value in own.items()}
