"""Give somebody another role, other branches, or shut the door."""

from dataclasses import dataclass

from cleaning.application.identity.ports import Sessions, Users
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.identity.user import UserDetails
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import UserId
from cleaning.domain.shared.role import Role


@dataclass(frozen=True, slots=True)
class ChangeUser:
    """Who manages users cannot lock themselves out by mistake. A closed user's sessions end at once."""

    work: Work
    users: Users
    sessions: Sessions
    access: Access

    def __call__(self, user_id: UserId, details: UserDetails, *, version: int | None = None) -> None:
        with self.work:
            self.access.require(Permission.IDENTITY_USER_EDIT)
            user = self.users.get(user_id)
            user.expect(version)
            if user_id == self.access.viewer.user_id and (not details.active or details.role is not Role.OWNER):
                raise RuleBroken("user.not_oneself", field="role" if details.active else "active")
            user.change(details)
            if not user.active:
                self.sessions.close_others(user_id, None)
