"""What a record holds after somebody wrote into its own fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cleaning.domain.shared.errors import DomainError, Invalid, RuleBroken
from cleaning.domain.shared.own.field import Field, Own
from cleaning.domain.shared.own.reading import stored


@dataclass(eq=False, kw_only=True)
class Owned:
    """A record with values of a company's own fields."""

    own: Own = field(default_factory=dict)

    def fill(self, own: Own) -> None:
        """Take over what :func:`filled` has checked."""
        if own != self.own:
            self.own = own


def filled(fields: Iterable[Field], before: Own, given: Mapping[str, object], *, only: str = "") -> Own:
    """The values after ``given`` was written over them: None and "" take one away, what is not named stays.

    Invalid names every field refused: an unknown key, a value of another type, a new value in an archived field, a
    required one left empty. A value that is there already is never refused, however the field has changed since.
    """
    known = {each.key: each for each in fields}
    kept, refused = dict(before), dict[str, DomainError]()
    for key, value in given.items():
        try:
            _write(known.get(key), key, value, kept, only)
        except RuleBroken as error:
            refused[f"own.{key}"] = error
    for each in known.values():
        if each.required and each.asked_of(only) and each.key not in kept:
            refused.setdefault(each.place, RuleBroken("field.required"))
    if refused:
        raise Invalid(refused)
    return kept


def _write(known: Field | None, key: str, value: object, kept: Own, only: str) -> None:
    if known is None:
        raise RuleBroken("own.unknown", key=key)
    if key in kept and type(value) is type(kept[key]) and value == kept[key]:
        return
    if known.archived:
        raise RuleBroken("own.archived")
    if not known.of(only):
        raise RuleBroken("own.other_kind")
    if value is None or (isinstance(value, str) and not value.strip()):
        kept.pop(key, None)
    else:
        kept[key] = stored(known, value)
