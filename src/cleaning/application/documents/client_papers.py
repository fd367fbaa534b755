"""The papers of a client that can be made now: those of its kind first, whatever else is possible after them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import msgspec

from cleaning.application.clients.queries import ClientName, ClientQueries
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.documents.kinds import seen_by
from cleaning.application.documents.offered import Offer, Origins
from cleaning.application.documents.paper_sets import key_of, sets_of
from cleaning.application.documents.queries import DocumentQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.domain.documents.sets import OFFERED, Origin
from cleaning.domain.documents.values import Kind
from cleaning.domain.shared.errors import NotFound


class PaperGroup(msgspec.Struct, frozen=True, kw_only=True):
    """Papers of one record: ``first`` are of the set, ``others`` the rest; ``done`` are kinds issued already."""

    origin: Origin
    subject_id: int
    title: str
    at: datetime | None
    first: tuple[Offer, ...]
    others: tuple[Offer, ...]
    done: frozenset[Kind]


class ClientPapers(msgspec.Struct, frozen=True, kw_only=True):
    client: ClientName
    groups: tuple[PaperGroup, ...]


@dataclass(frozen=True, slots=True)
class OfferPapers:
    """Of the newest contract, the newest quote, the next visit and the last one."""

    clients: ClientQueries
    company: CompanyQueries
    documents: DocumentQueries
    origins: Origins
    access: Access

    def __call__(self, client_id: int) -> ClientPapers:
        self.access.require(Permission.DOCUMENTS_DOCUMENT_VIEW)
        scope = self.access.viewer.scope
        client = self.clients.chosen(client_id, scope=scope)
        if client is None:
            raise NotFound("client", client_id)
        seen = seen_by(self.access)
        sets = sets_of(client.kind, self.company.setting(key_of(client.kind)))
        kept = self.documents.page(scope, [*seen], client_id=client_id, limit=100).rows
        groups: list[PaperGroup] = []
        for record in self.origins.of_client(client.id, self.access):
            chosen = sets.of(client.kind, record.origin)
            offers = [offer for offer in record.offers if offer.kind in seen]
            issued = {
                row.kind for row in kept
                if any((row.subject_kind, row.subject_id, row.kind) == offer.kept_as for offer in offers)
            }  # fmt: skip
            groups.append(
                PaperGroup(
                    origin=record.origin, subject_id=record.subject_id, title=record.title, at=record.at,
                    first=tuple(offer for offer in offers if offer.kind in chosen.kinds),
                    others=tuple(offer for offer in offers if offer.kind not in chosen.kinds),
                    done=frozenset(issued & set(OFFERED[record.origin])),
                )
            )  # fmt: skip
        return ClientPapers(client=client, groups=tuple(groups))
