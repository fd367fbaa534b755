"""Clients get numbers, persons and firms each their own; people to ask for say how they would rather be reached."""

import sqlalchemy as sa
from alembic import op

revision = "client_numbers"
down_revision = "forgotten_own_values"
branch_labels = None
depends_on = None

NUMBERED = """
update clients
set number = case kind when 'individual' then 'Ф' else 'Ю' end || lpad(place, greatest(5, length(place)), '0')
from (select id as one, (row_number() over (partition by kind order by id))::text as place from clients) placed
where one = id
"""
SERIES = """
insert into number_series (series, prefix, width, next)
select 'client_' || kind, letter, 5, 1 + (select count(*) from clients where clients.kind = kinds.kind)
from (values ('individual', 'Ф'), ('organisation', 'Ю')) as kinds (kind, letter)
"""


def upgrade() -> None:
    op.add_column("clients", sa.Column("number", sa.Text(), server_default="", nullable=False))
    op.execute(NUMBERED)
    op.execute(SERIES)
    op.create_index("uq_clients_number", "clients", ["number"], unique=True, postgresql_where=sa.text("number <> ''"))
    op.add_column("contacts", sa.Column("channel", sa.Text()))
    op.create_check_constraint(op.f("ck_contacts_channel"), "contacts", "channel in ('phone', 'sms', 'email')")


def downgrade() -> None:
    op.drop_column("contacts", "channel")
    op.drop_index("uq_clients_number", table_name="clients")
    op.drop_column("clients", "number")
    op.execute("delete from number_series where series in ('client_individual', 'client_organisation')")
