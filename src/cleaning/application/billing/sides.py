"""Seller, buyer and VAT rules of today, as documents need them."""

from __future__ import annotations

from datetime import date

from cleaning.application.clients.queries import ClientParty
from cleaning.application.company.queries import CompanyProfile, CompanyQueries
from cleaning.domain.billing.values import Snapshot, VatRule

UNCHARGED = "none"


def seller_of(profile: CompanyProfile) -> Snapshot:
    return Snapshot(
        name=profile.legal_name or profile.name,
        eik=profile.eik,
        vat_number=profile.vat_number if profile.vat_registered else "",
        address=profile.address,
        city=profile.city,
        accountable=profile.accountable,
        phone=profile.phone,
        email=profile.email,
        bank=profile.bank,
        iban=profile.iban,
        bic=profile.bic,
    )


def buyer_of(party: ClientParty) -> Snapshot:
    return Snapshot(
        name=party.name,
        eik=party.eik or "",
        personal_number=party.egn or "",
        vat_number=party.vat_number or "",
        address=party.address,
        city=party.city,
        accountable=party.accountable,
        phone=party.phone or "",
        email=party.email or "",
    )


def vat_rules(company: CompanyQueries, on: date) -> dict[str, VatRule]:
    """What each VAT code means that day. A company not registered for VAT charges none on anything (чл. 113, ал. 9)."""
    rates = {str(rate.code): rate for rate in company.vat_rates(on)}
    uncharged = VatRule(None, rates[UNCHARGED].ground if UNCHARGED in rates else "")
    if not company.profile().vat_registered:
        return dict.fromkeys([*rates, UNCHARGED], uncharged)
    charged = {code: VatRule(rate.percent, rate.ground) for code, rate in rates.items() if code != UNCHARGED}
    return charged | {UNCHARGED: uncharged}
