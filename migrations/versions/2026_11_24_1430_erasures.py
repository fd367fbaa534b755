"""A person may ask to be forgotten: the log of it, and the only way to change what was remembered about them."""

import sqlalchemy as sa
from alembic import op

revision = "erasures"
down_revision = "message_rules"
branch_labels = None
depends_on = None

# Facts and editions of offers are kept for ever, so the app has no right to change them. The owner's function may,
# inside the transaction that logs an erasure, for that one client, and only what was said: not who, when, about what.
FUNCTIONS = """
create function masked(said jsonb, keys text[]) returns jsonb language plpgsql immutable as $$
begin
  case jsonb_typeof(said)
  when 'object' then
    return coalesce((
      select jsonb_object_agg(part.key, case when part.key = any(keys) and jsonb_typeof(part.value) = 'string'
                                             then to_jsonb('•••'::text) else masked(part.value, keys) end)
      from jsonb_each(said) part), said);
  when 'array' then
    return coalesce((select jsonb_agg(masked(part.value, keys) order by part.ordinality)
                     from jsonb_array_elements(said) with ordinality part), said);
  else
    return said;
  end case;
end $$;

create function without_words(said text, words text[], instead text) returns text language plpgsql immutable as $$
declare
  word text;
begin
  foreach word in array words loop
    said := replace(said, word, instead);
  end loop;
  return said;
end $$;

create function keep_but_erased() returns trigger language plpgsql as $$
begin
  -- the argument names the column whose words an erasure of this very transaction may take out
  if tg_op = 'UPDATE' and to_jsonb(new) - tg_argv = to_jsonb(old) - tg_argv
     and exists (select from erasures where sealed = pg_current_xact_id()::text::bigint) then
    return new;
  end if;
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation', constraint = 'append_only';
end $$;

create function erase_from_memory(erasure bigint, clients bigint[], subjects jsonb, words text[], numbers text[],
  instead text, keys text[]) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  changed bigint;
  more bigint;
begin
  perform from erasures where id = erasure and sealed = pg_current_xact_id()::text::bigint;
  if not found then
    raise exception 'an erasure is logged first' using errcode = 'restrict_violation', constraint = 'append_only';
  end if;
  update facts f set data = without_words(masked(f.data, keys)::text, words, instead)::jsonb
  where (f.client_id = any(clients)
         or exists (select from jsonb_array_elements(subjects) s
                    where f.subject = s ->> 0 and f.subject_id = (s ->> 1)::bigint)
         or (f.client_id is null and exists (select from unnest(numbers) number
                                             where position(number in f.data::text) > 0)))
    and f.data is distinct from without_words(masked(f.data, keys)::text, words, instead)::jsonb;
  get diagnostics changed = row_count;
  update quote_editions e set content = without_words(e.content::text, words, instead)::jsonb
  where e.quote_id in (select id from quotes where client_id = any(clients))
    and e.content is distinct from without_words(e.content::text, words, instead)::jsonb;
  get diagnostics more = row_count;
  return changed + more;
end $$;

drop trigger facts_append_only on facts;
create trigger facts_append_only before update or delete on facts for each row execute function keep_but_erased('data');
drop trigger quote_editions_append_only on quote_editions;
create trigger quote_editions_append_only before update or delete on quote_editions
  for each row execute function keep_but_erased('content');
create function seal_erasure() returns trigger language plpgsql as $$
begin
  new.sealed := pg_current_xact_id()::text::bigint;
  return new;
end $$;
create trigger erasures_seal before insert on erasures for each row execute function seal_erasure();
create trigger erasures_append_only before update or delete on erasures
  for each row execute function refuse_change();
create trigger erasures_no_truncate before truncate on erasures for each statement execute function refuse_change();
revoke execute on function erase_from_memory(bigint, bigint[], jsonb, text[], text[], text, text[]) from public;
"""
BACK = """
drop trigger facts_append_only on facts;
create trigger facts_append_only before update or delete on facts for each row execute function refuse_change();
drop trigger quote_editions_append_only on quote_editions;
create trigger quote_editions_append_only before update or delete on quote_editions
  for each row execute function refuse_change();
drop function erase_from_memory(bigint, bigint[], jsonb, text[], text[], text, text[]);
drop function keep_but_erased();
drop function without_words(text, text[], text);
drop function masked(jsonb, text[]);
"""


def upgrade() -> None:
    op.create_table(
        "erasures",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("branch_id", sa.BigInteger(), nullable=False),
        sa.Column("client_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=True),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("ground", sa.Text(), nullable=False),
        sa.Column("sealed", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasures")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_erasures_branch_id")),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_erasures_client_id")),
        sa.CheckConstraint("ground <> ''", name=op.f("ck_erasures_ground")),
    )
    op.create_index(op.f("ix_erasures_branch_id"), "erasures", ["branch_id"])
    op.create_index(op.f("ix_erasures_client_id"), "erasures", ["client_id"])
    op.execute(sa.text(FUNCTIONS.replace(":=", "\\:=").replace("::", "\\:\\:")))


def downgrade() -> None:
    op.execute("drop table erasures")
    op.execute("drop function seal_erasure()")
    op.execute(BACK)
