"""Words of a forgotten person leave remembered JSON by its texts: its names, numbers and words of the program stay."""

from alembic import op

revision = "forgotten_by_value"
down_revision = "orders_own"
branch_labels = None
depends_on = None

WITHOUT = """
create function without_words_in(said jsonb, words text[], instead text) returns jsonb language plpgsql immutable as $$
begin
  case jsonb_typeof(said)
  when 'object' then
    return coalesce((select jsonb_object_agg(part.key, without_words_in(part.value, words, instead))
                     from jsonb_each(said) part), said);
  when 'array' then
    return coalesce((select jsonb_agg(without_words_in(part.value, words, instead) order by part.ordinality)
                     from jsonb_array_elements(said) with ordinality part), said);
  when 'string' then
    return to_jsonb(without_words(said #>> '{}', words, instead));
  else
    return said;
  end case;
end $$
"""
ERASE = """
create or replace function erase_from_memory(erasure bigint, clients bigint[], subjects jsonb, words text[],
  numbers text[], instead text, keys text[]) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  changed bigint;
  more bigint;
begin
  perform from erasures where id = erasure and sealed = pg_current_xact_id()\\:\\:text\\:\\:bigint;
  if not found then
    raise exception 'an erasure is logged first' using errcode = 'restrict_violation', constraint = 'append_only';
  end if;
  update facts f set data = %(facts)s
  where (f.client_id = any(clients)
         or exists (select from jsonb_array_elements(subjects) s
                    where f.subject = s ->> 0 and f.subject_id = (s ->> 1)\\:\\:bigint)
         or (f.client_id is null and exists (select from unnest(numbers) number
                                             where position(number in f.data\\:\\:text) > 0)))
    and f.data is distinct from %(facts)s;
  get diagnostics changed = row_count;
  update quote_editions e set content = %(editions)s
  where e.quote_id in (select id from quotes where client_id = any(clients))
    and e.content is distinct from %(editions)s;
  get diagnostics more = row_count;
  return changed + more;
end $$
"""
BY_VALUE = {
    "facts": "without_words_in(masked(f.data, keys), words, instead)",
    "editions": "without_words_in(e.content, words, instead)",
}
AS_TEXT = {
    "facts": "without_words(masked(f.data, keys)\\:\\:text, words, instead)\\:\\:jsonb",
    "editions": "without_words(e.content\\:\\:text, words, instead)\\:\\:jsonb",
}
RECIPIENT = "alter table messages drop constraint ck_messages_recipient_e164, add constraint ck_messages_recipient_e164"
PHONE = r"recipient ~ '^\+[1-9][0-9]{6,14}$'"
FORGOTTEN = "recipient = '•••' and stage not in ('queued', 'sending')"


def upgrade() -> None:
    op.execute(f"{RECIPIENT} check ({PHONE} or ({FORGOTTEN}))")
    op.execute(WITHOUT)
    op.execute(ERASE % BY_VALUE)


def downgrade() -> None:
    op.execute(f"{RECIPIENT} check ({PHONE}) not valid")
    op.execute(ERASE % AS_TEXT)
    op.execute("drop function without_words_in(jsonb, text[], text)")
