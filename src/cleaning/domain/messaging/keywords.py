"""Words by which a person stops our messages, or lets them come again."""

from __future__ import annotations

from enum import StrEnum


class Wish(StrEnum):
    """What a text from outside asks for."""

    STOP = "stop"
    START = "start"


_STOP = frozenset({"stop", "стоп", "stopall", "unsubscribe", "отказ", "otkaz", "cancel", "end", "quit"})
_START = frozenset({"start", "старт", "unstop"})
_AROUND = " \t\r\n.,!?:;\"'„“”«»()*"
"""People write "СТОП!" or "stop." and mean the word."""


def wish(text: str) -> Wish | None:
    """What the whole text asks for, in either alphabet and any case; None when it says something else.

    Only a text that is nothing but the word counts: "Не" answers a reminder, "stop by at 9" is a message.
    """
    word = text.strip(_AROUND).casefold()
    if word in _STOP:
        return Wish.STOP
    return Wish.START if word in _START else None
