"""Someone who may enter."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cleaning.domain.identity.events import PasswordChanged, UserAdded, UserChanged
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, ClientId, EmployeeId, UserId
from cleaning.domain.shared.role import Role

LOGIN = re.compile(r"[\w.+\-]{2,64}(@[\w.\-]{3,120})?")
LANGUAGES = ("bg", "en")
SHORTEST_PASSWORD = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class UserDetails:
    """Everything about a user but the password. ``branch_ids`` empty means all branches, now and later."""

    login: str
    name: str
    role: Role
    email: str = ""
    lang: str = "bg"
    branch_ids: tuple[BranchId, ...] = ()
    employee_id: EmployeeId | None = None
    client_id: ClientId | None = None
    active: bool = True

    def __post_init__(self) -> None:
        object.__setattr__(self, "login", self.login.strip().lower())
        object.__setattr__(self, "branch_ids", tuple(sorted(set(self.branch_ids))))
        if not LOGIN.fullmatch(self.login):
            raise RuleBroken("user.login_form", field="login", value=self.login)
        if not self.name.strip():
            raise RuleBroken("field.required", field="name")
        if self.lang not in LANGUAGES:
            raise RuleBroken("choice.unknown", field="lang", value=self.lang)
        if self.role is Role.CREW and self.employee_id is None:
            raise RuleBroken("user.crew_needs_employee", field="employee_id")
        if self.role is Role.CLIENT and self.client_id is None:
            raise RuleBroken("user.client_needs_client", field="client_id")


def check_password(password: str, login: str) -> None:
    """Length beats composition (NIST SP 800-63B): ten characters, and not the user name itself."""
    if len(password) < SHORTEST_PASSWORD:
        raise RuleBroken("user.password_short", field="password", least=SHORTEST_PASSWORD)
    if len(password) > 200:
        raise RuleBroken("user.password_long", field="password", most=200)
    if password.lower() == login.lower() or len(set(password)) < 4:
        raise RuleBroken("user.password_plain", field="password")


@dataclass(eq=False, kw_only=True)
class User(Aggregate):
    """A person with a role and branches; who left is closed, never deleted, because facts name them."""

    id: UserId | None = None
    login: str
    name: str
    role: Role
    email: str = ""
    lang: str = "bg"
    branch_ids: list[BranchId] = field(default_factory=list)
    employee_id: EmployeeId | None = None
    client_id: ClientId | None = None
    active: bool = True
    password_hash: str = ""
    version: int = 1

    @classmethod
    def add(cls, details: UserDetails, password_hash: str) -> User:
        values = {name: getattr(details, name) for name in NAMES} | {"branch_ids": list(details.branch_ids)}
        user = cls(password_hash=password_hash, **values)
        user.record(lambda: UserAdded(user_id=user.known_id, login=user.login, role=user.role))
        return user

    @property
    def known_id(self) -> UserId:
        assert self.id is not None, "a user has an id once stored"
        return self.id

    def change(self, details: UserDetails) -> None:
        values = {name: getattr(details, name) for name in NAMES} | {"branch_ids": list(details.branch_ids)}
        changed = [name for name, new in values.items() if getattr(self, name) != new]
        for name in changed:
            setattr(self, name, values[name])
        if changed:
            event = UserChanged(user_id=self.known_id, login=self.login, role=self.role, active=self.active)
            self.record(event)

    def set_password(self, password_hash: str) -> None:
        self.password_hash = password_hash
        self.record(PasswordChanged(user_id=self.known_id, login=self.login))

    def speak(self, lang: str) -> None:
        """Choose the language of the screens."""
        if lang not in LANGUAGES:
            raise RuleBroken("choice.unknown", field="lang", value=lang)
        self.lang = lang


NAMES = ("login", "name", "role", "email", "lang", "employee_id", "client_id", "active")
