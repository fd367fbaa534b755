"""Invented papers, one of each kind, to look at a template with. The names and numbers belong to nobody."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import msgspec

from cleaning.application.documents.agreements import (
    AgreedService,
    AnnexPaper,
    ChangedPrice,
    ChangedTerm,
    ContractPaper,
    HandedKey,
    KeysPaper,
    LetterPaper,
    Operation,
    OrderedService,
    OrderPaper,
    Place,
    SpecificationPaper,
    Specified,
    Zone,
)
from cleaning.application.documents.papers import (
    AcceptancePaper,
    Ageing,
    CrewHours,
    Customer,
    InvoicePaper,
    PaperLine,
    Party,
    QuoteLine,
    QuotePaper,
    Remark,
    Signatory,
    StatementPaper,
    StatementRow,
    VatRow,
)
from cleaning.application.documents.sample_words import words_of
from cleaning.domain.documents.values import Kind

DAY = date(2026, 11, 2)
CENT = Decimal("0.01")
VAT_RATE = Decimal(20)
BEFORE, AGREED = Decimal("295.00"), Decimal("315.50")


def sample(kind: Kind, language: str, contractor: Party | None = None, rows: int = 4) -> msgspec.Struct:
    """A paper of the kind with so many rows in its tables; ``contractor``: the company's own data."""
    return _Samples(language, contractor, rows).of(kind)


def _sums(net: Decimal) -> dict[str, Any]:
    vat = (net * VAT_RATE / 100).quantize(CENT)
    return {"net": net, "vat": vat, "total": net + vat, "vat_rows": (VatRow(rate=VAT_RATE, base=net, vat=vat),)}


class _Samples:
    def __init__(self, language: str, contractor: Party | None, rows: int) -> None:
        self._w = words_of(language)
        self._rows = rows
        w = self._w
        self._own = contractor or Party(
            name=w["company"], eik="209998883", vat_number="BG209998883", address=w["company_address"],
            city=w["city"], accountable=w["manager"], phone="02 444 12 12", email="office@bistra.example",
            bank=w["bank"], iban="BG19UBBS80021099990004", bic="UBBSBGSF",
        )  # fmt: skip
        self._client = Customer(
            name=w["client"], eik="987654322", vat_number="BG987654322", address=w["client_address"], city=w["city"],
            accountable=w["client_manager"], phone="+359 88 123 45 67", email="office@usmivka.example",
        )  # fmt: skip
        self._place = Place(name=w["place"], address=w["place_address"], purpose=w["purpose"], area=Decimal(412))

    def of(self, kind: Kind) -> msgspec.Struct:
        if kind in (Kind.INVOICE, Kind.CREDIT, Kind.DEBIT, Kind.PROFORMA):
            return self._invoice(kind)
        paper: msgspec.Struct = getattr(self, f"_{kind}")()
        return paper

    def _services(self) -> list[str]:
        names: list[str] = self._w["services"]
        return [names[at % len(names)] for at in range(self._rows)]

    def _monthly(self, price: Decimal) -> Decimal:
        return price * self._rows

    def _two(self) -> dict[str, Any]:
        return {"issued_on": DAY, "contractor": self._own, "client": self._client}

    def _line(self, name: str, at: int) -> PaperLine:
        quantity, discount = Decimal(at + 1), Decimal(10) if at == 1 else Decimal(0)
        return PaperLine(
            name=name, unit=self._w["unit"], quantity=quantity, unit_price=Decimal("59.50"),
            net=(quantity * Decimal("59.50") * (100 - discount) / 100).quantize(CENT), vat_rate=VAT_RATE,
            note=self._w["place"] if at % 3 == 0 else "", discount=discount,
        )  # fmt: skip

    def _invoice(self, kind: Kind) -> InvoicePaper:
        correction = {"original_number": "0000002412", "original_on": date(2026, 10, 31),
                      "correction_ground": self._w["ground"]} if kind in (Kind.CREDIT, Kind.DEBIT) else {}  # fmt: skip
        lines = tuple(self._line(name, at) for at, name in enumerate(self._services()))
        return InvoicePaper(
            kind=kind.value,  # type: ignore[arg-type]
            number="PRO-000123" if kind is Kind.PROFORMA else "0000002431", issued_on=DAY, tax_event_on=DAY,
            due_on=date(2026, 11, 12), seller=self._own, buyer=self._client, lines=lines,
            **_sums(sum((line.net for line in lines), Decimal(0))), place=self._w["city"],
            payment_method=self._w["by_bank"], contract="Д000218", compiled_by=self._w["clerk"], **correction,
        )  # fmt: skip

    def _quote(self) -> QuotePaper:
        lines = tuple(
            QuoteLine(description=name, frequency=self._w["often"], per_visit=Decimal("48.00"),
                      per_month=Decimal("633.50"), note=self._w["place"]) for name in self._services()
        )  # fmt: skip
        return QuotePaper(
            number="О000131", issued_on=DAY, seller=self._own, client=self._client, lines=lines,
            **_sums(Decimal("633.50") * len(lines)), valid_until=date(2026, 12, 2), version=2,
            subject=self._w["subject"],
            premises=(f"{self._place.name}, {self._place.address}",), conditions=tuple(self._w["conditions"]),
            options=(QuoteLine(description=self._w["option"], per_visit=Decimal("82.00")),),
            prepared_by=self._w["clerk"],
        )  # fmt: skip

    def _acceptance(self) -> AcceptancePaper:
        lines = tuple(self._line(name, at) for at, name in enumerate(self._services()))
        return AcceptancePaper(
            **self._two(), number="0000000812", lines=lines, place=self._w["city"],
            premises=f"{self._place.name}, {self._place.address}", contract="Д000218",
            started_at=datetime(2026, 11, 2, 8, 2), finished_at=datetime(2026, 11, 2, 11, 40),  # noqa: DTZ001
            crew=tuple(CrewHours(name=name, hours=Decimal("3.6")) for name in self._w["crew"]),
            remarks=(Remark(text=self._w["remark"], cure_by=date(2026, 11, 3)),), acceptance="remarks",
            handed_by=Signatory(name=self._w["crew"][0], capacity=self._w["for_contractor"]),
            taken_by=Signatory(name=self._w["client_manager"], capacity=self._w["for_client"]),
            net=sum((line.net for line in lines), Decimal(0)),
        )  # fmt: skip

    def _statement(self) -> StatementPaper:
        owed = Decimal("118.00")
        charged, paid = owed * -(-self._rows // 2), owed * (self._rows // 2)
        rows = tuple(
            StatementRow(on=date(2026, 10, 1 + at % 28), document=f"{2400 + at:010d}", text=self._services()[at],
                         debit=owed if at % 2 == 0 else Decimal(0), credit=owed if at % 2 else Decimal(0),
                         balance=owed * (1 - at % 2))
            for at in range(self._rows)
        )  # fmt: skip
        return StatementPaper(
            issued_on=DAY, starts_on=date(2026, 10, 1), ends_on=date(2026, 10, 31), seller=self._own,
            client=self._client, opening=Decimal(0), rows=rows, debit=charged, credit=paid, closing=charged - paid,
            ageing=Ageing(not_due=charged - paid),
        )  # fmt: skip

    def _agreed(self) -> tuple[AgreedService, ...]:
        return tuple(
            AgreedService(name=name, place=self._place.name, unit=self._w["unit"], quantity=Decimal(412),
                          frequency=self._w["often"], begins="07:30", minutes=120, price=AGREED,
                          per=self._w["month"], monthly=AGREED) for name in self._services()
        )  # fmt: skip

    def _contract(self) -> ContractPaper:
        return ContractPaper(
            **self._two(), number="Д000218", services=self._agreed(), places=(self._place,), starts_on=DAY,
            ends_on=date(2027, 11, 1), renews=True, city=self._w["city"], title=self._w["subject"],
            monthly=self._monthly(AGREED), vat_rate=VAT_RATE, payment_days=10, penalty_percent=Decimal(50),
        )  # fmt: skip

    def _annex(self) -> AnnexPaper:
        return AnnexPaper(
            **self._two(), number="1", effective_on=date(2026, 12, 1), contract_number="Д000218",
            contract_on=date(2026, 1, 12), city=self._w["city"], services=self._agreed(),
            changes=(ChangedTerm(subject=self._w["term"], before="3", after="5"),),
            monthly_before=self._monthly(BEFORE), monthly_after=self._monthly(AGREED), vat_rate=VAT_RATE,
        )  # fmt: skip

    def _letter(self) -> LetterPaper:
        prices = tuple(
            ChangedPrice(name=name, place=self._place.name, per=self._w["month"], before=BEFORE, after=AGREED)
            for name in self._services()
        )  # fmt: skip
        return LetterPaper(
            **self._two(), number="14", subject=self._w["indexation"], contract_number="Д000218",
            contract_on=date(2026, 1, 12), effective_on=date(2027, 1, 1), percent=Decimal("6.95"),
            ground=self._w["index"], prices=prices, monthly_before=self._monthly(BEFORE),
            monthly_after=self._monthly(AGREED), answer_by=date(2026, 12, 1), signed_by=self._w["manager"],
        )  # fmt: skip

    def _order(self) -> OrderPaper:
        services = tuple(
            OrderedService(name=name, unit=self._w["unit"], quantity=Decimal(2), price=Decimal("59.50"),
                           value=Decimal("119.00")) for name in self._services()
        )  # fmt: skip
        return OrderPaper(
            **self._two(), number="0000000411", place=self._place, services=services,
            starts_at=datetime(2026, 11, 5, 9), ends_at=datetime(2026, 11, 5, 13),  # noqa: DTZ001
            crew=tuple(self._w["crew"]), channel=self._w["channel"], contact=self._w["client_manager"],
            contact_phone="+359 88 123 45 67", wishes=self._w["wish"], conditions=(self._w["condition"],),
            net=Decimal("119.00") * len(services), vat_rate=VAT_RATE, payment=self._w["by_bank"],
            consumer=True, ordered_by=self._w["client_manager"],
        )  # fmt: skip

    def _specification(self) -> SpecificationPaper:
        operations = tuple(
            Operation(name=name, zone=self._w["zone"], frequency=self._w["often"], begins="07:30",
                      instructions=self._w["how"] if at % 2 == 0 else "") for at, name in enumerate(self._services())
        )  # fmt: skip
        zones = (Zone(name=self._w["zone"], floor_kind=self._w["floor"], area=Decimal(86), windows=6),)
        place = Specified(place=self._place, zones=zones, operations=operations, conditions=(self._w["condition"],),
                          wishes=self._w["wish"])  # fmt: skip
        return SpecificationPaper(
            **self._two(), number="1", places=(place,), contract="Д000218", contract_on=DAY, starts_on=DAY
        )  # fmt: skip

    def _keys(self) -> KeysPaper:
        names = self._w["keys"]
        keys = tuple(HandedKey(name=names[at % len(names)], tag=f"К-{at + 17:03d}") for at in range(self._rows))
        return KeysPaper(
            **self._two(), number="0000000033", place=self._place, keys=keys, city=self._w["city"],
            contract="Д000218", handed_by=self._w["client_manager"], taken_by=self._w["crew"][0],
        )  # fmt: skip
