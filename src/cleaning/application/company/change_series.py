"""Set how a series of numbers looks and goes on."""

from dataclasses import dataclass

import msgspec

from cleaning.application.company.ports import Series
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work


class SeriesForm(msgspec.Struct, frozen=True, kw_only=True):
    series_id: int
    next: int
    prefix: str = ""
    width: int = 10
    version: int | None = None


@dataclass(frozen=True, slots=True)
class ChangeSeries:
    """A firm that comes from another program goes on with its own numbers."""

    work: Work
    series: Series
    access: Access

    def __call__(self, command: SeriesForm) -> None:
        with self.work:
            self.access.require(Permission.COMPANY_SETTINGS_EDIT)
            series = self.series.get(command.series_id)
            series.expect(command.version)
            series.change(prefix=command.prefix, next=command.next, width=command.width)
