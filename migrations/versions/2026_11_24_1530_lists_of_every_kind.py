"""Lists of every kind: cells lie sealed, records remember their rows, an import may be undone in part."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "lists_of_every_kind"
down_revision = "own_fields"
branch_labels = None
depends_on = None

KINDS = "kind in ('clients', 'premises', 'series', 'receivables', 'payables', 'money', 'stock')"
STAGES = "stage in ('draft', 'running', 'done', 'partly', 'undone')"
RECORDS = "kind in ('client', 'contact', 'consent', 'interaction', 'premises', 'contract')"
SEALED = "sealed is null or (octet_length(sealed) > 28 and key_id <> '' and cells is null)"
FIGURES = """
update imports set plan = plan || jsonb_build_object(
  'fresh', coalesce((plan->>'new_clients')::int, 0) + coalesce((plan->>'premises')::int, 0), 'counts',
  jsonb_build_object('new_clients', plan->'new_clients', 'known_clients', plan->'known_clients',
                     'premises', plan->'premises'))
where plan ? 'new_clients'
"""


def upgrade() -> None:
    op.add_column("imports", sa.Column("kind", sa.Text, server_default="clients", nullable=False))
    op.add_column("imports", sa.Column("key_id", sa.Text, server_default="", nullable=False))
    op.add_column("imports", sa.Column("sealed", sa.LargeBinary))
    op.add_column("imports", sa.Column("on", sa.Date))
    op.add_column("imports", sa.Column("kept", postgresql.JSONB, server_default="[]", nullable=False))
    op.alter_column("imports", "cells", nullable=True)
    op.create_check_constraint(op.f("ck_imports_kind"), "imports", KINDS)
    op.drop_constraint(op.f("ck_imports_stage"), "imports")
    op.create_check_constraint(op.f("ck_imports_stage"), "imports", STAGES)
    op.create_check_constraint(op.f("ck_imports_sealed"), "imports", SEALED)
    op.add_column("imported", sa.Column("rows", postgresql.JSONB, server_default="[]", nullable=False))
    op.add_column("imported", sa.Column("version", sa.Integer, server_default="1", nullable=False))
    op.drop_constraint(op.f("ck_imported_kind"), "imported")
    op.create_check_constraint(op.f("ck_imported_kind"), "imported", RECORDS)
    op.execute(FIGURES)
    op.execute("update procrastinate_jobs set task_name = 'importing.run' where task_name = 'clients.import'")


def downgrade() -> None:
    op.drop_constraint(op.f("ck_imported_kind"), "imported")
    op.execute("delete from imported where kind = 'contract'")
    op.create_check_constraint(
        op.f("ck_imported_kind"), "imported", "kind in ('client', 'contact', 'consent', 'interaction', 'premises')"
    )
    op.drop_column("imported", "version")
    op.drop_column("imported", "rows")
    op.drop_constraint(op.f("ck_imports_sealed"), "imports")
    op.drop_constraint(op.f("ck_imports_stage"), "imports")
    op.execute("update imports set stage = 'done' where stage = 'partly'")
    op.create_check_constraint(op.f("ck_imports_stage"), "imports", "stage in ('draft', 'running', 'done', 'undone')")
    op.execute("update imports set cells = '[]' where cells is null")
    op.alter_column("imports", "cells", nullable=False)
    op.drop_constraint(op.f("ck_imports_kind"), "imports")
    for name in ("kept", "on", "sealed", "key_id", "kind"):
        op.drop_column("imports", name)
    op.execute("update procrastinate_jobs set task_name = 'clients.import' where task_name = 'importing.run'")
