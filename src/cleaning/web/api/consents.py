"""What a client lets us send, and the wordings of it."""

from __future__ import annotations

import msgspec
from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.clients.commands import ConsentChange, ConsentInput
from cleaning.application.clients.consent_texts import ConsentTextQueries, ConsentTextRow
from cleaning.application.clients.queries import ClientQueries, ConsentRow
from cleaning.application.clients.record_consent import RecordConsent
from cleaning.application.clients.write_consent_text import NewConsentText, WriteConsentText
from cleaning.application.shared.access import Access, Permission
from cleaning.domain.shared.ids import ClientId
from cleaning.web.http import Request, inject


class ConsentsApi(Controller):
    path = ""
    tags = ("clients",)

    @get("/clients/{client_id:int}/consents", summary="Every word about permissions, oldest first; the last counts")
    @inject
    def history(
        self, request: Request, client_id: int, access: FromDishka[Access], clients: FromDishka[ClientQueries]
    ) -> list[ConsentRow]:
        access.require(Permission.CLIENTS_VIEW)
        return clients.card(client_id, scope=access.viewer.scope).consents

    @post("/clients/{client_id:int}/consents/withdrawal", summary="Note that the client no longer lets us write")
    @inject
    def withdraw(
        self,
        request: Request,
        client_id: int,
        data: ConsentInput,
        record: FromDishka[RecordConsent],
        access: FromDishka[Access],
        clients: FromDishka[ClientQueries],
    ) -> list[ConsentRow]:
        record(ConsentChange(client_id=ClientId(client_id), given=False, **msgspec.structs.asdict(data)))
        return clients.card(client_id, scope=access.viewer.scope).consents

    @get("/consent-texts", summary="The wordings people agree to, newest first")
    @inject
    def texts(
        self, request: Request, access: FromDishka[Access], texts: FromDishka[ConsentTextQueries]
    ) -> list[ConsentTextRow]:
        access.require(Permission.COMPANY_SETTINGS_VIEW)
        return texts.editions()

    @post("/consent-texts", summary="Put a new wording in force")
    @inject
    def write(
        self,
        request: Request,
        data: NewConsentText,
        write: FromDishka[WriteConsentText],
        texts: FromDishka[ConsentTextQueries],
    ) -> ConsentTextRow:
        text_id = write(data)
        return next(text for text in texts.editions() if text.id == text_id)


ROUTES = (ConsentsApi,)
