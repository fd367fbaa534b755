"""Own fields on papers: ``client.own.key`` and ``place.own.key``, in words of the paper's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec

from cleaning.application.documents.kinds import known_to
from cleaning.application.documents.variables import Group, Leaf, Many, Open, Variable
from cleaning.application.shared.own import OwnFields
from cleaning.domain.documents.formats import Formats
from cleaning.domain.documents.values import Kind
from cleaning.domain.shared.own.field import Field, OwnType, Stored, Subject
from cleaning.domain.shared.own.reading import typed

S = TypeVar("S", bound=msgspec.Struct)
FLAGS = {"bg": ("не", "да"), "en": ("no", "yes")}
SAMPLES: dict[OwnType, Stored] = {OwnType.NUMBER: "12.5", OwnType.DATE: "2026-03-01", OwnType.FLAG: True}
OF_CLIENT = "client"


def said(field: Field, value: Stored, language: str) -> str:
    """A value as it stands on paper."""
    formats = Formats(language)
    match field.type:
        case OwnType.NUMBER:
            return formats.exact(typed(field, value))  # type: ignore[arg-type]
        case OwnType.DATE:
            return formats.date(typed(field, value))  # type: ignore[arg-type]
        case OwnType.FLAG:
            return FLAGS[language][bool(value)]
        case OwnType.CHOICE:
            choice = field.choice(value)
            return str(value) if choice is None else choice.name(language)
    return str(value)


@dataclass(frozen=True, slots=True)
class OwnOnPapers:
    """What composers put on a paper as it is stored becomes words; a field nothing is written in is empty."""

    known: OwnFields

    def __call__(self, paper: S, language: str) -> S:
        return self._with(paper, lambda field, value: "" if value is None else said(field, value, language))

    def sampled(self, paper: S, language: str) -> S:
        """An invented paper shows an invented value of every field."""
        return self._with(paper, lambda field, _: said(field, _invented(field), language))

    def variables(self, kind: Kind) -> Mapping[str, Variable]:
        """The roots a template of the kind has, own fields by their keys."""
        found = {name: self._named(name, variable) for name, variable in known_to(kind).items()}
        return {name: variable for name, variable in found.items() if variable is not None}

    def _named(self, name: str, variable: Variable) -> Variable | None:
        match variable:
            case Group():
                inner = {each: self._own(name) if isinstance(one, Open) else self._named(each, one)
                         for each, one in variable.members.items()}  # fmt: skip
                return Group({each: one for each, one in inner.items() if one is not None})
            case Many():
                of = self._named(name, variable.of)
                return None if of is None else Many(of)
        return variable

    def _own(self, owner: str) -> Variable | None:
        leaves: dict[str, Variable] = {
            field.key: Leaf("text", names=(field.bg, field.en)) for field in self._fields(owner) if not field.archived
        }
        return Group(leaves) if leaves else None

    def _fields(self, owner: str) -> tuple[Field, ...]:
        return self.known.fields(Subject.CLIENT if owner == OF_CLIENT else Subject.PREMISES)

    def _with(self, one: S, say: Callable[[Field, Stored | None], str], owner: str = "") -> S:
        """The same with every ``own`` in words, however deep it stands."""
        changed: dict[str, Any] = {}
        for name in one.__struct_fields__:
            value = getattr(one, name)
            if name == "own":
                changed[name] = {field.key: say(field, value.get(field.key)) for field in self._fields(owner)}
            elif isinstance(value, msgspec.Struct):
                changed[name] = self._with(value, say, name)
            elif isinstance(value, tuple) and value and isinstance(value[0], msgspec.Struct):
                changed[name] = tuple(self._with(each, say, name) for each in value)
        return msgspec.structs.replace(one, **changed) if changed else one


def _invented(field: Field) -> Stored:
    if field.type is OwnType.CHOICE and field.offered:
        return field.offered[0].key
    return SAMPLES.get(field.type, field.bg)
