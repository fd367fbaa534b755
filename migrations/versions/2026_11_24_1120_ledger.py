"""Double entry that the database itself keeps balanced, append-only and out of closed months; the chart of accounts."""

import sqlalchemy as sa
from alembic import op

revision = "ledger"
down_revision = "billing"
branch_labels = None
depends_on = None

GUARDS = """
-- Posting shares a lock on its month, closing takes it alone: so nobody posts past a closing he could not see.
create function month_key(day date) returns int language sql immutable as
  $$ select (extract(year from day) * 12 + extract(month from day))::int $$;

create function open_entry() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(71401, month_key(new."on"));
  if exists (select from closed_months where month = date_trunc('month', new."on")::date) then
    raise exception 'the month is closed' using errcode = 'check_violation', constraint = 'entry_month_closed';
  end if;
  new.transaction := pg_current_xact_id()::text::bigint;
  new.created_at := transaction_timestamp();
  return new;
end $$;
create trigger entries_open before insert on entries for each row execute function open_entry();

create function close_month() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(71401, month_key(new.month));
  return new;
end $$;
create trigger closed_months_alone before insert on closed_months for each row execute function close_month();

create function balance_entry() returns trigger language plpgsql as $$
declare
  lines int; debits numeric; credits numeric;
begin
  select count(*), coalesce(sum(debit), 0), coalesce(sum(credit), 0) into lines, debits, credits
    from entry_lines where entry_id = new.id;
  if lines < 2 or debits <> credits or debits <> new.total then
    raise exception 'entry % has % lines, debit %, credit %', new.id, lines, debits, credits
      using errcode = 'check_violation', constraint = 'entry_unbalanced';
  end if;
  return null;
end $$;
create constraint trigger entries_balanced after insert on entries deferrable initially deferred
  for each row execute function balance_entry();

-- The first shard that no other open transaction writes to; it is ours until we end.
create function ledger_shard() returns smallint language plpgsql as $$
declare
  mine text := current_setting('cleaning.ledger_shard', true);
begin
  if mine <> '' then
    return mine::smallint;
  end if;
  for free in 0..127 loop
    if pg_try_advisory_xact_lock(71402, free) then
      perform set_config('cleaning.ledger_shard', free::text, true);
      return free;
    end if;
  end loop;
  raise exception 'too many writers of the ledger' using errcode = 'lock_not_available';
end $$;

create function add_up_lines() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (
    select from fresh join entries on entries.id = fresh.entry_id
    where entries.transaction <> pg_current_xact_id()::text::bigint
       or entries.created_at <> transaction_timestamp() or entries."on" <> fresh."on"
  ) then
    raise exception 'lines belong to the transaction of their entry'
      using errcode = 'restrict_violation', constraint = 'entry_line_late';
  end if;
  insert into account_months as kept (month, account_code, branch_id, shard, debit, credit)
  select date_trunc('month', "on")::date, account_code, branch_id, ledger_shard(), sum(debit), sum(credit)
  from fresh group by 1, 2, 3
  on conflict (month, account_code, branch_id, shard)
  do update set debit = kept.debit + excluded.debit, credit = kept.credit + excluded.credit;
  return null;
end $$;
create trigger entry_lines_add_up after insert on entry_lines referencing new table as fresh
  for each statement execute function add_up_lines();

create trigger entries_append_only before update or delete on entries
  for each row execute function refuse_change();
create trigger entries_no_truncate before truncate on entries for each statement execute function refuse_change();
create trigger entry_lines_append_only before update or delete on entry_lines
  for each row execute function refuse_change();
create trigger entry_lines_no_truncate before truncate on entry_lines
  for each statement execute function refuse_change();
"""

# The chart that Bulgarian practice kept after the national one was repealed; every company may change it.
CHART = """
101 equity credit|Основен капитал|Share capital
111 equity credit|Общи резерви|Reserves
121 equity debit|Непокрита загуба от минали години|Accumulated loss
122 equity credit|Неразпределена печалба от минали години|Retained earnings
123 equity either|Печалби и загуби от текущата година|Result of the year
151 liability credit|Получени краткосрочни заеми|Short-term loans received
152 liability credit|Получени дългосрочни заеми|Long-term loans received
204 asset debit|Компютърна техника|Computers
206 asset debit|Машини и оборудване|Machines and equipment
207 asset debit|Транспортни средства|Vehicles
208 asset debit|Офис обзавеждане|Office furniture
212 asset debit|Програмни продукти|Software
241 asset credit|Амортизация на дълготрайни материални активи|Depreciation of tangible assets
242 asset credit|Амортизация на дълготрайни нематериални активи|Amortisation of intangible assets
302 asset debit|Материали|Materials
304 asset debit|Стоки|Goods
401 liability credit|Доставчици|Suppliers
402 asset debit|Доставчици по аванси|Advances to suppliers
411 asset debit|Клиенти|Customers
412 liability credit|Клиенти по аванси|Advances from customers
421 liability credit|Персонал|Pay owed to staff
422 asset debit|Подотчетни лица|Cash advanced to staff
442 asset debit|Вземания по липси и начети|Shortages to be made good
444 asset debit|Вземания по съдебни спорове|Disputed receivables
445 asset debit|Присъдени вземания|Awarded receivables
452 liability credit|Разчети за данък върху печалбата|Corporate tax
4531 asset debit|Начислен данък за покупките|VAT on purchases
4532 liability credit|Начислен данък за продажбите|VAT on sales
4538 asset debit|ДДС за възстановяване|VAT to be refunded
4539 liability credit|ДДС за внасяне|VAT to be paid
454 liability credit|Разчети за данъци върху доходи на физически лица|Income tax withheld
4611 liability credit|Разчети за държавно обществено осигуряване|Social insurance
4613 liability credit|Разчети за универсален пенсионен фонд|Supplementary pension fund
4615 liability credit|Разчети за трудова злополука и професионална болест|Accident insurance
463 liability credit|Разчети за здравно осигуряване|Health insurance
493 asset either|Разчети със собственици|Owners
498 asset either|Други дебитори|Other debtors
499 liability either|Други кредитори|Other creditors
501 asset debit|Каса|Cash
503 asset debit|Разплащателна сметка|Bank account
507 asset debit|Парични средства на път|Cash in transit
601 expense debit|Разходи за материали|Materials used
602 expense debit|Разходи за външни услуги|External services
603 expense debit|Разходи за амортизация|Depreciation
604 expense debit|Разходи за заплати|Wages
605 expense debit|Разходи за осигуровки|Social insurance of the employer
606 expense debit|Разходи за данъци и такси|Taxes and fees
607 expense debit|Разходи за провизии|Provisions
608 expense debit|Разходи от последващи оценки|Revaluation losses
609 expense debit|Други разходи|Other expenses
611 expense debit|Разходи за основна дейност|Cost of operations
614 expense debit|Административни разходи|Administration
615 expense debit|Разходи за продажби|Selling costs
621 expense debit|Разходи за лихви|Interest paid
624 expense debit|Разходи по валутни операции|Exchange losses
629 expense debit|Други финансови разходи|Bank fees and other financial costs
651 asset debit|Разходи за бъдещи периоди|Prepaid expenses
703 revenue credit|Приходи от продажби на услуги|Revenue from services
704 revenue credit|Приходи от други продажби|Other sales
709 revenue credit|Други приходи|Other revenue
721 revenue credit|Приходи от лихви|Interest received
724 revenue credit|Приходи от валутни операции|Exchange gains
729 revenue credit|Други финансови приходи|Other financial revenue
751 liability credit|Приходи за бъдещи периоди|Deferred revenue
"""


def chart() -> list[dict[str, str]]:
    rows = (line.split("|") for line in CHART.strip().splitlines())
    return [dict(zip(("code", "type", "side"), head.split(), strict=True), name_bg=bg, name_en=en)
            for head, bg, en in rows]  # fmt: skip


def upgrade() -> None:
    op.create_table(
        "accounts",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("name_bg", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.CheckConstraint("code ~ '^[0-9]{3,6}$'", name=op.f("ck_accounts_code")),
        sa.CheckConstraint("side in ('debit', 'credit', 'either')", name=op.f("ck_accounts_side")),
        sa.CheckConstraint(
            "type in ('asset', 'liability', 'equity', 'revenue', 'expense')", name=op.f("ck_accounts_type")
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_accounts")),
    )
    op.create_table(
        "closed_months",
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("closed_by", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("extract(day from month) = 1", name=op.f("ck_closed_months_first_day")),
        sa.PrimaryKeyConstraint("month", name=op.f("pk_closed_months")),
    )
    op.create_table(
        "account_months",
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("account_code", sa.Text(), nullable=False),
        sa.Column("branch_id", sa.BigInteger(), nullable=False),
        sa.Column("shard", sa.SmallInteger(), nullable=False),
        sa.Column("debit", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("credit", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.ForeignKeyConstraint(["account_code"], ["accounts.code"], name=op.f("fk_account_months_account_code")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_account_months_branch_id")),
        sa.PrimaryKeyConstraint("month", "account_code", "branch_id", "shard", name=op.f("pk_account_months")),
    )
    op.create_table(
        "entries",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("branch_id", sa.BigInteger(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("source_kind", sa.Text(), nullable=False),
        sa.Column("source_id", sa.BigInteger(), nullable=True),
        sa.Column("number", sa.Text(), server_default="", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("total", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("reverses_id", sa.BigInteger(), nullable=True),
        sa.Column("actor", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("transaction", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_entries_branch_id")),
        sa.ForeignKeyConstraint(["reverses_id"], ["entries.id"], name=op.f("fk_entries_reverses_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entries")),
        sa.UniqueConstraint("reverses_id", name=op.f("uq_entries_reverses_id")),
    )
    op.create_index(op.f("ix_entries_branch_id"), "entries", ["branch_id"], unique=False)
    op.create_index("ix_entries_on_id", "entries", ["on", "id"], unique=False)
    op.create_index("ix_entries_source_kind_source_id", "entries", ["source_kind", "source_id"], unique=False)
    op.create_index(
        "uq_entries_source",
        "entries",
        ["source_kind", "source_id"],
        unique=True,
        postgresql_where=sa.text("source_kind in ('invoice', 'payment', 'receipt') and reverses_id is null"),
    )
    op.create_table(
        "entry_lines",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("entry_id", sa.BigInteger(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("account_code", sa.Text(), nullable=False),
        sa.Column("branch_id", sa.BigInteger(), nullable=False),
        sa.Column("debit", sa.Numeric(precision=14, scale=2), server_default="0", nullable=False),
        sa.Column("credit", sa.Numeric(precision=14, scale=2), server_default="0", nullable=False),
        sa.Column("client_id", sa.BigInteger(), nullable=True),
        sa.Column("supplier_id", sa.BigInteger(), nullable=True),
        sa.Column("employee_id", sa.BigInteger(), nullable=True),
        sa.Column("item_id", sa.BigInteger(), nullable=True),
        sa.Column("contract_id", sa.BigInteger(), nullable=True),
        sa.Column("premises_id", sa.BigInteger(), nullable=True),
        sa.Column("service_id", sa.BigInteger(), nullable=True),
        sa.Column("cost_centre", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "debit >= 0 and credit >= 0 and (debit = 0) <> (credit = 0)", name=op.f("ck_entry_lines_one_side")
        ),
        sa.ForeignKeyConstraint(["account_code"], ["accounts.code"], name=op.f("fk_entry_lines_account_code")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_entry_lines_branch_id")),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_entry_lines_client_id")),
        sa.ForeignKeyConstraint(["contract_id"], ["contracts.id"], name=op.f("fk_entry_lines_contract_id")),
        sa.ForeignKeyConstraint(["employee_id"], ["employees.id"], name=op.f("fk_entry_lines_employee_id")),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name=op.f("fk_entry_lines_entry_id")),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_entry_lines_item_id")),
        sa.ForeignKeyConstraint(["premises_id"], ["premises.id"], name=op.f("fk_entry_lines_premises_id")),
        sa.ForeignKeyConstraint(["service_id"], ["services.id"], name=op.f("fk_entry_lines_service_id")),
        sa.ForeignKeyConstraint(["supplier_id"], ["suppliers.id"], name=op.f("fk_entry_lines_supplier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry_lines")),
    )
    op.create_index(
        "ix_entry_lines_account_code_on_id",
        "entry_lines",
        ["account_code", "on", "id"],
        postgresql_include=["branch_id", "debit", "credit"],
    )
    op.create_index(
        "ix_entry_lines_client_id",
        "entry_lines",
        ["client_id", "on", "id"],
        postgresql_where=sa.text("account_code in ('411', '412')"),
        postgresql_include=["debit", "credit"],
    )
    op.create_index(
        "ix_entry_lines_employee_id",
        "entry_lines",
        ["employee_id", "on", "id"],
        postgresql_where=sa.text("account_code = '421'"),
    )
    op.create_index(op.f("ix_entry_lines_entry_id"), "entry_lines", ["entry_id"])
    op.create_index(
        "ix_entry_lines_supplier_id",
        "entry_lines",
        ["supplier_id", "on", "id"],
        postgresql_where=sa.text("account_code in ('401', '402')"),
    )
    op.execute(GUARDS)
    head = ("code", "type", "side", "name_bg", "name_en")
    op.bulk_insert(sa.table("accounts", *(sa.column(name, sa.Text) for name in head)), chart())


def downgrade() -> None:
    op.drop_table("entry_lines")
    op.drop_table("entries")
    op.drop_table("account_months")
    op.drop_table("closed_months")
    op.drop_table("accounts")
    op.execute(
        "drop function add_up_lines(), ledger_shard(), balance_entry(), close_month(), open_entry(), month_key(date)"
    )
