"""Templates read flat: their last versions, their history, and which is in force where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select

from cleaning.adapters.sql.documents.tables import document_choices, document_template_versions, document_templates
from cleaning.adapters.sql.identity.tables import users
from cleaning.adapters.sql.reads import Reads
from cleaning.application.documents.queries import Choice, InForce, TemplateCard, TemplateRow, VersionRow
from cleaning.domain.documents.values import Kind
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import BranchId, TemplateId

template, version, choice = document_templates.c, document_template_versions.c, document_choices.c


def _last() -> Select[Any]:
    """Every template with its newest version."""
    return select(
        template.id, template.kind, template.language, template.name, version.number,
        version.created_at.label("changed_at"),
    ).join(
        document_template_versions, (version.template_id == template.id) & (version.number == template.newest)
    )  # fmt: skip


@dataclass(frozen=True)
class SqlTemplateQueries:
    reads: Reads

    def all(self) -> list[TemplateRow]:
        return self.reads.structs(TemplateRow, _last().order_by(template.kind, template.language, template.name))

    def choices(self) -> list[Choice]:
        return self.reads.structs(
            Choice, select(choice.kind, choice.language, choice.branch_id, choice.template_id).order_by(choice.id)
        )

    def card(self, template_id: TemplateId) -> TemplateCard:
        statement = _last().add_columns(version.source, template.version).where(template.id == template_id)
        found = self.reads.structs(TemplateCard, statement)
        if not found:
            raise NotFound("template", template_id)
        return found[0]

    def versions(self, template_id: TemplateId) -> list[VersionRow]:
        statement = (
            select(version.id, version.number, version.note, version.created_at,
                   func.coalesce(users.c.name, "").label("author"))
            .outerjoin(users, users.c.id == version.author_id)
            .where(version.template_id == template_id)
            .order_by(version.number.desc())
        )  # fmt: skip
        return self.reads.structs(VersionRow, statement)

    def source(self, template_id: TemplateId, number: int) -> str:
        found: str | None = self.reads.scalar(
            select(version.source).where(version.template_id == template_id, version.number == number)
        )
        if found is None:
            raise NotFound("template_version", number)
        return found

    def in_force(self, kind: Kind, language: str, branch_id: BranchId) -> InForce | None:
        """One statement: the place's choice with its template's last version, the branch's before the company's."""
        statement = (
            select(choice.template_id, version.id.label("version_id"), template.name, version.number, version.source)
            .select_from(document_choices)
            .outerjoin(document_templates, template.id == choice.template_id)
            .outerjoin(
                document_template_versions,
                (version.template_id == template.id) & (version.number == template.newest),
            )
            .where(choice.kind == kind, choice.language == language)
            .where((choice.branch_id == branch_id) | choice.branch_id.is_(None))
            .order_by(choice.branch_id.is_(None))
            .limit(1)
        )
        found = self.reads.first(statement)
        if found is None or found.template_id is None:
            return None
        return InForce(version_id=found.version_id, name=found.name, number=found.number, source=found.source)
