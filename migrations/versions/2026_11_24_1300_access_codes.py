"""Access codes are sealed and apart from the premises; `cleaning migrate` seals what still lies open there."""

import sqlalchemy as sa
from alembic import op

revision = "access_codes"
down_revision = "messages_answered"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "access_codes",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("premises_id", sa.BigInteger(), nullable=False),
        sa.Column("branch_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("label", sa.Text(), server_default="", nullable=False),
        sa.Column("key_id", sa.Text(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("octet_length(sealed) > 28 and key_id <> ''", name=op.f("ck_access_codes_sealed")),
        sa.ForeignKeyConstraint(["premises_id"], ["premises.id"], name=op.f("fk_access_codes_premises_id")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_access_codes_branch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_codes")),
    )
    op.create_index(op.f("ix_access_codes_premises_id"), "access_codes", ["premises_id"])
    op.create_index(op.f("ix_access_codes_branch_id"), "access_codes", ["branch_id"])


def downgrade() -> None:
    op.drop_table("access_codes")
