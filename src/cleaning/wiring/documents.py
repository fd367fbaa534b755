"""Who implements the ports of documents."""

from dishka import Provider, Scope, provide

from cleaning.adapters.sql.documents.documents import SqlDocuments
from cleaning.adapters.sql.documents.queries import SqlDocumentQueries
from cleaning.application.documents.keep_document import KeepDocument
from cleaning.application.documents.queries import DocumentQueries
from cleaning.application.documents.repository import Documents


class DocumentsProvider(Provider):
    scope = Scope.REQUEST

    documents = provide(SqlDocuments, provides=Documents)
    queries = provide(SqlDocumentQueries, provides=DocumentQueries)
    keep = provide(KeepDocument)


PROVIDERS = (DocumentsProvider(),)
