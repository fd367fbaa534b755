"""The page of a list that was brought: what would come of it, every doubt in words, what is decided so far."""

from __future__ import annotations

from typing import Any

from cleaning.application.importing.kinds import Kinds
from cleaning.application.importing.queries import ImportCard
from cleaning.domain.importing.values import ImportKind
from cleaning.domain.shared.lists.doubts import Weight
from cleaning.domain.shared.lists.secrets import DOTS
from cleaning.domain.shared.own.field import Subject
from cleaning.web.choices import chosen
from cleaning.web.http import Request, Response, lang_of, page, shell_of
from cleaning.web.own_fields import own_fields_of

SHOWN = 100
"""Rows of a dry run on one screen; the filter and „show more“ lead on."""
LISTS = {
    ImportKind.CLIENTS: "/clients", ImportKind.PREMISES: "/premises", ImportKind.SERIES: "/contracts",
    ImportKind.RECEIVABLES: "/ledger", ImportKind.PAYABLES: "/ledger", ImportKind.MONEY: "/desks",
    ImportKind.STOCK: "/stock",
}  # fmt: skip
"""Where what a list brought is seen."""
ADDRESSES = {"client": "/clients", "premises": "/premises", "contract": "/contracts", "desk": "/desks",
             "supplier": "/suppliers", "item": "/items"}  # fmt: skip


SUBJECTS = {ImportKind.CLIENTS: Subject.CLIENT, ImportKind.PREMISES: Subject.PREMISES}


def import_page(
    request: Request, kinds: Kinds, card: ImportCard, *, show: str = "", first: int = 0, form: Any = None,
    status: int = 200,
) -> Response:  # fmt: skip
    weight, kind = chosen(Weight, show), kinds[card.kind]
    doubts = [doubt for doubt in card.plan.doubts if weight is None or doubt["weight"] == weight]
    results = show == "results"
    last = first + SHOWN
    return page(
        request,
        "office/imports/page",
        status=status,
        form=form,
        card=card,
        fields=list(kind.heads.words),
        own_names=_own_names(request, card.kind),
        decisions=kind.decisions,
        counts={one: sum(doubt["weight"] == one for doubt in card.plan.doubts) for one in Weight},
        show=show,
        doubts=[] if results else [_told(request, doubt) for doubt in doubts[first:last]],
        made=card.plan.results[first:last] if results else [],
        more=last if last < len(card.plan.results if results else doubts) else None,
        unknown=[name for name, field in zip(card.names, card.columns, strict=True) if name and field is None],
        repeated=[name for name in card.names if card.names.count(name) > 1],
        kept=[(one, _address(one.record, one.id)) for one in card.kept],
        address=_address,
        there=LISTS[card.kind],
    )


def _own_names(request: Request, kind: ImportKind) -> dict[str, str]:
    """What columns of own fields are called."""
    own = own_fields_of(request, SUBJECTS[kind]) if kind in SUBJECTS else ()
    return {field.place: field.name(lang_of(request)) for field in own}


def _told(request: Request, doubt: dict[str, Any]) -> dict[str, Any]:
    """With its sentences; a hidden value is typed anew, not shown."""
    say, lang = shell_of(request).catalogues.sentence, lang_of(request)
    facts = {**doubt["facts"], "value": doubt["value"], "column": doubt["column"], "row": doubt["facts"].get("row", "")}
    return {
        **doubt,
        "why": say(doubt["code"], facts, lang),
        "mend": say(f"{doubt['code']}.mend", facts, lang),
        "editable": bool(doubt.get("name")),
        "hidden": DOTS in doubt["value"],
        "typed": "" if DOTS in doubt["value"] else doubt["value"],
    }


def _address(record: str, number: int | None) -> str:
    return f"{ADDRESSES[record]}/{number}" if record in ADDRESSES and number else ""
