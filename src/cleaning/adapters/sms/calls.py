"""Reading what providers call us with: fields, proofs, names of events. Pure."""

from __future__ import annotations

import hashlib
import hmac
from typing import Literal
from urllib.parse import parse_qsl, urlsplit

from cleaning.application.messaging.gateways import RawRequest
from cleaning.domain.shared.errors import RuleBroken

TOKEN = "token"
"""The query parameter that carries our secret where a provider signs nothing."""


def query(request: RawRequest) -> dict[str, str]:
    """Parameters of the address; the last of equal names."""
    return dict(parse_qsl(urlsplit(request.url).query, keep_blank_values=True))


def fields(request: RawRequest) -> dict[str, str]:
    """Parameters of the address and, of a POST, of the form; the form's win."""
    form = parse_qsl(request.body.decode(errors="replace"), keep_blank_values=True) if request.method == "POST" else []
    return query(request) | dict(form)


def header(request: RawRequest, name: str) -> str:
    """A header's value whatever its case; empty when there is none."""
    return next((value for key, value in request.headers.items() if key.lower() == name.lower()), "")


def prove_token(request: RawRequest, secret: str, gateway: str) -> None:
    """RuleBroken ``sms.forged`` unless the address carries the secret; without a secret every call is forged."""
    prove(hmac.compare_digest(query(request).get(TOKEN, "").encode(), secret.encode()), secret, gateway)


def prove(genuine: bool, secret: str, gateway: str) -> None:
    """RuleBroken ``sms.forged`` unless there is a secret and the proof held."""
    if not secret or not genuine:
        raise RuleBroken("sms.forged", gateway=gateway)


def signature(body: bytes, secret: str, algorithm: Literal["sha1", "sha256", "sha512"]) -> str:
    """HMAC over the very bytes, in hexadecimal."""
    return hmac.new(secret.encode(), body, algorithm).hexdigest()


def event(*parts: str) -> str:
    """A name for an event whose provider gives it none: the same parts, the same name."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:40]


def e164(number: str) -> str:
    """A number as providers write it ("359888123456") with its plus; short codes and names stay as they are."""
    digits = number.strip()
    return f"+{digits}" if digits.isdigit() and len(digits) >= 10 and not digits.startswith("0") else digits


def group(reference: str) -> int:
    """The number in the header that holds the parts of one long text together, 0 to 255."""
    return int(event(reference)[:2], 16)
