"""Rows of one client become one client, nothing a row said is lost, and the same list again brings nothing."""

from datetime import date
from decimal import Decimal

from hypothesis import example, given
from hypothesis import strategies as st

from cleaning.domain.clients.importing.entry import Entry
from cleaning.domain.clients.importing.fields import Field
from cleaning.domain.clients.importing.merging import Decision, Known, merge, same_name
from cleaning.domain.clients.importing.reading import read_entry
from cleaning.domain.clients.importing.records import record_of
from cleaning.domain.clients.values import ClientKind
from cleaning.domain.shared.lists.place import ADDRESS, place_key
from tests.strategies import client_rows

TODAY = date(2026, 11, 24)
HEADS = {field: field.value for field in Field}


def read(*rows: dict[Field, str]) -> list[Entry]:
    found = [read_entry(number, row, HEADS, TODAY) for number, row in enumerate(rows, 2)]
    return [entry for entry in found if entry is not None and not entry.skipped]


def kept(number: int, record, name: str = "") -> Known:
    """What the database would know of a client after the record was stored."""
    profile = record.profile
    people = list(record.people)
    return Known(
        id=number,
        name=profile.name,
        eik=profile.eik,
        city=profile.city,
        address=profile.address,
        phones=frozenset(p for p in (profile.phone, *(x.phone for x in people)) if p),
        emails=frozenset(e for e in (profile.email, *(x.email for x in people)) if e),
        people=frozenset(x.name for x in people),
        places=frozenset(
            place_key(p.name, p.settlement, *(p.parts.get(part, "") for part in ADDRESS)) for p in record.places
        ),
        said=frozenset([*profile.note.splitlines(), profile.note]),
        asked=frozenset(str(channel) for channel in record.channels),
        values={"vat_number": profile.vat_number, "iban": profile.iban, "accountable": profile.accountable},
    )


SHARED_PHONE = [
    {Field.NAME: "Иван Петров", Field.EIK: "000110009"},
    {Field.NAME: "Иван Петров", Field.EIK: "000000000", Field.PHONE: "0888111222"},
    {Field.NAME: "Иван Петров", Field.EIK: "000110009", Field.PHONE: "0888111222"},
    {Field.NAME: "Иван Петров", Field.PHONE: "0888111222", Field.NOTE: "само следобед"},
]


@example(SHARED_PHONE)
@given(st.lists(client_rows(), max_size=8))
def test_the_same_list_again_brings_nothing(rows):
    """Also where clients with company numbers of their own share a phone or an address."""
    groups = merge(read(*rows), [], {})
    records = [record_of(group) for group in groups]
    known = [kept(number, record) for number, record in enumerate(records, 1)]

    again = [record_of(group) for group in merge(read(*rows), known, {})]

    assert all(record.is_empty for record in again), [record for record in again if not record.is_empty]


@given(st.lists(client_rows(), max_size=8))
def test_a_merge_loses_nothing(rows):
    entries = read(*rows)
    groups = merge(entries, [], {})
    records = [record_of(group) for group in groups]
    told = " ".join(repr(record) for record in records)

    assert sum(len(group.entries) for group in groups) == len(entries)
    for entry in entries:
        for said in (*entry.phones, *entry.emails, *entry.extras, entry.eik, entry.contact, entry.accountable):
            assert not said or repr(said)[1:-1] in told
        if entry.place is not None and entry.place.wishes:
            assert repr(entry.place.wishes)[1:-1] in told


@given(st.lists(client_rows(), max_size=8))
def test_two_company_numbers_are_never_one_client(rows):
    for group in merge(read(*rows), [], {}):
        assert len({entry.eik for entry in group.entries if entry.eik}) <= 1


@given(st.lists(client_rows(), min_size=1, max_size=6))
def test_every_row_kept_apart_is_a_client_of_its_own(rows):
    entries = read(*rows)
    groups = merge(entries, [], {entry.row: Decision.SEPARATE for entry in entries})

    assert len(groups) == len(entries)


def test_a_phone_joins_and_another_name_is_doubted_and_kept():
    entries = read(
        {Field.NAME: "Димитър Иванов", Field.PHONE: "0888111222"},
        {Field.NAME: "Димитър И.", Field.PHONE: "0888 111 222"},
        {Field.NAME: "Мария Петрова", Field.PHONE: "+359888111222; 0899000111"},
    )
    (group,) = merge(entries, [], {})

    assert group.name == "Димитър Иванов"
    assert [doubt.code for entry in entries for doubt in entry.doubts] == [
        "import.merged", "import.same_number_other_name",
    ]  # fmt: skip
    assert [(person.name, person.phone) for person in record_of(group).people] == [
        ("Мария Петрова", None),
        ("", "+359899000111"),
    ]


def test_a_no_outweighs_a_yes():
    entries = read(
        {Field.NAME: "Иван", Field.PHONE: "0888111222", Field.SMS_CONSENT: "да"},
        {Field.NAME: "Иван", Field.PHONE: "0888111222", Field.SMS_CONSENT: "НЕ"},
    )

    assert record_of(merge(entries, [], {})[0]).channels == ()


def test_what_cannot_be_stored_is_kept_in_words():
    (entry,) = read(
        {
            Field.NAME: "Зора ЕООД",
            Field.EIK: "123456789",
            Field.PHONE: "0888",
            Field.SINCE: "31.02.2026",
            Field.AREA: "??",
        }
    )

    assert [doubt.code for doubt in entry.doubts] == [
        "import.eik.invalid", "import.phone.invalid", "import.date", "import.area",
    ]  # fmt: skip
    assert record_of(merge([entry], [], {})[0]).profile.note.splitlines() == [
        "eik: 123456789", "phone: 0888", "since: 31.02.2026", "area: ??",
    ]  # fmt: skip


def test_zeros_a_spreadsheet_dropped_are_put_back_and_said():
    (entry,) = read({Field.NAME: "Зора ЕООД", Field.EIK: "00000019"[:8]})

    assert entry.kind is ClientKind.ORGANISATION
    assert {doubt.code for doubt in entry.doubts} <= {"import.eik_zeros", "import.eik.invalid"}


def test_a_code_goes_where_only_who_needs_it_looks():
    (entry,) = read({Field.NAME: "Иван", Field.PREMISES: "Офис", Field.NOTE: "само еко препарати; аларма код 4471"})

    assert entry.place is not None
    assert (entry.place.wishes, entry.place.access) == ("само еко препарати", "аларма код 4471")
    assert entry.place.conditions == ("eco_only", "alarm")


def test_the_same_place_twice_is_one_with_both_facts():
    row = {Field.NAME: "Иван", Field.PHONE: "0888111222", Field.PREMISES: "Офис", Field.ADDRESS: "ул. Шипка 1"}
    entries = read(row | {Field.AREA: "100"}, row | {Field.AREA: "120", Field.PRICE: "50"})
    record = record_of(merge(entries, [], {})[0])

    (place,) = record.places
    assert (place.area, place.former_price) == (Decimal(100), Decimal("50.00"))
    assert record.profile.note == "Офис: 120"


def test_a_total_and_a_row_without_a_name_are_left_out():
    assert read({Field.NAME: "ОБЩО", Field.AREA: "402 обекта"}, {Field.NAME: "", Field.PHONE: "0888111222"}, {}) == []


def test_names_are_compared_as_people_do():
    assert same_name("Димитър И.", "Димитър Иванов")
    assert same_name('"Лотос Рила" ЕТ', "ЛОТОС РИЛА")
    assert same_name("Иванов Петър", "Петър Иванов")
    assert not same_name("Иван Петров", "Петър Иванов")


def test_a_place_is_known_by_the_companys_own_words():
    """A word of the dictionary is no doubt; what is in neither is something else, and doubtful."""
    for named, purpose, doubts in (("Яхта", "яхта", []), ("Кораб", "other", ["import.purpose"])):
        row = {Field.NAME: "Ива Петкова", Field.PREMISES: named}
        entry = read_entry(2, row, HEADS, TODAY, {"яхта": "яхта"})
        assert (entry.place.purpose, [doubt.code for doubt in entry.doubts]) == (purpose, doubts)
