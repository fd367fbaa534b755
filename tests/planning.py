"""A small working company for tests: a client with an office, services, people in crews, and signed contracts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from dishka import Container
from sqlalchemy import insert, text
from sqlalchemy.orm import Session

from cleaning.adapters.sql.sales.tables import contract_lines, contracts
from cleaning.application.catalogue.add_service import AddService
from cleaning.application.clients.add_client import AddClient
from cleaning.application.clients.commands import NewClient
from cleaning.application.premises.add_premises import AddPremises
from cleaning.application.premises.commands import NewPremises
from cleaning.application.shared.access import Scope
from cleaning.application.shared.ports import Work
from cleaning.application.visits.queries import VisitQueries
from cleaning.application.workforce.form_crew import CrewDetails, FormCrew
from cleaning.application.workforce.hire_employee import HireEmployee
from cleaning.domain.catalogue.service import ServiceDetails
from cleaning.domain.catalogue.values import Category
from cleaning.domain.clients.values import ClientKind
from cleaning.domain.sales.events import ContractSigned, SignedLine
from cleaning.domain.sales.values import Billing, ContractStage
from cleaning.domain.shared.money import Money, UnitCost
from cleaning.domain.shared.quantity import Unit
from cleaning.domain.workforce.employee import EmployeeDetails

SOFIA = ZoneInfo("Europe/Sofia")
BRANCH = 1
HERE = Scope(branch_ids=(BRANCH,))


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    """A moment of 2026 on the wall in Sofia."""
    return datetime(2026, month, day, hour, minute, tzinfo=SOFIA)


@dataclass
class House:
    """Everything a test of plans and visits needs, made through the use cases."""

    scope: Container
    people: dict[str, int] = field(default_factory=dict)
    contracts: int = 0

    def client(self, name: str = "Софтнет ООД", **changes: Any) -> int:
        command = NewClient(kind=ClientKind.ORGANISATION, legal_name=name, despite_twins=True, **changes)
        return self.scope.get(AddClient)(command)

    def premises(self, client_id: int, name: str = "Офис „Софтнет“") -> int:
        return self.scope.get(AddPremises)(NewPremises(client_id=client_id, name=name, settlement="София"))

    def service(self, name: str = "Поддържащо почистване", checklist: tuple[str, ...] = ("Под", "Кошове")) -> int:
        details = ServiceDetails(
            code=f"S{self.scope.get(Session).scalar(text('select count(*) from services'))}",
            name_bg=name,
            name_en=name,
            category=next(iter(Category)),
            unit=Unit.AREA,
            minutes_per_unit=Decimal("0.5"),
            piece_rate=UnitCost("0.12"),
            checklist=checklist,
        )
        return self.scope.get(AddService)(details)

    def employee(self, name: str) -> int:
        if name not in self.people:
            self.people[name] = self.scope.get(HireEmployee)(
                BRANCH, EmployeeDetails(name=name, hired_on=date(2025, 1, 1))
            )
        return self.people[name]

    def crew(self, name: str, *people: str) -> int:
        return self.scope.get(FormCrew)(
            BRANCH, CrewDetails(name=name, people=tuple(self.employee(person) for person in people))
        )

    def sign(self, client_id: int, *lines: dict[str, Any], starts_on: date = date(2026, 11, 24), **terms: Any) -> int:
        """A contract as sales would sign it; each line needs premises_id and service_id."""
        session, work = self.scope.get(Session), self.scope.get(Work)
        self.contracts += 1
        with work:
            head = {
                "number": f"{self.contracts:010d}",
                "branch_id": BRANCH,
                "client_id": client_id,
                "title": "Договор",
                "signed_on": starts_on,
                "starts_on": starts_on,
                "ends_on": None,
                "stage": ContractStage.ACTIVE,
                "billing": Billing.PER_VISIT,
            } | terms
            contract_id = session.scalar(insert(contracts).values(head).returning(contracts.c.id))
            signed = [self._line(session, contract_id, place, line, starts_on) for place, line in enumerate(lines)]
            work.tell(
                ContractSigned(
                    contract_id=contract_id,
                    client_id=client_id,
                    branch_id=BRANCH,
                    number=head["number"],
                    starts_on=starts_on,
                    ends_on=head["ends_on"],
                    lines=tuple(signed),
                )
            )
        return contract_id

    def _line(
        self, session: Session, contract_id: int, place: int, line: dict[str, Any], starts_on: date
    ) -> SignedLine:
        agreed = {
            "description": "Поддържащо почистване",
            "quantity": Decimal(100),
            "unit": "m2",
            "rrule": "FREQ=WEEKLY;BYDAY=TU,FR",
            "starts_on": starts_on,
            "start_time": time(8, 0),
            "minutes": 120,
            "price": Money("40.00"),
            "per": "visit",
            "vat_code": "standard",
        } | line
        columns = agreed | {"visits_per_month": Decimal(8), "monthly": agreed["price"]}
        stored = insert(contract_lines).values(contract_id=contract_id, position=place, **columns)
        line_id = session.scalar(stored.returning(contract_lines.c.id))
        return SignedLine(contract_line_id=line_id, **agreed)

    def office(self, **line: Any) -> int:
        """A client with one office cleaned on Tuesdays and Fridays at eight; gives the contract."""
        client_id = self.client()
        place = {"premises_id": self.premises(client_id), "service_id": self.service()}
        return self.sign(client_id, place | line)

    def visits(self, **wanted: Any) -> list[Any]:
        return self.scope.get(VisitQueries).page(HERE, limit=200, **wanted).rows
