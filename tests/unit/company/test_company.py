"""What the company may be called, tax, count and start from."""

from datetime import date
from decimal import Decimal

import pytest

from cleaning.application.company.set_pricing import as_plain, from_plain
from cleaning.domain.company.branch import Branch, BranchDetails
from cleaning.domain.company.company import Company, Details
from cleaning.domain.company.events import BranchOpened, CompanyChanged, SeriesChanged
from cleaning.domain.company.series import NumberSeries
from cleaning.domain.company.values import PricingDefaults, VatCode
from cleaning.domain.company.vat_rate import VatRate
from cleaning.domain.shared.errors import Invalid, RuleBroken
from cleaning.domain.shared.money import Money


def a_company() -> Company:
    return Company(legal_name="Бистра ООД", name="Бистра")


def test_only_what_changed_is_told():
    company = a_company()
    company.change(Details(legal_name="Бистра ООД", name="Бистра", city="Русе"))
    assert company.pull() == [CompanyChanged(fields=("city",))]
    company.change(Details(legal_name="Бистра ООД", name="Бистра", city="Русе"))
    assert company.pull() == []


def test_every_wrong_field_is_refused_at_once_and_nothing_changes():
    company = a_company()
    wrong = Details(legal_name=" ", name="Б", eik="123", iban="BG1", zone="Europe/Sofía", vat_registered=True)
    with pytest.raises(Invalid) as refusal:
        company.change(wrong)
    assert set(refusal.value.fields) == {"legal_name", "eik", "iban", "zone", "vat_number"}
    assert company.name == "Бистра"


def test_a_new_branch_tells_its_number_once_it_has_one():
    branch = Branch.open(BranchDetails(name="Русе"))
    branch.id = 7
    assert branch.pull() == [BranchOpened(branch_id=7, name="Русе")]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"margin": Decimal(100)}, "margin"),
        ({"overhead": Decimal(-1)}, "overhead"),
        ({"labour_cost": Money("-1")}, "labour_cost"),
        ({"item_cost": "guessed"}, "item_cost"),
        ({"payment_days": 400}, "payment_days"),
    ],
)
def test_senseless_pricing_is_refused_at_its_field(change, field):
    with pytest.raises(RuleBroken) as refusal:
        PricingDefaults(**change)
    assert refusal.value.facts["field"] == field


def test_pricing_survives_its_stored_form_exactly():
    chosen = PricingDefaults(labour_cost=Money("9.99"), margin=Decimal("33.5"), item_cost="last", quote_days=14)
    assert from_plain(as_plain(chosen)) == chosen
    assert from_plain({}) == PricingDefaults()


def test_a_rate_ends_after_it_began():
    rate = VatRate.set(VatCode.STANDARD, Decimal(22), "", date(2027, 1, 1))
    with pytest.raises(RuleBroken):
        rate.end(date(2027, 1, 1))
    rate.end(date(2028, 1, 1))
    assert rate.valid_to == date(2028, 1, 1)


def test_a_zero_rate_is_zero():
    with pytest.raises(RuleBroken):
        VatRate.set(VatCode.ZERO, Decimal(9), "", date(2027, 1, 1))


def test_numbers_go_forward_and_invoices_keep_the_form_of_the_law():
    series = NumberSeries(series="invoice", next=100)
    for change in ({"next": 99}, {"next": 100, "width": 8}, {"next": 100, "prefix": "Ф"}):
        with pytest.raises(RuleBroken):
            series.change(**{"prefix": "", "width": 10} | change)
    series.change(prefix="", next=5000, width=10)
    assert series.pull() == [SeriesChanged(series="invoice", next=5000)]
