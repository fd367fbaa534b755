"""Settings: what exactly people agree to."""

from __future__ import annotations

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.clients.consent_texts import ConsentTextQueries
from cleaning.application.clients.write_consent_text import NewConsentText, WriteConsentText
from cleaning.application.shared.access import Access, Permission
from cleaning.domain.clients.values import ConsentPurpose
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, see


class ConsentTextController(Controller):
    path = "/settings/consents"

    @get("/")
    @inject
    def show(
        self, request: Request, form: Form, access: FromDishka[Access], texts: FromDishka[ConsentTextQueries]
    ) -> Response:
        access.require(Permission.COMPANY_SETTINGS_VIEW)
        return _page(request, form, texts)

    @post("/", status_code=200)
    @inject
    def write(
        self,
        request: Request,
        form: Form,
        write: FromDishka[WriteConsentText],
        texts: FromDishka[ConsentTextQueries],
    ) -> Response:
        said = {name: form.text(name, required=True, max=4000) for name in ("text_bg", "text_en")}
        purpose = form.choice("purpose", ConsentPurpose, required=True)
        with form.attempt():
            write(form.into(NewConsentText, purpose=purpose, **said))
        if form.errors:
            return _page(request, form, texts, status=422)
        return see(request, "/settings/consents", flash="Saved")


def _page(request: Request, form: Form, texts: ConsentTextQueries, *, status: int = 200) -> Response:
    shown = {"form": form, "texts": texts.editions(), "purposes": list(ConsentPurpose)}
    return page(request, "office/settings/consents", status=status, **shown)


ROUTES = (ConsentTextController,)
