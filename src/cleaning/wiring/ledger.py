"""Who implements the ports of the ledger."""

from dishka import Provider, Scope, provide, provide_all

from cleaning.adapters.sql.ledger import repositories
from cleaning.adapters.sql.ledger.openings import SqlOpeningParties, SqlOpenings
from cleaning.adapters.sql.ledger.queries import SqlLedgerQueries
from cleaning.application.ledger import ports
from cleaning.application.ledger.change_account import AddAccount, ChangeAccount
from cleaning.application.ledger.close_month import CloseMonth, ReopenMonth
from cleaning.application.ledger.post_entry import PostEntry, ReverseEntry
from cleaning.application.ledger.print_statement import PrintStatement
from cleaning.application.ledger.queries import LedgerQueries


class LedgerProvider(Provider):
    scope = Scope.REQUEST

    entries = provide(repositories.SqlEntries, provides=ports.Entries)
    accounts = provide(repositories.SqlAccounts, provides=ports.Accounts)
    months = provide(repositories.SqlMonths, provides=ports.Months)
    openings = provide(SqlOpenings, provides=ports.Openings)
    parties = provide(SqlOpeningParties, provides=ports.OpeningParties)
    queries = provide(SqlLedgerQueries, provides=LedgerQueries)
    use_cases = provide_all(AddAccount, ChangeAccount, CloseMonth, PostEntry, PrintStatement, ReopenMonth, ReverseEntry)


PROVIDERS = (LedgerProvider(),)
