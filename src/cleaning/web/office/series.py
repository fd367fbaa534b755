"""Settings: the numbers papers get."""

from __future__ import annotations

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.company.change_series import ChangeSeries, SeriesForm
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.domain.shared.errors import NotFound
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, see


class SeriesController(Controller):
    path = "/settings/series"

    @get("/")
    @inject
    def show(self, request: Request, access: FromDishka[Access], company: FromDishka[CompanyQueries]) -> Response:
        access.require(Permission.COMPANY_SETTINGS_VIEW)
        return page(request, "office/settings/series_list", series=company.series())

    @get("/{series_id:int}")
    @inject
    def edit(
        self,
        request: Request,
        series_id: int,
        form: Form,
        access: FromDishka[Access],
        company: FromDishka[CompanyQueries],
    ) -> Response:
        access.require(Permission.COMPANY_SETTINGS_VIEW)
        return _edit(request, series_id, form, company)

    @post("/{series_id:int}", status_code=200)
    @inject
    def save(
        self,
        request: Request,
        series_id: int,
        form: Form,
        change: FromDishka[ChangeSeries],
        company: FromDishka[CompanyQueries],
    ) -> Response:
        following = form.whole("next", required=True, least=1, most=10**15)
        width = form.whole("width", required=True, least=1, most=18)
        version = form.whole("version")
        with form.attempt():
            if following is not None and width is not None and not form.errors:
                prefix = form.text("prefix", max=10)
                change(SeriesForm(series_id=series_id, next=following, prefix=prefix, width=width, version=version))
        if form.errors:
            return _edit(request, series_id, form, company, status=422)
        return see(request, "/settings/series", flash="Saved")


def _edit(request: Request, series_id: int, form: Form, company: CompanyQueries, *, status: int = 200) -> Response:
    series = next((row for row in company.series() if row.id == series_id), None)
    if series is None:
        raise NotFound("series", series_id)
    return page(request, "office/settings/series", status=status, form=form, series=series)


ROUTES = (SeriesController,)
