"""Consents become a history that is only added to, each with the wording that was shown and who wrote it down."""

import sqlalchemy as sa
from alembic import op

revision = "consent_history"
down_revision = "client_merges"
branch_labels = None
depends_on = None

TEXTS = {
    "service": (
        "Съгласен съм да получавам съобщения за договорените почиствания: напомняния, промени и фактури.",
        "I agree to receive messages about the cleaning agreed: reminders, changes and invoices.",
    ),
    "marketing": (
        "Съгласен съм да получавам предложения и новини от фирмата. Мога да оттегля съгласието си по всяко време, "
        "със „СТОП“ в отговор или в офиса.",
        "I agree to receive offers and news from the company. I can withdraw at any time, by answering STOP or at "
        "the office.",
    ),
}
# A consent proves what was allowed when. Only an undone import takes back what it brought by mistake.
GUARDS = """
create function keep_consent() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and exists (select from imported where kind = 'consent' and record_id = old.id) then
    return old;
  end if;
  if tg_op = 'UPDATE' and to_jsonb(new) - 'client_id' = to_jsonb(old) - 'client_id'
     and same_client(old.client_id, new.client_id) then
    return new;
  end if;
  raise exception 'a consent is kept as it was given' using errcode = 'restrict_violation', constraint = 'append_only';
end $$;
create trigger consents_keep before update or delete on consents for each row execute function keep_consent();
create trigger consents_no_truncate before truncate on consents for each statement execute function refuse_change();
create trigger consent_texts_append_only before update or delete on consent_texts
  for each row execute function refuse_change();
create trigger consent_texts_no_truncate before truncate on consent_texts
  for each statement execute function refuse_change();
"""


def upgrade() -> None:
    texts = op.create_table(
        "consent_texts",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("text_bg", sa.Text(), nullable=False),
        sa.Column("text_en", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent_texts")),
        sa.UniqueConstraint("purpose", "edition", name=op.f("uq_consent_texts_purpose_edition")),
        sa.CheckConstraint("purpose in ('service', 'marketing')", name=op.f("ck_consent_texts_purpose")),
        sa.CheckConstraint("text_bg <> '' and text_en <> ''", name=op.f("ck_consent_texts_both")),
    )
    op.bulk_insert(
        texts,
        [
            {"purpose": purpose, "edition": 1, "text_bg": bg, "text_en": en, "actor": ""}
            for purpose, (bg, en) in TEXTS.items()
        ],
    )
    op.add_column("consents", sa.Column("given", sa.Boolean(), server_default=sa.text("true"), nullable=False))
    op.add_column("consents", sa.Column("at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("consents", sa.Column("text_id", sa.BigInteger(), nullable=True))
    op.add_column("consents", sa.Column("actor", sa.Text(), server_default="", nullable=False))
    op.execute("update consents set at = given_at")
    op.execute(
        "insert into consents (client_id, purpose, channel, given_at, given, at)"
        " select client_id, purpose, channel, given_at, false, withdrawn_at from consents"
        " where withdrawn_at is not null"
    )
    op.alter_column("consents", "at", nullable=False)
    op.drop_index("uq_consents_in_force", "consents")
    op.drop_constraint(op.f("ck_consents_withdrawn_after_given"), "consents")
    op.drop_column("consents", "given_at")
    op.drop_column("consents", "withdrawn_at")
    op.create_foreign_key(op.f("fk_consents_text_id"), "consents", "consent_texts", ["text_id"], ["id"])
    op.drop_index(op.f("ix_consents_client_id"), "consents")
    op.create_index(op.f("ix_consents_client_id"), "consents", ["client_id", "purpose", "channel", "at"])
    op.create_index(op.f("ix_consents_text_id"), "consents", ["text_id"])
    op.execute(GUARDS)


def downgrade() -> None:
    op.execute("drop trigger consents_keep on consents")
    op.execute("drop trigger consents_no_truncate on consents")
    op.execute("drop function keep_consent()")
    op.add_column("consents", sa.Column("given_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("consents", sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True))
    op.execute("update consents set given_at = at")
    op.execute(
        "update consents c set withdrawn_at = (select min(w.at) from consents w where w.client_id = c.client_id"
        " and w.purpose = c.purpose and w.channel = c.channel and not w.given and w.at >= c.at) where c.given"
    )
    op.execute("delete from consents where not given")
    op.alter_column("consents", "given_at", nullable=False)
    op.drop_index(op.f("ix_consents_text_id"), "consents")
    op.drop_index(op.f("ix_consents_client_id"), "consents")
    op.drop_constraint(op.f("fk_consents_text_id"), "consents")
    for column in ("given", "at", "text_id", "actor"):
        op.drop_column("consents", column)
    op.create_check_constraint(op.f("ck_consents_withdrawn_after_given"), "consents", "withdrawn_at >= given_at")
    op.create_index(op.f("ix_consents_client_id"), "consents", ["client_id"])
    op.create_index(
        "uq_consents_in_force",
        "consents",
        ["client_id", "purpose", "channel"],
        unique=True,
        postgresql_where=sa.text("withdrawn_at is null"),
    )
    op.drop_table("consent_texts")
