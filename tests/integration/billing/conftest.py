"""A company that is registered for VAT."""

import pytest

from tests.money import a_company


@pytest.fixture(autouse=True)
def company(scope):
    a_company(scope)
