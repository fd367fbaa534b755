"""Leave."""

from dataclasses import dataclass

from cleaning.application.identity.ports import Sessions
from cleaning.application.shared.access import Access
from cleaning.application.shared.ports import Work
from cleaning.domain.shared.ids import UserId


@dataclass(frozen=True, slots=True)
class SignOut:
    work: Work
    sessions: Sessions

    def __call__(self, token: str) -> None:
        with self.work:
            self.sessions.close(token)


@dataclass(frozen=True, slots=True)
class RevokeSession:
    """End a session of one's own on another machine: a lost phone, a public computer."""

    work: Work
    sessions: Sessions
    access: Access

    def __call__(self, session_id: int) -> None:
        with self.work:
            self.sessions.revoke(session_id, UserId(self.access.viewer.user_id or 0))
