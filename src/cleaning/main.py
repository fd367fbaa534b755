"""The web application."""

from __future__ import annotations

import gc
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import anyio
from dishka import Container, Provider
from litestar import Litestar, Router
from litestar.config.compression import CompressionConfig
from litestar.datastructures import State
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.openapi import OpenAPIConfig
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

import cleaning.web
from cleaning.adapters.sql.registry import load_tables
from cleaning.domain.shared.errors import DomainError
from cleaning.domain.shared.money import Money
from cleaning.settings import Settings
from cleaning.web import errors, requests, security
from cleaning.web.assets import Assets
from cleaning.web.caller import API
from cleaning.web.i18n import Catalogues, load_catalogues
from cleaning.web.shell import Shell
from cleaning.web.static_files import static_files
from cleaning.web.templating import Templates, make_templates
from cleaning.wiring import providers, wire

THREADS = 12
"""Handlers at once in one process; the connection pool is as large as they need."""
LARGEST = 25 * 1024 * 1024
PACKING = CompressionConfig(backend="brotli", brotli_quality=4, minimum_size=1000, exclude=["^/static/", "^/live"])
"""Pages and answers; built files are packed already, and a live stream must not wait for a block to fill."""


def preload() -> None:
    """Import all there is to import, while the database starts. None of it is garbage, so nobody looks for any."""
    gc.disable()
    load_tables()
    providers()
    routes()


def create_app(settings: Settings, *overrides: Provider) -> Litestar:
    """The whole program as an ASGI application; ``overrides`` replace providers, for tests."""
    container = wire(settings, *overrides)
    catalogues = load_catalogues()
    templates = make_templates(Assets(), catalogues, reload=settings.debug)
    return assemble(container, templates, catalogues, settings)


def assemble(container: Container, templates: Templates, catalogues: Catalogues, settings: Settings) -> Litestar:
    shell = Shell(container, templates, catalogues, settings.secret, settings.public_url, is_away, debug=settings.debug)
    offered = routes()
    api = [route for route in offered if route.__module__.startswith("cleaning.web.api.")]
    screens = [route for route in offered if route not in api]
    return Litestar(
        route_handlers=[
            Router("/", route_handlers=screens, include_in_schema=False),
            Router(API, route_handlers=api),
            static_files(),
        ],
        before_request=requests.read_request,
        before_send=[security.harden],
        dependencies={"form": Provide(requests.provide_form)},
        exception_handlers={
            DomainError: errors.refused,
            HTTPException: errors.http_error,
            Exception: errors.fault,
        },
        type_encoders={Money: str},
        state=State({"shell": shell}),
        on_startup=[_limit_threads],
        on_shutdown=[container.close],
        request_max_body_size=LARGEST,
        compression_config=PACKING,
        openapi_config=OpenAPIConfig(title="cleaning", version="1", path="/api/schema", render_plugins=[]),
        debug=False,
    )


def is_away(error: BaseException) -> bool:
    """The database cannot be reached, or hung up."""
    return isinstance(error, OperationalError | PoolTimeout)


def routes() -> list[Any]:
    """Controllers and handlers of every module under ``web`` that names ``ROUTES``."""
    found: list[Any] = []
    for module in walk_packages(cleaning.web.__path__, "cleaning.web."):
        if not module.ispkg and module.name.count(".") >= 3:
            found += getattr(import_module(module.name), "ROUTES", ())
    return found


def _limit_threads() -> None:
    anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
