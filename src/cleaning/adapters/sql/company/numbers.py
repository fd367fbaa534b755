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
        first = insert(number_series).values(
            series=series, branch_id=branch, prefix=prefix, width=width, next=literal(2)
        )
        taken = first.on_conflict_do_update(
            constraint="uq_number_series_series_branch_id", set_={"next": number_series.c.next + 1}
        ).returning(number_series.c.next - 1, number_series.c.prefix, number_series.c.width)
        number, stored_prefix, stored_width = self.session.execute(taken).one()
        return f"{stored_prefix}{int(number):0{stored_width}d}"
