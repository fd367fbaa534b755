"""Many contracts repriced at once, and taken back; two more kinds of annexes."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "repricings"
down_revision = "price_indexes"
branch_labels = None
depends_on = None

KIND = "ck_contract_annexes_kind"
BEFORE = "kind in ('change', 'indexation', 'renewal')"
NOW = "kind in ('change', 'indexation', 'renewal', 'repricing', 'restored')"


def upgrade() -> None:
    op.drop_constraint(op.f(KIND), "contract_annexes")
    op.create_check_constraint(op.f(KIND), "contract_annexes", NOW)
    op.create_table(
        "repricings",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("rule", postgresql.JSONB(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("applied_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True)),
        sa.Column("letters", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("letters_file", sa.Text()),
        sa.Column("actor_id", sa.BigInteger()),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_repricings_reason")),
        sa.ForeignKeyConstraint(["actor_id"], ["users.id"], name=op.f("fk_repricings_actor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_repricings")),
    )
    op.create_table(
        "repriced_contracts",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("repricing_id", sa.BigInteger(), nullable=False),
        sa.Column("contract_id", sa.BigInteger(), nullable=False),
        sa.Column("annex", sa.Integer(), nullable=False),
        sa.Column("before", sa.Numeric(14, 2), nullable=False),
        sa.Column("after", sa.Numeric(14, 2), nullable=False),
        sa.Column("undone_by", sa.Integer()),
        sa.CheckConstraint("undone_by > annex", name=op.f("ck_repriced_contracts_undone_later")),
        sa.ForeignKeyConstraint(["repricing_id"], ["repricings.id"], name=op.f("fk_repriced_contracts_repricing_id")),
        sa.ForeignKeyConstraint(["contract_id"], ["contracts.id"], name=op.f("fk_repriced_contracts_contract_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_repriced_contracts")),
        sa.UniqueConstraint("repricing_id", "contract_id", name=op.f("uq_repriced_contracts_repricing_id_contract_id")),
    )
    op.create_index(op.f("ix_repriced_contracts_contract_id"), "repriced_contracts", ["contract_id"])


def downgrade() -> None:
    op.drop_table("repriced_contracts")
    op.drop_table("repricings")
    op.drop_constraint(op.f(KIND), "contract_annexes")
    op.create_check_constraint(op.f(KIND), "contract_annexes", BEFORE)
