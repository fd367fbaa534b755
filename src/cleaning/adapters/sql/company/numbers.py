"""Numbers without gaps."""

from dataclasses import dataclass

from sqlalchemy import literal
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from cleaning.adapters.sql.company.tables import number_series


@dataclass(frozen=True, slots=True)
class SqlNumbers:
    """The row of the series is locked until the commit, and a rollback gives the number back."""

    session: Session

    def take(self, series: str, *, branch: int | None = None, prefix: str = "", width: int = 10) -> str:
        return self._take(series, branch, prefix, width, 1)[0]

    def take_many(self, series: str, count: int, *, prefix: str = "", width: int = 10) -> list[str]:
        return self._take(series, None, prefix, width, count) if count else []

    def _take(self, series: str, branch: int | None, prefix: str, width: int, count: int) -> list[str]:
        first = insert(number_series).values(
            series=series, branch_id=branch, prefix=prefix, width=width, next=literal(1 + count)
        )
        taken = first.on_conflict_do_update(
            constraint="uq_number_series_series_branch_id", set_={"next": number_series.c.next + count}
        ).returning(number_series.c.next, number_series.c.prefix, number_series.c.width)
        following, stored_prefix, stored_width = self.session.execute(taken).one()
        numbers = range(int(following) - count, int(following))
        return [f"{stored_prefix}{number:0{stored_width}d}" for number in numbers]
