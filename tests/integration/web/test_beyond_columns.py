"""Numbers and words that no column holds are refused, not faults of the program."""

import pytest


@pytest.mark.parametrize("address", [f"/keys?premises_id={'9' * 30}", f"/clients/{'9' * 25}", "/contracts?kind=firm"])
def test_what_no_column_holds_is_a_bad_request_or_not_there(api, address):
    assert api.get(address).status_code in (400, 404)


def test_on_screens_it_is_said_in_words(client):
    page = client.get(f"/keys/{'9' * 25}")
    assert (page.status_code in (400, 404), "<main" in page.text) == (True, True)
