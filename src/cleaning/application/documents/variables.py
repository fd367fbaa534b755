"""What a template can name: the fields of the document's data, as a tree read off the data's own types."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

Sort = Literal["text", "number", "date", "moment", "flag"]
_SORTS: dict[Any, Sort] = {
    str: "text", int: "number", Decimal: "number", date: "date", datetime: "moment", time: "moment", bool: "flag",
}  # fmt: skip
PLAIN = (Decimal, date, datetime, time)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A value to print; ``names`` are the words for it in Bulgarian and English where the company gave them."""

    sort: Sort
    names: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Group:
    """Named members, reached by a dot."""

    members: Mapping[str, Variable]


@dataclass(frozen=True, slots=True)
class Many:
    """A list to go through with ``for``."""

    of: Variable


@dataclass(frozen=True, slots=True)
class Open:
    """Members the company names itself (own fields)."""

    of: Variable


Variable = Leaf | Group | Many | Open


def variables(paper: type[msgspec.Struct]) -> Mapping[str, Variable]:
    """The roots a template of this paper has."""
    return _group(paper).members


def plain(paper: msgspec.Struct) -> dict[str, Any]:
    """The data as dictionaries and lists of texts, numbers and days: all a template ever gets to see."""
    data: dict[str, Any] = msgspec.to_builtins(paper, builtin_types=PLAIN)
    return data


@lru_cache
def _group(struct: type[msgspec.Struct]) -> Group:
    hints = get_type_hints(struct)
    found = {name: _variable(hints[name]) for name in struct.__struct_fields__}
    return Group({name: one for name, one in found.items() if one is not None})


def _variable(hint: Any) -> Variable | None:
    if hint in _SORTS:
        return Leaf(_SORTS[hint])
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return _group(hint)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return Leaf("text")
    if origin is tuple and (one := _variable(arguments[0])) is not None:
        return Many(one)
    if origin is dict and (one := _variable(arguments[1])) is not None:
        return Open(one)
    if origin in (Union, types.UnionType):
        return next((_variable(one) for one in arguments if one is not type(None)), None)
    return None
