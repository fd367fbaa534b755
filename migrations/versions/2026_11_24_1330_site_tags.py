"""Tags at premises and what is reported through them."""

import sqlalchemy as sa
from alembic import op

revision = "site_tags"
down_revision = "contract_terms"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "site_tags",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("premises_id", sa.BigInteger(), nullable=False),
        sa.Column("branch_id", sa.BigInteger(), nullable=False),
        sa.Column("spot", sa.Text(), server_default="", nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("length(token) >= 20", name=op.f("ck_site_tags_token")),
        sa.ForeignKeyConstraint(["premises_id"], ["premises.id"], name=op.f("fk_site_tags_premises_id")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_site_tags_branch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_tags")),
    )
    for column in ("premises_id", "branch_id"):
        op.create_index(op.f(f"ix_site_tags_{column}"), "site_tags", [column])
    op.create_index("uq_site_tags_token", "site_tags", ["token"], unique=True)
    op.create_table(
        "site_reports",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("tag_id", sa.BigInteger(), nullable=False),
        sa.Column("premises_id", sa.BigInteger(), nullable=False),
        sa.Column("branch_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("stars", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("file", sa.Text(), nullable=True),
        sa.Column("thumb", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.Text(), server_default="", nullable=False),
        sa.Column("answer", sa.Text(), server_default="", nullable=False),
        sa.Column("sent_key", sa.Text(), nullable=False),
        sa.CheckConstraint("kind in ('problem', 'rating')", name=op.f("ck_site_reports_kind")),
        sa.CheckConstraint(
            "(kind = 'rating') = (stars is not null) and stars between 1 and 5", name=op.f("ck_site_reports_stars")
        ),
        sa.CheckConstraint("kind = 'rating' or (text <> '' and due_at is not null)", name=op.f("ck_site_reports_text")),
        sa.CheckConstraint("(answered_at is null) = (answer = '')", name=op.f("ck_site_reports_answer")),
        sa.ForeignKeyConstraint(["tag_id"], ["site_tags.id"], name=op.f("fk_site_reports_tag_id")),
        sa.ForeignKeyConstraint(["premises_id"], ["premises.id"], name=op.f("fk_site_reports_premises_id")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_site_reports_branch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_reports")),
    )
    for column in ("tag_id", "premises_id", "branch_id"):
        op.create_index(op.f(f"ix_site_reports_{column}"), "site_reports", [column])
    op.create_index("uq_site_reports_sent_key", "site_reports", ["sent_key"], unique=True)
    op.create_index("ix_site_reports_branch_id_at", "site_reports", ["branch_id", "at", "id"])
    op.create_index(
        "ix_site_reports_due_at",
        "site_reports",
        ["due_at"],
        postgresql_where=sa.text("due_at is not null and answered_at is null"),
    )


def downgrade() -> None:
    op.drop_table("site_reports")
    op.drop_table("site_tags")
