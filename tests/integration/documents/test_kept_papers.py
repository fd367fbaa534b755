"""Papers are kept byte for byte, once, for ever, and only for who may see the branch."""

from hashlib import sha256

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from cleaning.application.documents.keep_document import KeepDocument, Paper
from cleaning.application.documents.queries import DocumentQueries
from cleaning.application.shared.access import Scope
from cleaning.domain.shared.errors import NotFound
from tests.planning import HERE, House

PDF = b"%PDF-1.4 a paper"


@pytest.fixture
def client_id(scope):
    return House(scope).client()


def a_paper(client_id, content=PDF, number="0000000001"):
    return Paper(
        content=content, kind="invoice", number=number, title=f"Фактура {number}", subject_kind="invoice",
        subject_id=7, branch_id=1, client_id=client_id,
    )  # fmt: skip


def test_a_paper_comes_back_as_it_was(scope, client_id, clock):
    number = scope.get(KeepDocument)(a_paper(client_id))
    papers = scope.get(DocumentQueries)
    card = papers.card(HERE, number)
    assert (card.size, card.sha256, card.created_at) == (len(PDF), sha256(PDF).hexdigest(), clock.now())
    assert papers.content(HERE, number) == PDF


def test_the_same_bytes_about_the_same_record_are_kept_once(scope, client_id):
    keep = scope.get(KeepDocument)
    first = keep(a_paper(client_id))
    assert keep(a_paper(client_id)) == first
    corrected = keep(a_paper(client_id, content=PDF + b", printed anew"))
    assert [row.id for row in scope.get(DocumentQueries).about(HERE, "invoice", 7)] == [corrected, first]


def test_a_client_s_papers_come_in_pages_newest_first(scope, client_id):
    kept = [scope.get(KeepDocument)(a_paper(client_id, content=PDF + bytes([n]))) for n in range(3)]
    papers = scope.get(DocumentQueries)
    first = papers.of_client(HERE, client_id, limit=2)
    second = papers.of_client(HERE, client_id, limit=2, after=first.next)
    assert [row.id for row in first.rows + second.rows] == kept[::-1]
    assert second.next is None


@pytest.mark.parametrize(
    "statement", ["update documents set title = 'x'", "delete from documents", "truncate documents"]
)
def test_what_was_kept_does_not_change(scope, client_id, statement):
    scope.get(KeepDocument)(a_paper(client_id))
    session = scope.get(Session)
    with pytest.raises(DBAPIError):
        session.execute(text(statement))
    session.rollback()


def test_another_branch_and_another_client_know_nothing_of_it(scope, client_id):
    number = scope.get(KeepDocument)(a_paper(client_id))
    papers = scope.get(DocumentQueries)
    for stranger in (Scope(branch_ids=(2,)), Scope(branch_ids=(1,), client_id=client_id + 1)):
        with pytest.raises(NotFound):
            papers.content(stranger, number)
