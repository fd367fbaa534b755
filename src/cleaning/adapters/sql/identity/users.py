"""Users, by SQLAlchemy."""

from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from cleaning.adapters.sql.identity.tables import users
from cleaning.domain.identity.user import User
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import UserId


@dataclass(frozen=True, slots=True)
class SqlUsers:
    session: Session

    def get(self, user_id: UserId) -> User:
        if (user := self.session.get(User, user_id)) is None:
            raise NotFound("user", user_id)
        return user

    def by_login(self, login: str) -> User | None:
        # An e-mail may belong to several users (a shared mailbox); then only the user name will do.
        named = or_(users.c.login == login, users.c.email == login) if "@" in login else users.c.login == login
        found = self.session.scalars(select(User).where(named)).all()
        exact = [user for user in found if user.login == login]
        return (exact or found or [None])[0] if len(exact or found) <= 1 else None

    def add(self, user: User) -> None:
        self.session.add(user)
        self.session.flush()
