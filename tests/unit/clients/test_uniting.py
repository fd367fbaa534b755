"""Two records of one client: nothing either said is lost, and whoever is two stays two."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.domain.clients.profile import Profile
from cleaning.domain.clients.twins.likeness import alike, likeness
from cleaning.domain.clients.twins.uniting import GROUPS, differing, united
from cleaning.domain.clients.values import ClientKind, ClientStatus, Segment
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.money import Money

BOTH = (ClientStatus.LEAD, ClientStatus.ACTIVE)


def firms() -> st.SearchStrategy[Profile]:
    maybe = lambda *values: st.sampled_from([None, *values])  # noqa: E731
    return st.builds(
        Profile,
        kind=st.just(ClientKind.ORGANISATION),
        legal_name=st.sampled_from(["Янтра ООД", "„Янтра“ ООД", "Yantra Ltd"]),
        eik=maybe("999990010"),
        vat_number=maybe("BG999990010"),
        phone=maybe("+359888111222", "+359888111333"),
        email=maybe("a@example.bg", "b@example.bg"),
        city=st.sampled_from(["", "София", "Варна"]),
        address=st.sampled_from(["", "ул. Шипка 1"]),
        segment=maybe(Segment.OFFICE, Segment.RETAIL),
        credit_limit=maybe(Money("100.00"), Money("250.00")),
        tags=st.lists(st.sampled_from(["ключов", "еко", "търг"]), unique=True).map(tuple),
        note=st.sampled_from(["", "звъни следобед", "куче\nаларма"]),
    ).map(Profile.checked)


@given(firms(), firms(), st.sets(st.sampled_from(sorted(GROUPS))))
def test_nothing_either_record_said_is_lost(kept, other, chosen):
    new = united(kept, other, statuses=BOTH, from_other=chosen)

    numbers = {new.profile.phone, new.profile.email, *(n for p in new.people for n in (p.phone, p.email))}
    assert numbers - {None} == {kept.phone, kept.email, other.phone, other.email} - {None}
    assert set(new.profile.tags) == {*kept.tags, *other.tags}
    assert set(new.profile.note.splitlines()) == {*kept.note.splitlines(), *other.note.splitlines()}
    for group, fields in GROUPS.items():
        said = [[getattr(side, name) for name in fields] for side in (kept, other)]
        stays = [getattr(new.profile, name) for name in fields]
        if any(value not in (None, "") for pair in said for value in pair):
            assert stays in said
            assert any(value not in (None, "") for value in stays)
        if group in differing(kept, other):
            assert (stays == said[1]) == (group in chosen)


@given(firms())
def test_a_record_united_with_itself_is_itself(profile):
    new = united(profile, profile, statuses=(ClientStatus.LEAD, ClientStatus.LEAD))

    assert (new.profile, new.people, new.status) == (profile, (), ClientStatus.LEAD)


def test_the_standing_is_the_better_of_the_two():
    one = Profile(kind=ClientKind.ORGANISATION, legal_name="Янтра ООД").checked()

    assert united(one, one, statuses=BOTH).status is ClientStatus.ACTIVE


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"eik": "999990050"}, "merge.numbers_differ"),
        ({"kind": ClientKind.INDIVIDUAL, "given_name": "Янтра"}, "merge.kinds_differ"),
    ],
)
def test_two_numbers_or_kinds_are_two_clients(other, code):
    one = Profile(kind=ClientKind.ORGANISATION, legal_name="Янтра ООД", eik="999990010")

    with pytest.raises(RuleBroken) as refusal:
        united(one.checked(), replace(one, **other).checked(), statuses=BOTH)

    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("„Янтра“ ООД", "Yantra"),
        ("Мария Тодорова", "Тодорова Мария"),
        ("Мария Тодорова", "Maria Todorova"),
        ("Мария Иванова Тодорова", "Мария Тодорова"),
        ("Димитър И.", "Димитър Иванов"),
        ("Клининг Експерт ЕООД", "Клининг Екперт"),
    ],
)
def test_names_are_alike_as_a_person_would_say(one, other):
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("Иван Петров", "Петър Иванов"), ("Зора ЕООД", "Заря ЕООД"), ("ЕТ", "ЕТ"), ("А Б", "А Б В")]
)
def test_other_names_are_not(one, other):
    assert not alike(one, other)


@given(st.text("абвгд ивЯ-„“", max_size=20), st.text("абвгд ив", max_size=20))
def test_likeness_has_no_sides(one, other):
    assert 0 <= likeness(one, other) <= 1
    assert (likeness(one, other) == 1) == (likeness(other, one) == 1)
