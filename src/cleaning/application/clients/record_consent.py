"""A client lets us write, or no longer."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.clients.commands import ConsentChange, ConsentInput
from cleaning.application.clients.ports import Clients, ConsentTexts
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.clients.client import Client, Consent
from cleaning.domain.shared.errors import RuleBroken


@dataclass(frozen=True, slots=True)
class NoteConsent:
    """What a person said becomes a line of the client's history, with the wording in force."""

    texts: ConsentTexts
    access: Access
    clock: Clock

    def __call__(self, client: Client, said: ConsentInput, *, given: bool = True) -> None:
        if said.at is not None and said.at > self.clock.now():
            raise RuleBroken("consent.future", field="at", value=said.at)
        text = self.texts.latest(said.purpose) if given and said.text_id is None else None
        consent = Consent(
            purpose=said.purpose, channel=said.channel, given=given, at=said.at or self.clock.now(),
            source=said.source.strip(), text_id=said.text_id or (text.id if text else None),
            actor=self.access.viewer.name,
        )  # fmt: skip
        if given:
            client.give_consent(consent)
        else:
            client.withdraw_consent(consent)


@dataclass(frozen=True, slots=True)
class RecordConsent:
    """Note what the client allowed or withdrew, when and how; saying it twice changes nothing."""

    work: Work
    clients: Clients
    access: Access
    note: NoteConsent

    def __call__(self, command: ConsentChange) -> None:
        with self.work:
            client = self.clients.get(command.client_id)
            self.access.require(Permission.CLIENTS_EDIT, branch=client.branch_id)
            self.note(client, command, given=command.given)
