"""Half a year of calls, wishes, notes and promises, week by week."""

from __future__ import annotations

from datetime import time, timedelta

from cleaning.application.clients.finish_follow_up import FinishFollowUp
from cleaning.application.clients.keep_up import KeepRhythms, KeepStatuses
from cleaning.application.clients.log_interaction import LogInteraction, NewInteraction
from cleaning.application.clients.set_follow_up import NewFollowUp, SetFollowUp
from cleaning.demo.stage import Stage
from cleaning.domain.clients.values import CallResult, InteractionKind
from cleaning.domain.shared.ids import ClientId, FollowUpId, PremisesId

WEEKS = 25
A_WEEK = 7
WHO = ("Елена Радева", "Николай Пеев")
IN, OUT = InteractionKind.CALL_IN, InteractionKind.CALL_OUT
CALLS = (
    (IN, CallResult.REACHED, "Питат дали може да се дойде час по-късно в петък."),
    (IN, CallResult.AGREED, "Искат прозорците да се добавят от следващия месец."),
    (IN, CallResult.REACHED, "Благодарят за екипа, всичко е наред."),
    (IN, CallResult.CALL_BACK, "Новият офис мениджър пита какво влиза в договора."),
    (IN, CallResult.REACHED, "Смениха ключалката на входа, ще дадат нов ключ."),
    (OUT, CallResult.REACHED, "Напомнихме за неплатената фактура, обещаха до края на седмицата."),
    (OUT, CallResult.NO_ANSWER, ""),
    (OUT, CallResult.AGREED, "Потвърдиха часа за основното почистване."),
    (OUT, CallResult.CALL_BACK, "На среща е, да звъннем следобед."),
    (OUT, CallResult.REFUSED, "Не искат машинно пране на мокета тази година."),
)
NOTES = (
    (InteractionKind.NOTE, "Паркира се откъм двора, порталът се отваря с код."),
    (InteractionKind.MEETING, "Обиколихме обекта с домакина; доволни са, искат повече внимание на кухнята."),
    (InteractionKind.COMPLAINT, "Кошовете в заседателната не са изхвърлени във вторник."),
    (InteractionKind.MESSAGE, "Пратиха списък на стаите, които не се отключват."),
)
WISHES = (
    "Без силни аромати в стаята на директора.",
    "Първо кухнята, после останалото.",
    "Да не се местят документите по бюрата.",
    "Кучето се затваря в банята, моля на пръсти.",
    "Белите плотове само с неутрален препарат.",
    "Ключът се оставя при охраната, не в кутийката.",
)
PROMISES = (
    "Да пратим оферта за прозорците",
    "Да се обадим след огледа",
    "Да проверим фактурата",
    "Да донесем новия ключ",
)


def tell(stage: Stage) -> None:
    """A week is one transaction; what was promised in one is kept in the next."""
    invent, places = stage.invent, stage.known["places"]
    promised: list[FollowUpId] = []
    for week in range(WEEKS, 0, -1):
        day = stage.today - timedelta(days=week * A_WEEK)
        met = [place for place in places if place.since > week * A_WEEK]
        with stage.scene(day, time(17, 30), by=WHO[week % 2]) as scene:
            for task in promised:
                scene(FinishFollowUp)(task)
            promised = []
            for place in invent.random.sample(met, min(len(met), 7)):
                client = ClientId(place.client_id)
                when = stage.clock.now() - timedelta(minutes=invent.random.randrange(5, 500))
                if invent.often(70):
                    kind, result, words = invent.one_of(CALLS)
                    minutes = 0 if result is CallResult.NO_ANSWER else invent.random.randrange(1, 12)
                    said = NewInteraction(
                        client_id=client, kind=kind, text=words, at=when, minutes=minutes, result=result
                    )
                else:
                    kind, words = invent.one_of(NOTES)
                    said = NewInteraction(client_id=client, kind=kind, text=words, at=when)
                scene(LogInteraction)(said)
                if invent.often(15):
                    due = stage.clock.today() + timedelta(days=invent.random.randrange(2, 6))
                    promised.append(
                        scene(SetFollowUp)(NewFollowUp(client_id=client, text=invent.one_of(PROMISES), due_on=due))
                    )
    _wish(stage)
    _promise(stage)
    stage.clock.at = stage.now
    with stage.scene() as scene:
        scene(KeepRhythms)()
        scene(KeepStatuses)()


def _wish(stage: Stage) -> None:
    day = stage.today - timedelta(days=34)
    with stage.scene(day, time(16, 0), by=WHO[0]) as scene:
        for number, words in enumerate(WISHES):
            place = stage.known["places"][number * 4]
            wish = NewInteraction(
                client_id=ClientId(place.client_id),
                kind=InteractionKind.WISH,
                text=words,
                premises_id=PremisesId(place.premises_id),
            )
            scene(LogInteraction)(wish)


def _promise(stage: Stage) -> None:
    """What waits this week: one is late, one is for today, two for the days to come."""
    for number, (ago, ahead) in enumerate(((3, 2), (2, 2), (1, 3), (0, 4))):
        day = stage.today - timedelta(days=ago)
        place = stage.known["places"][number * 6 + 1]
        at = time(10, 15) if ago else time(7, 50)
        with stage.scene(day, at, by=WHO[0]) as scene:
            kind, _, words = CALLS[number % 5]
            promise = {"follow_up_on": day + timedelta(days=ahead), "follow_up_text": PROMISES[number]}
            scene(LogInteraction)(
                NewInteraction(client_id=ClientId(place.client_id), kind=kind, text=words, **promise)  # type: ignore[arg-type]
            )
