"""A client, whom to ask for there, and what they let us send."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from cleaning.domain.clients.events import (
    ClientAdded,
    ClientArchived,
    ClientChanged,
    ClientRestored,
    ClientStatusChanged,
    ConsentGiven,
    ConsentWithdrawn,
)
from cleaning.domain.clients.profile import Profile
from cleaning.domain.clients.values import ClientStatus, ConsentChannel, ConsentPurpose, ContactChannel, Language
from cleaning.domain.shared import identifiers
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import DomainError, Invalid, RuleBroken
from cleaning.domain.shared.ids import BranchId, ClientId, ConsentTextId, ContactId
from cleaning.domain.shared.own.filling import Owned


@dataclass(frozen=True, slots=True)
class Person:
    """Whom to ask for: name or number at least. ``note`` says when and about what.

    ``channel`` is how they would rather be reached; ``language`` None is the client's."""

    name: str = ""
    role: str = ""
    phone: str | None = None
    email: str | None = None
    language: Language | None = None
    channel: ContactChannel | None = None
    note: str = ""

    def checked(self) -> Person:
        """The same with phone and e-mail in their normal form."""
        phone = identifiers.phone(self.phone) if self.phone and self.phone.strip() else None
        email = identifiers.email(self.email) if self.email and self.email.strip() else None
        name, role, note = (" ".join(text.split()) for text in (self.name, self.role, self.note))
        if not (name or phone or email):
            raise RuleBroken("contact.empty")
        return replace(self, name=name, role=role, note=note, phone=phone, email=email)


@dataclass(eq=False, kw_only=True)
class Contact:
    """A person at a client, with an identity so that messages can be addressed."""

    id: ContactId = field(init=False)
    person: Person
    position: int = 0


@dataclass(eq=False, kw_only=True)
class Consent:
    """One word about one purpose and channel: given or withdrawn, when, how, and by which wording.

    Never changed and never deleted, because together they prove what was allowed when; the last one counts.
    """

    purpose: ConsentPurpose
    channel: ConsentChannel
    given: bool
    at: datetime
    source: str = ""
    text_id: ConsentTextId | None = None
    actor: str = ""


@dataclass(eq=False, kw_only=True)
class Client(Owned, Aggregate):
    """Somebody we clean for, or might."""

    id: ClientId = field(init=False)
    version: int = 1
    branch_id: BranchId
    number: str = ""
    profile: Profile
    status: ClientStatus = ClientStatus.LEAD
    created_at: datetime
    archived_at: datetime | None = None
    merged_into: ClientId | None = None
    contacts: list[Contact] = field(default_factory=list)
    consents: list[Consent] = field(default_factory=list)

    @classmethod
    def add(
        cls,
        branch_id: BranchId,
        profile: Profile,
        people: Sequence[Person] = (),
        status: ClientStatus = ClientStatus.LEAD,
        *,
        at: datetime,
    ) -> Client:
        """A new client; ``status`` may be given where the relationship is not a new one."""
        client = cls(branch_id=branch_id, profile=profile.checked(), status=status, created_at=at)
        client._meet(people)
        client.record(lambda: ClientAdded(client_id=client.id, branch_id=branch_id, name=client.name))
        return client

    @property
    def name(self) -> str:
        return self.profile.name

    def be_called(self, number: str) -> None:
        """Its number in the series of its kind; once given it stays."""
        if not self.number:
            self.number = number

    def change(self, profile: Profile, people: Sequence[Person] | None = None) -> None:
        """Take over what was typed; None leaves the people as they are."""
        if profile.kind is not self.profile.kind:
            raise RuleBroken("client.kind_is_fixed", field="kind")
        if (checked := profile.checked()) != self.profile:
            self.profile = checked
        if people is not None:
            self._meet(people)
        self.record(ClientChanged(client_id=self.id, name=self.name))

    def _meet(self, people: Sequence[Person]) -> None:
        """Replace the people, keeping the record of whoever stays in place."""
        checked: list[Person] = []
        refused: dict[str, DomainError] = {}
        for place, person in enumerate(people):
            try:
                checked.append(person.checked())
            except RuleBroken as error:
                refused[f"contacts.{place}.{error.code.partition('.')[0]}"] = error
        if refused:
            raise Invalid(refused)
        kept = {contact.person: contact for contact in self.contacts}
        self.contacts = [kept.get(person) or Contact(person=person) for person in dict.fromkeys(checked)]
        for place, contact in enumerate(self.contacts):
            contact.position = place

    def become(self, status: ClientStatus) -> None:
        """Move along the relationship; no news when it is there already."""
        if status is self.status:
            return
        before, self.status = self.status, status
        self.record(ClientStatusChanged(client_id=self.id, name=self.name, before=before, after=status))

    def absorb(self, united: Profile, people: Sequence[Person], status: ClientStatus) -> list[Contact]:
        """Take over what a second record of the same client said; the people written down for it are returned."""
        if self.merged_into is not None:
            raise RuleBroken("merge.already")
        self.profile, self.status = united, status
        first = max((contact.position for contact in self.contacts), default=-1) + 1
        made = [Contact(person=person, position=place) for place, person in enumerate(people, first)]
        self.contacts += made
        return made

    def become_part_of(self, winner: ClientId, *, at: datetime) -> None:
        """The record stays, out of lists and searches, and points to the one that counts."""
        if self.merged_into is not None:
            raise RuleBroken("merge.already")
        self.merged_into, self.archived_at = winner, self.archived_at or at

    def part(self, *, archived_at: datetime | None) -> None:
        """A record of its own again, in the archive only if it was there before."""
        self.merged_into, self.archived_at = None, archived_at

    def give_back(self, profile: Profile, status: ClientStatus, without: Sequence[ContactId]) -> None:
        """Fields as they were, and without the people that were written down meanwhile for the other record."""
        self.profile, self.status = profile, status
        self.contacts = [contact for contact in self.contacts if contact.id not in without]

    def archive(self, *, at: datetime) -> None:
        """Out of the lists; everything stays and can be restored."""
        if self.archived_at is not None:
            raise RuleBroken("client.archived")
        self.archived_at = at
        self.record(ClientArchived(client_id=self.id, name=self.name))

    def restore(self) -> None:
        """Back into the lists."""
        if self.archived_at is None:
            raise RuleBroken("client.not_archived")
        self.archived_at = None
        self.record(ClientRestored(client_id=self.id, name=self.name))

    def allows(self, purpose: ConsentPurpose, channel: ConsentChannel) -> bool:
        """Whether such a permission is in force."""
        last = self._last_word(purpose, channel)
        return last is not None and last.given

    def give_consent(self, consent: Consent) -> None:
        """Note a permission and where it came from; a second one of the kind changes nothing."""
        if self.allows(consent.purpose, consent.channel):
            return
        self.consents.append(replace(consent, given=True))
        self.record(
            lambda: ConsentGiven(
                client_id=self.id, purpose=consent.purpose, channel=consent.channel, source=consent.source
            )
        )

    def withdraw_consent(self, consent: Consent) -> None:
        """End a permission at once. Marketing nobody allowed needs no end; service may be refused from the start."""
        last = self._last_word(consent.purpose, consent.channel)
        if last is None and consent.purpose is ConsentPurpose.MARKETING:
            return
        if last is not None and not last.given:
            return
        self.consents.append(replace(consent, given=False))
        self.record(
            lambda: ConsentWithdrawn(
                client_id=self.id, purpose=consent.purpose, channel=consent.channel, source=consent.source
            )
        )

    def withdrawn_by(self, source: str) -> list[Consent]:
        """Permissions whose last word is a withdrawal that came this way."""
        last = {(consent.purpose, consent.channel): consent for consent in self.consents}
        return [consent for consent in last.values() if not consent.given and consent.source == source]

    def _last_word(self, purpose: ConsentPurpose, channel: ConsentChannel) -> Consent | None:
        said = [consent for consent in self.consents if (consent.purpose, consent.channel) == (purpose, channel)]
        return said[-1] if said else None
