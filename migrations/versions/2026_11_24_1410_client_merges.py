"""Two records of one client can be made one: aliases, the record of merges, and guards that let links follow them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "client_merges"
down_revision = "premises_photos"
branch_labels = None
depends_on = None

NAME_KEY = """
create function name_key(value text) returns text language sql immutable strict parallel safe
return (
  select coalesce(
    string_agg(word, ' ' order by word) filter (where word not in ('eood', 'ood', 'ead', 'ad', 'et', 'sd', 'kd', 'ltd',
      'llc', 'jsc')),
    string_agg(word, ' ' order by word), '')
  from regexp_split_to_table(btrim(fold(value)), ' +') as word
)
"""
SAME_CLIENT = """
create function same_client(one bigint, other bigint) returns boolean language sql stable
return exists (
  select from clients where (id = one and merged_into = other) or (id = other and merged_into = one)
)
"""
HELD_BY_MERGED = """
create function held_by_merged() returns table (name text, count bigint) language plpgsql stable as $$
declare
  pointing record;
begin
  for pointing in
    select k.conrelid::regclass as held_in, a.attname as link
    from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype = 'f' and k.confrelid = 'clients'::regclass
      and k.conrelid::regclass::text not in ('client_merges', 'told_apart')
      and not exists (select from pg_trigger t where t.tgrelid = k.conrelid and right(t.tgname, 12) = '_append_only')
  loop
    name := pointing.held_in || '.' || pointing.link;
    execute format('select count(*) from %s t join clients c on c.id = t.%I where c.merged_into is not null',
                   pointing.held_in, pointing.link) into count;
    return next;
  end loop;
end $$
"""
# What is issued keeps its content; only whose record it hangs on may follow a merge, or go back with it.
REFUSE_ALL_BUT = """
create or replace function refuse_all_but() returns trigger language plpgsql as $$
begin
  -- the arguments name the columns that may still change
  if tg_op = 'UPDATE' and to_jsonb(new) - tg_argv = to_jsonb(old) - tg_argv then
    return new;
  end if;
  {follows}
  raise exception '% keeps what it has', tg_table_name using errcode = 'restrict_violation', constraint = 'append_only';
end $$
"""
KEEP_ISSUED = """
create or replace function keep_issued_invoice() returns trigger language plpgsql as $$
begin
  if old.stage = 'draft' then
    if tg_op = 'DELETE' then
      return old;
    end if;
    if new.stage = 'issued' then
      new.sealed := pg_current_xact_id()::text::bigint;
    end if;
    return new;
  end if;
  if tg_op = 'UPDATE' and old.stage = 'issued' and new.stage = 'annulled'
     and to_jsonb(new) - '{{stage,annulled_on,annulled_why,version}}'::text[]
       = to_jsonb(old) - '{{stage,annulled_on,annulled_why,version}}'::text[] then
    return new;
  end if;
  {follows}
  raise exception 'an issued document never changes'
    using errcode = 'restrict_violation', constraint = 'invoice_issued';
end $$
"""
FOLLOWS = """
  if tg_op = 'UPDATE' and to_jsonb(new) - 'client_id' = to_jsonb(old) - 'client_id'
     and same_client((to_jsonb(old) ->> 'client_id')::bigint, (to_jsonb(new) ->> 'client_id')::bigint) then
    return new;
  end if;
"""


def upgrade() -> None:
    op.execute(NAME_KEY)
    op.add_column("clients", sa.Column("merged_into", sa.BigInteger(), nullable=True))
    op.add_column(
        "clients",
        sa.Column("name_key", sa.Text(), sa.Computed("name_key(name)", persisted=True), nullable=False),
    )
    op.create_foreign_key(op.f("fk_clients_merged_into"), "clients", "clients", ["merged_into"], ["id"])
    op.create_check_constraint(
        op.f("ck_clients_merged_away"),
        "clients",
        "merged_into is null or (merged_into <> id and archived_at is not null)",
    )
    op.create_index("ix_clients_name_key", "clients", ["name_key"])
    op.create_index(
        "ix_clients_merged_into", "clients", ["merged_into"], postgresql_where=sa.text("merged_into is not null")
    )
    op.execute(SAME_CLIENT)
    op.get_bind().exec_driver_sql(HELD_BY_MERGED.replace("%", "%%"))
    op.execute(REFUSE_ALL_BUT.format(follows=FOLLOWS))
    op.execute(KEEP_ISSUED.format(follows=FOLLOWS))
    op.create_table(
        "client_merges",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("branch_id", sa.BigInteger(), nullable=False),
        sa.Column("winner_id", sa.BigInteger(), nullable=False),
        sa.Column("loser_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=True),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("before", postgresql.JSONB(), nullable=False),
        sa.Column("after", postgresql.JSONB(), nullable=False),
        sa.Column("other", postgresql.JSONB(), nullable=False),
        sa.Column("moved", postgresql.JSONB(), nullable=False),
        sa.Column("made", postgresql.JSONB(), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_client_merges")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_client_merges_branch_id")),
        sa.ForeignKeyConstraint(["winner_id"], ["clients.id"], name=op.f("fk_client_merges_winner_id")),
        sa.ForeignKeyConstraint(["loser_id"], ["clients.id"], name=op.f("fk_client_merges_loser_id")),
        sa.CheckConstraint("winner_id <> loser_id", name=op.f("ck_client_merges_two_records")),
        sa.CheckConstraint("undone_at >= at", name=op.f("ck_client_merges_undone_after")),
    )
    for column in ("branch_id", "winner_id", "loser_id", "at"):
        op.create_index(op.f(f"ix_client_merges_{column}"), "client_merges", [column])
    op.create_table(
        "told_apart",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("one_id", sa.BigInteger(), nullable=False),
        sa.Column("other_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_told_apart")),
        sa.ForeignKeyConstraint(["one_id"], ["clients.id"], name=op.f("fk_told_apart_one_id")),
        sa.ForeignKeyConstraint(["other_id"], ["clients.id"], name=op.f("fk_told_apart_other_id")),
        sa.UniqueConstraint("one_id", "other_id", name=op.f("uq_told_apart_one_id_other_id")),
        sa.CheckConstraint("one_id < other_id", name=op.f("ck_told_apart_in_order")),
    )
    op.create_index(op.f("ix_told_apart_other_id"), "told_apart", ["other_id"])


def downgrade() -> None:
    op.drop_table("told_apart")
    op.drop_table("client_merges")
    op.execute(REFUSE_ALL_BUT.format(follows=""))
    op.execute(KEEP_ISSUED.format(follows=""))
    op.execute("drop function held_by_merged()")
    op.execute("drop function same_client(bigint, bigint)")
    op.drop_index("ix_clients_merged_into", "clients")
    op.drop_index("ix_clients_name_key", "clients")
    op.drop_constraint(op.f("ck_clients_merged_away"), "clients")
    op.drop_constraint(op.f("fk_clients_merged_into"), "clients")
    op.drop_column("clients", "name_key")
    op.drop_column("clients", "merged_into")
    op.execute("drop function name_key(text)")
