"""Invoices and notes, finished visits and monthly fees to bill; an issued document never changes."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "billing"
down_revision = "purchasing"
branch_labels = None
depends_on = None

GUARDS = """
create function refuse_all_but() returns trigger language plpgsql as $$
begin
  -- the arguments name the columns that may still change
  if tg_op = 'UPDATE' and to_jsonb(new) - tg_argv = to_jsonb(old) - tg_argv then
    return new;
  end if;
  raise exception '% keeps what it has', tg_table_name using errcode = 'restrict_violation', constraint = 'append_only';
end $$;

create function keep_issued_invoice() returns trigger language plpgsql as $$
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
     and to_jsonb(new) - '{stage,annulled_on,annulled_why,version}'::text[]
       = to_jsonb(old) - '{stage,annulled_on,annulled_why,version}'::text[] then
    return new;
  end if;
  raise exception 'an issued document never changes'
    using errcode = 'restrict_violation', constraint = 'invoice_issued';
end $$;
create trigger invoices_keep_issued before update or delete on invoices
  for each row execute function keep_issued_invoice();
create trigger invoices_no_truncate before truncate on invoices for each statement execute function refuse_change();

create function keep_issued_parts() returns trigger language plpgsql as $$
declare
  parent bigint := case when tg_op = 'INSERT' then new.invoice_id else old.invoice_id end;
begin
  -- lines may be written until the transaction that issues the document ends
  if exists (select from invoices where id = parent and stage <> 'draft'
             and sealed is distinct from pg_current_xact_id()::text::bigint) then
    raise exception 'an issued document never changes'
      using errcode = 'restrict_violation', constraint = 'invoice_issued';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger invoice_lines_keep before insert or update or delete on invoice_lines
  for each row execute function keep_issued_parts();
create trigger invoice_vat_keep before insert or update or delete on invoice_vat
  for each row execute function keep_issued_parts();
create trigger invoice_lines_no_truncate before truncate on invoice_lines
  for each statement execute function refuse_change();
create trigger invoice_vat_no_truncate before truncate on invoice_vat
  for each statement execute function refuse_change();
"""


def upgrade() -> None:
    op.create_table(
        "invoices",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("branch_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), server_default="draft", nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("client_id", sa.BigInteger(), nullable=False),
        sa.Column("contract_id", sa.BigInteger(), nullable=True),
        sa.Column("corrects_id", sa.BigInteger(), nullable=True),
        sa.Column("correction_ground", sa.Text(), server_default="", nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tax_event_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("seller", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("buyer", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.Column("payment_method", sa.Text(), server_default="bank", nullable=False),
        sa.Column("compiled_by", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("net", sa.Numeric(precision=14, scale=2), server_default="0", nullable=False),
        sa.Column("vat", sa.Numeric(precision=14, scale=2), server_default="0", nullable=False),
        sa.Column("total", sa.Numeric(precision=14, scale=2), server_default="0", nullable=False),
        sa.Column("sealed", sa.BigInteger(), nullable=True),
        sa.Column("annulled_on", sa.Date(), nullable=True),
        sa.Column("annulled_why", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "(stage = 'draft') = (number is null) and (stage = 'draft' or (issued_on is not null"
            " and issued_at is not null and tax_event_on is not null and due_on is not null and seller is not null"
            " and buyer is not null))",
            name=op.f("ck_invoices_issued_whole"),
        ),
        sa.CheckConstraint("kind in ('invoice', 'credit', 'debit')", name=op.f("ck_invoices_kind")),
        sa.CheckConstraint("number ~ '^[0-9]{10}$'", name=op.f("ck_invoices_number")),
        sa.CheckConstraint("stage in ('draft', 'issued', 'annulled')", name=op.f("ck_invoices_stage")),
        sa.CheckConstraint("total = net + vat", name=op.f("ck_invoices_total")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_invoices_branch_id")),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_invoices_client_id")),
        sa.ForeignKeyConstraint(["contract_id"], ["contracts.id"], name=op.f("fk_invoices_contract_id")),
        sa.ForeignKeyConstraint(["corrects_id"], ["invoices.id"], name=op.f("fk_invoices_corrects_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invoices")),
        sa.UniqueConstraint("number", name=op.f("uq_invoices_number")),
    )
    op.create_index(op.f("ix_invoices_branch_id"), "invoices", ["branch_id"], unique=False)
    op.create_index("ix_invoices_issued_on_id", "invoices", ["issued_on", "id"])
    op.create_index("ix_invoices_tax_event_on", "invoices", ["tax_event_on"])
    op.create_index("ix_invoices_client_id_issued_on", "invoices", ["client_id", "issued_on"], unique=False)
    op.create_index(op.f("ix_invoices_contract_id"), "invoices", ["contract_id"], unique=False)
    op.create_index(op.f("ix_invoices_corrects_id"), "invoices", ["corrects_id"], unique=False)
    op.create_index(
        "ix_invoices_drafts", "invoices", ["branch_id", "id"], unique=False, postgresql_where=sa.text("stage = 'draft'")
    )
    op.create_table(
        "monthly_fees",
        sa.Column("contract_line_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("contract_id", sa.BigInteger(), nullable=False),
        sa.Column("client_id", sa.BigInteger(), nullable=False),
        sa.Column("branch_id", sa.BigInteger(), nullable=False),
        sa.Column("premises_id", sa.BigInteger(), nullable=False),
        sa.Column("service_id", sa.BigInteger(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("price", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("vat_code", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_monthly_fees_branch_id")),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_monthly_fees_client_id")),
        sa.ForeignKeyConstraint(["contract_id"], ["contracts.id"], name=op.f("fk_monthly_fees_contract_id")),
        sa.ForeignKeyConstraint(
            ["contract_line_id"], ["contract_lines.id"], name=op.f("fk_monthly_fees_contract_line_id")
        ),
        sa.ForeignKeyConstraint(["premises_id"], ["premises.id"], name=op.f("fk_monthly_fees_premises_id")),
        sa.ForeignKeyConstraint(["service_id"], ["services.id"], name=op.f("fk_monthly_fees_service_id")),
        sa.PrimaryKeyConstraint("contract_line_id", name=op.f("pk_monthly_fees")),
    )
    op.create_index(op.f("ix_monthly_fees_branch_id"), "monthly_fees", ["branch_id"], unique=False)
    op.create_index(op.f("ix_monthly_fees_client_id"), "monthly_fees", ["client_id"], unique=False)
    op.create_index(op.f("ix_monthly_fees_contract_id"), "monthly_fees", ["contract_id"], unique=False)
    op.create_index(op.f("ix_monthly_fees_premises_id"), "monthly_fees", ["premises_id"], unique=False)
    op.create_index(op.f("ix_monthly_fees_service_id"), "monthly_fees", ["service_id"], unique=False)
    op.create_table(
        "billable_visits",
        sa.Column("visit_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("branch_id", sa.BigInteger(), nullable=False),
        sa.Column("client_id", sa.BigInteger(), nullable=False),
        sa.Column("contract_id", sa.BigInteger(), nullable=True),
        sa.Column("premises_id", sa.BigInteger(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("net", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("invoice_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_billable_visits_branch_id")),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_billable_visits_client_id")),
        sa.ForeignKeyConstraint(["contract_id"], ["contracts.id"], name=op.f("fk_billable_visits_contract_id")),
        sa.ForeignKeyConstraint(["invoice_id"], ["invoices.id"], name=op.f("fk_billable_visits_invoice_id")),
        sa.ForeignKeyConstraint(["premises_id"], ["premises.id"], name=op.f("fk_billable_visits_premises_id")),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.id"], name=op.f("fk_billable_visits_visit_id")),
        sa.PrimaryKeyConstraint("visit_id", name=op.f("pk_billable_visits")),
    )
    op.create_index(op.f("ix_billable_visits_branch_id"), "billable_visits", ["branch_id"], unique=False)
    op.create_index(op.f("ix_billable_visits_contract_id"), "billable_visits", ["contract_id"], unique=False)
    op.create_index(op.f("ix_billable_visits_invoice_id"), "billable_visits", ["invoice_id"], unique=False)
    op.create_index(
        "ix_billable_visits_open",
        "billable_visits",
        ["client_id", "on"],
        unique=False,
        postgresql_where=sa.text("invoice_id is null"),
    )
    op.create_index(op.f("ix_billable_visits_premises_id"), "billable_visits", ["premises_id"], unique=False)
    op.create_table(
        "billed_months",
        sa.Column("contract_id", sa.BigInteger(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("invoice_id", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("extract(day from month) = 1", name=op.f("ck_billed_months_first_day")),
        sa.ForeignKeyConstraint(["contract_id"], ["contracts.id"], name=op.f("fk_billed_months_contract_id")),
        sa.ForeignKeyConstraint(
            ["invoice_id"], ["invoices.id"], name=op.f("fk_billed_months_invoice_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("contract_id", "month", name=op.f("pk_billed_months")),
    )
    op.create_index(op.f("ix_billed_months_invoice_id"), "billed_months", ["invoice_id"], unique=False)
    op.create_table(
        "invoice_lines",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("invoice_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Numeric(precision=14, scale=4), nullable=False),
        sa.Column("unit_price", sa.Numeric(precision=18, scale=6), nullable=False),
        sa.Column("discount", sa.Numeric(precision=7, scale=4), server_default="0", nullable=False),
        sa.Column("net", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("vat_code", sa.Text(), nullable=False),
        sa.Column("vat_rate", sa.Numeric(precision=7, scale=4), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("service_id", sa.BigInteger(), nullable=True),
        sa.Column("premises_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("discount between 0 and 100", name=op.f("ck_invoice_lines_discount")),
        sa.ForeignKeyConstraint(
            ["invoice_id"], ["invoices.id"], name=op.f("fk_invoice_lines_invoice_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["premises_id"], ["premises.id"], name=op.f("fk_invoice_lines_premises_id")),
        sa.ForeignKeyConstraint(["service_id"], ["services.id"], name=op.f("fk_invoice_lines_service_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invoice_lines")),
        sa.UniqueConstraint(
            "invoice_id",
            "position",
            name=op.f("uq_invoice_lines_invoice_id_position"),
            deferrable=True,
            initially="DEFERRED",
        ),
    )
    op.create_index(op.f("ix_invoice_lines_premises_id"), "invoice_lines", ["premises_id"], unique=False)
    op.create_index(op.f("ix_invoice_lines_service_id"), "invoice_lines", ["service_id"], unique=False)
    op.create_table(
        "invoice_vat",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("invoice_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("rate", sa.Numeric(precision=7, scale=4), nullable=True),
        sa.Column("base", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("vat", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("ground", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["invoice_id"], ["invoices.id"], name=op.f("fk_invoice_vat_invoice_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invoice_vat")),
        sa.UniqueConstraint(
            "invoice_id",
            "position",
            name=op.f("uq_invoice_vat_invoice_id_position"),
            deferrable=True,
            initially="DEFERRED",
        ),
    )
    op.execute(GUARDS)


def downgrade() -> None:
    op.drop_table("invoice_vat")
    op.drop_table("invoice_lines")
    op.drop_table("billed_months")
    op.drop_table("billable_visits")
    op.drop_table("monthly_fees")
    op.drop_table("invoices")
    op.execute("drop function keep_issued_parts(), keep_issued_invoice(), refuse_all_but()")
