"""The cells of a list under lock and key: phones, personal numbers and codes of doors lie in them."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from cleaning.application.premises.ports import Vault
from cleaning.domain.importing.list_import import ListImport
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.lists.listing import Listing
from cleaning.domain.shared.sealed import Sealed

Cells = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class SealedCells:
    """Seals and opens them, bound to the file they came in."""

    vault: Vault

    def seal(self, cells: Cells, digest: str) -> Sealed:
        return self.vault.seal(msgspec.json.encode(cells).decode(), about(digest))

    def open(self, one: ListImport) -> Cells:
        """RuleBroken ``import.forgotten`` when they had to be thrown away."""
        if one.sealed is None:
            raise RuleBroken("import.forgotten")
        text = self.vault.open(Sealed(one.key_id, one.sealed), about(one.digest))
        return msgspec.json.decode(text, type=Cells)

    def put(self, one: ListImport, cells: Cells) -> None:
        """Other cells instead of those."""
        sealed = self.seal(cells, one.digest)
        one.key_id, one.sealed = sealed.key_id, sealed.content

    def listing(self, one: ListImport) -> Listing:
        """The whole list, open, for as long as it is looked at."""
        return Listing(
            import_id=one.id, branch_id=one.branch_id, user_id=one.user_id, file_name=one.file_name, names=one.names,
            columns=one.columns, first_row=one.first_row, cells=self.open(one), on=one.on,
            decisions={int(row): decision for row, decision in one.decisions.items()},
        )  # fmt: skip


def about(digest: str) -> str:
    """What the seal is bound to."""
    return f"import:{digest}"
