"""Interactions are corrected by new ones; promises and rhythms of clients get tables of their own."""

import sqlalchemy as sa
from alembic import op

revision = "follow_ups"
down_revision = "site_tags"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "client_rhythms",
        sa.Column("client_id", sa.BigInteger(), nullable=False),
        sa.Column("usual", sa.Integer(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("lapses_on", sa.Date(), sa.Computed("last_on + (2 * usual + 1)", persisted=True), nullable=False),
        sa.CheckConstraint("usual > 0", name=op.f("ck_client_rhythms_usual")),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_client_rhythms_client_id")),
        sa.PrimaryKeyConstraint("client_id", name=op.f("pk_client_rhythms")),
    )
    op.create_index("ix_client_rhythms_lapses_on", "client_rhythms", ["lapses_on"], unique=False)
    op.create_table(
        "follow_ups",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("branch_id", sa.BigInteger(), nullable=False),
        sa.Column("client_id", sa.BigInteger(), nullable=False),
        sa.Column("interaction_id", sa.BigInteger(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("assignee_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_by", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("text <> ''", name=op.f("ck_follow_ups_text")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_follow_ups_branch_id")),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_follow_ups_client_id")),
        sa.ForeignKeyConstraint(["interaction_id"], ["interactions.id"], name=op.f("fk_follow_ups_interaction_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_ups")),
        sa.UniqueConstraint("interaction_id", name=op.f("uq_follow_ups_interaction_id")),
    )
    op.create_index(op.f("ix_follow_ups_branch_id"), "follow_ups", ["branch_id"], unique=False)
    op.create_index(op.f("ix_follow_ups_client_id"), "follow_ups", ["client_id"], unique=False)
    op.create_index(
        "ix_follow_ups_open",
        "follow_ups",
        ["branch_id", "due_on", "id"],
        unique=False,
        postgresql_where=sa.text("done_at is null"),
    )
    op.add_column("interactions", sa.Column("minutes", sa.Integer(), nullable=True))
    op.add_column("interactions", sa.Column("result", sa.Text(), nullable=True))
    op.add_column("interactions", sa.Column("premises_id", sa.BigInteger(), nullable=True))
    op.add_column(
        "interactions",
        sa.Column("written_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
    )
    op.add_column("interactions", sa.Column("corrects_id", sa.BigInteger(), nullable=True))
    op.add_column("interactions", sa.Column("corrected_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("interactions", sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True))
    op.execute(
        "insert into follow_ups (branch_id, client_id, interaction_id, text, due_on, assignee_id, created_at, done_at)"
        " select branch_id, client_id, id, left(text, 500), follow_up_on, user_id, at, done_at"
        " from interactions where follow_up_on is not null"
    )
    op.execute("update interactions set written_at = at")
    op.drop_constraint(op.f("ck_interactions_text"), "interactions", type_="check")
    op.create_check_constraint(
        op.f("ck_interactions_text"), "interactions", "text <> '' or kind in ('call_in', 'call_out')"
    )
    op.create_check_constraint(op.f("ck_interactions_minutes"), "interactions", "minutes between 0 and 600")
    op.create_check_constraint(
        op.f("ck_interactions_result"),
        "interactions",
        "result in ('reached', 'agreed', 'call_back', 'no_answer', 'refused')",
    )
    op.drop_index(
        op.f("ix_interactions_follow_up"),
        table_name="interactions",
        postgresql_where="((follow_up_on IS NOT NULL) AND (done_at IS NULL))",
    )
    op.create_index(
        "ix_interactions_wishes",
        "interactions",
        ["client_id"],
        unique=False,
        postgresql_where=sa.text("kind = 'wish' and ended_at is null and corrected_at is null"),
    )
    op.create_unique_constraint(op.f("uq_interactions_corrects_id"), "interactions", ["corrects_id"])
    op.create_foreign_key(op.f("fk_interactions_corrects_id"), "interactions", "interactions", ["corrects_id"], ["id"])
    op.create_foreign_key(op.f("fk_interactions_premises_id"), "interactions", "premises", ["premises_id"], ["id"])
    op.drop_column("interactions", "follow_up_on")
    op.drop_column("interactions", "done_at")
    op.create_index(
        "ix_entry_lines_client_id_earned",
        "entry_lines",
        ["client_id", "on"],
        unique=False,
        postgresql_where=sa.text("account_code in ('703', '601', '604') and client_id is not null"),
        postgresql_include=["account_code", "debit", "credit"],
    )


def downgrade() -> None:
    op.drop_index("ix_entry_lines_client_id_earned", table_name="entry_lines")
    op.add_column("interactions", sa.Column("follow_up_on", sa.Date(), nullable=True))
    op.add_column("interactions", sa.Column("done_at", sa.DateTime(timezone=True), nullable=True))
    op.execute(
        "update interactions set follow_up_on = due_on, done_at = follow_ups.done_at"
        " from follow_ups where follow_ups.interaction_id = interactions.id"
    )
    op.create_index(
        "ix_interactions_follow_up",
        "interactions",
        ["branch_id", "follow_up_on"],
        unique=False,
        postgresql_where=sa.text("follow_up_on is not null and done_at is null"),
    )
    op.execute("update interactions set text = kind where text = ''")
    op.drop_constraint(op.f("ck_interactions_text"), "interactions", type_="check")
    op.create_check_constraint(op.f("ck_interactions_text"), "interactions", "text <> ''")
    op.drop_index("ix_interactions_wishes", table_name="interactions")
    for column in ("ended_at", "corrected_at", "corrects_id", "written_at", "premises_id", "result", "minutes"):
        op.drop_column("interactions", column)
    op.drop_table("client_rhythms")
    op.drop_table("follow_ups")
