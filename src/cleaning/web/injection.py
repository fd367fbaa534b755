"""How a handler gets what it needs: one scope, one thread, one transaction per key."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any, get_origin

import anyio
from dishka import Container
from dishka.integrations.base import wrap_injection
from litestar import Request, Response
from litestar.di import NamedDependency
from litestar.params import JSONBody

from cleaning.application.shared.access import Caller, SignInNeeded, Visitor
from cleaning.application.shared.ports import Answer, Answers, Work
from cleaning.domain.shared.errors import RuleBroken
from cleaning.web import reach, security
from cleaning.web.caller import caller_of, is_api, is_signed_call
from cleaning.web.json import encode
from cleaning.web.listing import whole_list
from cleaning.web.retries import worth_retrying
from cleaning.web.shell import Shell

KEPT = ("location", "hx-redirect", "hx-retarget", "hx-reswap", "hx-push-url", "hx-trigger", "content-disposition")
ATTEMPTS = 3
JSON = "application/json"


def inject(handler: Any) -> Any:
    """Open the request's scope in the worker thread, check where the request came from, and run it once per key.

    The handler takes ``request`` and, besides its own parameters, anything marked ``FromDishka``.
    """
    inner = wrap_injection(
        func=handler, container_getter=lambda _args, kwargs: kwargs["request"].state.container, remove_depends=True
    )

    def guarded(args: tuple[Any, ...], kwargs: dict[str, Any]) -> Response:
        request: Request = kwargs["request"]
        shell: Shell = request.app.state.shell
        caller = caller_of(request)
        if not is_api(request) and not is_signed_call(request):
            field = (request.state.get("form") or {}).get("csrf")
            security.check(request, secret=shell.secret, session=caller.session, field=field)
        reach.check({name: value for name, value in kwargs.items() if name != "request"})
        for attempt in range(1, ATTEMPTS + 1):
            try:
                with shell.container(context={Caller: caller}) as container:
                    request.state.container = container
                    with whole_list(request):
                        return _once(request, container, lambda: _response(request, inner(*args, **kwargs)))
            except Exception as error:
                if attempt == ATTEMPTS or not worth_retrying(error):
                    raise
        raise AssertionError("unreachable")

    @wraps(inner)
    async def in_a_thread(*args: Any, **kwargs: Any) -> Response:
        return await anyio.to_thread.run_sync(guarded, args, kwargs)

    return _explained(in_a_thread, inner)


def _explained(handler: Any, inner: Any) -> Any:
    """Say to Litestar where ``form`` and ``data`` come from, so that handlers need not."""
    marks = {"form": lambda kind: NamedDependency[kind], "data": lambda kind: JSONBody[kind]}
    hints = {
        name: marks[name](kind) if name in marks and get_origin(kind) is not Annotated else kind
        for name, kind in inner.__annotations__.items()
    }
    parameters = [
        one.replace(annotation=hints.get(name, one.annotation)) for name, one in inner.__signature__.parameters.items()
    ]
    handler.__signature__ = inner.__signature__.replace(parameters=parameters)
    handler.__annotations__ = hints
    return handler


def _once(request: Request, container: Container, run: Callable[[], Response]) -> Response:
    """The handler's answer; for an unsafe request whose key came before, the answer given then.

    A handler with ``untold=True`` answers with a secret: its answer is kept nowhere, each request is a look of its own.
    """
    viewer = container.get(Visitor).viewer
    key = request.headers.get("idempotency-key") or (request.state.get("form") or {}).get("key")
    if is_api(request):
        if viewer is None:
            raise SignInNeeded
        if request.method == "POST" and not key:
            raise RuleBroken("request.key_missing")
    untold = request.route_handler.opt.get("untold", False)
    if request.method in security.SAFE or not key or viewer is None or untold:
        return run()
    owner = f"{viewer.kind}:{viewer.user_id}"
    try:
        with container.get(Work):
            answers = container.get(Answers)
            before = answers.claim(owner, key, request.state.get("fingerprint", ""))
            if before is not None:
                return _again(before)
            response = run()
            if response.status_code >= 400:
                raise _Undone(response)
            answers.keep(owner, key, _kept(response))
    except _Undone as undone:
        return undone.response
    return response


class _Undone(Exception):
    """The answer is a refusal: nothing of the request is kept, its key neither."""

    def __init__(self, response: Response) -> None:
        super().__init__(response.status_code)
        self.response = response


def _response(request: Request, answer: Any) -> Response:
    """Records of the API become JSON here, in the thread, not on the event loop."""
    if isinstance(answer, Response):
        return answer
    status = getattr(request.route_handler, "status_code", 200)
    return Response(encode(answer), media_type=JSON, status_code=status)


def _kept(response: Response) -> Answer:
    headers = {name: value for name, value in response.headers.items() if name.lower() in KEPT}
    headers["content-type"] = str(response.media_type or JSON)
    return Answer(status=response.status_code, headers=headers, body=response.content or b"")


def _again(answer: Answer) -> Response:
    headers = dict(answer.headers)
    media_type = headers.pop("content-type", JSON)
    headers["Idempotent-Replay"] = "true"
    return Response(answer.body, status_code=answer.status, headers=headers, media_type=media_type)
