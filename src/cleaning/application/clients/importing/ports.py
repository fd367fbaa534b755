"""What importing clients needs: a quick way into the tables and out again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from cleaning.application.shared.access import Scope
from cleaning.domain.clients.importing.entry import Entry
from cleaning.domain.clients.importing.merging import Known
from cleaning.domain.clients.importing.records import Record
from cleaning.domain.importing.values import Kept
from cleaning.domain.shared.lists.listing import Listing


class Intake(Protocol):
    """Many clients at once. Everything belongs to the transaction it is called in."""

    def known(self, entries: Sequence[Entry], *, scope: Scope) -> list[Known]:
        """Clients of the scope that share an EIK, a phone, an e-mail or name and address with one of the rows."""

    def store(self, listing: Listing, records: Sequence[Record]) -> dict[str, int]:
        """Bring them in and remember for each record that this import made it; how many clients and premises."""

    def remove(self, import_id: int) -> list[Kept]:
        """Take out what the import made and nothing was built upon."""
