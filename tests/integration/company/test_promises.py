"""The nightly audit leaves its result where the owner looks."""

from sqlalchemy import Engine, text

from cleaning.application.company.check_promises import CheckPromises


def kinds(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return list(connection.scalars(text("select kind from facts where kind like 'company.Promises%' order by id")))


def test_a_clean_night_and_a_night_with_a_find(scope):
    engine = scope.get(Engine)
    scope.get(CheckPromises)()
    with engine.begin() as connection:
        connection.execute(
            text("insert into vat_rates (code, percent, valid_from) values ('standard', 25, current_date)")
        )
    scope.get(CheckPromises)()
    assert kinds(engine) == ["company.PromisesKept", "company.PromisesBroken"]
