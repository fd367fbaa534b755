"""Which data each kind of document shows, and who may see documents of the kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from cleaning.application.documents.agreements import (
    AnnexPaper,
    ContractPaper,
    KeysPaper,
    LetterPaper,
    OrderPaper,
    SpecificationPaper,
)
from cleaning.application.documents.papers import AcceptancePaper, InvoicePaper, QuotePaper, StatementPaper
from cleaning.application.documents.variables import Variable, variables
from cleaning.application.shared.access import Access, Permission
from cleaning.domain.documents.values import Kind
from cleaning.domain.shared.errors import Forbidden

PAPERS: Mapping[Kind, type[msgspec.Struct]] = {
    Kind.CONTRACT: ContractPaper,
    Kind.ANNEX: AnnexPaper,
    Kind.LETTER: LetterPaper,
    Kind.ORDER: OrderPaper,
    Kind.ACCEPTANCE: AcceptancePaper,
    Kind.SPECIFICATION: SpecificationPaper,
    Kind.QUOTE: QuotePaper,
    Kind.INVOICE: InvoicePaper,
    Kind.CREDIT: InvoicePaper,
    Kind.DEBIT: InvoicePaper,
    Kind.PROFORMA: InvoicePaper,
    Kind.STATEMENT: StatementPaper,
    Kind.KEYS: KeysPaper,
}

SEEN_WITH: Mapping[Kind, Permission] = {
    Kind.CONTRACT: Permission.SALES_CONTRACT_VIEW,
    Kind.ANNEX: Permission.SALES_CONTRACT_VIEW,
    Kind.LETTER: Permission.SALES_CONTRACT_VIEW,
    Kind.ORDER: Permission.VISITS_VIEW,
    Kind.ACCEPTANCE: Permission.VISITS_VIEW,
    Kind.SPECIFICATION: Permission.PLANS_VIEW,
    Kind.QUOTE: Permission.SALES_QUOTE_VIEW,
    Kind.INVOICE: Permission.INVOICES_VIEW,
    Kind.CREDIT: Permission.INVOICES_VIEW,
    Kind.DEBIT: Permission.INVOICES_VIEW,
    Kind.PROFORMA: Permission.INVOICES_VIEW,
    Kind.STATEMENT: Permission.INVOICES_VIEW,
    Kind.KEYS: Permission.PREMISES_VIEW,
}

ON_TAX_DOCUMENTS: Mapping[str, tuple[str, ...]] = {
    "number": ("number",),
    "issued_on": ("issued_on",),
    "tax_event_on": ("tax_event_on",),
    "seller": ("seller.name", "seller.address", "seller.eik"),
    "buyer": ("buyer.name", "buyer.address"),
    "lines": ("lines[].name", "lines[].quantity", "lines[].unit_price", "lines[].net"),
    "vat_rows": ("vat_rows[].base", "vat_rows[].rate", "vat_rows[].ground"),
    "total": ("total",),
}
"""What ЗДДС чл. 114 wants to read on an invoice; a template of ours that leaves it out is refused."""


def known_to(kind: Kind) -> Mapping[str, Variable]:
    """The roots a template of this kind has."""
    return variables(PAPERS[kind])


def seen_by(access: Access) -> frozenset[Kind]:
    """The kinds whose documents the viewer may open; Forbidden when there are none."""
    kinds = frozenset(kind for kind, needed in SEEN_WITH.items() if needed in access.viewer.permissions)
    if not kinds:
        raise Forbidden(str(Permission.DOCUMENTS_DOCUMENT_VIEW))
    return kinds


def left_out(used: Iterable[str]) -> list[str]:
    """What a template of a tax document does not show though the law wants it."""
    shown = set(used)
    return [path for paths in ON_TAX_DOCUMENTS.values() for path in paths if path not in shown]
