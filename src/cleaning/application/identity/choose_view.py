"""The language and the branch a user looks at."""

from dataclasses import dataclass

from cleaning.application.identity.ports import Sessions, Users
from cleaning.application.shared.access import Access
from cleaning.application.shared.ports import Work
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import BranchId, UserId


@dataclass(frozen=True, slots=True)
class ChooseLanguage:
    """Kept with the user, so it is the same on every device."""

    work: Work
    users: Users
    access: Access

    def __call__(self, lang: str) -> None:
        with self.work:
            self.users.get(UserId(self.access.viewer.user_id or 0)).speak(lang)


@dataclass(frozen=True, slots=True)
class ChooseBranch:
    """Kept with the session: two windows of one user show the same, two machines need not."""

    work: Work
    sessions: Sessions
    access: Access

    def __call__(self, token: str, branch_id: BranchId | None) -> None:
        with self.work:
            if branch_id is not None and branch_id not in self.access.viewer.branch_ids:
                raise NotFound("branch", branch_id)
            self.sessions.look_at(token, branch_id)
