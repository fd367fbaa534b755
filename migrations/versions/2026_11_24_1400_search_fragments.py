"""Any fragment of a name and any ending of a document's number can be looked for."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

revision = "search_fragments"
down_revision = "documents_kept"
branch_labels = None
depends_on = None

# A word from each of its letters on: the beginning of one of these is any fragment of the word.
FRAGMENTS = """
create function fragments(value text) returns tsvector language sql immutable strict parallel safe return
  coalesce((
    select array_to_tsvector(array_agg(distinct substr(word, start)))
      from string_to_table(fold(value), ' ') as word, generate_series(1, greatest(length(word) - 2, 1)) as start
     where word <> ''
  ), ''::tsvector)
"""
NAMED = {"clients": "name || ' ' || legal_name", "premises": "name"}
NUMBERED = ("invoices", "quotes", "contracts", "goods_receipts")


def upgrade() -> None:
    op.execute(FRAGMENTS)
    for table, value in NAMED.items():
        made = sa.Computed(f"fragments({value})", persisted=True)
        op.add_column(table, sa.Column("fragments", TSVECTOR(), made, nullable=False))
        op.create_index(f"ix_{table}_fragments", table, ["fragments"], postgresql_using="gin")
    for table in NUMBERED:
        end = sa.text("reverse(number) text_pattern_ops")
        op.create_index(f"ix_{table}_number_end", table, [end])


def downgrade() -> None:
    for table in NUMBERED:
        op.drop_index(f"ix_{table}_number_end", table_name=table)
    for table in NAMED:
        op.drop_column(table, "fragments")
    op.execute("drop function fragments(text)")
