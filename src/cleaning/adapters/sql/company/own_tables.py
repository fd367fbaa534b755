"""The fields a company thought up. Their values are in the column ``own`` of each subject's table."""

from dataclasses import fields

from sqlalchemy import Boolean, CheckConstraint, Column, Integer, Table, Text, UniqueConstraint, text
from sqlalchemy.orm import composite

from cleaning.adapters.sql.registry import mapping, metadata
from cleaning.adapters.sql.tables import created_column, id_column, version_column
from cleaning.adapters.sql.types import EnumText, Instant, Json, one_of
from cleaning.domain.company.own_field import Meaning, OwnField
from cleaning.domain.shared.own.field import Choice, OwnType, Subject

PLAIN = ("id", "version", "subject", "key", "choices", "position", "created_at", "archived_at")
own_fields = Table(
    "own_fields",
    metadata,
    id_column(),
    version_column(),
    created_column(),
    Column("subject", EnumText(Subject), nullable=False),
    Column("key", Text, nullable=False),
    Column("type", EnumText(OwnType), nullable=False),
    Column("bg", Text, nullable=False),
    Column("en", Text, nullable=False),
    Column("only", Text, nullable=False, server_default=""),
    *(
        Column(name, Boolean, nullable=False, server_default=text("false"))
        for name in ("required", "listed", "personal")
    ),
    Column("choices", Json(tuple[Choice, ...]), nullable=False, server_default=text("'[]'")),
    Column("position", Integer, nullable=False),
    Column("archived_at", Instant),
    UniqueConstraint("subject", "key"),
    CheckConstraint(one_of("subject", Subject), name="subject"),
    CheckConstraint(one_of("type", OwnType), name="type"),
    CheckConstraint("key ~ '^[a-z][a-z0-9_]{0,39}$'", name="key"),
    CheckConstraint("bg <> '' and en <> ''", name="named"),
    CheckConstraint("jsonb_typeof(choices) = 'array'", name="choices"),
    CheckConstraint("\"only\" = '' or subject = 'client' and \"only\" in ('individual', 'organisation')", name="kind"),
)

mapping.map_imperatively(
    OwnField,
    own_fields,
    column_prefix="_",
    version_id_col=own_fields.c.version,
    properties={
        **{name: own_fields.c[name] for name in PLAIN},
        "meaning": composite(Meaning, *(own_fields.c[each.name] for each in fields(Meaning))),
    },
)
