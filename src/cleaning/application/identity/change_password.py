"""Choose a new password."""

from dataclasses import dataclass

import msgspec

from cleaning.application.identity.ports import Passwords, Sessions, Users
from cleaning.application.identity.sign_in import TRIES_PER_LOGIN
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Tries, Work
from cleaning.domain.identity.user import check_password
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import UserId


class PasswordChange(msgspec.Struct, frozen=True, kw_only=True):
    """``token`` is the session that stays; all others of the user end."""

    old: str
    new: str
    token: str | None = None


@dataclass(frozen=True, slots=True)
class ChangePassword:
    """One's own; the old one is asked for, and guessing it here is counted like guessing it at the door."""

    work: Work
    users: Users
    passwords: Passwords
    sessions: Sessions
    tries: Tries
    access: Access
    clock: Clock

    def __call__(self, command: PasswordChange) -> None:
        user_id = UserId(self.access.viewer.user_id or 0)
        if not self.tries.spend(f"login:{self.access.viewer.login}", TRIES_PER_LOGIN, self.clock.now()):
            raise RuleBroken("sign_in.too_often", seconds=60)
        with self.work:
            user = self.users.get(user_id)
            if not self.passwords.fits(command.old, user.password_hash):
                raise RuleBroken("user.password_wrong", field="old")
            check_password(command.new, user.login)
            user.set_password(self.passwords.hash(command.new))
            self.sessions.close_others(user_id, command.token)


@dataclass(frozen=True, slots=True)
class SetPassword:
    """By who manages users: somebody forgot theirs. All their sessions end."""

    work: Work
    users: Users
    passwords: Passwords
    sessions: Sessions
    access: Access

    def __call__(self, user_id: UserId, password: str) -> None:
        with self.work:
            self.access.require(Permission.IDENTITY_USER_EDIT)
            user = self.users.get(user_id)
            check_password(password, user.login)
            user.set_password(self.passwords.hash(password))
            self.sessions.close_others(user_id, None)
