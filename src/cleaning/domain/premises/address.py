"""An address in one line, as the post and the crew read it."""

from __future__ import annotations

from typing import Protocol

_PARTS = (("building", "бл."), ("entrance", "вх."), ("floor", "ет."), ("flat", "ап."))


class Addressed(Protocol):
    """Anything with the parts of an address."""

    @property
    def settlement(self) -> str: ...
    @property
    def postcode(self) -> str: ...
    @property
    def district(self) -> str: ...
    @property
    def street(self) -> str: ...
    @property
    def building(self) -> str: ...
    @property
    def entrance(self) -> str: ...
    @property
    def floor(self) -> str: ...
    @property
    def flat(self) -> str: ...


def one_line(place: Addressed, *, settlement: bool = True) -> str:
    """„гр. София, 1000, ж.к. Младост 4, бл. 12, вх. А, ет. 3, ап. 14“ – only what is known.

    The abbreviations are part of the address, so they are Bulgarian on every screen.
    """
    parts = [place.settlement, place.postcode] if settlement else []
    parts += [place.district, place.street]
    parts += [f"{short} {value}" for name, short in _PARTS if (value := getattr(place, name))]
    return ", ".join(part for part in parts if part)
