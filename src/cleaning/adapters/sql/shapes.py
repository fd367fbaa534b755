"""Statements built once. Putting one together costs more than asking it, so it is put together for the shape of a
question, with a place for each value, and asked with the values.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date, time
from decimal import Decimal
from functools import wraps
from inspect import signature
from typing import Any, ParamSpec, TypeVar

import msgspec
from sqlalchemy import BindParameter, Executable

S = TypeVar("S", bound=Executable)
P = ParamSpec("P")
MOST = 500
"""Shapes of one question that are remembered; then all are forgotten, in case an address thinks them up."""
VALUES = (str, int, Decimal, date, time, bytes)
"""What has a place in a statement; booleans, None and empty texts belong to its shape: builders ask about them."""


def built_once(*fixed: str) -> Callable[[Callable[P, S]], Callable[P, tuple[S, dict[str, Any]]]]:
    """For a function that puts a statement together: it is called with places instead of values, once for each shape.

    It may ask whether a value is there, is true, is empty or how many there are, but not what it is; an argument named
    in ``fixed`` is given to it as it is. A value that is compared with a column is sent as the column's type; among
    several (``in_``) only plain numbers and texts are. Records and tuples have a place for each of their values.

    The answer is what every method of ``Reads`` takes: the statement and its values. ``anew`` puts one together
    whatever its shape, for questions whose values decide over its words.
    """

    def decorate(build: Callable[P, S]) -> Callable[P, tuple[S, dict[str, Any]]]:
        known: dict[Hashable, S] = {}
        names = list(signature(build).parameters)

        @wraps(build)
        def ask(*args: P.args, **kwargs: P.kwargs) -> tuple[S, dict[str, Any]]:
            given = dict(zip(names, args, strict=False)) | kwargs
            values: dict[str, Any] = {}
            shape = tuple(
                (name, value if name in fixed else _shape(name, value, values)) for name, value in given.items()
            )
            statement = known.get(shape)
            if statement is None:
                if len(known) >= MOST:
                    known.clear()
                marked = {name: value if name in fixed else _marked(name, value) for name, value in given.items()}
                statement = known[shape] = build(**marked)  # type: ignore[arg-type]
            return statement, values

        ask.anew = lambda *args, **kwargs: (build(*args, **kwargs), {})  # type: ignore[attr-defined]
        return ask

    return decorate


def _shape(name: str, value: Any, values: dict[str, Any]) -> Hashable:
    if _has_place(value):
        values[name] = value
        return type(value)
    if isinstance(value, msgspec.Struct):
        return tuple(_shape(f"{name}_{field}", getattr(value, field), values) for field in value.__struct_fields__)
    if isinstance(value, tuple):
        return tuple(_shape(f"{name}_{place}", one, values) for place, one in enumerate(value))
    return value


def _marked(name: str, value: Any) -> Any:
    if _has_place(value):
        return Place(name)
    if isinstance(value, msgspec.Struct):
        return type(value)(
            **{field: _marked(f"{name}_{field}", getattr(value, field)) for field in value.__struct_fields__}
        )
    if isinstance(value, tuple):
        return tuple(_marked(f"{name}_{place}", one) for place, one in enumerate(value))
    return value


def _has_place(value: Any) -> bool:
    return isinstance(value, VALUES) and not isinstance(value, bool) and value != ""


class Place(BindParameter[Any]):
    """Where a value will be; a builder that asks whether there is one hears that there is."""

    inherit_cache = True

    def __bool__(self) -> bool:
        return True
