"""What became of those who asked: called back, looked at, offered, won, lost."""

from __future__ import annotations

from datetime import time, timedelta
from decimal import Decimal
from typing import Any

from cleaning.application.sales.convert_request import Conversion, ConvertRequest
from cleaning.application.sales.move_request import LoseRequest, MoveRequest
from cleaning.application.sales.receive_request import ReceiveRequest
from cleaning.application.sales.request_inputs import NewRequest
from cleaning.application.sales.send_quote import SendQuote
from cleaning.demo.stage import Stage
from cleaning.domain.clients.values import ClientKind
from cleaning.domain.premises.values import Periodicity, Purpose
from cleaning.domain.sales.values import Channel, RequestStage
from cleaning.domain.shared.ids import BranchId, ClientId

FIRM = ClientKind.ORGANISATION
FROM_FIRMS = (
    (9, "contacted", Channel.PHONE, "Счетоводна къща „Баланс 21“", "Рени Кацарова", "София", 95,
     "Офис на две нива, искат да се чисти рано сутрин."),
    (6, "contacted", Channel.WEBSITE, "Детски център „Пъстра дъга“", "Мила Янкова", "Варна", 210,
     "Само с препарати, безопасни за деца."),
    (12, "visited", Channel.RECOMMENDATION, "Стоматология „Д-р Енева“", "Нина Енева", "Пловдив", 130,
     "Два кабинета и чакалня, дезинфекция всяка вечер."),
    (15, "visited", Channel.EMAIL, "Печатница „Гранд принт“", "Огнян Вълчев", "София", 620,
     "Цех и канцеларии, петна от мастило по пода."),
    (10, "quoted", Channel.WEBSITE, "Хотел „Морски бриз“", "Соня Алексиева", "Варна", 480,
     "Общите части през зимата, три пъти седмично."),
    (18, "quoted", Channel.PHONE, "Ай Ти Вектор ООД", "Калоян Митов", "София", 340,
     "Отворено пространство за 30 души, кухня и четири тоалетни."),
    (40, "lost:price", Channel.PHONE, "Магазини „Люти чушки“", "Борис Танев", "София", 150,
     "Искат под 1,50 € на м²."),
    (64, "lost:other_firm", Channel.EMAIL, "Фитнес „Атлет“", "Живко Ралев", "Пловдив", 700, "Съблекални и зали."),
    (97, "lost:too_far", Channel.WEBSITE, "Винарна „Стара лоза“", "Христо Лозев", "Пловдив", 900,
     "Дегустационна зала край Брестовица."),
)  # fmt: skip
FROM_PEOPLE = (
    (4, "contacted", Channel.SOCIAL, "Деница Маркова", "София", 64, "Основно почистване преди нанасяне."),
    (7, "contacted", Channel.MESSAGE, "Тодор Кирчев", "Варна", 110, "Къща, веднъж месечно и прозорците."),
    (11, "visited", Channel.PHONE, "Албена Стоименова", "София", 92, "След ремонт, много прах по радиаторите."),
    (13, "quoted", Channel.RECOMMENDATION, "Емил Караджов", "Пловдив", 78, "Всяка седмица, има котка."),
    (30, "lost:no_answer", Channel.WEBSITE, "Иван", "София", 50, "цена?"),
    (51, "lost:timing", Channel.PHONE, "Жана Бояджиева", "Варна", 85, "Само в неделя вечер."),
    (120, "lost:not_ours", Channel.SOCIAL, "Явор Гочев", "София", 40, "Извозване на стари мебели."),
)
FROM_CLIENTS = (
    (22, Channel.PHONE, "Пране на мокета в заседателната зала."),
    (48, Channel.EMAIL, "Прозорците отвън преди празника на фирмата."),
    (75, Channel.PORTAL, "Извънредно почистване след боядисване."),
    (103, Channel.PHONE, "Още един кат от следващия месец."),
    (140, Channel.RECOMMENDATION, "Почистване и на склада им на същия адрес."),
)
"""Days ago, what became of it, how it reached us, who, where, square metres, and what was said."""


def follow(stage: Stage) -> None:
    for days, became, channel, firm, name, city, area, words in FROM_FIRMS:
        _ask(stage, days, became, channel, kind=FIRM, firm=firm, name=name, settlement=city, area=area, text=words)
    for days, became, channel, name, city, area, words in FROM_PEOPLE:
        _ask(stage, days, became, channel, name=name, settlement=city, area=area, text=words, purpose=Purpose.FLAT)
    known = stage.known["places"]
    for number, (days, channel, words) in enumerate(FROM_CLIENTS):
        place = known[number * 5]
        with stage.scene(stage.today - timedelta(days=days), time(11, 20), by="Елена Радева") as scene:
            said: dict[str, Any] = {"phone": stage.invent.phone(), "name": "от офиса", "text": words}
            asked = scene(ReceiveRequest)(NewRequest(client_id=ClientId(place.client_id), channel=channel, **said))
            scene(MoveRequest)(asked, RequestStage.CONTACTED)
        with stage.scene(stage.today - timedelta(days=days - 3), time(15, 5), by="Елена Радева") as scene:
            scene(MoveRequest)(asked, RequestStage.WON)


def _ask(stage: Stage, days: int, became: str, channel: Channel, *, area: int, **said: Any) -> None:
    """Received in the morning, answered two hours later, and what came of it two days on."""
    first, city = stage.today - timedelta(days=days), said["settlement"]
    place = stage.invent.address(city)
    service, _ = stage.known["services"]["ДО-01" if said.get("purpose") else "ОФ-01"]
    with stage.scene(first, time(9, 40), by="Елена Радева") as scene:
        asked = scene(ReceiveRequest)(
            NewRequest(
                channel=channel, branch_id=BranchId(stage.branches[city]), phone=stage.invent.phone(),
                area=Decimal(area), address=place.line, services=(service,), periodicity=Periodicity.WEEKLY, **said,
            )
        )  # fmt: skip
    with stage.scene(first, time(11, 50), by="Елена Радева") as scene:
        scene(MoveRequest)(asked, RequestStage.CONTACTED)
    stage_name, _, reason = became.partition(":")
    if stage_name == "contacted":
        return
    with stage.scene(first + timedelta(days=2), time(14, 10), by="Елена Радева") as scene:
        if stage_name == "lost":
            scene(LoseRequest)(asked, reason)
            return
        scene(MoveRequest)(asked, RequestStage.VISITED)
        if stage_name == "quoted":
            made = scene(ConvertRequest)(asked, Conversion(despite_twins=True))
            assert made.quote_id is not None
            scene(SendQuote)(made.quote_id)
