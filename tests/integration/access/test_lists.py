"""Every page and list there is, found from the routes, asks the database at most ten questions."""

from __future__ import annotations

import re

from sqlalchemy import Engine

from tests.app import the_app
from tests.counting import counted
from tests.integration.access.doors import doors
from tests.integration.access.village import Village

MOST = 10
MORE = {"GET /": 32, "GET /quotes/new": 16}
"""No lists: Today is a figure and a list from each context that needs somebody; the form of an offer that begins with a
client, a place, services and a calculation at once looks each of them up. They stay what they are."""
NO_PAGES = re.compile(r"^/live$|\.(csv|xlsx|json|pdf)$")


def test_no_page_or_list_asks_more_than_ten_questions(village: Village):
    many = []
    with village.open() as (client, container):
        engine = container.get(Engine)
        lists = [
            door
            for door in doors(the_app(container))
            if door.method == "GET" and not door.numbers and not NO_PAGES.search(door.path)
        ]
        assert len(lists) > 120
        for door in lists:
            client.headers["Authorization"] = "Bearer owner"
            with counted(engine) as sent:
                answer = client.get(door.path, params={**door.asked({}), **door.asked(village.records)})
            many += [f"{door.name}: {len(sent)}"] if len(sent) > MORE.get(door.name, MOST) else []
            many += [f"{door.name}: {answer.status_code}"] if answer.status_code >= 400 else []
    assert many == []
