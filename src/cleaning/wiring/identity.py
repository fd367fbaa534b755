"""Who implements the ports of identity."""

from dishka import Provider, Scope, provide, provide_all

from cleaning.adapters.secrets.argon2 import Argon2Passwords
from cleaning.adapters.sql.identity.housekeeping import SqlHousekeeping
from cleaning.adapters.sql.identity.identification import SqlIdentification
from cleaning.adapters.sql.identity.keys import SqlApiKeys
from cleaning.adapters.sql.identity.queries import SqlIdentityQueries
from cleaning.adapters.sql.identity.sessions import SqlSessions, SqlTries
from cleaning.adapters.sql.identity.users import SqlUsers
from cleaning.application.identity import ports
from cleaning.application.identity.add_user import AddUser
from cleaning.application.identity.change_password import ChangePassword, SetPassword
from cleaning.application.identity.change_user import ChangeUser
from cleaning.application.identity.choose_view import ChooseBranch, ChooseLanguage
from cleaning.application.identity.keys import CreateKey, RevokeKey
from cleaning.application.identity.queries import IdentityQueries
from cleaning.application.identity.sign_in import SignIn
from cleaning.application.identity.sign_out import RevokeSession, SignOut
from cleaning.application.shared.access import Identification
from cleaning.application.shared.ports import Tries


class IdentityProvider(Provider):
    scope = Scope.REQUEST

    users = provide(SqlUsers, provides=ports.Users)
    sessions = provide(SqlSessions, provides=ports.Sessions)
    tries = provide(SqlTries, provides=Tries)
    keys = provide(SqlApiKeys, provides=ports.ApiKeys)
    identification = provide(SqlIdentification, provides=Identification)
    housekeeping = provide(SqlHousekeeping, provides=ports.Housekeeping)
    queries = provide(SqlIdentityQueries, provides=IdentityQueries)
    use_cases = provide_all(AddUser, ChangePassword, ChangeUser, ChooseBranch, ChooseLanguage, CreateKey)
    more_use_cases = provide_all(RevokeKey, RevokeSession, SetPassword, SignIn, SignOut)

    @provide(scope=Scope.APP)
    def passwords(self) -> ports.Passwords:
        return Argon2Passwords()


PROVIDERS = (IdentityProvider(),)
