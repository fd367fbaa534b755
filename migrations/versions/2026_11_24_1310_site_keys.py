"""Keys of premises, who holds them and who held them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "site_keys"
down_revision = "requests"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "site_keys",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("premises_id", sa.BigInteger(), nullable=False),
        sa.Column("branch_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("tag", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("holder_id", sa.BigInteger(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.CheckConstraint("state in ('office', 'out', 'lost', 'given_back')", name=op.f("ck_site_keys_state")),
        sa.CheckConstraint("(state = 'out') = (holder_id is not null)", name=op.f("ck_site_keys_holder")),
        sa.CheckConstraint("due_on is null or state = 'out'", name=op.f("ck_site_keys_due_on")),
        sa.ForeignKeyConstraint(["premises_id"], ["premises.id"], name=op.f("fk_site_keys_premises_id")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_site_keys_branch_id")),
        sa.ForeignKeyConstraint(["holder_id"], ["employees.id"], name=op.f("fk_site_keys_holder_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_keys")),
    )
    for column in ("premises_id", "branch_id", "holder_id"):
        op.create_index(op.f(f"ix_site_keys_{column}"), "site_keys", [column])
    op.create_index("uq_site_keys_tag", "site_keys", ["tag"], unique=True)
    op.create_table(
        "key_holdings",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("key_id", sa.BigInteger(), nullable=False),
        sa.Column("employee_id", sa.BigInteger(), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("signed_by", sa.Text(), nullable=False),
        sa.Column("returned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("received_by", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("returned_at >= taken_at", name=op.f("ck_key_holdings_returned_at")),
        sa.CheckConstraint("signed_by <> ''", name=op.f("ck_key_holdings_signed_by")),
        sa.ForeignKeyConstraint(["key_id"], ["site_keys.id"], name=op.f("fk_key_holdings_key_id")),
        sa.ForeignKeyConstraint(["employee_id"], ["employees.id"], name=op.f("fk_key_holdings_employee_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_key_holdings")),
        postgresql.ExcludeConstraint(
            (sa.text("int8range(key_id, key_id, '[]')"), "&&"),
            (sa.text("tstzrange(taken_at, returned_at)"), "&&"),
            using="gist",
            name="ex_key_holdings_one_holder",
        ),
    )
    op.create_index(op.f("ix_key_holdings_key_id"), "key_holdings", ["key_id"])
    op.create_index(op.f("ix_key_holdings_employee_id"), "key_holdings", ["employee_id"])
    op.create_index(
        "uq_key_holdings_key_id",
        "key_holdings",
        ["key_id"],
        unique=True,
        postgresql_where=sa.text("returned_at is null"),
    )


def downgrade() -> None:
    op.drop_table("key_holdings")
    op.drop_table("site_keys")
