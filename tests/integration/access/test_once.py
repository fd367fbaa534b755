"""P7: the same key gives the same answer and no second effect, for every route that changes something."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Engine

from cleaning.adapters.sql.foundation.answers import SqlAnswers
from cleaning.web.security import SAFE
from tests.app import Screens, the_app
from tests.integration.access import doors as at
from tests.integration.access.doors import Door, doors
from tests.integration.access.once import Changes, Ledger, Wish, a_wish, is_replay, send, together, told
from tests.integration.access.village import Village
from tests.rounds import PROMISED, rounds

OTHERWISE = {
    "POST /login": "nobody is known yet; a second login is a second session",
    "POST /logout": "there is no session any more that an answer could belong to",
    "POST /request": "strangers have no key of their own; the stamp of the form is taken once",
    "POST /offers/{token}/acceptance": "strangers; an edition of an offer is answered once",
    "POST /offers/{token}/refusal": "strangers; as above",
    "POST /t/{token}/problem": "strangers; what is said twice within a minute is refused by its own key",
    "POST /t/{token}/rating": "strangers; as above",
    "GET /callbacks/sms/{gateway}": "the provider's own number of the event is the key",
    "POST /callbacks/sms/{gateway}": "the provider's own number of the event is the key",
}
"""Routes whose once is another one, looked through by hand."""
COPIES = 6
"""A door that another one shut (the contract has ended) is tried again in a new copy of the village."""

Tried = Callable[[Screens, Ledger, Wish], list[str] | None]


def unsafe(app: object) -> list[Door]:
    return [one for one in doors(app) if one.method not in SAFE and one.name not in OTHERWISE and not untold(one)]  # type: ignore[arg-type]


def untold(door: Door) -> bool:
    """Answers with a secret, which is kept nowhere: each request is a look of its own."""
    return bool(door.handler.opt.get("untold"))


@contextmanager
def opened(village: Village) -> Iterator[tuple[Screens, Ledger, list[Door]]]:
    with village.open() as (client, container), pytest.MonkeyPatch.context() as patch:
        at.fill_in(patch)
        ledger = Ledger(container.get(Engine))
        try:
            yield client, ledger, unsafe(the_app(container))
        finally:
            ledger.close()


def through(village: Village, tried: Tried, *only: str) -> list[str]:
    """Every door, once it opens: what is wrong with it; None says that it was shut."""
    wrong: list[str] = []
    waiting = set(only)
    for copy in range(COPIES):
        with opened(village) as (client, ledger, found):
            shut = []
            # The other way round each time, for the later ones shut the earlier ones as well.
            for door in found[:: 1 if copy % 2 == 0 else -1]:
                if door.name in waiting or not (copy or only):
                    said = tried(client, ledger, a_wish(door, village.records))
                    shut += [door.name] if said is None else []
                    wrong += [f"{door.name}: {one}" for one in said or ()]
        if not shut:
            break
        waiting = set(shut)
    return wrong + [f"{name}: nobody gets through, give the village what it wants" for name in shut]


class Repeats:
    """``alone`` is what each wish changes when it is sent once."""

    def __init__(self) -> None:
        self.alone: dict[str, Changes] = {}
        self.shapes: set[tuple[bool, str, int]] = set()

    def one_after_another(self, client: Screens, ledger: Ledger, wish: Wish) -> list[str] | None:
        moment = ledger.now()
        first = send(client, wish)
        if first.status_code >= 400:
            return None
        self.alone[wish.door.name] = ledger.since(moment)
        moment, wrong = ledger.now(), []
        for _ in range(rounds(1, 20)):
            again = send(client, wish)
            wrong += [] if is_replay(again) and told(again) == told(first) else [f"another answer {again.status_code}"]
        other = send(client, wish, wish.other())
        wrong += [] if other.status_code == 422 else [f"another body: {other.status_code}"]
        return wrong + [f"again: {changed}" for changed in [ledger.since(moment)] if changed]

    def at_once(self, client: Screens, ledger: Ledger, wish: Wish) -> list[str] | None:
        """Eight at once for each shape of request, as many for all with ``CLEANING_ROUNDS=promised``."""
        alone = self.alone[wish.door.name]
        shape = (wish.door.is_api, wish.door.method, len(alone))
        many = PROMISED or shape not in self.shapes
        self.shapes.add(shape)
        moment = ledger.now()
        answers = together(client, wish, 8 if many else 2)
        if all(one.status_code >= 400 for one in answers):
            return None
        wrong = [] if sum(not is_replay(one) for one in answers) == 1 else ["more than one did it"]
        wrong += [] if len({told(one) for one in answers}) == 1 else [str([one.status_code for one in answers])]
        changed = ledger.since(moment)
        return wrong + ([] if changed == alone else [f"{changed} instead of {alone}"])


def test_the_same_key_gives_the_same_answer_and_nothing_happens_again_not_even_by_eight_at_once(village):
    repeats = Repeats()
    assert "\n".join(through(village, repeats.one_after_another)) == ""
    assert "\n".join(through(village, repeats.at_once)) == ""


def test_without_the_kept_answers_every_repeat_is_found_out(village, monkeypatch):
    monkeypatch.setattr(SqlAnswers, "claim", lambda *_: None)
    doors_of_both_kinds = ("POST /clients", "POST /api/v1/clients")
    wrong = through(village, Repeats().one_after_another, *doors_of_both_kinds)
    assert {one.split(":")[0] for one in wrong if "again: {" in one} == set(doors_of_both_kinds)
