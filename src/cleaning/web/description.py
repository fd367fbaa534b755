"""The API in OpenAPI 3.1: what Litestar finds in the handlers, and what is true of all of them."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Litestar

from cleaning.web.json import encodable

ABOUT = """Everything the screens do, for programs.

* **Key.** `Authorization: Bearer cln_…`, made under Settings › API keys or by `cleaning key create`. It speaks for a
  user and may be narrowed to some permissions.
* **Once.** Every POST carries an `Idempotency-Key` of your own (a UUID). The same key and body give the same answer and
  no second effect, for a week; the same key with another body is refused (422).
* **Pages.** Lists take `limit` (at most 200) and `after`, the `next` of the page before.
* **Sums** are texts with two decimals (`"12.00"`), moments are UTC and end in `Z`, days are `YYYY-MM-DD`.
* **Refusals** are `application/problem+json` (RFC 9457) with a stable `code` and its `facts`; `fields` when several
  inputs are wrong at once. `Accept-Language: bg` gives Bulgarian titles.
* **Versions.** A changed record carries `version`; sending an older one is a conflict (409).
"""
KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": True,
    "description": "A text of your own, once per wish; repeat it when you got no answer.",
    "schema": {"type": "string", "minLength": 8, "maxLength": 200},
}
PROBLEM = {
    "type": "object",
    "required": ["title", "status", "code"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string", "description": "A sentence for people."},
        "status": {"type": "integer"},
        "code": {"type": "string", "description": "Stable, for programs: `client.duplicate`."},
        "facts": {"type": "object", "description": "What the refusal concerns."},
        "fields": {"type": "object", "description": "Input → its own refusal, when several were wrong."},
        "request_id": {"type": "string"},
    },
}
REFUSED = {
    "description": "Refused; nothing was changed.",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}


def describe(app: Litestar) -> dict[str, Any]:
    """A new document each time; the caller may change it."""
    # Values a field begins with may be sums, which have their JSON form from us.
    document: dict[str, Any] = msgspec.to_builtins(app.openapi_schema.to_schema(), enc_hook=encodable)
    document["info"] |= {"title": "cleaning", "version": "1", "description": ABOUT}
    parts = document.setdefault("components", {})
    parts["securitySchemes"] = {"key": {"type": "http", "scheme": "bearer"}}
    parts.setdefault("schemas", {})["Problem"] = PROBLEM
    document["security"] = [{"key": []}]
    for path in document["paths"].values():
        for method, operation in path.items():
            if method in ("get", "post", "put", "patch", "delete"):
                _complete(method, operation)
    return document


def _complete(method: str, operation: dict[str, Any]) -> None:
    if method == "post":
        operation["parameters"] = [*(operation.get("parameters") or []), KEY]
    answers = {code: answer for code, answer in operation["responses"].items() if not code.startswith(("4", "5"))}
    operation["responses"] = answers | {"default": REFUSED}
