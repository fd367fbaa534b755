"""Contracts over time: terms, annexes, rests, notices; lines that stop; plans that pause."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from cleaning.adapters.sql.roles import append_only

revision = "contract_terms"
down_revision = "consent_history"
branch_labels = None
depends_on = None


def upgrade() -> None:
    empty = sa.text("'{}'")
    op.add_column("contracts", sa.Column("terms", postgresql.JSONB(), server_default=empty, nullable=False))
    op.add_column("contracts", sa.Column("termination", postgresql.JSONB(), nullable=True))
    op.add_column("contracts", sa.Column("responsible_id", sa.BigInteger(), nullable=True))
    op.execute(
        "update contracts set terms = jsonb_build_object('payment_days', payment_days) where payment_days is not null"
    )
    op.create_foreign_key(op.f("fk_contracts_responsible_id"), "contracts", "users", ["responsible_id"], ["id"])
    op.drop_constraint("ck_contracts_payment_days", "contracts")
    op.drop_column("contracts", "payment_days")
    op.drop_column("contracts", "renews")
    op.alter_column("contracts", "number", nullable=True)
    op.alter_column("contracts", "signed_on", nullable=True)
    op.create_check_constraint(
        op.f("ck_contracts_signed"), "contracts", "stage = 'draft' or (number is not null and signed_on is not null)"
    )
    op.create_index(
        "ix_contracts_ends_on", "contracts", ["ends_on"], postgresql_where=sa.text("stage in ('active', 'suspended')")
    )
    op.add_column("contract_lines", sa.Column("ends_on", sa.Date(), nullable=True))
    op.add_column("contract_lines", sa.Column("annex", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.add_column("contract_lines", sa.Column("replaces_id", sa.BigInteger(), nullable=True))
    op.create_foreign_key(
        op.f("fk_contract_lines_replaces_id"), "contract_lines", "contract_lines", ["replaces_id"], ["id"]
    )
    op.create_unique_constraint(op.f("uq_contract_lines_replaces_id"), "contract_lines", ["replaces_id"])
    op.create_check_constraint(op.f("ck_contract_lines_dates"), "contract_lines", "ends_on >= starts_on")
    op.create_table(
        "contract_annexes",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("contract_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("terms", postgresql.JSONB(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("percent", sa.Numeric(9, 4), nullable=True),
        sa.Column("index_year", sa.Integer(), nullable=True),
        sa.Column("renewed_from", sa.Date(), nullable=True),
        sa.CheckConstraint("kind in ('change', 'indexation', 'renewal')", name=op.f("ck_contract_annexes_kind")),
        sa.CheckConstraint(
            "(kind = 'indexation') = (index_year is not null)", name=op.f("ck_contract_annexes_index_year")
        ),
        sa.CheckConstraint(
            "(kind = 'renewal') = (renewed_from is not null)", name=op.f("ck_contract_annexes_renewed_from")
        ),
        sa.ForeignKeyConstraint(["contract_id"], ["contracts.id"], name=op.f("fk_contract_annexes_contract_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract_annexes")),
        sa.UniqueConstraint("contract_id", "number", name=op.f("uq_contract_annexes_contract_id_number")),
        sa.UniqueConstraint("contract_id", "index_year", name=op.f("uq_contract_annexes_contract_id_index_year")),
        sa.UniqueConstraint("contract_id", "renewed_from", name=op.f("uq_contract_annexes_contract_id_renewed_from")),
    )
    append_only(op, "contract_annexes")
    op.create_table(
        "contract_suspensions",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("contract_id", sa.BigInteger(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("resumes_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("visits_off", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_contract_suspensions_reason")),
        sa.CheckConstraint("resumes_on >= starts_on", name=op.f("ck_contract_suspensions_dates")),
        sa.ForeignKeyConstraint(["contract_id"], ["contracts.id"], name=op.f("fk_contract_suspensions_contract_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract_suspensions")),
    )
    op.create_index(op.f("ix_contract_suspensions_contract_id"), "contract_suspensions", ["contract_id"])
    op.execute(
        "alter table contract_suspensions add constraint ex_contract_suspensions_one_at_a_time exclude using gist"
        " (int8range(contract_id, contract_id, '[]') with &&, daterange(starts_on, resumes_on) with &&)"
    )
    op.execute(
        "insert into contract_suspensions (contract_id, starts_on, reason, visits_off)"
        " select id, greatest(starts_on, current_date), 'suspended', false from contracts where stage = 'suspended'"
    )
    op.add_column("plan_items", sa.Column("pauses", postgresql.JSONB(), server_default=sa.text("'[]'"), nullable=False))


def downgrade() -> None:
    op.drop_column("plan_items", "pauses")
    op.drop_table("contract_suspensions")
    op.drop_table("contract_annexes")
    op.drop_constraint("ck_contract_lines_dates", "contract_lines")
    op.drop_column("contract_lines", "replaces_id")
    op.drop_column("contract_lines", "annex")
    op.drop_column("contract_lines", "ends_on")
    op.drop_index("ix_contracts_ends_on", "contracts")
    op.drop_constraint("ck_contracts_signed", "contracts")
    op.execute("delete from contracts where stage = 'draft'")
    op.alter_column("contracts", "signed_on", nullable=False)
    op.alter_column("contracts", "number", nullable=False)
    op.add_column("contracts", sa.Column("renews", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.add_column("contracts", sa.Column("payment_days", sa.Integer(), nullable=True))
    op.create_check_constraint(op.f("ck_contracts_payment_days"), "contracts", "payment_days >= 0")
    op.execute("update contracts set payment_days = (terms ->> 'payment_days')::int")
    op.drop_constraint("fk_contracts_responsible_id", "contracts")
    op.drop_column("contracts", "responsible_id")
    op.drop_column("contracts", "termination")
    op.drop_column("contracts", "terms")
