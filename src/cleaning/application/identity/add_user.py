"""Let somebody in."""

from dataclasses import dataclass

from cleaning.application.identity.ports import Passwords, Users
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.identity.user import User, UserDetails, check_password
from cleaning.domain.shared.ids import UserId


@dataclass(frozen=True, slots=True)
class AddUser:
    work: Work
    users: Users
    passwords: Passwords
    access: Access

    def __call__(self, details: UserDetails, password: str) -> UserId:
        with self.work:
            self.access.require(Permission.IDENTITY_USER_EDIT)
            check_password(password, details.login)
            user = User.add(details, self.passwords.hash(password))
            self.users.add(user)
            return user.known_id
