"""Come in with a user name and a password."""

from dataclasses import dataclass

import msgspec

from cleaning.application.identity.ports import Passwords, Sessions, Users
from cleaning.application.shared.ports import Clock, Tries, Work
from cleaning.domain.identity.events import SignedIn
from cleaning.domain.shared.errors import RuleBroken

TRIES_PER_LOGIN = 10
TRIES_PER_ADDRESS = 30


class Credentials(msgspec.Struct, frozen=True, kw_only=True):
    """``old_token`` is what the browser came with: it is closed, so that nobody can plant a session beforehand."""

    login: str
    password: str
    address: str = ""
    agent: str = ""
    old_token: str | None = None


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    token: str
    lang: str
    role: str


@dataclass(frozen=True, slots=True)
class SignIn:
    """Ten tries a minute for one name, thirty from one address; a wrong name and a wrong password sound the same."""

    work: Work
    users: Users
    passwords: Passwords
    sessions: Sessions
    tries: Tries
    clock: Clock

    def __call__(self, command: Credentials) -> Entry:
        login = command.login.strip().lower()
        self._spend_a_try(login, command.address)
        user = self.users.by_login(login)
        stored = user.password_hash if user is not None and user.active else ""
        if not self.passwords.fits(command.password, stored) or user is None:
            raise RuleBroken("sign_in.wrong")
        with self.work:
            if command.old_token:
                self.sessions.close(command.old_token)
            token = self.sessions.open(user, at=self.clock.now(), address=command.address, agent=command.agent)
            self.work.tell(SignedIn(user_id=user.known_id, login=user.login))
        return Entry(token=token, lang=user.lang, role=user.role)

    def _spend_a_try(self, login: str, address: str) -> None:
        limits = {f"login:{login[:200]}": TRIES_PER_LOGIN, f"address:{address}": TRIES_PER_ADDRESS}
        if not all(self.tries.spend(key, limit, self.clock.now()) for key, limit in limits.items()):
            raise RuleBroken("sign_in.too_often", seconds=60)
