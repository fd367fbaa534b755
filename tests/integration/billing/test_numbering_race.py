"""P3: eight people issue at once and every fifth fails at the end: no number twice, none left out."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Barrier

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from cleaning.adapters.sql.company.numbers import SqlNumbers
from cleaning.application.billing.issue_invoice import Issue, IssueInvoice
from cleaning.application.shared.ports import Work
from tests.app import as_program
from tests.money import a_client, a_draft
from tests.rounds import rounds

WRITERS, ROUNDS = 8, rounds(15, 250)


class GaveUp(Exception):
    """What went wrong after the number was taken."""


@dataclass(frozen=True, slots=True)
class Guessing:
    """The wrong way: the highest number there is and one more."""

    session: Session

    def take(self, series, *, branch=None, prefix="", width=10):
        highest = self.session.scalar(text("select coalesce(max(number::bigint), 0) from invoices"))
        return f"{highest + 1:010d}"


@pytest.fixture
def race(running, scope):
    """Everybody issues ROUNDS drafts of their own, together; how many numbers were given, and how it ended."""
    _, container = running
    engine = container.get(Engine)
    client = a_client(scope)
    drafts = [[a_draft(scope, client) for _ in range(ROUNDS)] for _ in range(WRITERS)]

    def run():
        start = Barrier(WRITERS)

        def writer(number: int) -> list[str]:
            said = []
            start.wait(60)
            for turn, draft in enumerate(drafts[number]):
                try:
                    with as_program(container, engine) as opened, opened.get(Work):
                        opened.get(IssueInvoice)(Issue(invoice_id=draft))
                        if (turn + number) % 5 == 0:
                            raise GaveUp
                    said.append("issued")
                except Exception as error:  # noqa: BLE001 – the control counts whatever goes wrong
                    said.append(type(error).__name__)
            return said

        with ThreadPoolExecutor(WRITERS) as pool:
            said = [word for words in pool.map(writer, range(WRITERS)) for word in words]
        with engine.connect() as connection:
            numbers = [
                int(row[0]) for row in connection.execute(text("select number from invoices where number is not null"))
            ]
        return said, sorted(numbers)

    return run


@pytest.mark.slow
def test_numbers_have_no_gap_and_no_double_though_every_fifth_gives_up(race):
    said, numbers = race()
    assert set(said) == {"issued", "GaveUp"}
    assert len(numbers) == said.count("issued")
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.slow
def test_without_the_series_the_same_race_goes_wrong(race, monkeypatch):
    monkeypatch.setattr(SqlNumbers, "take", Guessing.take)
    said, _ = race()
    assert set(said) - {"issued", "GaveUp"}
