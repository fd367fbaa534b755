"""A plausible value of any type the API takes, with only what is required, made from its annotations."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import msgspec
from uuid_utils import uuid7

SIMPLE: dict[Any, Any] = {
    str: "1", int: 1, float: 1.0, bool: True, Decimal: "1", bytes: "iVBORw0KGgo=", date: "2026-11-25",
    datetime: "2026-11-25T08:00:00Z", time: "08:00:00", dict: {}, Any: "1", NoneType: None,
}  # fmt: skip


def sample(kind: Any) -> Any:
    """As JSON would carry it."""
    kind = getattr(kind, "__supertype__", kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if kind in SIMPLE:
        return SIMPLE[kind]
    if kind is UUID:
        return str(uuid7())
    if origin is Annotated:
        return sample(arguments[0])
    if origin is Literal:
        return arguments[0]
    if origin in (Union, UnionType):
        return sample(next((one for one in arguments if one is not NoneType), NoneType))
    if origin in (list, tuple, set, frozenset):
        return [sample(arguments[0])]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind)).value
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        hints = get_type_hints(kind, include_extras=True)
        return {one.encode_name: sample(hints[one.name]) for one in msgspec.structs.fields(kind) if one.required}
    return "1"
