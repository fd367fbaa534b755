"""Opening balances: what the company brought along, their account, stock that was there before."""

import sqlalchemy as sa
from alembic import op

revision = "openings"
down_revision = "client_numbers"
branch_labels = None
depends_on = None

KINDS = ("receipt", "transfer", "issue", "return", "consumption", "write_off", "count", "reversal")
PARTIES = ("client", "supplier", "desk", "item", "warehouse")


def upgrade() -> None:
    op.execute(
        "insert into accounts (code, name_bg, name_en, type, side)"
        " values ('199', 'Начални салда', 'Opening balances', 'equity', 'either') on conflict do nothing"
    )
    op.create_table(
        "openings",
        sa.Column("id", sa.BigInteger, sa.Identity(), nullable=False),
        sa.Column("version", sa.Integer, server_default="1", nullable=False),
        sa.Column("branch_id", sa.BigInteger, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("on", sa.Date, nullable=False),
        sa.Column("import_id", sa.BigInteger, nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint("kind in ('receivables', 'payables', 'money', 'stock')", name=op.f("ck_openings_kind")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_openings_branch_id")),
        sa.ForeignKeyConstraint(["import_id"], ["imports.id"], name=op.f("fk_openings_import_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_openings")),
    )
    op.create_index(op.f("ix_openings_branch_id"), "openings", ["branch_id"])
    op.create_index(op.f("ix_openings_import_id"), "openings", ["import_id"])
    op.create_index(
        "uq_openings_branch_id_kind_on", "openings", ["branch_id", "kind", "on"], unique=True,
        postgresql_where=sa.text("withdrawn_at is null"),
    )  # fmt: skip
    op.create_table(
        "opening_lines",
        sa.Column("id", sa.BigInteger, sa.Identity(), nullable=False),
        sa.Column("opening_id", sa.BigInteger, nullable=False),
        sa.Column("row", sa.Integer, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("account_code", sa.Text, nullable=False),
        sa.Column("amount", sa.Numeric(14, 2), nullable=False),
        sa.Column("number", sa.Text, server_default="", nullable=False),
        sa.Column("documented_on", sa.Date, nullable=False),
        sa.Column("due_on", sa.Date, nullable=False),
        *(sa.Column(f"{party}_id", sa.BigInteger) for party in PARTIES),
        sa.Column("quantity", sa.Numeric(14, 4)),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint("amount <> 0", name=op.f("ck_opening_lines_amount")),
        sa.CheckConstraint(
            "num_nonnulls(client_id, supplier_id, desk_id, item_id) = 1", name=op.f("ck_opening_lines_whose")
        ),
        sa.CheckConstraint(
            "(item_id is null) = (quantity is null) and (item_id is null) = (warehouse_id is null)",
            name=op.f("ck_opening_lines_stock"),
        ),
        sa.ForeignKeyConstraint(["account_code"], ["accounts.code"], name=op.f("fk_opening_lines_account_code")),
        sa.ForeignKeyConstraint(["opening_id"], ["openings.id"], name=op.f("fk_opening_lines_opening_id")),
        *(
            sa.ForeignKeyConstraint([f"{party}_id"], [f"{party}s.id"], name=op.f(f"fk_opening_lines_{party}_id"))
            for party in PARTIES
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opening_lines")),
    )
    for name in ("opening", *PARTIES):
        op.create_index(op.f(f"ix_opening_lines_{name}_id"), "opening_lines", [f"{name}_id"])
    _kinds("opening", *KINDS)


def downgrade() -> None:
    _kinds(*KINDS)
    op.drop_table("opening_lines")
    op.drop_table("openings")
    op.execute("delete from accounts where code = '199'")


def _kinds(*kinds: str) -> None:
    for table in ("stock_moves", "stock_documents"):
        for name in (f"ck_{table}_kind", f"ck_{table}_ck_{table}_kind"):  # older revisions named it twice over
            op.execute(f"alter table {table} drop constraint if exists {name}")
        among = ", ".join(f"'{kind}'" for kind in kinds)
        op.create_check_constraint(op.f(f"ck_{table}_kind"), table, f"kind in ({among})")
