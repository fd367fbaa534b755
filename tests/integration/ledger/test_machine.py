"""P1: whatever is posted, reversed, refused or tried behind the program's back, the books balance."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from decimal import Decimal
from time import monotonic

import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import Engine, create_engine, make_url, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from cleaning.adapters.sql.checks import checks
from cleaning.adapters.sql.ledger.checks import CHECKS as LEDGER
from cleaning.adapters.sql.roles import APP
from cleaning.application.billing.correct_invoice import AnnulInvoice, Correction, CreditInvoice
from cleaning.application.billing.issue_invoice import Issue, IssueInvoice
from cleaning.application.ledger.post_entry import ManualEntry, PostEntry, Reversal, ReverseEntry
from cleaning.application.treasury.reverse_payment import PaymentReversal, ReversePayment
from cleaning.domain.ledger.entry import Entry
from cleaning.domain.shared.errors import RuleBroken
from tests.app import as_program
from tests.money import a_client, a_desk, an_invoice, pays
from tests.rounds import a_seed, rounds
from tests.strategies_money import cents, document_lines, entries

BEHIND = (
    "update entries set total = total + 1",
    "update entry_lines set debit = debit + 1 where debit > 0",
    "delete from entry_lines",
    "delete from entries",
    "truncate entries cascade",
    "update invoices set total = total + 1, net = net + 1 where stage = 'issued'",
    "delete from invoices where stage = 'issued'",
    "update invoice_lines set net = net + 1",
    "update payments set amount = amount + 1",
    "delete from allocations",
    'insert into entry_lines (entry_id, "on", account_code, branch_id, debit)'
    " select id, \"on\", '601', 1, 5 from entries",
    "insert into entries (branch_id, \"on\", source_kind, total) values (1, '2026-11-05', 'manual', 5)",
)
RUNS, STEPS = rounds(6, 20), rounds(25, 100)
PARTS = rounds(1, 10)
"""Each on a database of its own: 20,000 steps as promised."""
SUMS = text("select coalesce(sum(debit - credit), 0), coalesce(sum(debit), 0) from entry_lines")


@pytest.fixture
def doors(database):
    """The ways past the program: as the role the program has, and as one that may do more than any program."""
    as_app = make_url(database).set(username=APP)
    engines = [create_engine(url, poolclass=NullPool) for url in (as_app, database)]
    yield engines
    for engine in engines:
        engine.dispose()


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_the_books_balance_after_every_step(running, scope, doors, part):
    _, container = running
    engine = container.get(Engine)
    steps, began = [0], monotonic()
    client, desk = a_client(scope), a_desk(scope)

    class Books(RuleBasedStateMachine):
        def __init__(self):
            super().__init__()
            self.posted: list[int] = []
            self.paid: list[int] = []
            self.issued: list[int] = []

        def use(self, what):
            with as_program(container, engine) as opened:
                return what(opened)

        @rule(entry=entries(on=st.dates(date(2026, 10, 1), date(2026, 11, 24))))
        def post(self, entry: Entry):
            command = ManualEntry(branch_id=1, on=entry.on, text="проба", lines=entry.lines)
            self.posted.append(self.use(lambda opened: opened.get(PostEntry)(command)))

        @rule(which=st.integers(0, 50))
        def reverse(self, which: int):
            if self.posted:
                one = self.posted[which % len(self.posted)]
                with suppress(RuleBroken):
                    self.use(lambda opened: opened.get(ReverseEntry)(Reversal(entry_id=one, reason="проба")))

        @rule(items=st.lists(document_lines, min_size=1, max_size=3), day=st.integers(1, 24))
        def issue(self, items, day):
            def do(opened):
                return an_invoice(opened, client, *items, on=date(2026, 11, day))

            self.issued.append(self.use(do))

        @rule(which=st.integers(0, 50), annul=st.booleans())
        def correct(self, which, annul):
            if not self.issued:
                return
            correction = Correction(invoice_id=self.issued[which % len(self.issued)], ground="проба")
            with suppress(RuleBroken):
                if annul:
                    self.use(lambda opened: opened.get(AnnulInvoice)(correction))
                else:
                    note = self.use(lambda opened: opened.get(CreditInvoice)(correction))
                    self.use(lambda opened: opened.get(IssueInvoice)(Issue(invoice_id=note)))

        @rule(amount=cents)
        def pay(self, amount):
            self.paid.append(self.use(lambda opened: pays(opened, client, desk, str(amount)).payment_id))

        @rule(which=st.integers(0, 50))
        def take_back(self, which):
            if self.paid:
                command = PaymentReversal(payment_id=self.paid[which % len(self.paid)], reason="проба")
                with suppress(RuleBroken):
                    self.use(lambda opened: opened.get(ReversePayment)(command))

        @rule(statement=st.sampled_from(BEHIND), door=st.sampled_from(doors))
        def try_behind_the_back(self, statement, door):
            with door.connect() as connection:
                before = connection.execute(SUMS).one()
                connection.rollback()
                with suppress(DBAPIError):
                    connection.execute(text(statement))
                    connection.commit()
                connection.rollback()
                assert connection.execute(SUMS).one() == before

        @invariant()
        def everything_adds_up(self):
            steps[0] += 1
            with engine.connect() as connection:
                assert connection.execute(SUMS).one()[0] == Decimal(0)
                for check in checks():
                    assert connection.execute(text(check.query)).all() == [], check.name

    run_state_machine_as_test(
        seed(a_seed())(Books),
        settings=settings(
            max_examples=RUNS, stateful_step_count=STEPS, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
    print(f"{steps[0]} steps in {monotonic() - began:.0f} s")


def test_without_the_guard_the_same_statement_unbalances_the_books_and_the_audit_sees_it(scope, running):
    """The negative control."""
    engine = running[1].get(Engine)
    one_sided = "insert into entries (branch_id, \"on\", source_kind, total) values (1, '2026-11-05', 'manual', 5)"
    assert one_sided in BEHIND
    with engine.begin() as connection:
        connection.execute(text("alter table entries disable trigger all"))
        connection.execute(text(one_sided))
    with engine.connect() as connection:
        found = {check.name for check in LEDGER if connection.execute(text(check.query)).all()}
    assert "ledger.entries_balance" in found
