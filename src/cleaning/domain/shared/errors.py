"""What a rule refuses. Codes are stable and translated by the web; nothing here is prose."""

from typing import Any


class Typed(str):
    """A fact that somebody typed: a sentence tells it as it is, never in translation."""

    __slots__ = ()


class DomainError(Exception):
    """A refusal with a stable code and the facts it concerns."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in self.facts.items())
        return f"{self.code}({shown})"


class RuleBroken(DomainError):
    """A rule of the business says no; ``field`` among the facts names the input it belongs to."""


class NotFound(DomainError):
    """There is no such thing, or the viewer may not know of it."""

    def __init__(self, kind: str, key: object = None) -> None:
        super().__init__("not_found", kind=kind, key=key)


class Conflict(DomainError):
    """Someone changed the thing meanwhile; the facts carry what is stored now."""


class Forbidden(DomainError):
    """The viewer lacks the permission named in the facts."""

    def __init__(self, permission: str) -> None:
        super().__init__("forbidden", permission=permission)


class Invalid(RuleBroken):
    """Several fields were refused at once: ``fields`` maps a field to its refusal."""

    def __init__(self, fields: dict[str, DomainError]) -> None:
        super().__init__("invalid", fields=fields)
        self.fields = fields
