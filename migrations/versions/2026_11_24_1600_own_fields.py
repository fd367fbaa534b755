"""Fields a company thinks up itself, and where clients, premises, items and employees keep what is written in them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "own_fields"
down_revision = "repricings"
branch_labels = None
depends_on = None

TABLES = ("clients", "premises", "items", "employees")
SUBJECTS = "subject in ('client', 'premises', 'item', 'employee', 'order')"
TYPES = "type in ('text', 'number', 'date', 'choice', 'flag')"
KIND = "\"only\" = '' or subject = 'client' and \"only\" in ('individual', 'organisation')"


def upgrade() -> None:
    op.create_table(
        "own_fields",
        sa.Column("id", sa.BigInteger, sa.Identity(), nullable=False),
        sa.Column("version", sa.Integer, server_default="1", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("bg", sa.Text, nullable=False),
        sa.Column("en", sa.Text, nullable=False),
        sa.Column("only", sa.Text, server_default="", nullable=False),
        sa.Column("required", sa.Boolean, server_default=sa.false(), nullable=False),
        sa.Column("listed", sa.Boolean, server_default=sa.false(), nullable=False),
        sa.Column("personal", sa.Boolean, server_default=sa.false(), nullable=False),
        sa.Column("choices", JSONB, server_default=sa.text("'[]'"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_fields")),
        sa.UniqueConstraint("subject", "key", name=op.f("uq_own_fields_subject_key")),
        sa.CheckConstraint(SUBJECTS, name=op.f("ck_own_fields_subject")),
        sa.CheckConstraint(TYPES, name=op.f("ck_own_fields_type")),
        sa.CheckConstraint("key ~ '^[a-z][a-z0-9_]{0,39}$'", name=op.f("ck_own_fields_key")),
        sa.CheckConstraint("bg <> '' and en <> ''", name=op.f("ck_own_fields_named")),
        sa.CheckConstraint("jsonb_typeof(choices) = 'array'", name=op.f("ck_own_fields_choices")),
        sa.CheckConstraint(KIND, name=op.f("ck_own_fields_kind")),
    )
    for table in TABLES:
        op.add_column(table, sa.Column("own", JSONB, server_default=sa.text("'{}'"), nullable=False))
        op.create_check_constraint(op.f(f"ck_{table}_own"), table, "jsonb_typeof(own) = 'object'")
        op.create_index(
            f"ix_{table}_own", table, ["own"], postgresql_using="gin", postgresql_where=sa.text("own <> '{}'::jsonb")
        )


def downgrade() -> None:
    for table in TABLES:
        op.drop_index(f"ix_{table}_own", table)
        op.drop_constraint(op.f(f"ck_{table}_own"), table)
        op.drop_column(table, "own")
    op.drop_table("own_fields")
