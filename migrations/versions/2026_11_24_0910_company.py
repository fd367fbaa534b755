"""The company, branches, settings, and the number series and VAT rates a Bulgarian firm starts with."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "company"
down_revision = "foundation"
branch_labels = None
depends_on = None

RATES = """
insert into vat_rates (code, percent, ground, valid_from) values
  ('standard', 20, '', '1999-01-01'),
  ('reduced', 9, 'чл. 66, ал. 2 от ЗДДС', '2011-04-01'),
  ('zero', 0, 'чл. 28 от ЗДДС', '1999-01-01'),
  ('none', 0, 'чл. 113, ал. 9 от ЗДДС', '1999-01-01')
"""
SERIES = """
insert into number_series (series, prefix, width) values
  ('invoice', '', 10), ('quote', 'О', 6), ('contract', 'Д', 6)
"""


def words(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False, server_default="") for name in names]


def version() -> sa.Column[int]:
    return sa.Column("version", sa.Integer, nullable=False, server_default=sa.text("1"))


def upgrade() -> None:
    op.create_table(
        "companies",
        sa.Column("id", sa.SmallInteger, nullable=False, autoincrement=False),
        sa.Column("legal_name", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        *words("eik", "vat_number", "address", "city", "accountable", "phone", "email", "bank", "iban", "bic"),
        sa.Column("vat_registered", sa.Boolean, nullable=False, server_default=sa.text("false")),
        sa.Column("zone", sa.Text, nullable=False, server_default="Europe/Sofia"),
        version(),
        sa.PrimaryKeyConstraint("id", name="pk_companies"),
        sa.CheckConstraint("id = 1", name=op.f("ck_companies_only_one")),
    )
    op.create_table(
        "branches",
        sa.Column("id", sa.BigInteger, sa.Identity(always=False), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        *words("city", "address", "phone"),
        sa.Column("active", sa.Boolean, nullable=False, server_default=sa.text("true")),
        version(),
        sa.PrimaryKeyConstraint("id", name="pk_branches"),
        sa.UniqueConstraint("name", name="uq_branches_name"),
        sa.CheckConstraint("name <> ''", name=op.f("ck_branches_named")),
    )
    op.create_table(
        "number_series",
        sa.Column("id", sa.BigInteger, sa.Identity(always=False), nullable=False),
        sa.Column("series", sa.Text, nullable=False),
        sa.Column("branch_id", sa.BigInteger),
        *words("prefix"),
        sa.Column("next", sa.BigInteger, nullable=False, server_default=sa.text("1")),
        sa.Column("width", sa.Integer, nullable=False, server_default=sa.text("10")),
        version(),
        sa.PrimaryKeyConstraint("id", name="pk_number_series"),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name="fk_number_series_branch_id"),
        sa.UniqueConstraint(
            "series", "branch_id", name="uq_number_series_series_branch_id", postgresql_nulls_not_distinct=True
        ),
        sa.CheckConstraint("next > 0 and width between 1 and 18", name=op.f("ck_number_series_counts")),
    )
    op.create_index("ix_number_series_branch_id", "number_series", ["branch_id"])
    op.create_table(
        "vat_rates",
        sa.Column("id", sa.BigInteger, sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("percent", sa.Numeric(5, 2), nullable=False),
        *words("ground"),
        sa.Column("valid_from", sa.Date, nullable=False),
        sa.Column("valid_to", sa.Date),
        sa.PrimaryKeyConstraint("id", name="pk_vat_rates"),
        sa.UniqueConstraint("code", "valid_from", name="uq_vat_rates_code_valid_from"),
        sa.CheckConstraint("code in ('standard', 'reduced', 'zero', 'none')", name=op.f("ck_vat_rates_code")),
        sa.CheckConstraint("percent >= 0 and percent <= 100", name=op.f("ck_vat_rates_percent")),
        sa.CheckConstraint("valid_to is null or valid_to > valid_from", name=op.f("ck_vat_rates_period")),
    )
    op.create_table(
        "settings",
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("value", postgresql.JSONB, nullable=False),
        version(),
        sa.PrimaryKeyConstraint("key", name="pk_settings"),
    )
    op.execute(RATES)
    op.execute(SERIES)


def downgrade() -> None:
    for table in ("settings", "vat_rates", "number_series", "branches", "companies"):
        op.drop_table(table)
