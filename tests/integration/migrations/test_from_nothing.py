"""The migrations build the database the program expects, and can be undone step by step."""

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from cleaning.adapters.sql.migrate import configuration, is_newest, newest
from cleaning.adapters.sql.registry import load_tables


def test_the_tables_are_what_the_program_maps(database):
    metadata = load_tables()
    engine = create_engine(database, poolclass=NullPool)
    with engine.connect() as connection:
        options = {
            "include_name": lambda name, kind, _: not (kind == "table" and str(name).startswith("procrastinate"))
        }
        context = MigrationContext.configure(connection, opts={"compare_type": True, **options})
        assert compare_metadata(context, metadata) == []


def test_there_is_one_head_and_it_is_read_from_the_files():
    assert ScriptDirectory.from_config(configuration()).get_heads() == [newest()]


def test_a_look_tells_whether_a_database_is_up_to_date(server, database):
    assert is_newest(database)
    with server.database(empty=True) as bare:
        assert not is_newest(bare)


def test_every_step_down_and_up_again_works(server):
    with server.database(empty=True) as url, create_engine(url, poolclass=NullPool).connect() as connection:
        config = configuration(connection)
        steps = [step.revision for step in ScriptDirectory.from_config(config).walk_revisions()][::-1]
        for step in steps:
            command.upgrade(config, step)
            command.downgrade(config, "-1")
            command.upgrade(config, step)
        command.downgrade(config, "base")
        left = connection.exec_driver_sql(
            "select relname from pg_class where relnamespace = 'public'::regnamespace and relname <> 'alembic_version'"
            " and relname <> 'alembic_version_pkc'"
        )
        assert [row[0] for row in left] == []
