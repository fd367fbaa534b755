"""A company begins with ready-made services; those it has are left alone."""

from decimal import Decimal

from cleaning.adapters.starter.services import ShippedServices
from cleaning.domain.catalogue.values import Category


def test_sixty_services_come_along_whole_and_in_both_languages():
    ready = ShippedServices().all()

    assert len(ready) == len({one.code for one in ready}) == 60
    assert {one.category for one in ready} == set(Category)
    for one in ready:
        assert all((one.name_bg, one.name_en, one.how_bg, one.how_en, one.checklist))
        assert 0 < one.minutes <= 120
        assert one.details(Decimal(8)).minutes_per_unit == one.minutes


def test_chosen_ones_become_services_once(api, client):
    assert len(api.get("/services/ready").json()) == 60
    assert api.post("/services/ready", {"codes": ["Н-101", "Н-501"]}).json() == {"services": 2}
    assert api.post("/services/ready", {"codes": ["Н-101", "Н-102"]}).json() == {"services": 1}
    names = {row["code"]: row["minutes_per_unit"] for row in api.get("/services").json()["rows"]}
    assert names.keys() == {"Н-101", "Н-102", "Н-501"}

    page = client.get("/services/ready").text
    assert page.count("Вече я има") == 3
    nobody = client.post("/services/ready", data={})
    assert (nobody.status_code, "Изберете поне една услуга" in nobody.text) == (422, True)
    assert client.post("/services/ready", data={"code": ["Н-201", "Н-202"]}).status_code == 303
    assert "Поддържащо почистване на дом" in client.get("/services").text
