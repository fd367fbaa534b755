"""The audit, for use cases."""

from dataclasses import dataclass

from sqlalchemy import Engine

from cleaning.adapters.sql.checks import audit


@dataclass(frozen=True, slots=True)
class SqlPromises:
    engine: Engine

    def ask(self) -> tuple[int, tuple[str, ...]]:
        with self.engine.connect() as connection:
            outcomes = list(audit(connection))
        return len(outcomes), tuple(outcome.check.name for outcome in outcomes if outcome.rows)
