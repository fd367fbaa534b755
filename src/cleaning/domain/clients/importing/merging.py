"""Rows of the same client become one client with several premises; nothing a row said is lost."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from cleaning.domain.clients.importing.entry import Entry
from cleaning.domain.clients.values import ClientKind
from cleaning.domain.shared.lists import secrets
from cleaning.domain.shared.lists.doubts import Doubt, Weight
from cleaning.domain.shared.lists.place import PlaceRead, place_key
from cleaning.domain.shared.own.field import Own

KEPT_ONCE = ("eik", "vat_number", "egn", "iban", "accountable", "city", "postcode", "address", "since")
PLACE_FACTS = ("area", "periodicity", "rrule", "former_price", "wishes")


class Decision(StrEnum):
    """What a person says of a row: leave it out, or never take it for another client."""

    SKIP = "skip"
    SEPARATE = "separate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A client that is here already, as far as rows are compared with it.

    ``places`` are keys of its premises, ``said`` the lines of its notes, ``asked`` the channels it ever spoke about.
    """

    id: int
    name: str
    eik: str | None = None
    city: str = ""
    address: str = ""
    phones: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    places: frozenset[tuple[str, ...]] = frozenset()
    said: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()
    values: Mapping[str, str | None] = field(default_factory=dict)
    own: Own = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class Merged:
    """One client out of one or more rows; with ``known`` only what is new of it is brought in."""

    entries: list[Entry]
    known: Known | None = None
    apart: bool = False
    places: list[tuple[Entry, PlaceRead]] = field(default_factory=list)
    name: str = ""
    kind: ClientKind = ClientKind.INDIVIDUAL
    values: dict[str, str | date | None] = field(default_factory=dict)
    phones: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    sms_consent: bool | None = None
    email_consent: bool | None = None

    @property
    def is_new(self) -> bool:
        return self.known is None

    @property
    def own(self) -> Own:
        """Of each own field what the first row says."""
        said: Own = {}
        for entry in self.entries:
            said = {**entry.own, **said}
        return said

    @property
    def eik(self) -> str | None:
        return self.known.eik if self.known and self.known.eik else next((e.eik for e in self.entries if e.eik), None)


ByKey = dict[tuple[str, ...], list[Merged]]


def merge(entries: Sequence[Entry], known: Sequence[Known], decisions: Mapping[int, Decision]) -> list[Merged]:
    """Group the rows that are brought in, in the order of the file.

    Rows belong together by EIK, else by phone, else by e-mail or address under the same name. Two different EIK are
    never one client. A row with the decision SEPARATE starts a client of its own, SKIP is left out.
    """
    groups: list[Merged] = []
    by_key: ByKey = {}
    for client in known:
        group = Merged(entries=[], known=client, name=client.name)
        for key in _known_keys(client):
            _note_key(by_key, key, group)
    for entry in entries:
        decision = decisions.get(entry.row)
        if entry.skipped or decision is Decision.SKIP:
            continue
        matching = [] if decision is Decision.SEPARATE else _matching(entry, by_key)
        found = matching[0] if matching else Merged(entries=[], name=entry.name, apart=decision is not None)
        if not found.entries:
            groups.append(found)
        for other in matching[1:]:
            _absorb(found, other, by_key, groups)
        _join(found, entry)
        for key in _keys(entry):
            _note_key(by_key, key, found)
        _settle(found, by_key, groups)
    for group in groups:
        _unite(group)
    return groups


def _keys(entry: Entry) -> list[tuple[str, ...]]:
    named = _bare(entry.name)
    keys = [("eik", entry.eik)] if entry.eik else []
    keys += [("phone", phone) for phone in entry.phones]
    found: list[tuple[str, ...]] = [*keys, *(("email", named, address.lower()) for address in entry.emails)]
    return [*found, ("name", named, *place_key(entry.city, entry.address))]


def _known_keys(client: Known) -> list[tuple[str, ...]]:
    named = _bare(client.name)
    found: list[tuple[str, ...]] = [("eik", client.eik)] if client.eik else []
    found += [("phone", phone) for phone in client.phones]
    found += [("email", named, address.lower()) for address in client.emails]
    return [*found, ("name", named, *place_key(client.city, client.address))]


def _note_key(by_key: ByKey, key: tuple[str, ...], group: Merged) -> None:
    """Two clients with company numbers of their own may share a phone or an address: both are kept under it."""
    sharing = by_key.setdefault(key, [])
    if not any(group is one for one in sharing):
        sharing.append(group)


def _matching(entry: Entry, by_key: ByKey) -> list[Merged]:
    """The group the row belongs to, a known client first, and further new ones which the row shows to be the same.

    Of several clients that share a phone or an address the row belongs to the one that already says what it says, so
    that the same list again finds each row where it went the first time; else to the earliest.
    """
    found: list[Merged] = []
    eiks = {entry.eik} - {None}
    for key in _keys(entry):
        for group in sorted(by_key.get(key, ()), key=lambda one: not _says(one.known, entry)):
            if any(group is one for one in found) or len(eiks | ({group.eik} - {None})) > 1:
                continue
            if found and (group.apart or (group.known is not None and any(one.known for one in found))):
                continue
            found.append(group)
            eiks |= {group.eik} - {None}
    return sorted(found, key=lambda group: group.is_new)


def _says(known: Known | None, entry: Entry) -> bool:
    """Whether the client's record holds all of the row already."""
    return (
        known is not None
        and all(note in known.said for note in (entry.note, *entry.extras) if note)
        and (entry.place is None or entry.place.key in known.places)
        and known.phones.issuperset(entry.phones)
        and known.emails.issuperset(entry.emails)
        and (same_name(known.name, entry.name) or entry.name in known.people)
        and (not entry.contact or entry.contact in known.people)
    )


def _absorb(group: Merged, other: Merged, by_key: ByKey, groups: list[Merged]) -> None:
    """Two groups turn out to be one client."""
    for entry in other.entries:
        _join(group, entry)
    for key, sharing in list(by_key.items()):
        if any(one is other for one in sharing):
            by_key[key] = [one for one in sharing if one is not other]
            _note_key(by_key, key, group)
    groups[:] = [one for one in groups if one is not other]


def _settle(group: Merged, by_key: ByKey, groups: list[Merged]) -> None:
    """What the group will be known by once it is stored must not belong to another new group."""
    for key in _later_keys(group):
        for other in list(by_key.get(key, ())):
            differ = len({group.eik, other.eik} - {None}) > 1
            if other is not group and other.is_new and not (other.apart or group.apart or differ):
                _absorb(group, other, by_key, groups)
        _note_key(by_key, key, group)


def _later_keys(group: Merged) -> list[tuple[str, ...]]:
    """E-mails under the name that is kept, and that name with the first town and address."""
    named = _bare(group.name)
    rows = sorted(group.entries, key=lambda entry: entry.row)
    city = next((entry.city for entry in rows if entry.city), "")
    address = next((entry.address for entry in rows if entry.address), "")
    found: list[tuple[str, ...]] = [("email", named, mail.lower()) for entry in rows for mail in entry.emails]
    return [*found, ("name", named, *place_key(city, address))]


def _join(group: Merged, entry: Entry) -> None:
    """Add a row; say so where it is not the first, and doubt it where the names differ."""
    if group.entries or group.known:
        first = group.entries[0] if group.entries else None
        facts = {"name": group.name, "row": str(first.row) if first else ""}
        if not same_name(group.name, entry.name):
            entry.doubts.append(_note("import.same_number_other_name", entry, Weight.DOUBTFUL, facts))
            if entry.name not in group.people:
                group.people.append(entry.name)
        elif first:
            entry.doubts.append(_note("import.merged", entry, Weight.NOTE, facts))
        else:
            entry.doubts.append(_note("import.known", entry, Weight.NOTE, facts))
    group.entries.append(entry)
    if not group.known and len(entry.name) > len(group.name) and same_name(group.name, entry.name):
        group.name = entry.name


def _note(code: str, entry: Entry, weight: Weight, facts: dict[str, str]) -> Doubt:
    return Doubt(code=code, row=entry.row, value=secrets.masked(entry.name), weight=weight, facts=facts)


def _unite(group: Merged) -> None:
    """The first word of each kind counts; a different later one goes to people, phones or notes."""
    group.kind = next((e.kind for e in group.entries if e.kind is ClientKind.ORGANISATION), ClientKind.INDIVIDUAL)
    group.entries.sort(key=lambda entry: entry.row)
    taken: dict[tuple[str, ...], PlaceRead | None] = dict.fromkeys(group.known.places if group.known else ())
    for entry in group.entries:
        for name in KEPT_ONCE:
            value = getattr(entry, name)
            if value and not group.values.get(name):
                group.values[name] = value
            elif value and name not in ("city", "postcode", "address", "since") and group.values[name] != value:
                group.notes.append(f"{name.upper() if name != 'accountable' else 'МОЛ'}: {value}")
        group.phones += [phone for phone in entry.phones if phone not in group.phones]
        group.emails += [address for address in entry.emails if address not in group.emails]
        if entry.contact and entry.contact not in group.people:
            group.people.append(entry.contact)
        group.notes += [note for note in (entry.note, *entry.extras) if note and note not in group.notes]
        group.sms_consent = _stricter(group.sms_consent, entry.sms_consent)
        group.email_consent = _stricter(group.email_consent, entry.email_consent)
        if entry.place is not None:
            if entry.place.key in taken:
                entry.doubts.append(_note("import.same_place", entry, Weight.NOTE, {"name": entry.place.name}))
                if (first := taken[entry.place.key]) is not None:
                    group.notes += _completed(first, entry.place)
            else:
                taken[entry.place.key] = entry.place
                group.places.append((entry, entry.place))


def _completed(first: PlaceRead, second: PlaceRead) -> list[str]:
    """Fill what the first mention of a place left open; what the second says otherwise is kept in words."""
    differing = []
    for name in PLACE_FACTS:
        before, now = getattr(first, name), getattr(second, name)
        if now and not before:
            setattr(first, name, now)
        elif now and now != before:
            differing.append(f"{first.name}: {now}")
    first.access = "; ".join(filter(None, dict.fromkeys((first.access, second.access))))
    first.conditions = tuple(dict.fromkeys((*first.conditions, *second.conditions)))
    return differing


def _stricter(before: bool | None, now: bool | None) -> bool | None:
    """Whoever said no once has not agreed."""
    if before is None or now is None:
        return now if before is None else before
    return before and now


def same_name(one: str, other: str) -> bool:
    """„Димитър И.“ is „Димитър Иванов“; quotes, legal forms and capitals make no difference."""
    left, right = _bare(one).split(), _bare(other).split()
    if left == right or sorted(left) == sorted(right):
        return True
    if len(left) != len(right):
        short, long = sorted((left, right), key=len)
        return len(short) >= 2 and all(word in long for word in short)
    return all(a.startswith(b) or b.startswith(a) for a, b in zip(left, right, strict=True))


def _bare(name: str) -> str:
    words = re.findall(r"[^\W_]+", name.lower())
    return " ".join(word for word in words if word not in _FORMS) or " ".join(words)


_FORMS = frozenset("еоод оод еад ад ет сд кд eood ood ead ad et ltd llc".split())  # noqa: SIM905
