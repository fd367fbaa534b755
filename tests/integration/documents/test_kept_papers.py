"""An issued document is kept for ever: its bytes, its data, its template; and only for who may see the branch."""

from __future__ import annotations

from hashlib import sha256

import msgspec
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from cleaning.application.documents.issue import Issue, IssueDocument
from cleaning.application.documents.queries import DocumentQueries
from cleaning.application.documents.samples import sample
from cleaning.application.shared.access import Scope
from cleaning.application.shared.ports import Files
from cleaning.domain.documents.values import Kind
from cleaning.domain.shared.errors import NotFound
from tests.planning import HERE, House


@pytest.fixture
def client_id(scope):
    return House(scope).client()


def an_issue(client_id, subject_id=7, **changes):
    known = {
        "kind": Kind.KEYS, "paper": sample(Kind.KEYS, "bg", rows=1), "number": "0000000033", "title": "Ключове",
        "subject_kind": "handover", "subject_id": subject_id, "branch_id": 1, "client_id": client_id,
    }  # fmt: skip
    return Issue(**known | changes)


def test_a_document_comes_back_byte_for_byte_whatever_changed_since(scope, client_id, clock):
    issue = an_issue(client_id)
    first = scope.get(IssueDocument)(issue)
    assert first.content.startswith(b"%PDF")
    changed = msgspec.structs.replace(issue, paper=sample(Kind.KEYS, "bg", rows=9))
    assert scope.get(IssueDocument)(changed) == first
    row = scope.get(DocumentQueries).card(HERE, first.id)
    assert (row.size, row.sha256) == (len(first.content), sha256(first.content).hexdigest())
    assert row.created_at == clock.now()
    assert scope.get(Files).read(row.sha256) == first.content


def test_its_data_and_template_are_kept_beside_it(scope, client_id):
    kept = scope.get(IssueDocument)(an_issue(client_id))
    documents = scope.get(DocumentQueries)
    snapshot = documents.snapshot(HERE, kept.id)
    assert (snapshot["number"], snapshot["issued_on"]) == ("0000000033", "2026-11-02")
    assert snapshot["keys"][0]["tag"] == "К-017"
    row = documents.card(HERE, kept.id)
    assert row.template_version_id is None
    assert len(row.template_sha256) == 64


def test_a_new_edition_and_another_language_are_documents_of_their_own(scope, client_id):
    issue = scope.get(IssueDocument)
    ids = [
        issue(an_issue(client_id, **changes)).id for changes in ({}, {"edition": 2}, {"language": "en"}, {"edition": 2})
    ]
    assert len(set(ids)) == 3
    assert [row.id for row in scope.get(DocumentQueries).about(HERE, "handover", 7)] == sorted(set(ids), reverse=True)


def test_a_client_s_documents_come_in_pages_newest_first(scope, client_id):
    kept = [scope.get(IssueDocument)(an_issue(client_id, subject_id=n)).id for n in range(3)]
    documents = scope.get(DocumentQueries)
    first = documents.page(HERE, list(Kind), client_id=client_id, limit=2)
    second = documents.page(HERE, list(Kind), client_id=client_id, limit=2, after=first.next)
    assert [row.id for row in first.rows + second.rows] == kept[::-1]
    assert second.next is None
    assert documents.page(HERE, [Kind.INVOICE], client_id=client_id).rows == []


@pytest.mark.parametrize(
    "statement", ["update documents set title = 'x'", "delete from documents", "truncate documents cascade"]
)
def test_what_was_kept_does_not_change(scope, client_id, statement):
    scope.get(IssueDocument)(an_issue(client_id))
    session = scope.get(Session)
    with pytest.raises(DBAPIError):
        session.execute(text(statement))
    session.rollback()


def test_another_branch_and_another_client_know_nothing_of_it(scope, client_id):
    number = scope.get(IssueDocument)(an_issue(client_id)).id
    documents = scope.get(DocumentQueries)
    for stranger in (Scope(branch_ids=(2,)), Scope(branch_ids=(1,), client_id=client_id + 1)):
        with pytest.raises(NotFound):
            documents.card(stranger, number)
