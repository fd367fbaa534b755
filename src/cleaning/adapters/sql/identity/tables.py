"""Users, what they are signed in with, failed tries, and keys of programs."""

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, Index, LargeBinary, Table, Text, text
from sqlalchemy.dialects.postgresql import ARRAY

from cleaning.adapters.sql.registry import mapping, metadata
from cleaning.adapters.sql.tables import created_column, id_column, reference, version_column
from cleaning.adapters.sql.types import EnumText, Instant, one_of
from cleaning.domain.identity.user import User
from cleaning.domain.shared.role import Role

users = Table(
    "users",
    metadata,
    id_column(),
    Column("login", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("role", EnumText(Role), nullable=False),
    Column("email", Text, nullable=False, server_default=""),
    Column("lang", Text, nullable=False, server_default="bg"),
    # Empty means every branch. An array, because it is read with every request and joined with nothing.
    Column("branch_ids", ARRAY(BigInteger), nullable=False, server_default=text("'{}'")),
    reference("employee_id", "employees.id", nullable=True),
    reference("client_id", "clients.id", nullable=True),
    Column("active", Boolean, nullable=False, server_default=text("true")),
    Column("password_hash", Text, nullable=False, server_default="", info={"secret": True}),
    created_column(),
    version_column(),
    CheckConstraint(one_of("role", Role), name="role"),
    CheckConstraint("lang in ('bg', 'en')", name="lang"),
    CheckConstraint("login = lower(login) and login <> ''", name="login_form"),
    CheckConstraint("role <> 'crew' or employee_id is not null", name="crew_is_an_employee"),
    CheckConstraint("role <> 'client' or client_id is not null", name="client_is_a_client"),
)

sessions = Table(
    "sessions",
    metadata,
    id_column(),
    Column("token_hash", LargeBinary, nullable=False, unique=True),
    reference("user_id", "users.id"),
    # The branch the user looks at; null for all of theirs.
    reference("branch_id", "branches.id", nullable=True),
    created_column(),
    Column("seen_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False, index=True),
    Column("address", Text, nullable=False, server_default=""),
    Column("agent", Text, nullable=False, server_default=""),
)

login_attempts = Table(
    "login_attempts",
    metadata,
    id_column(),
    # What is being counted: "login:maria" or "address:203.0.113.7".
    Column("key", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Index("ix_login_attempts_key_at", "key", "at"),
)

api_keys = Table(
    "api_keys",
    metadata,
    id_column(),
    Column("name", Text, nullable=False),
    # The first characters, so that a person can tell keys apart.
    Column("start", Text, nullable=False),
    Column("key_hash", LargeBinary, nullable=False, unique=True),
    reference("user_id", "users.id"),
    # Permissions the key is narrowed to; empty means all its user has.
    Column("scopes", ARRAY(Text), nullable=False, server_default=text("'{}'")),
    created_column(),
    Column("expires_at", Instant),
    Column("used_at", Instant),
    Column("revoked_at", Instant),
)

mapping.map_imperatively(User, users, version_id_col=users.c.version, exclude_properties=["created_at"])
