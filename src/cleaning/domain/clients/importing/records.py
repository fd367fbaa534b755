"""What is new of a merged client, ready to be stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from cleaning.domain.clients.client import Person
from cleaning.domain.clients.importing.merging import Merged
from cleaning.domain.clients.profile import Profile
from cleaning.domain.clients.values import ClientKind, ClientSource, ConsentChannel
from cleaning.domain.shared.lists.own import told
from cleaning.domain.shared.lists.place import PlaceRead
from cleaning.domain.shared.own.field import Field, Own

IN_WORDS = ("vat_number", "iban", "accountable")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """``profile`` of a new client, or the ``client_id`` of one that is here; what is empty was known already.

    ``rows`` are all it was read from, ``place_rows`` those of its places, one each.
    """

    profile: Profile | None = None
    client_id: int | None = None
    people: tuple[Person, ...] = ()
    channels: tuple[ConsentChannel, ...] = ()
    notes: tuple[str, ...] = ()
    places: tuple[PlaceRead, ...] = ()
    rows: tuple[int, ...] = field(default=())
    place_rows: tuple[int, ...] = field(default=())
    own: Own = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return self.profile is None and not (self.people or self.channels or self.notes or self.places)


def record_of(group: Merged, fields: Sequence[Field] = ()) -> Record:
    """The difference between what the rows say and what is known; ``fields`` are own ones.

    What a second row says of them otherwise, or a row about a client that is here, is kept in words.
    """
    others = [line for entry in group.entries for line in told(fields, entry.own, group.own)]
    places = tuple(place for _, place in group.places)
    rows = tuple(entry.row for entry in group.entries)
    place_rows = tuple(entry.row for entry, _ in group.places)
    if group.known is None:
        first_phone, first_email = next(iter(group.phones), None), next(iter(group.emails), None)
        return Record(
            profile=_profile(group, first_phone, first_email),
            notes=tuple(dict.fromkeys(others)),
            own=group.own,
            people=_people(group, {first_phone}, {first_email}, set()),
            channels=_channels(group, frozenset()),
            places=places,
            rows=rows,
            place_rows=place_rows,
        )
    known = group.known
    differing = [
        f"{name}: {value}" for name in IN_WORDS if (value := group.values.get(name)) and value != known.values.get(name)
    ]
    said = (*group.notes, *differing, *told(fields, group.own, known.own), *others)
    return Record(
        client_id=known.id,
        people=_people(group, set(known.phones), set(known.emails), set(known.people)),
        channels=_channels(group, known.asked),
        notes=tuple(dict.fromkeys(note for note in said if note not in known.said)),
        places=places,
        rows=rows,
        place_rows=place_rows,
    )


def _profile(group: Merged, phone: str | None, email: str | None) -> Profile:
    given, middle, family = _names(group.name) if group.kind is ClientKind.INDIVIDUAL else ("", "", "")
    firm = group.kind is ClientKind.ORGANISATION
    values = dict(group.values)
    accountable = values.pop("accountable", None)
    notes = list(group.notes)
    if not firm and accountable:
        notes.append(f"accountable: {accountable}")
    return Profile(
        kind=group.kind,
        name=group.name,
        given_name=given,
        middle_name=middle,
        family_name=family,
        legal_name=group.name if firm else "",
        accountable=str(accountable or "") if firm else "",
        source=ClientSource.IMPORT,
        phone=phone,
        email=email,
        note="\n".join(notes),
        **{name: value for name, value in values.items() if value},  # type: ignore[arg-type]
    )


def _names(full: str) -> tuple[str, str, str]:
    """Given, father's and family name by their number: one, two, three; of more the first two keep their place."""
    words = full.split()
    if len(words) < 3:
        return words[0], "", " ".join(words[1:])
    return words[0], words[1], " ".join(words[2:])


def _people(group: Merged, phones: set[str | None], emails: set[str | None], names: set[str]) -> tuple[Person, ...]:
    """Other names, then numbers and addresses nobody has yet, in pairs."""
    further = [phone for phone in group.phones if phone not in phones]
    addresses = [address for address in group.emails if address not in emails]
    people = [Person(name=name) for name in group.people if name not in names]
    for place in range(max(len(further), len(addresses))):
        phone = further[place] if place < len(further) else None
        people.append(Person(phone=phone, email=addresses[place] if place < len(addresses) else None))
    return tuple(people)


def _channels(group: Merged, asked: frozenset[str]) -> tuple[ConsentChannel, ...]:
    agreed = ((ConsentChannel.SMS, group.sms_consent), (ConsentChannel.EMAIL, group.email_consent))
    return tuple(channel for channel, yes in agreed if yes and channel not in asked)
