"""Everything that is kept about a person, in one file for them."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from cleaning.application.clients.persons.ports import Persons
from cleaning.application.clients.queries import ClientQueries
from cleaning.application.documents.queries import DocumentQueries, DocumentRow
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Files, Work
from cleaning.domain.clients.events import PersonExported
from cleaning.domain.documents.values import Kind
from cleaning.domain.shared.ids import ClientId

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""A zip knows no earlier day; with it the same data is the same file."""


@dataclass(frozen=True, slots=True)
class ExportPerson:
    """A zip: one JSON file per kind of record, the papers issued to them as PDF, and a list with sums of all files."""

    work: Work
    access: Access
    clock: Clock
    clients: ClientQueries
    persons: Persons
    documents: DocumentQueries
    files: Files

    def __call__(self, client_id: ClientId) -> bytes:
        self.access.require(Permission.PERSONS_EXPORT)
        with self.work:
            card = self.clients.card(client_id, scope=self.access.viewer.scope)
            content = {
                f"data/{table}.json": msgspec.json.format(msgspec.json.encode(rows))
                for table, rows in sorted(self.persons.everything(client_id).items())
            }
            content |= {
                f"papers/{row.id}-{row.file_name}": self.files.read(row.sha256) for row in self._papers(card.id)
            }
            self.work.tell(PersonExported(client_id=card.id, branch_id=card.branch_id))
            return packed(content)

    def _papers(self, client_id: ClientId) -> Iterator[DocumentRow]:
        after: str | None = None
        while True:
            page = self.documents.page(self.access.viewer.scope, list(Kind), client_id=client_id, after=after)
            yield from page.rows
            if (after := page.next) is None:
                return


def packed(content: dict[str, bytes]) -> bytes:
    """A zip with a manifest: name, size and SHA-256 of each file."""
    manifest = [
        {"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()} for name, data in content.items()
    ]
    whole = {"manifest.json": msgspec.json.format(msgspec.json.encode(manifest)), **content}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in whole.items():
            entry = zipfile.ZipInfo(name, EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return target.getvalue()
