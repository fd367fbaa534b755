"""Who implements the ports of billing."""

from dishka import Provider, Scope, provide, provide_all

from cleaning.adapters.sql.billing import repositories
from cleaning.adapters.sql.billing.queries import SqlBillingQueries
from cleaning.application.billing import ports
from cleaning.application.billing.bill_client import BillClient
from cleaning.application.billing.change_draft import ChangeDraft
from cleaning.application.billing.correct_invoice import AnnulInvoice, CreditInvoice
from cleaning.application.billing.discard_draft import DiscardDraft
from cleaning.application.billing.draft_invoice import DraftInvoice
from cleaning.application.billing.issue_invoice import IssueInvoice
from cleaning.application.billing.print_invoice import PrintInvoice
from cleaning.application.billing.queries import BillingQueries
from cleaning.application.billing.reactions import FollowContract


class BillingProvider(Provider):
    scope = Scope.REQUEST

    invoices = provide(repositories.SqlInvoices, provides=ports.Invoices)
    billables = provide(repositories.SqlBillables, provides=ports.Billables)
    queries = provide(SqlBillingQueries, provides=BillingQueries)
    effects = provide(FollowContract)
    use_cases = provide_all(
        AnnulInvoice,
        BillClient,
        ChangeDraft,
        CreditInvoice,
        DiscardDraft,
        DraftInvoice,
        IssueInvoice,
        PrintInvoice,
    )


PROVIDERS = (BillingProvider(),)
