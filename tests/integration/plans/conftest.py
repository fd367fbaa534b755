"""A small working company for these tests."""

import pytest

from tests.planning import House


@pytest.fixture
def house(scope):
    return House(scope)
