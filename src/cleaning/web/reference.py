"""The OpenAPI document of the program, read for people: chapters of calls, records and their fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

METHODS = ("get", "post", "put", "patch", "delete")
PREFIX = "/api/v1/"


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """One value of a record, or one parameter; ``record`` is the record its ``kind`` leads to."""

    name: str
    kind: str
    record: str = ""
    required: bool = False
    note: str = ""


class Call(msgspec.Struct, frozen=True, kw_only=True):
    method: str
    path: str
    summary: str
    note: str = ""
    parameters: tuple[Field, ...] = ()
    takes: Field | None = None
    gives: Field | None = None

    @property
    def anchor(self) -> str:
        return f"{self.method}{self.path.replace('/', '-').replace('{', '').replace('}', '')}".lower()


class Chapter(msgspec.Struct, frozen=True, kw_only=True):
    """What one can do with one noun."""

    name: str
    calls: tuple[Call, ...]


class Record(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    note: str
    fields: tuple[Field, ...]


def chapters(document: Mapping[str, Any]) -> list[Chapter]:
    """Calls of the API by the first word of their path, in alphabetical order."""
    by_noun: dict[str, list[Call]] = {}
    for path, methods in document.get("paths", {}).items():
        if path.startswith(PREFIX):
            noun = path.removeprefix(PREFIX).split("/")[0]
            by_noun.setdefault(noun, []).extend(_call(m, path, methods[m]) for m in METHODS if m in methods)
    return [Chapter(name=noun, calls=tuple(_ordered(calls))) for noun, calls in sorted(by_noun.items())]


def records(document: Mapping[str, Any]) -> list[Record]:
    """Every record that calls take or give."""
    schemas = document.get("components", {}).get("schemas", {})
    return [
        Record(name=name, note=schema.get("description", ""), fields=tuple(_fields(schema)))
        for name, schema in sorted(schemas.items())
        if schema.get("properties")
    ]


def _ordered(calls: list[Call]) -> list[Call]:
    return sorted(calls, key=lambda call: (call.path, METHODS.index(call.method)))


def _call(method: str, path: str, operation: Mapping[str, Any]) -> Call:
    body = _content(operation.get("requestBody", {}))
    answers = {code: answer for code, answer in operation.get("responses", {}).items() if code.startswith("2")}
    given = next((found for answer in answers.values() if (found := _content(answer))), None)
    return Call(
        method=method,
        path=path,
        summary=operation.get("summary", ""),
        note=operation.get("description", ""),
        parameters=tuple(_parameter(one) for one in operation.get("parameters", ())),
        takes=_field("", body, True) if body else None,
        gives=_field("", given, True) if given else None,
    )


def _content(holder: Mapping[str, Any]) -> Mapping[str, Any] | None:
    return next((one["schema"] for one in holder.get("content", {}).values() if one.get("schema")), None)


def _parameter(parameter: Mapping[str, Any]) -> Field:
    found = _field(parameter["name"], parameter.get("schema", {}), parameter.get("required", False))
    return msgspec.structs.replace(found, note=parameter.get("description", "") or found.note)


def _fields(schema: Mapping[str, Any]) -> list[Field]:
    required = set(schema.get("required", ()))
    return [_field(name, one, name in required) for name, one in schema.get("properties", {}).items()]


def _field(name: str, schema: Mapping[str, Any], required: bool) -> Field:
    kind, record = _kind(schema)
    return Field(name=name, kind=kind, record=record, required=required, note=schema.get("description", ""))


def _kind(schema: Mapping[str, Any]) -> tuple[str, str]:
    """(words, name of the record they lead to)."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[-1]
        return name, name
    if "enum" in schema:
        return " | ".join(str(choice) for choice in schema["enum"]), ""
    if "const" in schema:
        return str(schema["const"]), ""
    variants = schema.get("oneOf") or schema.get("anyOf") or ()
    if variants:
        kinds = [_kind(one) for one in variants]
        return " | ".join(words for words, _ in kinds), next((record for _, record in kinds if record), "")
    if schema.get("type") == "array":
        words, record = _kind(schema.get("items", {}))
        return f"[{words}]", record
    kind = schema.get("type", "object")
    words = " | ".join(kind) if isinstance(kind, list) else str(kind)
    return (f"{words} ({schema['format']})" if "format" in schema else words), ""
