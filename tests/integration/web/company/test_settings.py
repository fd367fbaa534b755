"""What an owner sets, and who may look at it."""

from datetime import date

import pytest
from sqlalchemy import Engine, text

from cleaning.application.company.queries import CompanyQueries

SCREENS = ["/settings", "/settings/branches", "/settings/branches/1", "/settings/pricing", "/settings/vat"]
SCREENS += ["/settings/series", "/settings/series/1", "/settings/users", "/settings/users/new", "/settings/keys"]
SCREENS += ["/settings/audit", "/account"]
FIRM = {"legal_name": "Бистра ООД", "name": "Бистра", "eik": "175 074 752", "vat_number": "BG175074752"}


@pytest.mark.parametrize("address", SCREENS)
def test_the_owner_sees_every_settings_screen(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    assert "<h1" in answer.text


@pytest.mark.parametrize("address", [*SCREENS[:-1]])
def test_a_crew_member_sees_none_of_them(client, address):
    assert client.as_("crew").get(address).status_code == 403


def test_the_company_is_saved_with_its_numbers_in_compact_form(client, scope):
    answer = client.post("/settings", data=FIRM | {"vat_registered": "true", "version": "1"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/settings")
    profile = scope.get(CompanyQueries).profile()
    assert (profile.eik, profile.vat_number, profile.vat_registered) == ("175074752", "BG175074752", True)


def test_all_wrong_fields_are_named_at_once_and_nothing_is_saved(client, scope):
    answer = client.post("/settings", data=FIRM | {"eik": "123456789", "iban": "BG00", "legal_name": ""})
    assert answer.status_code == 422
    assert answer.text.count('class="error"') == 3
    assert "123456789" in answer.text
    assert scope.get(CompanyQueries).profile().legal_name == ""


def test_a_stale_save_of_the_company_is_refused(client):
    client.post("/settings", data=FIRM)
    client.post("/settings", data=FIRM | {"city": "София", "version": "1"})
    answer = client.post("/settings", data=FIRM | {"city": "Варна", "version": "1"})
    assert answer.status_code == 422
    assert "Междувременно" in answer.text


def test_two_branches_of_one_name_are_refused_at_the_name(client):
    answer = client.post("/settings/branches", data={"name": "София"})
    assert answer.status_code == 422
    assert "Вече има клон с това име." in answer.text
    assert client.post("/settings/branches", data={"name": "Русе"}).status_code == 303


def test_pricing_defaults_are_kept_exactly(client, scope):
    fields = {
        "labour_cost": "9,75",
        "transport_rate": "0,40",
        "minimum_charge": "30",
        "price_step": "1",
        "overhead": "15",
        "margin": "33,5",
        "margin_floor": "10",
        "quote_days": "14",
        "payment_days": "7",
        "item_cost": "last",
    }
    assert client.post("/settings/pricing", data=fields).status_code == 303
    kept = scope.get(CompanyQueries).pricing_defaults()
    assert (str(kept.labour_cost), str(kept.margin), kept.item_cost, kept.payment_days) == ("9.75", "33.5", "last", 7)
    refused = client.post("/settings/pricing", data=fields | {"margin": "100"})
    assert refused.status_code == 422


def test_a_new_vat_rate_ends_the_one_before_from_its_day(client, scope):
    fields = {"code": "standard", "percent": "22", "valid_from": "2027-01-01"}
    assert client.post("/settings/vat", data=fields).status_code == 303
    company = scope.get(CompanyQueries)
    assert company.vat_percent("standard", date(2026, 12, 31)) == 20
    assert company.vat_percent("standard", date(2027, 1, 1)) == 22
    assert client.post("/settings/vat", data=fields).status_code == 422
    assert client.post("/settings/vat", data=fields | {"valid_from": "2020-01-01"}).status_code == 422


def test_a_series_only_goes_forward_and_invoices_keep_ten_digits(client, scope):
    invoices = next(row for row in scope.get(CompanyQueries).series() if row.series == "invoice")
    address = f"/settings/series/{invoices.id}"
    assert client.post(address, data={"next": "5001", "width": "10", "version": "1"}).status_code == 303
    assert "0000005001" in client.get("/settings/series").text.replace('<span class="zeros">', "").replace(
        "</span>", ""
    )
    assert client.post(address, data={"next": "5000", "width": "10"}).status_code == 422
    assert client.post(address, data={"next": "6000", "width": "8"}).status_code == 422


def test_every_change_is_in_the_trail_with_before_and_after(client, running):
    client.post("/settings", data=FIRM)
    client.post("/settings", data=FIRM | {"city": "Бургас", "version": "1"})
    client.post("/settings", data=FIRM | {"city": "Русе", "version": "2"})
    trail = client.get("/settings/audit?subject=companies").text
    assert "Бургас" in trail
    assert "Русе" in trail
    with running[1].get(Engine).connect() as connection:
        kinds = set(connection.scalars(text("select kind from facts")))
    assert {"company.CompanyChanged", "changed"} <= kinds


def test_the_trail_comes_in_pages(client, scope):
    with scope.get(Engine).begin() as connection:
        connection.execute(
            text("insert into facts (kind, actor, data) select 'x.Y', 'проба', '{}' from generate_series(1, 120)")
        )
    first = client.get("/settings/audit")
    assert first.text.count("<tr><th") == 50
    assert "after=" in first.text
