"""A new place of a client."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.clients.queries import ClientQueries
from cleaning.application.company.words import Words
from cleaning.application.premises.code_text import readable
from cleaning.application.premises.commands import NewPremises, given
from cleaning.application.premises.ports import AccessCodes, PremisesStore, Vault
from cleaning.application.premises.settlements import Settlements, placed
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.own import FillOwn
from cleaning.application.shared.ports import Work
from cleaning.domain.company.values import Dictionary
from cleaning.domain.premises.access_code import AccessCode
from cleaning.domain.premises.place import Details, Place, Terms
from cleaning.domain.premises.premises import Premises
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import PremisesId
from cleaning.domain.shared.own.field import Subject


@dataclass(frozen=True, slots=True)
class AddPremises:
    """A client shows us another place; it belongs to the client's branch."""

    work: Work
    premises: PremisesStore
    codes: AccessCodes
    vault: Vault
    clients: ClientQueries
    settlements: Settlements
    words: Words
    access: Access
    fill: FillOwn

    def __call__(self, command: NewPremises) -> PremisesId:
        code = readable(command.access, field="access")
        with self.work:
            place = self._added(command)
            if code:
                self.codes.add(AccessCode.write(place.site, "", self.vault.seal(code, place.id)))
            return place.id

    def _added(self, command: NewPremises) -> Premises:
        with self.work:
            client = self.clients.names([command.client_id]).get(command.client_id)
            if client is None:
                raise NotFound("client", command.client_id)
            self.access.require(Permission.PREMISES_EDIT, branch=client.branch_id)
            self.words.book().choose(Dictionary.PURPOSE, command.purpose, field="purpose")
            place = Premises.add(
                client.id,
                client.branch_id,
                Details(**given(command, Details)),
                Place(**placed(given(command, Place), self.settlements)),
                Terms(**given(command, Terms)),
                [zone.room() for zone in command.zones],
            )
            self.fill(Subject.PREMISES, place, command.own)
            self.premises.add(place)
            return place
