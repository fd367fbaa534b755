"""What a company demands of persons and of firms, which columns it shows, and which papers belong to them."""

import pytest

from cleaning.application.clients.kind_rules import rules_of
from cleaning.application.documents.paper_sets import PaperSets, sets_of
from cleaning.domain.clients.client import Person
from cleaning.domain.clients.columns import OFFERED, USUAL, Column, Columns
from cleaning.domain.clients.demands import DEMANDABLE, Demands
from cleaning.domain.clients.profile import Profile
from cleaning.domain.clients.values import ClientKind
from cleaning.domain.documents.sets import Origin, PaperSet
from cleaning.domain.documents.values import Kind
from cleaning.domain.shared.errors import Invalid, RuleBroken

FIRM = Profile(kind=ClientKind.ORGANISATION, name="Янтра", legal_name="Янтра ООД", eik="999990010")
ALL = DEMANDABLE[ClientKind.ORGANISATION]


def test_what_is_demanded_and_empty_is_missing_in_the_order_of_the_form():
    demands = Demands(ClientKind.ORGANISATION, ("contacts", "phone", "eik", "accountable"))
    assert demands.missing(FIRM, []) == ("accountable", "phone", "contacts")
    assert demands.missing(FIRM, [Person(name="Калина")]) == ("accountable", "phone")


def test_each_missing_field_is_refused_at_its_place():
    with pytest.raises(Invalid) as refused:
        Demands(ClientKind.ORGANISATION, ("accountable", "contacts")).check(FIRM, [], ALL)
    assert {name: error.code for name, error in refused.value.fields.items()} == {
        "accountable": "client.demanded", "contacts.0.name": "client.demanded",
    }  # fmt: skip


def test_a_change_of_something_else_does_not_stumble_over_an_old_gap():
    demands = Demands(ClientKind.ORGANISATION, ("accountable",))
    demands.check(FIRM, [], {"note", "phone"})
    with pytest.raises(Invalid):
        demands.check(FIRM, [], {"accountable"})


@pytest.mark.parametrize(("kind", "name"), [(ClientKind.INDIVIDUAL, "eik"), (ClientKind.ORGANISATION, "egn")])
def test_a_field_of_the_other_kind_cannot_be_demanded(kind, name):
    with pytest.raises(RuleBroken) as refused:
        Demands(kind, (name,))
    assert refused.value.facts["field"] == "required"


def test_columns_stand_in_their_order_and_are_of_the_kind():
    chosen = Columns(ClientKind.ORGANISATION, (Column.STATUS, Column.NUMBER, Column.EIK)).chosen
    assert chosen == (Column.NUMBER, Column.EIK, Column.STATUS)
    for kind, columns in ((ClientKind.INDIVIDUAL, (Column.EIK,)), (ClientKind.ORGANISATION, tuple(Column))):
        with pytest.raises(RuleBroken) as refused:
            Columns(kind, columns)
        assert refused.value.facts["field"] == "columns"
    assert Column.EIK not in OFFERED[ClientKind.INDIVIDUAL]


def test_what_was_never_set_is_as_usual_and_nothing_is_a_choice_of_papers_too():
    for kind in ClientKind:
        assert rules_of(kind, None).columns == USUAL[kind]
    assert sets_of(ClientKind.INDIVIDUAL, None).visit == (Kind.ORDER, Kind.ACCEPTANCE)
    assert sets_of(ClientKind.ORGANISATION, {"visit": []}).visit == ()
    assert PaperSets(contract=(Kind.KEYS, Kind.CONTRACT)).of(ClientKind.INDIVIDUAL, Origin.CONTRACT).kinds == (
        Kind.CONTRACT, Kind.KEYS,
    )  # fmt: skip


def test_a_paper_that_does_not_come_of_it_is_refused():
    with pytest.raises(RuleBroken) as refused:
        PaperSet(Origin.QUOTE, (Kind.KEYS,))
    assert refused.value.facts == {"field": "quote", "value": Kind.KEYS}
