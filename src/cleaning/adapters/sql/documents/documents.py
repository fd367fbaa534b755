"""Issued documents and templates, by SQLAlchemy. The bytes lie in the kept files under their hash."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session, relationship

from cleaning.adapters.sql.documents.tables import (
    document_batches,
    document_choices,
    document_template_versions,
    document_templates,
    documents,
)
from cleaning.adapters.sql.registry import mapping
from cleaning.domain.documents.batch import Batch
from cleaning.domain.documents.document import Document
from cleaning.domain.documents.template import Template, TemplateVersion
from cleaning.domain.documents.values import Kind
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import BranchId, TemplateId

mapping.map_imperatively(Document, documents)
mapping.map_imperatively(Batch, document_batches, version_id_col=document_batches.c.version)
mapping.map_imperatively(TemplateVersion, document_template_versions)
mapping.map_imperatively(
    Template,
    document_templates,
    version_id_col=document_templates.c.version,
    properties={
        "versions": relationship(
            TemplateVersion, lazy="selectin", cascade="all", order_by=document_template_versions.c.number
        )
    },
)


@dataclass(frozen=True)
class SqlDocuments:
    session: Session

    def claim(self, document_of: str) -> None:
        self.session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(document_of, 11))))

    def add(self, document: Document) -> None:
        self.session.add(document)
        self.session.flush()


@dataclass(frozen=True)
class SqlTemplateShelf:
    session: Session

    def get(self, template_id: TemplateId) -> Template:
        if (template := self.session.get(Template, template_id)) is None:
            raise NotFound("template", template_id)
        return template

    def add(self, template: Template) -> None:
        self.session.add(template)
        self.session.flush()

    def store(self, template: Template) -> None:
        self.session.flush()

    def choose(self, kind: Kind, language: str, branch_id: BranchId | None, template_id: TemplateId | None) -> None:
        chosen = insert(document_choices).values(
            kind=kind, language=language, branch_id=branch_id, template_id=template_id
        )
        self.session.execute(
            chosen.on_conflict_do_update(constraint="uq_document_choices_place", set_={"template_id": template_id})
        )

    def follow(self, kind: Kind, language: str, branch_id: BranchId) -> None:
        place = document_choices.c
        self.session.execute(
            delete(document_choices).where(
                place.kind == kind, place.language == language, place.branch_id == branch_id
            )
        )  # fmt: skip


@dataclass(frozen=True)
class SqlBatches:
    session: Session

    def get(self, batch_id: int) -> Batch:
        if (batch := self.session.get(Batch, batch_id)) is None:
            raise NotFound("batch", batch_id)
        return batch

    def add(self, batch: Batch) -> None:
        self.session.add(batch)
        self.session.flush()
