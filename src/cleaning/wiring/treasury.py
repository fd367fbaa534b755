"""Who implements the ports of treasury."""

from dishka import Provider, Scope, provide, provide_all

from cleaning.adapters.sql.treasury import repositories
from cleaning.adapters.sql.treasury.queries import SqlTreasuryQueries
from cleaning.application.treasury import ports
from cleaning.application.treasury.make_payment import MakePayment
from cleaning.application.treasury.move_money import MoveMoney
from cleaning.application.treasury.open_desk import ChangeDesk, OpenDesk
from cleaning.application.treasury.queries import TreasuryQueries
from cleaning.application.treasury.receive_payment import ReceivePayment
from cleaning.application.treasury.reverse_payment import ReversePayment
from cleaning.application.treasury.settling import Settling
from cleaning.application.treasury.use_credit import UseCredit


class TreasuryProvider(Provider):
    scope = Scope.REQUEST

    desks = provide(repositories.SqlDesks, provides=ports.Desks)
    debts = provide(repositories.SqlDebts, provides=ports.Debts)
    allocations = provide(repositories.SqlAllocations, provides=ports.Allocations)
    payments = provide(repositories.SqlPayments, provides=ports.Payments)
    queries = provide(SqlTreasuryQueries, provides=TreasuryQueries)
    use_cases = provide_all(
        ChangeDesk, MakePayment, MoveMoney, OpenDesk, ReceivePayment, ReversePayment, Settling, UseCredit
    )


PROVIDERS = (TreasuryProvider(),)
