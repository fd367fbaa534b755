"""Who implements the ports of sales."""

from dishka import Provider, Scope, provide, provide_all

from cleaning.adapters.sql.sales import repositories
from cleaning.adapters.sql.sales.contract_queries import SqlContractQueries
from cleaning.adapters.sql.sales.price_impact import SqlImpactQueries
from cleaning.adapters.sql.sales.queries import SqlSalesQueries
from cleaning.adapters.sql.sales.repricing_queries import SqlRepricingQueries
from cleaning.adapters.sql.sales.repricing_repository import SqlRepricings
from cleaning.adapters.sql.sales.request_queries import SqlRequestQueries
from cleaning.adapters.sql.sales.request_repository import SqlRequests
from cleaning.application.sales import ports
from cleaning.application.sales.annex_paper import PrintAnnex
from cleaning.application.sales.answer_offer import AcceptOffer, OpenedOffer, RefuseOffer
from cleaning.application.sales.contract_lines import ContractLines
from cleaning.application.sales.contract_paper import PaperOfContract, PrintContract
from cleaning.application.sales.convert_request import ConvertRequest
from cleaning.application.sales.decide_quote import AcceptQuote, DeclineQuote, ReopenQuote
from cleaning.application.sales.follow_prices import FollowPrices
from cleaning.application.sales.index_contracts import IndexContracts, PreviewIndexation
from cleaning.application.sales.make_annex import MakeAnnex
from cleaning.application.sales.move_request import (
    AssignRequest,
    ChangeRequest,
    HandledRequest,
    LoseRequest,
    MoveRequest,
    ReopenRequest,
)
from cleaning.application.sales.open_contract import OpenContract
from cleaning.application.sales.price_impact import ImpactQueries
from cleaning.application.sales.price_indexes import AddIndex, SetIndexValue
from cleaning.application.sales.price_quote import PriceQuote
from cleaning.application.sales.public_offer import ReadOffer
from cleaning.application.sales.queries import SalesQueries
from cleaning.application.sales.quote_paper import PaperOfQuote, PrintQuote
from cleaning.application.sales.receive_request import ReceiveRequest, SubmitRequest
from cleaning.application.sales.repricing.apply import ApplyRepricing
from cleaning.application.sales.repricing.letters import AllLetters
from cleaning.application.sales.repricing.ports import Repricings
from cleaning.application.sales.repricing.queries import RepricingQueries
from cleaning.application.sales.repricing.simulate import SimulateRepricing
from cleaning.application.sales.repricing.undo import UndoRepricing
from cleaning.application.sales.request_queries import RequestQueries
from cleaning.application.sales.request_rules import Deadlines, SetRequestRules
from cleaning.application.sales.send_quote import SendQuote
from cleaning.application.sales.sign_quote import SignQuote
from cleaning.application.sales.suspend_contract import ResumeContract, SuspendContract
from cleaning.application.sales.terminate_contract import TerminateContract, WithdrawNotice
from cleaning.application.sales.write_contract import (
    ActivateContract,
    DiscardContract,
    DraftContract,
    ReviseContract,
)
from cleaning.application.sales.write_quote import DraftQuote, QuoteLines, ReviseQuote
from cleaning.web.office.contract_desk import ContractDesk
from cleaning.web.office.contract_sheet import ContractSheet
from cleaning.web.office.quote_desk import QuoteDesk
from cleaning.web.office.repricing_desk import RepricingDesk


class SalesProvider(Provider):
    scope = Scope.REQUEST

    quotes = provide(repositories.SqlQuotes, provides=ports.Quotes)
    contracts = provide(repositories.SqlContracts, provides=ports.Contracts)
    queries = provide(SqlSalesQueries, provides=SalesQueries)
    parts = provide_all(
        ContractLines, FollowPrices, OpenContract, PaperOfContract, PaperOfQuote, PriceQuote, QuoteLines
    )
    public = provide_all(AcceptOffer, OpenedOffer, ReadOffer, RefuseOffer, SignQuote)
    offers = provide_all(AcceptQuote, DeclineQuote, DraftQuote, PrintQuote, ReopenQuote, ReviseQuote, SendQuote)
    desks = provide_all(ContractDesk, ContractSheet, QuoteDesk, RepricingDesk)
    drafts = provide_all(ActivateContract, DiscardContract, DraftContract, ReviseContract)
    agreements = provide_all(
        MakeAnnex, PrintContract, ResumeContract, SuspendContract, TerminateContract, WithdrawNotice
    )
    indexes = provide(repositories.SqlPriceIndexes, provides=ports.PriceIndexes)
    indexing = provide_all(AddIndex, IndexContracts, PreviewIndexation, PrintAnnex, SetIndexValue)


class RepricingProvider(Provider):
    """Many contracts at once."""

    scope = Scope.REQUEST

    repricings = provide(SqlRepricings, provides=Repricings)
    contracts = provide(SqlContractQueries)
    queries = provide(SqlRepricingQueries, provides=RepricingQueries)
    impacts = provide(SqlImpactQueries, provides=ImpactQueries)
    doing = provide_all(AllLetters, ApplyRepricing, SimulateRepricing, UndoRepricing)


class RequestsProvider(Provider):
    """What was asked of us."""

    scope = Scope.REQUEST

    requests = provide(SqlRequests, provides=ports.Requests)
    queries = provide(SqlRequestQueries, provides=RequestQueries)
    parts = provide_all(Deadlines, HandledRequest)
    coming = provide_all(ReceiveRequest, SubmitRequest, SetRequestRules)
    going = provide_all(AssignRequest, ChangeRequest, ConvertRequest, LoseRequest, MoveRequest, ReopenRequest)


PROVIDERS = (SalesProvider(), RepricingProvider(), RequestsProvider())
