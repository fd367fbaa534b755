"""Typed text of a form → values of the domain, one field at a time, so that every mistake is named at its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from cleaning.domain.shared.errors import Conflict, DomainError, Invalid, RuleBroken
from cleaning.domain.shared.money import Money, UnitCost
from cleaning.domain.shared.quantity import Percent
from cleaning.web import reach

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")
MOST = Decimal("1e12")
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
ROW = re.compile(r"^(?P<row>[a-z_]+-\d+)-(?P<name>\w+)$")
IN_A_LIST = re.compile(r"^(\w+)s\.(\d+)\.")


def number(text: str) -> Decimal:
    """``1 234,50``, ``1234.5``, ``1,234.50`` → Decimal. RuleBroken ``number.unreadable``."""
    bare = re.sub(r"[\s\u00a0\u202f€%]", "", text).replace("−", "-")
    point, comma = bare.rfind("."), bare.rfind(",")
    if point >= 0 and comma >= 0:
        bare = bare.replace("," if point > comma else ".", "")
    bare = bare.replace(",", ".")
    if not re.fullmatch(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)", bare):
        raise RuleBroken("number.unreadable", value=text)
    try:
        value = Decimal(bare)
    except InvalidOperation:
        raise RuleBroken("number.unreadable", value=text) from None
    if abs(value) > reach.MOST:
        raise RuleBroken("number.too_large", value=value, most=reach.MOST)
    return value


def whole_number(text: str) -> int | None:
    """The number of a record as addresses and boxes carry it: plain digits that a column holds."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


class Form:
    """What was typed. Reading a field returns its value, or None and remembers what is wrong with it."""

    def __init__(
        self,
        fields: Mapping[str, list[Any]],
        say: Callable[[DomainError], str],
        *,
        prefix: str = "",
        root: Form | None = None,
        zone: ZoneInfo = ZoneInfo("Europe/Sofia"),
    ) -> None:
        self._fields = fields
        self._say = say
        self._prefix = prefix
        self._root = root or self
        self._zone = zone
        self.prefix = prefix
        self.id = "f"
        self._refused: dict[str, DomainError] = {} if root is None else root._refused
        self.errors: dict[str, str] = {} if root is None else root.errors

    @property
    def values(self) -> dict[str, Any]:
        """The texts as typed, to show them again; several of one name as a list."""
        return {
            name: texts[0] if len(texts) == 1 else texts
            for name, texts in self._fields.items()
            if all(isinstance(text, str) for text in texts)
        }

    def get(self, name: str, default: str | None = None) -> str | None:
        """The raw text of a field."""
        texts = self._fields.get(self._prefix + name)
        return texts[0] if texts and isinstance(texts[0], str) else default

    def refuse(self, name: str, error: DomainError) -> None:
        """Put a refusal at a field (or at ``""``, the form itself)."""
        place = self._prefix + name if name else name
        self._refused.setdefault(place, error)
        self.errors.setdefault(place, self._say(error))

    def _read(self, name: str, required: bool, turn: Callable[[str], T]) -> T | None:
        raw = CONTROLS.sub("", self.get(name) or "").strip()
        if not raw:
            if required:
                self.refuse(name, RuleBroken("field.required"))
            return None
        try:
            return turn(raw)
        except DomainError as error:
            self.refuse(name, error)
            return None

    def text(self, name: str, *, required: bool = False, max: int = 200) -> str:
        def fits(raw: str) -> str:
            if len(raw) > max:
                raise RuleBroken("field.too_long", most=max, length=len(raw))
            return raw

        return self._read(name, required, fits) or ""

    def turned(self, name: str, turn: Callable[[str], T], *, required: bool = False) -> T | None:
        """A text through a function of the domain (``identifiers.eik``) that may refuse it."""
        return self._read(name, required, turn)

    def decimal(
        self, name: str, *, required: bool = False, least: Decimal | int | None = None, most: Decimal | int = MOST
    ) -> Decimal | None:
        def bounded(raw: str) -> Decimal:
            value = number(raw)
            if least is not None and value < least:
                raise RuleBroken("number.too_small", value=value, least=Decimal(least))
            if value > most:
                raise RuleBroken("number.too_large", value=value, most=Decimal(most))
            return value

        return self._read(name, required, bounded)

    def money(self, name: str, *, required: bool = False, least: Decimal | int | None = 0) -> Money | None:
        value = self.decimal(name, required=required, least=least)
        if value is None:
            return None
        if value != round(value, 2):
            self.refuse(name, RuleBroken("money.cents", value=value))
            return None
        return Money(value)

    def unit_cost(self, name: str, *, required: bool = False) -> UnitCost | None:
        value = self.decimal(name, required=required, least=0)
        return None if value is None else UnitCost(value)

    def percent(self, name: str, *, required: bool = False, least: int | None = 0, most: int = 1000) -> Percent | None:
        value = self.decimal(name, required=required, least=least, most=most)
        return None if value is None else Percent(value)

    def whole(self, name: str, *, required: bool = False, least: int | None = None, most: int = 10**9) -> int | None:
        value = self.decimal(name, required=required, least=least, most=most)
        if value is None:
            return None
        if value != int(value):
            self.refuse(name, RuleBroken("number.not_whole", value=value))
            return None
        return int(value)

    def ref(self, name: str, *, required: bool = False) -> int | None:
        """The number of a chosen record."""
        return self.whole(name, required=required, least=1, most=2**62)

    def refs(self, name: str) -> list[int]:
        """The numbers of several chosen records; what is no number is none of them."""
        return [number for text in self.all(name) if (number := whole_number(text)) is not None]

    def uuid(self, name: str, *, required: bool = False) -> UUID | None:
        """What a device made itself."""

        def read(raw: str) -> UUID:
            try:
                return UUID(raw)
            except ValueError:
                raise RuleBroken("field.not_offered", value=raw) from None

        return self._read(name, required, read)

    def date(self, name: str, *, required: bool = False) -> date | None:
        """2026-11-24 (what browsers send) or 24.11.2026 (what people type)."""

        def read(raw: str) -> date:
            for pattern in ("%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y", "%d/%m/%Y"):
                try:
                    found = datetime.strptime(raw.rstrip(" г."), pattern).date()  # noqa: DTZ007 – a calendar day has no zone
                except ValueError:
                    continue
                if not reach.FIRST <= found.year <= reach.LAST:
                    break
                return found
            raise RuleBroken("date.unreadable", value=raw)

        return self._read(name, required, read)

    def time(self, name: str, *, required: bool = False) -> time | None:
        def read(raw: str) -> time:
            for pattern in ("%H:%M", "%H:%M:%S", "%H.%M"):
                try:
                    return datetime.strptime(raw, pattern).time()  # noqa: DTZ007 – nor has a wall clock
                except ValueError:
                    continue
            raise RuleBroken("time.unreadable", value=raw)

        return self._read(name, required, read)

    def instant(self, name: str, *, required: bool = False) -> datetime | None:
        """``datetime-local`` of a browser, meant in the company's zone."""

        def read(raw: str) -> datetime:
            try:
                found = datetime.fromisoformat(raw)
            except ValueError:
                raise RuleBroken("date.unreadable", value=raw) from None
            if not reach.FIRST <= found.year <= reach.LAST:
                raise RuleBroken("date.unreadable", value=raw)
            return found if found.tzinfo else found.replace(tzinfo=self._zone)

        return self._read(name, required, read)

    def choice(self, name: str, kind: type[E], *, required: bool = False) -> E | None:
        def read(raw: str) -> E:
            try:
                return kind(raw)
            except ValueError:
                raise RuleBroken("field.not_offered", value=raw) from None

        return self._read(name, required, read)

    def flag(self, name: str) -> bool:
        return (self.get(name) or "").lower() in ("true", "on", "1", "yes")

    def all(self, name: str) -> list[str]:
        """Every text of a repeated field, blanks left out."""
        return [
            text.strip() for text in self._fields.get(self._prefix + name, []) if isinstance(text, str) and text.strip()
        ]

    def upload(self, name: str) -> tuple[str, bytes] | None:
        """The name and the bytes of a chosen file."""
        for given in self._fields.get(self._prefix + name, []):
            if not isinstance(given, str) and given.filename:
                given.file.seek(0)
                return given.filename, given.file.read()
        return None

    def rows(self, prefix: str) -> list[Form]:
        """Fields named ``line-0-quantity``, ``line-1-quantity`` … as one form per row, in the order of the numbers."""
        found = {
            match["row"]
            for name in self._fields
            if (match := ROW.match(name)) and match["row"].startswith(prefix + "-")
        }
        ordered = sorted(found, key=lambda row: int(row.rsplit("-", 1)[1]))
        return [Form(self._fields, self._say, prefix=f"{row}-", root=self._root, zone=self._zone) for row in ordered]

    def into(self, make: Callable[..., T], /, **values: Any) -> T:
        """Build the command when every field could be read; otherwise Invalid."""
        if self._refused:
            raise Invalid(dict(self._refused))
        return make(**values)

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Run a use case; what it refuses is shown at the field it names, or above the form."""
        try:
            yield
        except Invalid as refused:
            for place, error in refused.fields.items():
                name = IN_A_LIST.sub(r"\1-\2-", place)  # contacts.0.phone of a command is contact-0-phone of a form
                self._refused.setdefault(name, error)
                self.errors.setdefault(name, self._say(error))
        except (RuleBroken, Conflict) as refused:
            field = str(refused.facts.get("field", ""))
            self._refused.setdefault(field, refused)
            self.errors.setdefault(field, self._say(refused))
