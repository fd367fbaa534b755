"""Where SMS providers tell what became of a text, and what people answered.

Nobody is signed in here: each gateway proves a call by its signature or secret over the very bytes, and refuses (401)
what it can't prove.
"""

from __future__ import annotations

from dishka import FromDishka
from litestar import Controller, Request, Response, route
from litestar.params import FromPath

from cleaning.application.messaging.gateways import RawRequest
from cleaning.application.messaging.take_call import TakeCall
from cleaning.web.http import inject
from cleaning.web.shell import Shell


class SmsCallController(Controller):
    path = "/callbacks/sms"

    @route("/{gateway:str}", http_method=["GET", "POST"], status_code=200)
    @inject
    def take(self, request: Request, gateway: FromPath[str], take: FromDishka[TakeCall]) -> Response:
        shell: Shell = request.app.state.shell
        asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        call = RawRequest(
            method=request.method,
            url=shell.public_url + asked,
            headers=dict(request.headers),
            body=request.state.get("body", b""),
        )
        return Response(take(gateway, call), media_type="text/plain")


ROUTES = (SmsCallController,)
