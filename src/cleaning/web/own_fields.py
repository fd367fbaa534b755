"""Which fields of their own the records of a request have."""

from __future__ import annotations

from cleaning.application.company.own_fields.queries import OwnFieldQueries
from cleaning.domain.shared.own.field import Field, Subject
from cleaning.web.http import Request


def own_fields_of(request: Request, subject: Subject) -> tuple[Field, ...]:
    """For forms, cards and lists; asked within the scope of the request, like who is signed in."""
    return request.state.container.get(OwnFieldQueries).fields(subject)
