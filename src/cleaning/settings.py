"""What the program is told by its environment; `cleaning settings` lists it all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

PREFIX = "CLEANING_"


class WrongSetting(Exception):
    """A variable of the environment makes no sense; the message names it."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """One field per variable: ``data`` is ``CLEANING_DATA``. Descriptions are in :data:`MEANINGS`."""

    database_url: str = ""
    owner_url: str = ""
    data: Path = Path("var")
    host: str = "127.0.0.1"
    port: int = 8080
    url: str = ""
    web_workers: int = 2
    jobs: int = 4
    pool: int = 8
    secret: str = ""
    secret_key: str = ""
    log_level: str = "info"
    proxies: int = 0
    sms: str = ""
    demo: bool = True
    backups: str = ""
    debug: bool = False

    @property
    def postgres(self) -> Path:
        """The embedded server's own folder."""
        return self.data / "postgres"

    @property
    def files(self) -> Path:
        return self.data / "files"

    @property
    def public_url(self) -> str:
        """What links on paper, in messages and for providers begin with; without a slash at the end."""
        return self.url.rstrip("/") or f"http://{self.host}:{self.port}"

    @property
    def keys(self) -> Path:
        """The file of the keys that open what is sealed; used without ``secret_key``."""
        return self.data / "secret_key"

    @property
    def loopback(self) -> bool:
        """Served to this machine alone, so plain HTTP is no leak."""
        return self.host in ("127.0.0.1", "::1", "localhost")


MEANINGS = {
    "database_url": "a PostgreSQL server (≥ 15) instead of the built-in one: postgresql://cleaning_app@host/cleaning",
    "owner_url": "the same database as its owner, for migrations; without it database_url is used for both",
    "data": "the folder of everything the program keeps: database, files, secret",
    "host": "the address to listen on",
    "port": "the port to listen on",
    "url": "the address people and providers reach it at, https://…; links in messages and on labels begin with it",
    "web_workers": "processes answering requests",
    "jobs": "jobs done at the same time by one worker process",
    "pool": "database connections kept per process",
    "secret": "signs what must not be forged; made once and kept in the data folder when empty",
    "secret_key": "opens what is sealed in the database (codes of premises), several with commas, the first seals; "
    "made once and kept in the data folder when empty",
    "log_level": "debug, info, warning or error",
    "proxies": "how many proxies of ours stand in front; only then X-Forwarded-* is believed",
    "sms": 'SMS gateways as JSON, the first carries everything: [{"name": "mine", "options": {"token": "…"}}]',
    "demo": "whether the first `cleaning run` makes the demo company (1 or 0)",
    "backups": "the folder the nightly check looks for backups in",
    "debug": "templates are read again when they change (1 or 0); for developers",
}
HIDDEN = frozenset({"secret", "secret_key", "sms"})


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of this process. Raise WrongSetting with the variable's name."""
    environment = os.environ if environment is None else environment
    given = {
        name: text
        for name in Settings.__struct_fields__
        if (text := environment.get(PREFIX + name.upper(), "").strip()) != ""
    }
    try:
        settings = msgspec.convert(given, Settings, strict=False, dec_hook=_folder)
    except msgspec.ValidationError as wrong:
        name = str(wrong).rpartition("$.")[2].rstrip("`")
        raise WrongSetting(f"{PREFIX}{name.upper()}: {wrong}") from wrong
    unknown = {name for name in environment if name.startswith(PREFIX)} - {PREFIX + name.upper() for name in MEANINGS}
    if unknown:
        raise WrongSetting(f"{min(unknown)} is not a setting; `cleaning settings` lists those there are")
    return msgspec.structs.replace(settings, data=settings.data.absolute())


def _folder(kind: type, value: object) -> object:
    if kind is Path:
        return Path(str(value)).expanduser()
    raise NotImplementedError(kind)


def with_secret(settings: Settings) -> Settings:
    """The same with a secret: the one given, or one made at the first start and kept for its owner's eyes only."""
    if settings.secret:
        return settings
    settings.data.mkdir(parents=True, exist_ok=True)
    path = settings.data / "secret"
    if not path.exists():
        _make_secret(path)
    return msgspec.structs.replace(settings, secret=path.read_text().strip())


def _make_secret(path: Path) -> None:
    """Written whole beside, then linked: of two programs starting at once both use the same one."""
    draft = path.with_name(f"secret.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(48) + "\n")
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()


def listing(settings: Settings) -> list[tuple[str, str, str]]:
    """Variable, value, meaning; secrets are not shown."""
    rows = []
    for name, meaning in MEANINGS.items():
        value = getattr(settings, name)
        shown = "•••" if name in HIDDEN and value else str(value)
        rows.append((PREFIX + name.upper(), _without_password(shown), meaning))
    return rows


def _without_password(text: str) -> str:
    head, at, tail = text.rpartition("@")
    if not at or "://" not in head:
        return text
    scheme, _, login = head.partition("://")
    return f"{scheme}://{login.partition(':')[0]}@{tail}"
