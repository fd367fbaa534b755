"""The company „Бистра“: three branches, the people and crews who work there."""

from __future__ import annotations

from datetime import date, timedelta

from cleaning.application.company.change_company import ChangeCompany
from cleaning.application.company.open_branch import OpenBranch
from cleaning.application.workforce.form_crew import CrewDetails, FormCrew
from cleaning.application.workforce.hire_employee import HireEmployee
from cleaning.demo import words
from cleaning.demo.own import health_book
from cleaning.demo.stage import Stage
from cleaning.domain.company.branch import BranchDetails
from cleaning.domain.company.company import Details
from cleaning.domain.shared.ids import BranchId, EmployeeId
from cleaning.domain.shared.money import Money
from cleaning.domain.workforce.crew import Colour
from cleaning.domain.workforce.employee import EmployeeDetails

BRANCHES = {
    "София": ("София – Младост", "ж.к. Младост 1, ул. „Перуника“ 14"),
    "Пловдив": ("Пловдив", "ул. „Здравец“ 22"),
    "Варна": ("Варна", "ж.к. Чайка, ул. „Лавандула“ 5"),
}
STAFF = {"София": 13, "Пловдив": 7, "Варна": 5}
"""Twenty-five people in ten crews."""
SKILLS = ("прозорци", "машини", "дезинфекция", "килими")


def found(stage: Stage) -> None:
    """The company and its branches; ``stage.branches`` maps a city to its branch."""
    details = Details(
        legal_name="Бистра Клийн ООД",
        name="Бистра",
        eik="999990010",
        vat_number="BG999990010",
        vat_registered=True,
        city="София",
        address="ж.к. Младост 1, ул. „Перуника“ 14",
        accountable="Мария Тодорова",
        phone="+359888100200",
        email="office@example.com",
        bank="Примерна банка АД",
        iban="BG94UNCR70001599990001",
        bic="UNCRBGSF",
    )
    with stage.scene(stage.today - timedelta(days=400)) as scene:
        scene(ChangeCompany)(details)
        open_branch = scene(OpenBranch)
        for city, (name, address) in BRANCHES.items():
            stage.branches[city] = open_branch(BranchDetails(name=name, city=city, address=address))


def staff(stage: Stage) -> None:
    """Hire everybody and put them into crews; ``stage.known["crews"]`` maps a city to ``(crew, people)``."""
    crews: dict[str, list[tuple[int, tuple[EmployeeId, ...]]]] = {}
    names_of: dict[EmployeeId, str] = {}
    with stage.scene(stage.today - timedelta(days=380)) as scene:
        hire, form = scene(HireEmployee), scene(FormCrew)
        colours = iter(list(Colour) * 3)
        for city, wanted in STAFF.items():
            branch = BranchId(stage.branches[city])
            details = [_person(stage, place) for place in range(wanted)]
            people = [hire(branch, one, own=health_book(stage.today, n)) for n, one in enumerate(details)]
            names_of |= {person: one.name for person, one in zip(people, details, strict=True)}
            names = words.CREWS[city]
            for place, name in enumerate(names):
                together = tuple(people[place :: len(names)])
                crew = form(branch, CrewDetails(name=name, people=together, colour=next(colours)))
                crews.setdefault(city, []).append((crew, together))
    stage.known |= {"crews": crews, "names": names_of}


def _person(stage: Stage, place: int) -> EmployeeDetails:
    invent = stage.invent
    who = invent.person()
    leads = place < 5
    hired: date = stage.today - timedelta(days=invent.random.randrange(200, 2400))
    skills = tuple(skill for skill in SKILLS if invent.often(45 if leads else 30))
    return EmployeeDetails(
        name=who.name,
        hired_on=min(hired, stage.today - timedelta(days=190)),
        position="отговорник екип" if leads else "хигиенист",
        phone=invent.phone(),
        skills=skills,
        base_pay=Money("760.00") if leads else Money("640.00"),
        hourly_cost=Money("8.40") if leads else Money("7.20"),
    )
