"""What a running web process holds: the container, the templates, the languages, the secret."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from dishka import Container

from cleaning.web.i18n import Catalogues
from cleaning.web.templating import Templates


@dataclass(frozen=True)
class Shell:
    """Made once by ``create_app`` and kept in the app's state. ``is_away`` knows an unreachable database."""

    container: Container
    templates: Templates
    catalogues: Catalogues
    secret: str
    public_url: str
    is_away: Callable[[BaseException], bool]
    debug: bool = False
    extras: dict[str, Any] = field(default_factory=dict)
