"""Who may enter, with which password and for how long."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.adapters.secrets.argon2 import Argon2Passwords
from cleaning.application.shared.permissions import ROLES, Permission
from cleaning.domain.identity.events import UserAdded, UserChanged
from cleaning.domain.identity.session import IDLE, LONGEST, expires
from cleaning.domain.identity.user import User, UserDetails, check_password
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.role import Role
from cleaning.web.cookies import own_address

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def details(**changes: object) -> UserDetails:
    return UserDetails(**{"login": "maria", "name": "Мария", "role": Role.OFFICE} | changes)


def test_a_login_is_small_letters_however_it_was_typed():
    assert details(login="  MARIA@Example.COM ").login == "maria@example.com"


@pytest.mark.parametrize("login", ["", "a", "ма рия", "x/y", "<b>", "a" * 65])
def test_a_login_that_cannot_be_typed_twice_the_same_is_refused(login):
    with pytest.raises(RuleBroken, match="login_form"):
        details(login=login)


def test_crew_and_clients_are_somebody_known():
    with pytest.raises(RuleBroken, match="crew_needs_employee"):
        details(role=Role.CREW)
    with pytest.raises(RuleBroken, match="client_needs_client"):
        details(role=Role.CLIENT)


@pytest.mark.parametrize("password", ["кратка", "maria.petrova", "aaaaaaaaaaaa", "х" * 201])
def test_weak_passwords_are_refused(password):
    with pytest.raises(RuleBroken):
        check_password(password, "maria.petrova")


def test_a_change_is_told_without_the_password():
    user = User.add(details(), "$argon2…")
    user.id = 5
    assert user.pull() == [UserAdded(user_id=5, login="maria", role="office")]
    user.change(details(role=Role.DISPATCHER))
    assert user.pull() == [UserChanged(user_id=5, login="maria", role="dispatcher", active=True)]
    user.change(details(role=Role.DISPATCHER))
    assert user.pull() == []


def test_a_password_fits_itself_alone_and_an_empty_hash_fits_nothing():
    passwords = Argon2Passwords()
    stored = passwords.hash("чист под 2026")
    assert stored.startswith("$argon2id$")
    assert passwords.fits("чист под 2026", stored)
    assert not passwords.fits("чист под 2027", stored)
    assert not passwords.fits("", "")
    assert not passwords.fits("x", "not a hash")


@given(st.sampled_from(Role), st.timedeltas(min_value=timedelta(), max_value=timedelta(days=90)))
def test_no_session_outlives_its_longest_time_nor_its_idleness(role, age):
    until = expires(role, created=NOON, seen=NOON + age)
    assert until <= NOON + LONGEST
    if role is Role.OFFICE:
        assert until <= NOON + age + IDLE


def test_the_owner_may_everything_and_a_client_nothing_of_the_office():
    assert ROLES[Role.OWNER] == set(Permission)
    assert not ROLES[Role.CLIENT]
    assert ROLES[Role.CREW] == {Permission.VISITS_OWN_WORK, Permission.PAYROLL_OWN_VIEW}


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.OWNER])
def test_only_the_owner_manages_users_keys_and_the_trail(role):
    assert (
        not {
            Permission.IDENTITY_USER_EDIT,
            Permission.IDENTITY_KEY_EDIT,
            Permission.AUDIT_FACT_VIEW,
            Permission.COMPANY_SETTINGS_EDIT,
        }
        & ROLES[role]
    )


@given(st.text(alphabet="/\\.:@ab\n\t%?#ж", max_size=30))
def test_the_way_back_stays_inside(text):
    address = own_address(text)
    assert address.startswith("/")
    assert not address.startswith(("//", "/\\"))
    assert "\n" not in address
