"""Clients with contacts, consents and interactions; lists brought in by a file; the functions that fold names."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "clients"
down_revision = "company"
branch_labels = None
depends_on = None

UPPER = "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯЫЭЁ"
LOWER = UPPER.lower()
LETTERS = dict(zip("абвгдезийклмнопрстуфхъьыэё", "abvgdeziyklmnoprstufhayiee", strict=True))
SYLLABLES = {"ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sht", "ю": "yu", "я": "ya", "iya": "ia"}
SIGNS = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~„“”‘’«»№–—·•…\u00a0'"


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def make_functions() -> None:
    """``sortable``: small letters, signs away. ``fold``: also Cyrillic in Latin by the law, -ия and -iya alike."""
    plain = f"translate(lower(value), {quoted(UPPER + SIGNS)}, {quoted(LOWER + ' ' * len(SIGNS))})"
    latin = f"translate({plain}, {quoted(''.join(LETTERS))}, {quoted(''.join(LETTERS.values()))})"
    for cyrillic, syllable in SYLLABLES.items():
        latin = f"replace({latin}, '{cyrillic}', '{syllable}')"
    for name, body in (("sortable", f"btrim({plain})"), ("fold", latin)):
        create = (
            f"create function {name}(value text) returns text language sql immutable strict parallel safe return {body}"
        )
        op.get_bind().exec_driver_sql(create.replace("%", "%%"))


def upgrade() -> None:
    make_functions()
    op.create_table(
        "clients",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("branch_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("given_name", sa.Text(), server_default="", nullable=False),
        sa.Column("middle_name", sa.Text(), server_default="", nullable=False),
        sa.Column("family_name", sa.Text(), server_default="", nullable=False),
        sa.Column("legal_name", sa.Text(), server_default="", nullable=False),
        sa.Column("eik", sa.Text(), nullable=True),
        sa.Column("vat_number", sa.Text(), nullable=True),
        sa.Column("egn", sa.Text(), nullable=True),
        sa.Column("accountable", sa.Text(), server_default="", nullable=False),
        sa.Column("iban", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("segment", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("manager_id", sa.BigInteger(), nullable=True),
        sa.Column("payment_days", sa.Integer(), nullable=True),
        sa.Column("credit_limit", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("tags", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("language", sa.Text(), server_default="bg", nullable=False),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("city", sa.Text(), server_default="", nullable=False),
        sa.Column("postcode", sa.Text(), server_default="", nullable=False),
        sa.Column("address", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sort_name", sa.Text(), sa.Computed("sortable(name)", persisted=True), nullable=False),
        sa.Column(
            "search",
            postgresql.TSVECTOR(),
            sa.Computed(
                "to_tsvector('simple', fold(name || ' ' || legal_name || ' ' || coalesce(eik, '') || ' ' || coalesce(email, '') || ' ' || city || ' ' || address))",  # noqa: E501
                persisted=True,
            ),
            nullable=False,
        ),
        sa.CheckConstraint("kind = 'individual' or egn is null", name=op.f("ck_clients_organisation_has_no_egn")),
        sa.CheckConstraint(
            "kind = 'organisation' or (legal_name = '' and eik is null)", name=op.f("ck_clients_individual_has_no_eik")
        ),
        sa.CheckConstraint("kind in ('individual', 'organisation')", name=op.f("ck_clients_kind")),
        sa.CheckConstraint("language in ('bg', 'en')", name=op.f("ck_clients_language")),
        sa.CheckConstraint("name <> ''", name=op.f("ck_clients_name")),
        sa.CheckConstraint(
            "segment in ('office', 'medical', 'retail', 'hospitality', 'education', 'industry', 'building', 'public', 'home', 'other')",  # noqa: E501
            name=op.f("ck_clients_segment"),
        ),
        sa.CheckConstraint(
            "source in ('recommendation', 'website', 'phone', 'social', 'advertisement', 'tender', 'import', 'other')",
            name=op.f("ck_clients_source"),
        ),
        sa.CheckConstraint(
            "status in ('lead', 'prospect', 'active', 'dormant', 'lost')", name=op.f("ck_clients_status")
        ),
        sa.CheckConstraint("credit_limit >= 0", name=op.f("ck_clients_credit_limit")),
        sa.CheckConstraint("payment_days between 0 and 365", name=op.f("ck_clients_payment_days")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_clients_branch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clients")),
    )
    op.create_index(op.f("ix_clients_branch_id"), "clients", ["branch_id"], unique=False)
    op.create_index("ix_clients_branch_id_sort_name_id", "clients", ["branch_id", "sort_name", "id"], unique=False)
    op.create_index("ix_clients_eik", "clients", ["eik"], unique=False, postgresql_ops={"eik": "text_pattern_ops"})
    op.create_index(
        "ix_clients_email", "clients", [sa.literal_column("lower(email)").label("lower_email")], unique=False
    )
    op.create_index(
        "ix_clients_phone", "clients", ["phone"], unique=False, postgresql_ops={"phone": "text_pattern_ops"}
    )
    op.create_index(
        "ix_clients_phone_end",
        "clients",
        [sa.literal_column("reverse(phone)").label("end")],
        unique=False,
        postgresql_ops={"end": "text_pattern_ops"},
    )
    op.create_index("ix_clients_search", "clients", ["search"], unique=False, postgresql_using="gin")
    op.create_index("ix_clients_sort_name_id", "clients", ["sort_name", "id"], unique=False)
    op.create_index("ix_clients_tags", "clients", ["tags"], unique=False, postgresql_using="gin")
    op.create_table(
        "contacts",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("client_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("role", sa.Text(), server_default="", nullable=False),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("name <> '' or phone is not null or email is not null", name=op.f("ck_contacts_something")),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_contacts_client_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contacts")),
    )
    op.create_index(op.f("ix_contacts_client_id"), "contacts", ["client_id"], unique=False)
    op.create_index(
        "ix_contacts_phone", "contacts", ["phone"], unique=False, postgresql_ops={"phone": "text_pattern_ops"}
    )
    op.create_index(
        "ix_contacts_phone_end",
        "contacts",
        [sa.literal_column("reverse(phone)").label("end")],
        unique=False,
        postgresql_ops={"end": "text_pattern_ops"},
    )
    op.create_table(
        "consents",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("client_id", sa.BigInteger(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("channel in ('sms', 'email')", name=op.f("ck_consents_channel")),
        sa.CheckConstraint("purpose in ('service', 'marketing')", name=op.f("ck_consents_purpose")),
        sa.CheckConstraint("withdrawn_at >= given_at", name=op.f("ck_consents_withdrawn_after_given")),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_consents_client_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consents")),
    )
    op.create_index(op.f("ix_consents_client_id"), "consents", ["client_id"], unique=False)
    op.create_index(
        "uq_consents_in_force",
        "consents",
        ["client_id", "purpose", "channel"],
        unique=True,
        postgresql_where=sa.text("withdrawn_at is null"),
    )
    op.create_table(
        "interactions",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("branch_id", sa.BigInteger(), nullable=False),
        sa.Column("client_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=True),
        sa.Column("actor", sa.Text(), server_default="", nullable=False),
        sa.Column("follow_up_on", sa.Date(), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "kind in ('call_in', 'call_out', 'message', 'meeting', 'complaint', 'wish', 'note')",
            name=op.f("ck_interactions_kind"),
        ),
        sa.CheckConstraint("text <> ''", name=op.f("ck_interactions_text")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_interactions_branch_id")),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_interactions_client_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interactions")),
    )
    op.create_index(op.f("ix_interactions_branch_id"), "interactions", ["branch_id"], unique=False)
    op.create_index("ix_interactions_client_id_at", "interactions", ["client_id", "at"], unique=False)
    op.create_index(
        "ix_interactions_follow_up",
        "interactions",
        ["branch_id", "follow_up_on"],
        unique=False,
        postgresql_where=sa.text("follow_up_on is not null and done_at is null"),
    )
    op.create_table(
        "imports",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("branch_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=True),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("sheet", sa.Text(), server_default="", nullable=False),
        sa.Column("names", postgresql.JSONB(), nullable=False),
        sa.Column("first_row", sa.Integer(), nullable=False),
        sa.Column("columns", postgresql.JSONB(), nullable=False),
        sa.Column("cells", postgresql.JSONB(), nullable=False),
        sa.Column("decisions", postgresql.JSONB(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("plan", postgresql.JSONB(), nullable=True),
        sa.Column("progress", sa.Integer(), server_default="0", nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("stage in ('draft', 'running', 'done', 'undone')", name=op.f("ck_imports_stage")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_imports_branch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imports")),
    )
    op.create_index(op.f("ix_imports_branch_id"), "imports", ["branch_id"], unique=False)
    op.create_index("ix_imports_digest", "imports", ["digest"], unique=False)
    op.create_table(
        "imported",
        sa.Column("import_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record_id", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "kind in ('client', 'contact', 'consent', 'interaction', 'premises')", name=op.f("ck_imported_kind")
        ),
        sa.ForeignKeyConstraint(["import_id"], ["imports.id"], name=op.f("fk_imported_import_id")),
        sa.PrimaryKeyConstraint("import_id", "kind", "record_id", name=op.f("pk_imported")),
        sa.UniqueConstraint("kind", "record_id", name=op.f("uq_imported_kind_record_id")),
    )


def downgrade() -> None:
    op.drop_table("imported")
    op.drop_table("imports")
    op.drop_table("interactions")
    op.drop_table("consents")
    op.drop_table("contacts")
    op.drop_table("clients")
    op.execute("drop function fold(text)")
    op.execute("drop function sortable(text)")
