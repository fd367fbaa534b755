"""Orders: what clients order once, with lines and conditions; visits carry them out, invoices bill them."""

import sqlalchemy as sa
from alembic import op

revision = "orders"
down_revision = "premises_filters"
branch_labels = None
depends_on = None

OPEN = "stage not in ('closed', 'cancelled')"
STAGES = "'new', 'confirmed', 'in_progress', 'done', 'accepted', 'closed', 'cancelled'"
FORWARDS = """
create function orders_go_forwards() returns trigger language plpgsql as $$
declare
  way text[] := array['new', 'confirmed', 'in_progress', 'done', 'accepted', 'closed'];
begin
  if new.stage is distinct from old.stage and not coalesce(
    array_position(way, new.stage) > array_position(way, old.stage),
    new.stage = 'cancelled' and old.stage in ('new', 'confirmed', 'in_progress')
  ) then
    raise exception 'an order only goes forwards, not from % to %', old.stage, new.stage
      using errcode = 'check_violation', constraint = 'orders_forwards';
  end if;
  if new.stage = 'closed' and exists (
    select from order_conditions c where c.order_id = new.id and c.required and c.confirmed_at is null
  ) then
    raise exception 'a required condition of order % is unconfirmed', new.id
      using errcode = 'check_violation', constraint = 'orders_conditions_confirmed';
  end if;
  return new;
end $$;
create trigger orders_forwards before update on orders for each row execute function orders_go_forwards();
create function order_conditions_hold() returns trigger language plpgsql as $$
begin
  if new.required and new.confirmed_at is null
     and exists (select from orders o where o.id = new.order_id and o.stage = 'closed') then
    raise exception 'order % is closed', new.order_id
      using errcode = 'check_violation', constraint = 'orders_conditions_confirmed';
  end if;
  return new;
end $$;
create trigger order_conditions_hold before insert or update on order_conditions
  for each row execute function order_conditions_hold();
"""


def reference(table: str, name: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([name], [f"{target}.id"], name=op.f(f"fk_{table}_{name}"))


def number(name: str, *, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.BigInteger, nullable=nullable)


def moment(name: str, *, nullable: bool = True) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def words(name: str) -> sa.Column:
    return sa.Column(name, sa.Text, server_default="", nullable=False)


def upgrade() -> None:
    op.create_table(
        "orders",
        sa.Column("id", sa.BigInteger, sa.Identity(), nullable=False),
        sa.Column("version", sa.Integer, server_default="1", nullable=False),
        sa.Column("number", sa.Text, nullable=False),
        number("branch_id"),
        number("client_id"),
        number("premises_id"),
        sa.Column("source", sa.Text, nullable=False),
        number("contract_id", nullable=True),
        number("quote_id", nullable=True),
        number("request_id", nullable=True),
        number("series_id", nullable=True),
        sa.Column("stage", sa.Text, nullable=False),
        moment("deadline", nullable=False),
        moment("starts_at"),
        moment("ends_at"),
        sa.Column("payment_days", sa.Integer),
        words("note"),
        sa.Column("net", sa.Numeric(14, 2), nullable=False),
        moment("created_at", nullable=False),
        moment("started_at"),
        moment("done_at"),
        moment("accepted_at"),
        words("accepted_by"),
        sa.Column("rating", sa.SmallInteger),
        words("comment"),
        words("cancelled_why"),
        sa.Column("fee", sa.Numeric(14, 2), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_orders")),
        sa.UniqueConstraint("branch_id", "number", name=op.f("uq_orders_branch_id_number")),
        sa.UniqueConstraint("quote_id", name=op.f("uq_orders_quote_id")),
        sa.UniqueConstraint("request_id", name=op.f("uq_orders_request_id")),
        sa.CheckConstraint(f"stage in ({STAGES})", name=op.f("ck_orders_stage")),
        sa.CheckConstraint(
            "source in ('phone', 'contract', 'quote', 'request', 'portal')", name=op.f("ck_orders_source")
        ),
        sa.CheckConstraint(
            "(starts_at is null) = (ends_at is null) and ends_at > starts_at", name=op.f("ck_orders_window")
        ),
        sa.CheckConstraint("ends_at <= deadline", name=op.f("ck_orders_deadline")),
        sa.CheckConstraint("payment_days between 0 and 365", name=op.f("ck_orders_payment_days")),
        sa.CheckConstraint("rating between 1 and 5", name=op.f("ck_orders_rating")),
        sa.CheckConstraint(
            "(stage in ('done', 'accepted', 'closed')) = (done_at is not null)", name=op.f("ck_orders_done")
        ),
        sa.CheckConstraint(
            "(stage in ('accepted', 'closed')) = (accepted_at is not null)", name=op.f("ck_orders_accepted")
        ),
        sa.CheckConstraint("(accepted_at is null) = (accepted_by = '')", name=op.f("ck_orders_accepted_by")),
        sa.CheckConstraint("(stage = 'cancelled') = (cancelled_why <> '')", name=op.f("ck_orders_cancelled")),
        sa.CheckConstraint("fee >= 0 and (fee = 0 or stage = 'cancelled')", name=op.f("ck_orders_fee")),
        reference("orders", "branch_id", "branches"),
        reference("orders", "client_id", "clients"),
        reference("orders", "premises_id", "premises"),
        reference("orders", "contract_id", "contracts"),
        reference("orders", "quote_id", "quotes"),
        reference("orders", "request_id", "requests"),
        reference("orders", "series_id", "contracts"),
    )
    op.create_index("ix_orders_branch_id", "orders", ["branch_id"])
    op.create_index("ix_orders_premises_id", "orders", ["premises_id"])
    op.create_index("ix_orders_branch_id_deadline_id", "orders", ["branch_id", "deadline", "id"])
    op.create_index("ix_orders_open", "orders", ["branch_id", "deadline", "id"], postgresql_where=sa.text(OPEN))
    op.create_index("ix_orders_client_id_id", "orders", ["client_id", "id"])
    op.execute("create index ix_orders_number_end on orders (reverse(number) text_pattern_ops)")
    op.create_table(
        "order_lines",
        sa.Column("id", sa.BigInteger, sa.Identity(), nullable=False),
        number("order_id"),
        sa.Column("position", sa.Integer, nullable=False),
        number("service_id"),
        number("cost_sheet_id", nullable=True),
        sa.Column("description", sa.Text, nullable=False),
        sa.Column("quantity", sa.Numeric(14, 4), nullable=False),
        sa.Column("unit", sa.Text, nullable=False),
        sa.Column("unit_price", sa.Numeric(18, 6), nullable=False),
        sa.Column("net", sa.Numeric(14, 2), nullable=False),
        sa.Column("vat_code", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_lines")),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_order_lines_quantity")),
        sa.CheckConstraint("unit_price >= 0", name=op.f("ck_order_lines_price")),
        sa.CheckConstraint("net = round(quantity * unit_price, 2)", name=op.f("ck_order_lines_net")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_order_lines_order_id"), ondelete="CASCADE"),
        reference("order_lines", "service_id", "services"),
        reference("order_lines", "cost_sheet_id", "cost_sheets"),
    )
    for name in ("order_id", "service_id", "cost_sheet_id"):
        op.create_index(f"ix_order_lines_{name}", "order_lines", [name])
    op.create_table(
        "order_conditions",
        sa.Column("id", sa.BigInteger, sa.Identity(), nullable=False),
        number("order_id"),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("required", sa.Boolean, nullable=False),
        moment("confirmed_at"),
        number("confirmed_by", nullable=True),
        words("note"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_conditions")),
        sa.CheckConstraint("text <> ''", name=op.f("ck_order_conditions_text")),
        sa.CheckConstraint(
            "confirmed_at is not null or (confirmed_by is null and note = '')",
            name=op.f("ck_order_conditions_confirmed"),
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_order_conditions_order_id"), ondelete="CASCADE"
        ),
        reference("order_conditions", "confirmed_by", "users"),
    )
    op.create_index("ix_order_conditions_order_id", "order_conditions", ["order_id"])
    op.execute(FORWARDS)
    for table in ("visits", "invoices"):
        op.add_column(table, number("order_id", nullable=True))
        op.create_foreign_key(op.f(f"fk_{table}_order_id"), table, "orders", ["order_id"], ["id"])
        op.create_index(f"ix_{table}_order_id", table, ["order_id"], postgresql_where=sa.text("order_id is not null"))


def downgrade() -> None:
    for table in ("visits", "invoices"):
        op.drop_column(table, "order_id")
    op.drop_table("order_conditions")
    op.drop_table("order_lines")
    op.drop_table("orders")
    op.execute("drop function orders_go_forwards(), order_conditions_hold()")
