"""The form of a client: what is typed into commands, what is stored into fields, refusals to their rows."""

from __future__ import annotations

from typing import Any

from cleaning.application.clients.commands import ClientChange, ConsentInput, NewClient, PersonInput
from cleaning.application.clients.queries import ClientCard
from cleaning.domain.clients.values import (
    ClientKind,
    ClientSource,
    ClientStatus,
    ConsentChannel,
    ConsentPurpose,
    ContactChannel,
    Language,
    Segment,
)
from cleaning.domain.shared import identifiers
from cleaning.domain.shared.ids import BranchId, UserId
from cleaning.domain.shared.own.field import Field
from cleaning.web import formats
from cleaning.web.forms import Form
from cleaning.web.own_values import stored_own, typed_own

PERSON = ("given_name", "middle_name", "family_name", "egn")
FIRM = ("legal_name", "name", "eik", "accountable")
COMMON = ("vat_number", "iban", "phone", "email", "city", "postcode", "address")
LABELS = {
    "name": "Shown as", "given_name": "Given name", "middle_name": "Father's name", "family_name": "Family name",
    "legal_name": "Legal name", "eik": "Company number (EIK)", "vat_number": "VAT number",
    "egn": "Personal number (EGN)",
    "accountable": "Accountable person", "iban": "IBAN", "status": "Status", "segment": "Segment", "source": "Came by",
    "payment_days": "Payment term", "credit_limit": "Credit limit", "tags": "Tags", "language": "Language",
    "phone": "Phone", "email": "E-mail", "city": "City", "postcode": "Postcode", "address": "Address", "note": "Note",
    "manager_id": "Responsible", "since": "Client since", "contacts": "People to ask for",
}  # fmt: skip
BLANK_ROWS = 1
Fields = tuple[Field, ...]


def _said(form: Form, kind: ClientKind, own: Fields) -> dict[str, Any]:
    """Every field of the kind. Numbers go on as typed: the domain reads them and says what is wrong."""
    names = (*(PERSON if kind is ClientKind.INDIVIDUAL else FIRM), *COMMON)
    limit, manager = form.money("credit_limit"), form.ref("manager_id")
    return {
        **{name: form.text(name) for name in names},
        "note": form.text("note", max=4000),
        "segment": form.choice("segment", Segment),
        "source": form.choice("source", ClientSource),
        "manager_id": None if manager is None else UserId(manager),
        "language": form.choice("language", Language) or Language.BULGARIAN,
        "payment_days": form.whole("payment_days", least=0, most=365),
        "credit_limit": None if limit is None else limit.amount,
        "tags": tuple(tag.strip() for tag in form.text("tags", max=500).split(",") if tag.strip()),
        "since": form.date("since"),
        "own": typed_own(form, own, kind),
        "contacts": tuple(person for person in map(_person, form.rows("contact")) if person is not None),
    }


def _person(row: Form) -> PersonInput | None:
    """A row that says nothing is no person."""
    texts = {name: row.text(name) for name in ("name", "role", "note")}
    numbers = {"phone": row.turned("phone", identifiers.phone), "email": row.turned("email", identifiers.email)}
    if not any((*texts.values(), *numbers.values())):
        return None
    wishes = {"channel": row.choice("channel", ContactChannel), "language": row.choice("language", Language)}
    return PersonInput(**texts, **numbers, **wishes)


def new_client(form: Form, kind: ClientKind, own: Fields) -> NewClient:
    """The typed client; raises Invalid when a field could not be read."""
    branch = form.ref("branch_id")
    consents = tuple(
        ConsentInput(purpose=ConsentPurpose.MARKETING, channel=channel, source=form.text("consent_source"))
        for channel in ConsentChannel
        if form.flag(f"consent_{channel}")
    )
    return form.into(
        NewClient,
        kind=kind,
        branch_id=None if branch is None else BranchId(branch),
        status=form.choice("status", ClientStatus) or ClientStatus.LEAD,
        consents=consents,
        despite_twins=form.flag("despite_twins"),
        **_said(form, kind, own),
    )


def client_change(form: Form, kind: ClientKind, own: Fields) -> ClientChange:
    """All fields of the form, with the version they were begun on."""
    status = form.choice("status", ClientStatus, required=True)
    return form.into(ClientChange, version=form.whole("version"), status=status, **_said(form, kind, own))


def stored(client: ClientCard, own: Fields = (), lang: str = "bg") -> dict[str, str]:
    """What is stored, as it would be typed."""
    names = (
        *PERSON,
        *FIRM,
        *COMMON,
        "note",
        "status",
        "segment",
        "source",
        "language",
        "payment_days",
        "version",
        "manager_id",
    )
    values = {name: _typed(getattr(client, name)) for name in names}
    values["phone"] = formats.phone(client.phone, lang="bg") if client.phone else ""
    values["credit_limit"] = formats.amount(client.credit_limit, lang="bg") if client.credit_limit else ""
    values["tags"] = ", ".join(client.tags)
    values["since"] = client.since.isoformat() if client.since else ""
    for place, person in enumerate(client.contacts):
        for name in ("name", "role", "email", "note", "channel", "language"):
            values[f"contact-{place}-{name}"] = _typed(getattr(person, name))
        values[f"contact-{place}-phone"] = formats.phone(person.phone, lang="bg") if person.phone else ""
    return values | stored_own(client.own, own, lang)


def contact_rows(form: Form, client: ClientCard | None = None) -> int:
    """As many rows as people or as were typed, and one more."""
    typed = len(form.rows("contact"))
    return max(typed, (len(client.contacts) if client else 0) + BLANK_ROWS)


def _typed(value: Any) -> str:
    return "" if value is None else str(value)
