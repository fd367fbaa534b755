"""Who implements the ports of documents."""

from collections.abc import Iterator
from pathlib import Path

from dishka import Provider, Scope, provide, provide_all

from cleaning.adapters.sql.documents.documents import SqlBatches, SqlDocuments, SqlTemplateShelf
from cleaning.adapters.sql.documents.planned import SqlPlannedPlaces
from cleaning.adapters.sql.documents.queries import SqlDocumentQueries
from cleaning.adapters.sql.documents.templates import SqlTemplateQueries
from cleaning.adapters.templates.engine import JinjaTemplates
from cleaning.adapters.templates.shipped import ShippedTemplates
from cleaning.application.documents.client_papers import OfferPapers
from cleaning.application.documents.edit_template import (
    ChooseTemplate,
    FollowCompany,
    Proof,
    RestoreTemplate,
    StartTemplate,
    WriteTemplate,
)
from cleaning.application.documents.issue import IssueDocument
from cleaning.application.documents.offered import Origins, PlannedPlaces
from cleaning.application.documents.own_on_papers import OwnOnPapers
from cleaning.application.documents.paper_sets import ChoosePapers
from cleaning.application.documents.ports import Batches, Binder, Pictures, Press, Shipped, Templates
from cleaning.application.documents.preview_template import PreviewTemplate
from cleaning.application.documents.print_month import StartBatch
from cleaning.application.documents.queries import DocumentQueries, TemplateQueries
from cleaning.application.documents.render_paper import RenderPaper, TypeSetter
from cleaning.application.documents.repository import Documents, TemplateShelf

FONTS = Path(__file__).parents[1] / "web" / "static" / "dist" / "fonts"


class DocumentsProvider(Provider):
    scope = Scope.REQUEST

    documents = provide(SqlDocuments, provides=Documents)
    shelf = provide(SqlTemplateShelf, provides=TemplateShelf)
    queries = provide(SqlDocumentQueries, provides=DocumentQueries)
    templates = provide(SqlTemplateQueries, provides=TemplateQueries)
    batches = provide(SqlBatches, provides=Batches)
    printing = provide_all(IssueDocument, OwnOnPapers, RenderPaper, TypeSetter, StartBatch)
    editing = provide_all(ChooseTemplate, FollowCompany, PreviewTemplate, Proof, RestoreTemplate, StartTemplate)
    writing = provide(WriteTemplate)
    places = provide(SqlPlannedPlaces, provides=PlannedPlaces)
    sets = provide_all(ChoosePapers, OfferPapers, Origins)


class PressProvider(Provider):
    """One press with its cut fonts, one guarded template process, for the whole program."""

    scope = Scope.APP

    shipped = provide(ShippedTemplates, provides=Shipped)

    @provide
    def language(self) -> Iterator[Templates]:
        templates = JinjaTemplates()
        yield templates
        templates.sentry.close()

    @provide
    def press(self) -> Press:
        from cleaning.adapters.pdf.press import FpdfPress  # a fifth of all imports: with the first paper

        return FpdfPress(FONTS)

    @provide
    def pictures(self) -> Pictures:
        from cleaning.adapters.pdf.pictures import PdfiumPictures  # as rarely: with the first look at a template

        return PdfiumPictures()

    @provide
    def binder(self) -> Binder:
        from cleaning.adapters.pdf.binder import PdfBinder

        return PdfBinder()


PROVIDERS = (DocumentsProvider(), PressProvider())
