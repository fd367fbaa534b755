"""Requests on their table, by SQLAlchemy."""

from dataclasses import dataclass, fields

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, composite

from cleaning.adapters.sql.registry import mapping
from cleaning.adapters.sql.sales.request_tables import requests
from cleaning.domain.sales.request import OPEN_STAGES, Request
from cleaning.domain.sales.request_details import RequestDetails
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import ClientId, QuoteId, RequestId

PARTS = [each.name for each in fields(RequestDetails)]
OWN = [column.name for column in requests.c if column.name not in (*PARTS, "search")]


mapping.map_imperatively(
    Request,
    requests,
    column_prefix="_",
    version_id_col=requests.c.version,
    exclude_properties=["search"],
    properties={
        **{name: requests.c[name] for name in OWN},
        "details": composite(RequestDetails, *(requests.c[name] for name in PARTS)),
    },
)


@dataclass(frozen=True, slots=True)
class SqlRequests:
    session: Session

    def add(self, request: Request) -> None:
        self.session.add(request)
        self.session.flush()

    def get(self, request_id: RequestId) -> Request:
        if (request := self.session.get(Request, request_id)) is None:
            raise NotFound("request", request_id)
        return request

    def by_form(self, form_key: str) -> Request | None:
        return self._first(requests.c.form_key == form_key)

    def of_quote(self, quote_id: QuoteId) -> Request | None:
        return self._first(requests.c.quote_id == quote_id)

    def unanswered_of(self, client_id: ClientId) -> Request | None:
        open_ones = requests.c.stage.in_(OPEN_STAGES)
        return self._first(requests.c.client_id == client_id, requests.c.quote_id.is_(None), open_ones)

    def _first(self, *conditions: ColumnElement[bool]) -> Request | None:
        wanted = select(Request).where(*conditions).order_by(requests.c.id).limit(1)
        return self.session.scalars(wanted).first()
