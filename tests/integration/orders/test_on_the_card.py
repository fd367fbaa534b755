"""Orders on the card of their client: how often, and the form to print."""

from datetime import date

from sqlalchemy import text
from sqlalchemy.orm import Session

from cleaning.application.clients.overview import ReadClient
from tests.planning import House


def ordered(api, house, client_id):
    said = {
        "client_id": client_id, "premises_id": house.premises(client_id),
        "lines": [{"service_id": house.service(), "quantity": "340", "unit_price": "1.50"}],
        "starts_at": "2026-11-25T09:00:00+02:00", "ends_at": "2026-11-25T12:00:00+02:00",
    }  # fmt: skip
    return api.post("/orders", said).json()["id"]


def test_days_of_orders_make_the_usual_interval(api, client, scope):
    house = House(scope)
    client_id = house.client()
    days = {ordered(api, house, client_id): day for day in (date(2026, 9, 25), date(2026, 10, 15), date(2026, 11, 4))}
    called_off = ordered(api, house, client_id)
    assert api.post(f"/orders/{called_off}/cancellation", {"reason": "отказаха се"}).status_code == 201
    for order_id, day in days.items():
        moved = text("update orders set created_at = cast(:day as timestamptz) + interval '9 hours' where id = :id")
        scope.get(Session).execute(moved, {"day": day, "id": order_id})
    scope.get(Session).commit()

    habit = scope.get(ReadClient)(client_id).orders

    assert (habit.usual, habit.since_last, habit.exceeded, habit.lately) == (20, 20, False, 3)
    assert "преди 20 дни" in client.get(f"/clients/{client_id}").text


def test_the_action_document_offers_the_form_of_the_order_and_not_of_its_visit(api, client, scope):
    house = House(scope)
    client_id = house.client()
    order_id = ordered(api, house, client_id)
    api.post(f"/orders/{order_id}/visits", {"starts_at": "2026-11-25T10:00:00+02:00", "minutes": 120})

    groups = api.get(f"/clients/{client_id}/papers").json()["groups"]

    offers = [(one["kind"], one["subject_kind"], one["subject_id"])
              for group in groups for one in (*group["first"], *group["others"]) if one["kind"] == "order"]  # fmt: skip
    assert offers == [("order", "order", order_id)]
    page = client.get(f"/clients/{client_id}/papers").text
    assert f'href="/orders/{order_id}/pdf"' in page
    assert "/order.pdf" not in page
    assert client.get(f"/orders/{order_id}/pdf").content.startswith(b"%PDF")
    done = api.get(f"/clients/{client_id}/papers").json()["groups"]
    assert "order" in next(group for group in done if group["origin"] == "order")["done"]
