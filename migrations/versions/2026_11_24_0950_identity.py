"""Users, sessions, counted sign-in tries and API keys."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "identity"
down_revision = "workforce"
branch_labels = None
depends_on = None

ROLES = "'owner', 'office', 'dispatcher', 'storekeeper', 'accountant', 'inspector', 'crew', 'client'"


def key() -> sa.Column[int]:
    return sa.Column("id", sa.BigInteger, sa.Identity(always=False), nullable=False)


def instant(name: str, *, nullable: bool = False, now: bool = False) -> sa.Column[object]:
    default = sa.func.now() if now else None
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable, server_default=default)


def upgrade() -> None:
    op.create_table(
        "users",
        key(),
        sa.Column("login", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("email", sa.Text, nullable=False, server_default=""),
        sa.Column("lang", sa.Text, nullable=False, server_default="bg"),
        sa.Column("branch_ids", postgresql.ARRAY(sa.BigInteger), nullable=False, server_default=sa.text("'{}'")),
        sa.Column("employee_id", sa.BigInteger),
        sa.Column("client_id", sa.BigInteger),
        sa.Column("active", sa.Boolean, nullable=False, server_default=sa.text("true")),
        sa.Column("password_hash", sa.Text, nullable=False, server_default=""),
        instant("created_at", now=True),
        sa.Column("version", sa.Integer, nullable=False, server_default=sa.text("1")),
        sa.PrimaryKeyConstraint("id", name="pk_users"),
        sa.UniqueConstraint("login", name="uq_users_login"),
        sa.ForeignKeyConstraint(["employee_id"], ["employees.id"], name="fk_users_employee_id"),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name="fk_users_client_id"),
        sa.CheckConstraint(f"role in ({ROLES})", name=op.f("ck_users_role")),
        sa.CheckConstraint("lang in ('bg', 'en')", name=op.f("ck_users_lang")),
        sa.CheckConstraint("login = lower(login) and login <> ''", name=op.f("ck_users_login_form")),
        sa.CheckConstraint("role <> 'crew' or employee_id is not null", name=op.f("ck_users_crew_is_an_employee")),
        sa.CheckConstraint("role <> 'client' or client_id is not null", name=op.f("ck_users_client_is_a_client")),
    )
    op.create_index("ix_users_employee_id", "users", ["employee_id"])
    op.create_index("ix_users_client_id", "users", ["client_id"])
    op.create_table(
        "sessions",
        key(),
        sa.Column("token_hash", sa.LargeBinary, nullable=False),
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("branch_id", sa.BigInteger),
        instant("created_at", now=True),
        instant("seen_at"),
        instant("expires_at"),
        sa.Column("address", sa.Text, nullable=False, server_default=""),
        sa.Column("agent", sa.Text, nullable=False, server_default=""),
        sa.PrimaryKeyConstraint("id", name="pk_sessions"),
        sa.UniqueConstraint("token_hash", name="uq_sessions_token_hash"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_sessions_user_id"),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name="fk_sessions_branch_id"),
    )
    for column in ("user_id", "branch_id", "expires_at"):
        op.create_index(f"ix_sessions_{column}", "sessions", [column])
    op.create_table(
        "login_attempts",
        key(),
        sa.Column("key", sa.Text, nullable=False),
        instant("at"),
        sa.PrimaryKeyConstraint("id", name="pk_login_attempts"),
    )
    op.create_index("ix_login_attempts_key_at", "login_attempts", ["key", "at"])
    op.create_table(
        "api_keys",
        key(),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("start", sa.Text, nullable=False),
        sa.Column("key_hash", sa.LargeBinary, nullable=False),
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("scopes", postgresql.ARRAY(sa.Text), nullable=False, server_default=sa.text("'{}'")),
        instant("created_at", now=True),
        instant("expires_at", nullable=True),
        instant("used_at", nullable=True),
        instant("revoked_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_api_keys"),
        sa.UniqueConstraint("key_hash", name="uq_api_keys_key_hash"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_api_keys_user_id"),
    )
    op.create_index("ix_api_keys_user_id", "api_keys", ["user_id"])


def downgrade() -> None:
    for table in ("api_keys", "login_attempts", "sessions", "users"):
        op.drop_table(table)
