"""What a request holds of the company's dictionaries must be in them."""

from __future__ import annotations

from cleaning.application.company.words import Wordbook
from cleaning.application.sales.request_inputs import RequestInputs
from cleaning.domain.company.values import Dictionary
from cleaning.domain.sales.request import Request


def offered(book: Wordbook, said: RequestInputs, channel: str, before: Request | None = None) -> None:
    """RuleBroken ``field.not_offered`` at the field; what the request held before may stay though it is put away."""
    held = (None, None) if before is None else (before.channel, before.details.purpose)
    book.choose(Dictionary.CHANNEL, channel, field="channel", before=held[0])
    if said.purpose:
        book.choose(Dictionary.PURPOSE, said.purpose, field="purpose", before=held[1])
