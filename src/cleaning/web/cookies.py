"""The cookies we set: the session's, unreadable to scripts and sent to us alone; and a stranger's language."""

from datetime import timedelta

from litestar import Request, Response
from litestar.datastructures import Cookie

from cleaning.web.caller import is_secure, session_cookie

A_YEAR = int(timedelta(days=365).total_seconds())
AS_LONG_AS_A_SESSION = int(timedelta(days=60).total_seconds())


def keep_session(request: Request, response: Response, token: str) -> None:
    """``__Host-`` and Secure, but for plain HTTP, where browsers refuse both."""
    response.set_cookie(
        Cookie(
            key=session_cookie(request),
            value=token,
            path="/",
            secure=is_secure(request),
            httponly=True,
            samesite="lax",
            max_age=AS_LONG_AS_A_SESSION,
        )
    )


def drop_session(request: Request, response: Response) -> None:
    response.set_cookie(
        Cookie(key=session_cookie(request), value="", path="/", secure=is_secure(request), httponly=True, max_age=0)
    )


def keep_language(request: Request, response: Response, lang: str) -> None:
    response.set_cookie(
        Cookie(key="lang", value=lang, path="/", secure=is_secure(request), samesite="lax", max_age=A_YEAR)
    )


def own_address(text: str | None, default: str = "/") -> str:
    """An address inside the program to go back to; anything that could lead elsewhere becomes ``default``."""
    inside = text and text.startswith("/") and not text.startswith(("//", "/\\")) and text.isprintable()
    return text if inside and "\\" not in text else default
