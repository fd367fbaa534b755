"""Codes of a place are written, replaced and forgotten."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from cleaning.application.premises.ports import AccessCodes, PremisesStore, Vault
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.premises.access_code import AccessCode
from cleaning.domain.premises.place import tidy
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import AccessCodeId, PremisesId

LONGEST = 1000


class CodeText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``label`` says what it opens and is shown; ``text`` is the secret, which never comes back but by a reveal."""

    label: str = ""
    text: str = ""

    def __repr__(self) -> str:
        return f"CodeText(label={self.label!r}, text=…)"


@dataclass(frozen=True, slots=True)
class WriteCode:
    """Another thing to know at the door."""

    work: Work
    premises: PremisesStore
    codes: AccessCodes
    vault: Vault
    access: Access

    def __call__(self, premises_id: PremisesId, typed: CodeText) -> AccessCodeId:
        with self.work:
            place = self.premises.get(premises_id)
            self.access.require(Permission.PREMISES_EDIT, branch=place.branch_id)
            text = readable(typed.text)
            if not text:
                raise RuleBroken("field.required", field="text")
            code = AccessCode.write(place.site, typed.label, self.vault.seal(text, place.id))
            self.codes.add(code)
            return code.id


@dataclass(frozen=True, slots=True)
class RewriteCode:
    """The lock was changed, or the label was wrong; an empty text leaves the code as it is."""

    work: Work
    premises: PremisesStore
    codes: AccessCodes
    vault: Vault
    access: Access

    def __call__(self, premises_id: PremisesId, code_id: AccessCodeId, typed: CodeText) -> None:
        with self.work:
            place = self.premises.get(premises_id)
            self.access.require(Permission.PREMISES_EDIT, branch=place.branch_id)
            code, text = self.codes.get(premises_id, code_id), readable(typed.text)
            code.rewrite(place.site, typed.label, self.vault.seal(text, place.id) if text else None)


@dataclass(frozen=True, slots=True)
class ForgetCode:
    """What is no longer true is no longer kept."""

    work: Work
    premises: PremisesStore
    codes: AccessCodes
    access: Access

    def __call__(self, premises_id: PremisesId, code_id: AccessCodeId) -> None:
        with self.work:
            place = self.premises.get(premises_id)
            self.access.require(Permission.PREMISES_EDIT, branch=place.branch_id)
            code = self.codes.get(premises_id, code_id)
            code.forget(place.site)
            self.codes.remove(code)


def readable(typed: str, *, field: str = "text") -> str:
    """Blanks in order, and not a novel."""
    text = str(tidy(typed))
    if len(text) > LONGEST:
        raise RuleBroken("field.too_long", field=field, most=LONGEST, length=len(text))
    return text
