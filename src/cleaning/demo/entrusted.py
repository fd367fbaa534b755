"""What clients entrust to the company: codes, keys with tags, and labels on their walls through which people speak."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time, timedelta

from cleaning.application.premises.answer_report import AnswerReport
from cleaning.application.premises.code_text import CodeText
from cleaning.application.premises.hand_over_key import HandOver, HandOverKey
from cleaning.application.premises.hang_tag import HangTag
from cleaning.application.premises.lose_key import LoseKey
from cleaning.application.premises.ports import SiteTags
from cleaning.application.premises.speak_at_tag import SaidAtTag, SpeakAtTag
from cleaning.application.premises.take_back_key import TakeBackKey
from cleaning.application.premises.take_in_key import NewKey, TakeInKey
from cleaning.application.premises.write_code import WriteCode
from cleaning.demo.clients import PlacePlan
from cleaning.demo.pictures import entrance
from cleaning.demo.stage import Stage

CODES = (("Входна врата", "код {}"), ("СОТ", "{} и стрелка до 30 секунди"), ("Кутия за ключ", "{} вляво от вратата"))
RINGS = ("2 ключа и чип", "секретен ключ", "3 ключа", "карта за бариерата и ключ")
SPOTS = ("Санитарен възел, ет. 1", "Кухненски бокс", "Рецепция")
PLACES = 14


def entrust(stage: Stage) -> None:
    """For some of the places that are cleaned: the oldest by their crew."""
    places = stage.known["places"][:PLACES]
    with stage.scene(stage.today - timedelta(days=120), time(10, 0)) as scene:
        for number, place in enumerate(places):
            for label, text in CODES[: number % 3]:
                code = str(stage.invent.random.randrange(1000, 9999))
                scene(WriteCode)(place.premises_id, CodeText(label=label, text=text.format(code)))
    _keys(stage, places)
    _tags(stage, places)


def _keys(stage: Stage, places: Sequence[PlacePlan]) -> None:
    names, crews = stage.known["names"], stage.known["crews"]
    with stage.scene(stage.today - timedelta(days=90), time(11, 0)) as scene:
        keys = [
            scene(TakeInKey)(place.premises_id, NewKey(from_whom=stage.invent.person().name, what=RINGS[number % 4]))
            for number, place in enumerate(places[:10])
        ]
    with stage.scene(stage.today - timedelta(days=40), time(8, 30)) as scene:
        for number, (key, place) in enumerate(zip(keys[:8], places, strict=False)):
            _, people = crews[place.city][number % len(crews[place.city])]
            due = stage.today - timedelta(days=3) if number == 2 else None
            who = HandOver(employee_id=people[0], signed_by=names[people[0]], due_on=due)
            scene(HandOverKey)(key, who)
    with stage.scene(stage.today - timedelta(days=9), time(17, 0)) as scene:
        scene(TakeBackKey)(keys[0], "Елена Радева", "чипът е сменен")
        scene(LoseKey)(keys[7], "изпуснат в асансьорната шахта")


def _tags(stage: Stage, places: Sequence[PlacePlan]) -> None:
    said = (
        (9, 0, {"stars": 5, "text": "Винаги е чисто, благодаря."}),
        (6, 1, {"text": "Свършил е сапунът."}),
        (2, 0, {"stars": 4}),
        (1, 2, {"text": "Под бюрата на рецепцията не е минато.", "picture": entrance()}),
    )
    with stage.scene(stage.today - timedelta(days=60), time(12, 0)) as scene:
        made = [scene(HangTag)(place.premises_id, spot) for place, spot in zip(places, SPOTS, strict=False)]
        tokens = [scene(SiteTags).get(tag).token for tag in made]
    for ago, tag, words in said:
        with stage.scene(stage.today - timedelta(days=ago), time(16, 30)) as scene:
            told = SaidAtTag(token=tokens[tag], sent_key=f"demo-{ago}", address="demo", **words)
            report = scene(SpeakAtTag)(told)
        if ago == 6:
            with stage.scene(stage.today - timedelta(days=ago), time(11, 40)) as scene:
                scene(AnswerReport)(report, "Доляхме сапун и оставихме запас.")
