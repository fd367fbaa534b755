"""A worker process whose one job takes half a minute the first time and no time afterwards (run by test_recovery)."""

import sys
import time
from typing import Any

import psycopg

from cleaning import worker
from cleaning.adapters.sql.url import libpq
from cleaning.settings import Settings


class Slow:
    name = "test.slow"


def perform(container: Any, kind: type[Any], arguments: dict[str, Any]) -> None:
    with psycopg.connect(libpq(sys.argv[1]), autocommit=True) as connection:
        begun = connection.execute("insert into marks values ('began') returning (select count(*) from marks)")
        if begun.fetchone() == (0,):
            time.sleep(30)
        connection.execute("insert into marks values ('done')")


worker.jobs = lambda: {Slow.name: Slow}
worker.perform = perform
worker.main(Settings(database_url=sys.argv[1], secret="test", jobs=1))
