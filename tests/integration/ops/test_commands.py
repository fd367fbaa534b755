"""The command line, as an administrator uses it."""

import stat

import psycopg
import pytest

from cleaning.adapters.sql import embedded
from cleaning.adapters.sql.roles import APP, OWNER
from cleaning.adapters.sql.url import libpq
from cleaning.database import ready
from cleaning.settings import WrongSetting, read_settings, with_secret


def test_settings_are_listed_with_their_meaning_and_secrets_hidden(house):
    shown = house.done("settings", CLEANING_SECRET="hush", CLEANING_DATABASE_URL="postgresql://me:pass@db/x")
    assert "CLEANING_PORT" in shown
    assert "hush" not in shown
    assert "pass" not in shown
    assert "me@db/x" in shown


def test_a_wrong_or_unknown_setting_is_named(house):
    assert "CLEANING_PORT" in house("settings", CLEANING_PORT="eighty").stderr
    assert "CLEANING_PROT" in house("settings", CLEANING_PROT="80").stderr
    with pytest.raises(WrongSetting, match="CLEANING_WEB_WORKERS"):
        read_settings({"CLEANING_WEB_WORKERS": "two"})


def test_the_secret_is_made_once_and_only_its_owner_reads_it(tmp_path):
    settings = read_settings({"CLEANING_DATA": str(tmp_path)})
    first, second = with_secret(settings), with_secret(settings)
    assert first.secret == second.secret
    assert len(first.secret) > 40
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600


def test_a_user_and_a_key_are_made_listed_and_ended(house):
    house.done("migrate")
    house.done("user", "add", "maria", "--name", "Мария", "--password", "чист под 2026")
    assert "Мария" in house.done("user", "list")
    secret = house.done("key", "create", "проба", "--user", "maria").strip()
    assert secret.startswith("cln_")
    assert secret not in house.done("key", "list")
    house.done("key", "revoke", "1")
    assert "revoked" in house.done("key", "list")
    assert "user.login_taken" in house("user", "add", "maria", "--password", "чист под 2026").stderr


def test_a_command_on_an_old_database_says_what_to_do(house):
    assert "cleaning migrate" in house("user", "list").stderr


def test_an_audit_of_a_new_database_is_clean_and_a_lie_is_found(house):
    house.done("migrate")
    assert "BROKEN" not in house.done("audit")
    cluster = embedded.start(house.data / "postgres")
    with psycopg.connect(cluster.dsn("cleaning")) as connection:
        connection.execute("set session_replication_role = replica")
        connection.execute("insert into branches (name) values ('София')")
        connection.execute("insert into vat_rates (code, percent, valid_from) values ('standard', 25, current_date)")
    broken = house("audit")
    assert broken.returncode == 1
    assert "BROKEN company.vat_rates_follow" in broken.stdout


def test_a_server_by_address_is_used_as_the_app_even_when_its_owner_is_given(server):
    with server.database(empty=True) as url:
        settings = ready(read_settings({"CLEANING_DATABASE_URL": url}))
        with psycopg.connect(libpq(settings.database_url)) as connection:
            assert connection.execute("select current_user").fetchone() == (APP,)
            assert connection.execute("show statement_timeout").fetchone() == ("30s",)


def test_the_built_in_database_belongs_to_the_owner_and_the_app_may_not_change_tables(house):
    house.done("migrate")
    cluster = embedded.start(house.data / "postgres")
    with psycopg.connect(cluster.dsn("cleaning")) as connection:
        found = connection.execute("select distinct tableowner from pg_tables where schemaname = 'public'").fetchall()
    assert found == [(OWNER,)]
    with psycopg.connect(cluster.dsn("cleaning", role=APP)) as connection:
        for statement in ("create table x (n int)", "drop table clients", "alter table users add x int"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement)
            connection.rollback()
