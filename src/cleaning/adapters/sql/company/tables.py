"""The company, its branches, and the settings every other context reads."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Integer,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from cleaning.adapters.sql.registry import mapping, metadata
from cleaning.adapters.sql.tables import branch_column, id_column, version_column
from cleaning.adapters.sql.types import EnumText, Json, Number, one_of
from cleaning.domain.company.branch import Branch
from cleaning.domain.company.company import Company
from cleaning.domain.company.series import NumberSeries
from cleaning.domain.company.setting import Setting
from cleaning.domain.company.values import VatCode
from cleaning.domain.company.vat_rate import VatRate

companies = Table(
    "companies",
    metadata,
    Column("id", SmallInteger, primary_key=True, autoincrement=False),
    Column("legal_name", Text, nullable=False),
    Column("name", Text, nullable=False),
    *(
        Column(name, Text, nullable=False, server_default="")
        for name in ("eik", "vat_number", "address", "city", "accountable", "phone", "email", "bank", "iban", "bic")
    ),
    Column("vat_registered", Boolean, nullable=False, server_default=text("false")),
    Column("zone", Text, nullable=False, server_default="Europe/Sofia"),
    version_column(),
    CheckConstraint("id = 1", name="only_one"),
)

branches = Table(
    "branches",
    metadata,
    id_column(),
    Column("name", Text, nullable=False, unique=True),
    Column("city", Text, nullable=False, server_default=""),
    Column("address", Text, nullable=False, server_default=""),
    Column("phone", Text, nullable=False, server_default=""),
    Column("active", Boolean, nullable=False, server_default=text("true")),
    version_column(),
    CheckConstraint("name <> ''", name="named"),
)

number_series = Table(
    "number_series",
    metadata,
    id_column(),
    Column("series", Text, nullable=False),
    branch_column(nullable=True),
    Column("prefix", Text, nullable=False, server_default=""),
    Column("next", BigInteger, nullable=False, server_default=text("1")),
    Column("width", Integer, nullable=False, server_default=text("10")),
    version_column(),
    UniqueConstraint("series", "branch_id", postgresql_nulls_not_distinct=True),
    CheckConstraint("next > 0 and width between 1 and 18", name="counts"),
)

vat_rates = Table(
    "vat_rates",
    metadata,
    id_column(),
    Column("code", EnumText(VatCode), nullable=False),
    Column("percent", Number(5, 2), nullable=False),
    Column("ground", Text, nullable=False, server_default=""),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
    UniqueConstraint("code", "valid_from"),
    CheckConstraint(one_of("code", VatCode), name="code"),
    CheckConstraint("percent >= 0 and percent <= 100", name="percent"),
    CheckConstraint("valid_to is null or valid_to > valid_from", name="period"),
)

settings = Table(
    "settings",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Json(dict), nullable=False),
    version_column(),
)

mapping.map_imperatively(Company, companies, version_id_col=companies.c.version)
mapping.map_imperatively(Branch, branches, version_id_col=branches.c.version)
mapping.map_imperatively(NumberSeries, number_series, version_id_col=number_series.c.version)
mapping.map_imperatively(Setting, settings, version_id_col=settings.c.version)
mapping.map_imperatively(VatRate, vat_rates)
