"""What lies half done on the desks this morning: an offer being counted, a delivery being scanned, a draft, a list."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from cleaning.application.billing.bill_client import Bill, BillClient
from cleaning.application.billing.queries import BillingQueries
from cleaning.application.importing.begin_import import BeginImport, BroughtFile
from cleaning.application.messaging.send_text import SendText, Text
from cleaning.application.purchasing.enter_line import EnteredLine, EnterLine
from cleaning.application.purchasing.record_scan import RecordScan, Scanned
from cleaning.application.purchasing.start_receipt import Delivery, StartReceipt
from cleaning.application.sales.inputs import LineInputs, QuoteInputs, RoomInputs
from cleaning.application.sales.write_quote import DraftQuote
from cleaning.application.shared.access import Scope
from cleaning.demo.stage import Scene, Stage
from cleaning.demo.stock import gtin_of
from cleaning.domain.shared.ids import BranchId, ServiceId
from cleaning.domain.shared.money import Money

WHO = {"office": "Елена Радева", "store": "Стефан Минков", "books": "Теодора Ганева"}
ROOMS = (
    ("Рецепция", "stone", 28, 0, 4, {"ОФ-01": "5", "ПД-01": "1"}),
    ("Отворен офис", "carpet", 142, 0, 18, {"ОФ-01": "5"}),
    ("Стаи за срещи", "carpet", 46, 0, 6, {"ОФ-01": "3"}),
    ("Кухня", "tiles", 22, 0, 2, {"ОФ-01": "5", "ПД-01": "2", "ОФ-05": "5"}),
    ("Тоалетни", "tiles", 18, 4, 0, {"СА-01": "5"}),
    ("Коридори", "stone", 54, 0, 0, {"ОФ-01": "5", "ПД-01": "2"}),
    ("Сървърно", "linoleum", 9, 0, 0, {"ОФ-01": "1"}),
    ("Архив", "laminate", 21, 0, 1, {"ОФ-01": "1"}),
)
DELIVERED = ((25, 20), (60, 75), (35, 20), (100, 100), (20, 20), (15, 15), (25, 0))
"""Litres on the note and counted so far, in canisters of five; the counter has not come to the last."""
UNKNOWN = "3800211904457"
LIST = """Клиент;ЕИК/Булстат;Телефон;E-mail;Град;Адрес;Обект;Площ (кв.м)
Слънчо ЕООД;;0888 714 205;office@slancho.example;София;ж.к. Лозенец, ул. „Кестен“ 14;Детска градина;320
Пекарна „Житен клас“;;0887 440 118;;София;бул. „Градинен“ 7;Магазин;85,5
Марин Костов;;0899 12;;София;ж.к. Изток, ул. „Бреза“ 3;Апартамент;74
Кула Инвест АД;203847560;0886 905 331;kula@kula.example;Пловдив;бул. „Морски“ 41;Офис;210
Цветана Илиева;;0885 330 772;;Варна;ул. „Чинар“ 9;Къща;160
"""


def leave(stage: Stage) -> None:
    measure(stage)
    scan(stage)
    draft(stage)
    write(stage)
    with _scene(stage, 35, "office") as scene:
        scene(BeginImport)(BroughtFile(name="клиенти от панаира.csv", content=LIST.encode()))


def measure(stage: Stage) -> None:
    """The offer of a walk-through: rooms by tasks, and one thing the client may take or leave."""
    services = stage.known["services"]
    place = next(one[0] for one in stage.known["undecided"] if one[0].kind not in ("flat", "house"))
    rooms = tuple(
        RoomInputs(
            premises_id=place.premises_id, name=name, floor=floor, area=Decimal(area), sanitary=sanitary,
            windows=windows, tasks={str(services[code][0]): often for code, often in tasks.items()},
        )
        for name, floor, area, sanitary, windows, tasks in ROOMS
    )  # fmt: skip
    carpet = LineInputs(
        premises_id=place.premises_id, service_id=ServiceId(services["КИ-01"][0]), quantity=Decimal(188),
        rrule="FREQ=YEARLY;BYMONTH=4,10;BYDAY=1SA", optional=True,
    )  # fmt: skip
    inputs = QuoteInputs(
        client_id=place.client_id,
        title="Ежедневно почистване на офис",
        rooms=rooms,
        lines=(carpet,),
        starts_on=stage.today + timedelta(days=7),
        valid_until=stage.today + timedelta(days=14),
        round_to=Money(5),
        margin=Decimal(30),
        km=Decimal(4),
        people=2,
    )
    with _scene(stage, 20, "office") as scene:
        scene(DraftQuote)(inputs)


def scan(stage: Stage) -> None:
    """A delivery on the ramp: most of it counted, one box too many, a code nobody knows."""
    known = stage.known
    supplier = 0
    items = [item for item, of in known["supplier_of"].items() if of == supplier][: len(DELIVERED)]
    places = {item: number for number, item in enumerate(known["goods"].values())}
    with _scene(stage, 25, "store") as scene:
        delivery = Delivery(
            supplier_id=known["suppliers"][supplier],
            warehouse_id=known["stores"]["София"],
            received_on=stage.today,
            note_number="С-18842",
        )
        receipt = scene(StartReceipt)(delivery)
        codes: list[str] = []
        for item, (expected, counted) in zip(items, DELIVERED, strict=False):
            line = EnteredLine(item_id=item, expected=Decimal(expected), unit_price=known["prices"][item])
            scene(EnterLine)(receipt, line)
            codes += [f"{counted // 5}×{gtin_of(places[item])}"] if counted else []
        for number, code in enumerate((UNKNOWN, UNKNOWN, *codes)):
            mark = UUID(int=stage.invent.random.getrandbits(128), version=4)
            at = stage.clock.at + timedelta(seconds=40 * number)
            scene(RecordScan)(receipt, Scanned(id=mark, raw=code, at=at))


def draft(stage: Stage) -> None:
    """The bookkeeper has begun this month's invoices."""
    scope = Scope(branch_ids=tuple(BranchId(branch) for branch in stage.branches.values()))
    with _scene(stage, 30, "books") as scene:
        billing = scene(BillingQueries)
        waiting = [client for client in billing.to_bill(scope=scope, today=stage.today) if client.visits]
        for client in waiting[:2]:
            visits = billing.unbilled_visits(client.client_id, scope=scope, until=stage.today)
            scene(BillClient)(Bill(client_id=client.client_id, visit_ids=tuple(one.visit_id for one in visits)))


def write(stage: Stage) -> None:
    """A text that waits for the gateway."""
    client = stage.known["places"][0].client_id
    text = "Утре идваме половин час по-рано, в 07:30. Моля, оставете ключа на портала. Бистра"
    with _scene(stage, 15, "office") as scene:
        scene(SendText)(Text(client_id=client, text=text, key="demo", in_latin=True))


def _scene(stage: Stage, minutes: int, who: str) -> AbstractContextManager[Scene]:
    """So many minutes before now."""
    stage.clock.at = stage.now - timedelta(minutes=minutes)
    return stage.scene(by=WHO[who])
