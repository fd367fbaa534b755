"""What every context stands on: facts, idempotency keys, the job queue, and the guard of append-only tables."""

import procrastinate.schema
import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "foundation"
down_revision = None
branch_labels = None
depends_on = None

REFUSE = """
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation', constraint = 'append_only';
end $$;
"""
FACTS_ARE_KEPT = """
create trigger facts_append_only before update or delete on facts for each row execute function refuse_change();
create trigger facts_no_truncate before truncate on facts for each statement execute function refuse_change();
"""


def upgrade() -> None:
    op.execute(REFUSE)
    op.create_table(
        "facts",
        sa.Column("id", sa.BigInteger, sa.Identity(always=False), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("subject", sa.Text),
        sa.Column("subject_id", sa.BigInteger),
        sa.Column("client_id", sa.BigInteger),
        sa.Column("branch_id", sa.BigInteger),
        sa.Column("actor_id", sa.BigInteger),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("origin", sa.Text),
        sa.Column("request_id", sa.Text),
        sa.Column("data", postgresql.JSONB, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_facts"),
    )
    op.create_index(
        "ix_facts_client_id_id", "facts", ["client_id", "id"], postgresql_where=sa.text("client_id is not null")
    )
    op.create_index("ix_facts_subject_subject_id_id", "facts", ["subject", "subject_id", "id"])
    op.execute(FACTS_ARE_KEPT)
    op.create_table(
        "idempotency_keys",
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("request", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
        sa.Column("status", sa.Integer),
        sa.Column("headers", postgresql.JSONB),
        sa.Column("body", sa.LargeBinary),
        sa.PrimaryKeyConstraint("owner", "key", name="pk_idempotency_keys"),
    )
    op.create_index("ix_idempotency_keys_at", "idempotency_keys", ["at"])
    for statement in [procrastinate.schema.SchemaManager.get_schema()]:
        op.get_bind().exec_driver_sql(statement.replace("%", "%%"))


def downgrade() -> None:
    op.execute(
        """
        do $$ declare thing record; begin
          for thing in select oid::regclass as name from pg_class where relname like 'procrastinate%' and relkind = 'r'
            loop execute 'drop table if exists ' || thing.name || ' cascade'; end loop;
          for thing in select oid::regprocedure as name from pg_proc where proname like 'procrastinate%'
            loop execute 'drop function if exists ' || thing.name || ' cascade'; end loop;
          for thing in select oid::regtype as name from pg_type
                       where typname like 'procrastinate%' and typtype in ('e', 'c')
            loop execute 'drop type if exists ' || thing.name || ' cascade'; end loop;
        end $$;
        """
    )
    op.drop_table("idempotency_keys")
    op.drop_table("facts")
    op.execute("drop function refuse_change()")
