"""Templates of the company's own: written, tried, chosen by branch, restored; issued documents keep theirs."""

from __future__ import annotations

import pytest

from cleaning.application.documents.edit_template import (
    ChooseTemplate,
    FollowCompany,
    RestoreTemplate,
    StartTemplate,
    WriteTemplate,
)
from cleaning.application.documents.issue import Issue, IssueDocument
from cleaning.application.documents.ports import Shipped
from cleaning.application.documents.preview_template import PreviewTemplate
from cleaning.application.documents.queries import DocumentQueries, TemplateQueries
from cleaning.application.documents.samples import sample
from cleaning.domain.documents.template import fingerprint
from cleaning.domain.documents.values import Kind
from cleaning.domain.shared.errors import Conflict, RuleBroken
from tests.papers import text_of
from tests.planning import HERE

KEYS = "# КЛЮЧОВЕ НА {{ place.name|upper }} | № {{ number }}\n{% for key in keys %}\n- {{ key.name }}\n{% endfor %}\n"


@pytest.fixture
def own(scope):
    template_id = scope.get(StartTemplate)(Kind.KEYS, "bg", "Наш протокол")
    scope.get(WriteTemplate)(template_id, KEYS, name="Наш протокол", note="по-кратък")
    return template_id


def issued(scope, subject_id, branch_id=1):
    issue = Issue(kind=Kind.KEYS, paper=sample(Kind.KEYS, "bg"), number="33", title="Ключове", subject_kind="premises",
                  subject_id=subject_id, branch_id=branch_id)  # fmt: skip
    return scope.get(IssueDocument)(issue)


def test_it_begins_as_the_program_s_text_and_every_save_is_a_version(scope, own):
    templates = scope.get(TemplateQueries)
    card = templates.card(own)
    assert (card.name, card.number, card.source) == ("Наш протокол", 2, KEYS)
    assert [(one.number, one.note) for one in templates.versions(own)] == [(2, "по-кратък"), (1, "")]
    assert templates.source(own, 1) == scope.get(Shipped).source(Kind.KEYS, "bg")
    scope.get(WriteTemplate)(own, KEYS, name="Наш протокол")
    assert templates.card(own).number == 2


def test_an_older_version_comes_back_as_the_newest(scope, own):
    scope.get(RestoreTemplate)(own, 1, note="← 1")
    card = scope.get(TemplateQueries).card(own)
    assert (card.number, card.source) == (3, scope.get(Shipped).source(Kind.KEYS, "bg"))


def test_what_cannot_print_is_not_saved_and_two_writers_do_not_overwrite_each_other(scope, own):
    write = scope.get(WriteTemplate)
    for source, code in (("{{ number() }}", "template.call"), ("{{ nubmer }}", "template.unknown_name"),
                         (":::box\n:::", "template.block"), ("{{ number|money }}", "template.failed"),
                         ("  ", "field.required")):  # fmt: skip
        with pytest.raises(RuleBroken) as refused:
            write(own, source, name="Наш протокол")
        assert (refused.value.code, refused.value.facts["field"]) == (code, "source")
    version = scope.get(TemplateQueries).card(own).version
    write(own, KEYS + "край", name="Наш протокол", version=version)
    with pytest.raises(Conflict):
        write(own, KEYS + "друг край", name="Наш протокол", version=version)


def test_an_invoice_template_may_not_leave_out_what_the_law_wants(scope):
    template_id = scope.get(StartTemplate)(Kind.INVOICE, "bg", "Фактура")
    source = scope.get(Shipped).source(Kind.INVOICE, "bg").replace("{{ row.ground }}", "").replace("row.ground", "note")
    with pytest.raises(RuleBroken) as refused:
        scope.get(WriteTemplate)(template_id, source, name="Фактура")
    assert refused.value.code == "template.left_out"
    assert refused.value.facts["missing"] == "vat_rows[].ground"


def test_a_choice_holds_from_now_on_and_a_branch_may_choose_for_itself(scope, own):
    choose, follow = scope.get(ChooseTemplate), scope.get(FollowCompany)
    first = issued(scope, 1)
    choose(Kind.KEYS, "bg", branch_id=None, template_id=own)
    second = issued(scope, 2)
    assert "КЛЮЧОВЕ НА КЛИНИКА ОБОРИЩЕ" in text_of(second.content)
    assert "ПРОТОКОЛ ЗА ПРЕДАВАНЕ" in text_of(first.content)
    assert issued(scope, 1) == first
    choose(Kind.KEYS, "bg", branch_id=1, template_id=None)
    assert "ПРОТОКОЛ ЗА ПРЕДАВАНЕ" in text_of(issued(scope, 3).content)
    follow(Kind.KEYS, "bg", 1)
    assert "КЛЮЧОВЕ НА" in text_of(issued(scope, 4).content)
    row = scope.get(DocumentQueries).card(HERE, second.id)
    (newest, _) = scope.get(TemplateQueries).versions(own)
    assert (row.template_version_id, row.template_sha256) == (newest.id, fingerprint(KEYS))


def test_a_template_of_another_kind_is_not_chosen(scope, own):
    with pytest.raises(RuleBroken) as refused:
        scope.get(ChooseTemplate)(Kind.ORDER, "bg", branch_id=None, template_id=own)
    assert refused.value.code == "template.other_kind"


def test_a_preview_shows_pages_and_stores_nothing(scope):
    seen = scope.get(PreviewTemplate)(Kind.CONTRACT, "en", scope.get(Shipped).source(Kind.CONTRACT, "en"), rows=12)
    assert len(seen.pages) == 3
    assert all(page.startswith(b"\x89PNG") for page in seen.pages)
    assert scope.get(DocumentQueries).page(HERE, list(Kind)).rows == []
