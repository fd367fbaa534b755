"""What facts remember of own fields goes with a forgotten person: an object under the key own, not only texts."""

from alembic import op

revision = "forgotten_own_values"
down_revision = "clients_listed_by_kind"
branch_labels = None
depends_on = None

MASKED = """
create or replace function masked(said jsonb, keys text[]) returns jsonb language plpgsql immutable as $$
begin
  case jsonb_typeof(said)
  when 'object' then
    return coalesce((
      select jsonb_object_agg(part.key, case when part.key = any(keys) and jsonb_typeof(part.value) = 'string'
                                             then to_jsonb('•••'::text)
                                             %s
                                             else masked(part.value, keys) end)
      from jsonb_each(said) part), said);
  when 'array' then
    return coalesce((select jsonb_agg(masked(part.value, keys) order by part.ordinality)
                     from jsonb_array_elements(said) with ordinality part), said);
  else
    return said;
  end case;
end $$
"""
OWN = "when part.key = 'own' and part.key = any(keys) and jsonb_typeof(part.value) = 'object' then '{}'::jsonb"


def upgrade() -> None:
    op.execute(MASKED % OWN)


def downgrade() -> None:
    op.execute(MASKED % "")
