"""Purposes of premises, channels of requests, kinds of conversations and reasons of loss are words of the company."""

import json

import sqlalchemy as sa
from alembic import op

revision = "dictionaries"
down_revision = "price_waves"
branch_labels = None
depends_on = None

# (code, Bulgarian, English, what it stands under); a star before the code: the program relies on it.
SHIPPED = {
    "purpose": """
        business|Търговски и служебни|Commercial|
        office|Офис|Office|business
        shop|Магазин|Shop|business
        hotel|Хотел|Hotel|business
        restaurant|Заведение|Restaurant|business
        sport|Спорт|Sport|business
        public|Обществени|Public|
        medical|Здравно заведение|Medical|public
        school|Училище, градина|School|public
        industry|Складови и производствени|Industrial|
        warehouse|Склад|Warehouse|industry
        production|Производство|Production|industry
        homes|Жилищни|Residential|
        entrance|Вход, общи части|Entrance, common parts|homes
        flat|Апартамент|Flat|homes
        house|Къща|House|homes
        *other|Друго|Other|""",
    "channel": """
        *phone|телефон|phone|
        *website|уебсайт|website|
        email|имейл|e-mail|
        message|съобщение|message|
        social|социална мрежа|social network|
        visit|на място|in person|
        recommendation|препоръка|recommendation|
        *portal|клиентски портал|client portal|""",
    "interaction": """
        *call_in|Обаждане от клиента|Call from the client|
        *call_out|Обаждане до клиента|Call to the client|
        message|Съобщение|Message|
        meeting|Среща|Meeting|
        *complaint|Оплакване|Complaint|
        *wish|Желание|Wish|
        *note|Бележка|Note|""",
    "loss": """
        price|висока цена|too expensive|
        no_answer|не отговаря|does not answer|
        other_firm|избра друга фирма|chose another firm|
        declined|отказа офертата|declined the offer|
        timing|не съвпада по време|times do not fit|
        too_far|твърде далеч|too far|
        no_capacity|нямаме свободни хора|we have nobody free|
        not_ours|не е наша услуга|not our service|
        spam|спам|spam|""",
}
HELD = (
    ("premises", "purpose", "purpose"),
    ("requests", "purpose", "purpose"),
    ("requests", "channel", "channel"),
    ("requests", "lost_reason", "loss"),
    ("interactions", "kind", "interaction"),
)
FORMER = {("premises", "purpose"): "other", ("requests", "channel"): "message", ("interactions", "kind"): "note"}


def upgrade() -> None:
    words = op.create_table(
        "dictionary_words",
        sa.Column("id", sa.BigInteger, sa.Identity(), nullable=False),
        sa.Column("version", sa.Integer, server_default=sa.text("1"), nullable=False),
        sa.Column("dictionary", sa.Text, nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("name_bg", sa.Text, nullable=False),
        sa.Column("name_en", sa.Text, server_default="", nullable=False),
        sa.Column("parent", sa.Text),
        sa.Column("coefficient", sa.Text),
        sa.Column("needed", sa.Boolean, server_default=sa.text("false"), nullable=False),
        sa.Column("archived", sa.Boolean, server_default=sa.text("false"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dictionary_words")),
        sa.UniqueConstraint("dictionary", "code", name=op.f("uq_dictionary_words_dictionary_code")),
        sa.ForeignKeyConstraint(
            ["dictionary", "parent"],
            ["dictionary_words.dictionary", "dictionary_words.code"],
            name=op.f("fk_dictionary_words_parent"),
        ),
        sa.CheckConstraint(
            "dictionary in ('purpose', 'channel', 'interaction', 'loss')", name=op.f("ck_dictionary_words_dictionary")
        ),
        sa.CheckConstraint("code <> '' and name_bg <> ''", name=op.f("ck_dictionary_words_said")),
        sa.CheckConstraint("parent <> code", name=op.f("ck_dictionary_words_parent")),
        sa.CheckConstraint("not (needed and archived)", name=op.f("ck_dictionary_words_needed")),
    )
    op.create_index(
        "uq_dictionary_words_name_bg",
        "dictionary_words",
        ["dictionary", sa.text("lower(name_bg)")],
        unique=True,
        postgresql_where=sa.text("not archived"),
    )
    op.bulk_insert(words, [*shipped()])
    own_reasons()
    op.execute(
        "create trigger dictionary_words_stay before delete on dictionary_words"
        " for each row execute function refuse_change()"
    )
    for table, column in FORMER:
        op.drop_constraint(f"ck_{table}_{column}", table)
    for table, column, dictionary in HELD:
        guard(table, column, dictionary)
    op.create_index("ix_premises_purpose_sort_name_id", "premises", ["purpose", "sort_name", "id"])


def shipped():
    for dictionary, lines in SHIPPED.items():
        for line in lines.strip().splitlines():
            code, bg, en, parent = line.strip().split("|")
            bare = code.removeprefix("*")
            yield {
                "dictionary": dictionary, "code": bare, "name_bg": bg, "name_en": en, "parent": parent or None,
                "needed": bare != code,
            }  # fmt: skip


def own_reasons() -> None:
    """Reasons in the company's own words were their own codes and stay so; those no longer offered are put away."""
    op.execute(
        "insert into dictionary_words (dictionary, code, name_bg)"
        " select distinct on (lower(reason)) 'loss', reason, reason from settings,"
        " jsonb_array_elements_text(value -> 'reasons') as reason where key = 'requests' and reason <> ''"
        " and lower(reason) not in (select lower(name_bg) from dictionary_words where dictionary = 'loss')"
        " on conflict do nothing"
    )
    op.execute(
        "insert into dictionary_words (dictionary, code, name_bg, archived)"
        " select distinct 'loss', lost_reason, lost_reason, true from requests where lost_reason <> ''"
        " on conflict (dictionary, code) do nothing"
    )
    op.execute("update settings set value = value - 'reasons' where key = 'requests'")


def guard(table: str, column: str, dictionary: str) -> None:
    """What a foreign key would do, had each dictionary a table of its own."""
    op.execute(
        f"""
        create function {table}_{column}_is_word() returns trigger language plpgsql as $$
        begin
          if new.{column} <> '' and not exists (
            select from dictionary_words where dictionary = '{dictionary}' and code = new.{column}
          ) then
            raise exception '% is no word of {dictionary}', new.{column}
              using errcode = 'foreign_key_violation', constraint = 'fk_{table}_{column}';
          end if;
          return new;
        end $$
        """
    )
    op.execute(
        f"create trigger {table}_{column}_is_word before insert or update of {column} on {table}"
        f" for each row execute function {table}_{column}_is_word()"
    )


def downgrade() -> None:
    op.drop_index("ix_premises_purpose_sort_name_id", "premises")
    for table, column, _ in HELD:
        op.execute(f"drop trigger {table}_{column}_is_word on {table}")
        op.execute(f"drop function {table}_{column}_is_word()")
    for (table, column), otherwise in FORMER.items():
        dictionary = next(name for of, what, name in HELD if (of, what) == (table, column))
        known = [row["code"] for row in shipped() if row["dictionary"] == dictionary]
        former = [code for code in known if code not in ("business", "public", "industry", "homes")]
        names = ", ".join(f"'{code}'" for code in former)
        op.execute(f"update {table} set {column} = '{otherwise}' where {column} not in ({names})")
        op.create_check_constraint(op.f(f"ck_{table}_{column}"), table, f"{column} in ({names})")
    codes = json.dumps([row["code"] for row in shipped() if row["dictionary"] == "loss"])
    op.execute(
        "update settings set value = value || jsonb_build_object('reasons', coalesce("
        "(select jsonb_agg(name_bg order by id)"
        f" from dictionary_words where dictionary = 'loss' and not archived and not '{codes}'::jsonb ? code), '[]'))"
        " where key = 'requests'"
    )
    op.drop_table("dictionary_words")
