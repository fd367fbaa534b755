"""The company the thread is walked in."""

import pytest

from cleaning.application.company.change_company import ChangeCompany
from cleaning.domain.company.company import Details

COMPANY = Details(
    legal_name="Бистра Клийн ООД",
    name="Бистра",
    eik="999990010",
    vat_number="BG999990010",
    vat_registered=True,
    city="София",
    address="ул. „Перуника“ 14",
    accountable="Мария Тодорова",
    iban="BG94UNCR70001599990001",
    bic="UNCRBGSF",
    bank="Примерна банка АД",
)


@pytest.fixture
def company(scope):
    """Registered for VAT; gives the branch."""
    scope.get(ChangeCompany)(COMPANY)
    return 1
