"""Settlements by the official register; the seats of the 28 regions and other large towns are there from the start."""

import sqlalchemy as sa
from alembic import op

revision = "settlements"
down_revision = "document_batches"
branch_labels = None
depends_on = None

TOWNS = (
    ("68134", "София", "Столична", "София (столица)"),
    ("56784", "Пловдив", "Пловдив", "Пловдив"),
    ("10135", "Варна", "Варна", "Варна"),
    ("07079", "Бургас", "Бургас", "Бургас"),
    ("63427", "Русе", "Русе", "Русе"),
    ("68850", "Стара Загора", "Стара Загора", "Стара Загора"),
    ("56722", "Плевен", "Плевен", "Плевен"),
    ("67338", "Сливен", "Сливен", "Сливен"),
    ("72624", "Добрич", "Добрич-град", "Добрич"),
    ("83510", "Шумен", "Шумен", "Шумен"),
    ("55871", "Перник", "Перник", "Перник"),
    ("77195", "Хасково", "Хасково", "Хасково"),
    ("87374", "Ямбол", "Ямбол", "Ямбол"),
    ("55155", "Пазарджик", "Пазарджик", "Пазарджик"),
    ("04279", "Благоевград", "Благоевград", "Благоевград"),
    ("10447", "Велико Търново", "Велико Търново", "Велико Търново"),
    ("12259", "Враца", "Враца", "Враца"),
    ("14218", "Габрово", "Габрово", "Габрово"),
    ("10971", "Видин", "Видин", "Видин"),
    ("40909", "Кърджали", "Кърджали", "Кърджали"),
    ("41112", "Кюстендил", "Кюстендил", "Кюстендил"),
    ("48489", "Монтана", "Монтана", "Монтана"),
    ("43952", "Ловеч", "Ловеч", "Ловеч"),
    ("61710", "Разград", "Разград", "Разград"),
    ("66425", "Силистра", "Силистра", "Силистра"),
    ("67653", "Смолян", "Смолян", "Смолян"),
    ("73626", "Търговище", "Търговище", "Търговище"),
    ("00702", "Асеновград", "Асеновград", "Пловдив"),
    ("35167", "Казанлък", "Казанлък", "Стара Загора"),
    ("21052", "Димитровград", "Димитровград", "Хасково"),
    ("16359", "Горна Оряховица", "Горна Оряховица", "Велико Търново"),
    ("65766", "Свищов", "Свищов", "Велико Търново"),
    ("65231", "Самоков", "Самоков", "София"),
    ("10450", "Велинград", "Велинград", "Пазарджик"),
    ("44238", "Лом", "Лом", "Монтана"),
    ("05815", "Ботевград", "Ботевград", "София"),
    ("02676", "Банско", "Банско", "Благоевград"),
    ("51500", "Несебър", "Несебър", "Бургас"),
    ("57491", "Поморие", "Поморие", "Бургас"),
    ("65334", "Сандански", "Сандански", "Благоевград"),
)
"""EKATTE, name, municipality, region, typed by us; the official file, once imported, corrects and completes them."""


def upgrade() -> None:
    table = op.create_table(
        "settlements",
        sa.Column("ekatte", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("municipality", sa.Text(), server_default="", nullable=False),
        sa.Column("region", sa.Text(), server_default="", nullable=False),
        sa.Column("folded", sa.Text(), sa.Computed("fold(name)", persisted=True), nullable=False),
        sa.CheckConstraint("ekatte ~ '^[0-9]{5}$'", name=op.f("ck_settlements_ekatte")),
        sa.PrimaryKeyConstraint("ekatte", name=op.f("pk_settlements")),
    )
    op.create_index("ix_settlements_folded", "settlements", ["folded"], postgresql_ops={"folded": "text_pattern_ops"})
    names = ("ekatte", "name", "municipality", "region")
    op.bulk_insert(table, [dict(zip(names, town, strict=True)) | {"kind": "гр."} for town in TOWNS])
    op.add_column("premises", sa.Column("ekatte", sa.Text(), nullable=True))
    op.add_column("premises", sa.Column("municipality", sa.Text(), server_default="", nullable=False))
    op.add_column("premises", sa.Column("region", sa.Text(), server_default="", nullable=False))
    op.create_foreign_key(op.f("fk_premises_ekatte"), "premises", "settlements", ["ekatte"], ["ekatte"])
    op.create_index(op.f("ix_premises_ekatte"), "premises", ["ekatte"])


def downgrade() -> None:
    for column in ("region", "municipality", "ekatte"):
        op.drop_column("premises", column)
    op.drop_table("settlements")
