"""The main job on screens only, in Bulgarian, by the people whose job each part is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from dishka import Container, Provider, Scope, provide
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import Engine

from cleaning.application.company.change_company import ChangeCompany
from cleaning.application.company.open_branch import OpenBranch
from cleaning.application.company.set_pricing import SetPricing
from cleaning.application.identity.add_user import AddUser
from cleaning.application.identity.keys import CreateKey, KeyRequest
from cleaning.application.messaging.remind_of_visits import RemindOfVisits
from cleaning.application.messaging.send_waiting import SendWaiting
from cleaning.application.shared.ports import Clock
from cleaning.domain.company.branch import BranchDetails
from cleaning.domain.company.values import PricingDefaults
from cleaning.domain.identity.user import UserDetails
from cleaning.domain.shared.ids import UserId
from cleaning.domain.shared.money import Money
from cleaning.domain.shared.role import Role
from tests.app import SetClock, as_program
from tests.browser import chromium, chromium_path, served
from tests.integration.thread.conftest import COMPANY
from tests.integration.thread.holds import the_audit_is_clean, the_figures_hold

expect.set_options(timeout=30_000)
PASSWORD = "тиха пролетна утрин"
pytestmark = pytest.mark.browser


class TestTime(Provider):
    __test__ = False
    scope = Scope.APP

    def __init__(self, clock: SetClock) -> None:
        super().__init__()
        self._clock = clock

    @provide
    def clock(self) -> Clock:
        return self._clock


@pytest.fixture
def house(database: str, clock: SetClock) -> Iterator[tuple[str, Container]]:
    """The program on a socket, a company, its pricing and one login per role."""
    with served(database, TestTime(clock)) as (address, container):
        with as_program(container, container.get(Engine)) as scope:
            scope.get(ChangeCompany)(COMPANY)
            scope.get(OpenBranch)(BranchDetails(name="София"))
            scope.get(SetPricing)(
                PricingDefaults(labour_cost=Money(10), overhead=0, margin=50, minimum_charge=Money(0))  # type: ignore[arg-type]
            )
            for role in ("owner", "office", "dispatcher", "storekeeper", "accountant"):
                scope.get(AddUser)(UserDetails(login=role, name=f"Проба {role}", role=Role(role)), PASSWORD)
        yield address, container


@pytest.fixture
def desk(house: tuple[str, Container]) -> Iterator[People]:
    if chromium_path() is None:
        pytest.skip("NOT RUN: no Chromium on this machine")
    with chromium() as browser:
        yield People(browser, house[0])


class People:
    """Somebody signed in per role, each in a browser of their own."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser, self._address = browser, address
        self._pages: dict[str, Page] = {}

    def new_day(self) -> None:
        """Everybody went home; who comes back signs in again."""
        for page in self._pages.values():
            page.context.close()
        self._pages.clear()

    def __call__(self, login: str, at: datetime | None = None) -> Page:
        if login not in self._pages:
            phone = login == "crew"
            context = self._browser.new_context(
                base_url=self._address,
                locale="bg-BG",
                timezone_id="Europe/Sofia",
                reduced_motion="reduce",
                viewport={"width": 390, "height": 844} if phone else {"width": 1440, "height": 900},
            )
            context.set_default_timeout(30_000)
            page = context.new_page()
            if at is not None:
                page.clock.set_fixed_time(at)
            page.goto("/login")
            page.fill("[name=login]", login)
            page.fill("[name=password]", PASSWORD)
            page.press("[name=password]", "Enter")
            page.wait_for_url(lambda url: "/login" not in url)
            self._pages[login] = page
        return self._pages[login]


def fill(page: Page, **values: str) -> None:
    """Fields of the open form by their names."""
    for name, value in values.items():
        field = page.locator(f"main [name='{name.replace('__', '-')}']").first
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


def choose(page: Page, name: str, text: str) -> None:
    """A pick list: type, take the first that is offered."""
    box = page.locator(f"main [name='{name}_text']")
    box.click()
    box.press_sequentially(text, delay=20)
    page.locator("[role=option]:visible", has_text=text).first.click()


def save(page: Page) -> int:
    """The main button; the number of the record it leads to (0 when its address has none)."""
    before = page.url
    page.locator("main form button.primary:visible").last.click()
    page.wait_for_url(lambda url: url != before)
    found = re.search(r"/(\d+)(?:\D|$)", page.url.removeprefix(page.url.split("/", 3)[0]))
    return int(found[1]) if found else 0


def act(page: Page, name: str) -> None:
    """A button of the page's head; where it asks first, yes."""
    page.locator("main").get_by_role("button", name=re.compile(f"^{name}")).first.click()
    dialog = page.locator("dialog[open]")
    if dialog.count():
        dialog.locator("button.primary, button.danger").last.click()
    page.wait_for_load_state("networkidle")


def the_number_in(url: str) -> int:
    return int(re.findall(r"/(\d+)", url.split("//", 1)[1])[-1])


def test_the_whole_thread(desk, house, clock, database):
    office = desk("office")
    office.goto("/clients/new?kind=organisation")
    fill(office, legal_name="Софтнет ООД", eik="209998883", vat_number="BG209998883", city="София",
         address="ул. „Липа“ 3", accountable="Петър Илиев", phone="0888 123 456")  # fmt: skip
    office.locator("[name=consent_sms]").check()
    fill(office, consent_source="договор")
    save(office)
    expect(office.locator("h1")).to_contain_text("Софтнет")
    client = the_number_in(office.url)

    office.goto(f"/premises/new?client_id={client}")
    fill(office, name="Централен офис", area="100", periodicity="weekly", street="ул. „Липа“ 3")
    expect(office.locator("[name=purpose_text]")).to_have_value("Офис")
    choose(office, "ekatte", "София")
    office.get_by_label("СОТ, аларма").check()
    save(office)
    premises = the_number_in(office.url)
    assert premises

    store = desk("storekeeper")
    store.goto("/items/new")
    fill(store, name="Препарат", kind="detergent", unit="l", price="2,00", gtin="3800000000010")
    save(store)

    office.goto("/services/new")
    fill(office, name_bg="Почистване на офис", code="ОФ-1", category="office", unit="m2", minutes_per_unit="0,6",
         piece_rate="0,0801", checklist="Под\nКошове")  # fmt: skip
    choose(office, "material-0-item_id", "Препарат")
    fill(office, material__0__per_unit="0,02")
    save(office)
    service = the_number_in(office.url)

    office.goto(f"/cost-sheets/new?service_id={service}&premises_id={premises}&client_id={client}")
    fill(office, quantity="100")
    expect(office.locator("main")).to_contain_text("28,00")
    save(office)

    office.goto(f"/quotes/new?client_id={client}")
    fill(office, room__0__name="Целият офис", room__0__area="100", room__0__task_1="1", starts_on="2026-11-25",
         start_time="08:00", people="2")  # fmt: skip
    office.get_by_label("по посещения").check()
    expect(office.locator("main")).to_contain_text("28,00")
    save(office)
    quote = the_number_in(office.url)
    act(office, "Изпрати")
    expect(office.locator("main")).to_contain_text("Изпратена")
    assert office.request.get(f"/quotes/{quote}/pdf").body().startswith(b"%PDF-")
    act(office, "Приеми")
    expect(office.locator("main")).to_contain_text("Договор")

    for name in ("Мария Колева", "Иван Пеев"):
        office.goto("/employees/new")
        fill(office, name=name, hired_on="2026-01-05")
        save(office)
    office.goto("/crews/new")
    fill(office, name="Изгрев")
    for box in office.locator("main [name=people]").all():
        box.check()
    office.select_option("main [name=lead]", label="Мария Колева")
    save(office)

    store.goto("/suppliers/new")
    fill(store, name="Хигиена ЕООД", eik="987654322")
    save(store)
    store.goto("/receipts/new")
    fill(store, supplier_id="1", invoice_number="0000000077")
    save(store)
    store.keyboard.type("3800000000010", delay=5)
    store.keyboard.press("Enter")
    expect(store.locator("main")).to_contain_text("Препарат")
    store.goto(store.url + "/lines/new")
    choose(store, "item_id", "Препарат")
    fill(store, quantity="20", unit_price="2,50")
    save(store)
    expect(store.locator("main")).to_contain_text("50,00")
    store.keyboard.press("F12")
    store.locator("dialog[open] button.primary").click()
    expect(store.locator("main")).to_contain_text("СР-000001")

    office.goto("/cost-sheets/1")
    for figure in ("15,00", "30,00", "2,50"):
        expect(office.locator("main")).to_contain_text(figure)

    owner = desk("owner")
    owner.goto("/settings/users/new")
    fill(owner, name="Мария Колева", login="crew", role="crew", password=PASSWORD)
    owner.select_option("main [name=employee_id]", label="Мария Колева")
    save(owner)

    dispatcher = desk("dispatcher")
    dispatcher.goto("/visits/board?week=2026-11-30")
    dispatcher.locator("a.visit-block", has_text="Централен офис").click()
    dispatcher.locator("dialog[open] [name=crew_id]").select_option("1")
    dispatcher.locator("dialog[open] button.primary").click()
    expect(dispatcher.locator("#board")).to_contain_text("всяко посещение има хора")

    clock.at = datetime(2026, 11, 29, 14, 0, tzinfo=UTC)
    desk.new_day()
    with as_program(house[1], house[1].get(Engine)) as scope:
        scope.get(RemindOfVisits)()
        scope.get(SendWaiting)()
    office = desk("office")
    office.goto(f"/clients/{client}")
    expect(office.locator("main")).to_contain_text("Утре, 30.11., в 08:00 ч.")

    clock.at = datetime(2026, 11, 30, 6, 2, tzinfo=UTC)
    crew = desk("crew", at=clock.at)
    crew.get_by_text("Централен офис").first.click()
    button = crew.locator(".state-button:visible")
    button.click()
    expect(crew.locator("#visit")).to_have_attribute("data-stage", "underway")
    button.click()
    expect(crew.locator("#visit .note-line.bad")).to_be_visible()
    for left in (1, 0):
        crew.locator("#visit .task:not(.was) form button:visible").first.click()
        expect(crew.locator("#visit .task:not(.was)")).to_have_count(left)
    clock.at += timedelta(minutes=30)
    crew.clock.set_fixed_time(clock.at)
    button.click()
    expect(crew.locator("#visit")).to_have_attribute("data-stage", "done")
    crew.fill("#visit [name=name]", "Петър Илиев")
    crew.locator("#visit button.primary").click()
    expect(crew.locator("#visit")).to_contain_text("Петър Илиев")
    crew.goto("/crew/pay")
    expect(crew.locator("main")).to_contain_text("4,01")

    dispatcher = desk("dispatcher")
    dispatcher.goto("/plans/1")
    expect(dispatcher.locator("main")).to_contain_text("07.12.")

    accountant = desk("accountant")
    accountant.goto("/desks/new")
    fill(accountant, name="Разплащателна")
    save(accountant)
    accountant.goto("/invoices/to-bill")
    accountant.locator("main [name=client_ids]").first.check()
    accountant.get_by_role("button", name="Направи чернови").click()
    accountant.wait_for_url("**/invoices/1**")
    accountant.get_by_role("button", name=re.compile("^Издай")).first.click()
    accountant.locator("dialog[open] button.primary").last.click()
    for figure in ("0000000001", "28,00 €", "5,60 €", "33,60 €"):
        expect(accountant.locator("main")).to_contain_text(figure)
    assert accountant.request.get("/invoices/1/pdf").body().startswith(b"%PDF-")
    accountant.goto(f"/payments/new?client_id={client}")
    fill(accountant, amount="40,00")
    save(accountant)
    expect(accountant.locator("main")).to_contain_text("Платено е повече от дълга")
    expect(accountant.locator("main")).to_contain_text("6,40 €")

    desk.new_day()
    owner = desk("owner")
    for address, figures in {
        "/": (),
        "/pay?month=2026-11": ("4,01", "4,00"),
        "/reports/margin?from=2026-11&to=2026-11": ("28,00", "13,01", "14,99"),
        "/ledger?from=2026-11-01&to=2026-11-30": ("28,00", "8,01", "45,00"),
    }.items():
        owner.goto(address)
        for figure in figures:
            expect(owner.locator("main")).to_contain_text(figure)

    the_figures_hold(KeyedApi(house))
    the_audit_is_clean(database)


class KeyedApi:
    """The API by a real key, to ask for the same figures as the other walk."""

    def __init__(self, house: tuple[str, Container]) -> None:
        address, container = house
        with as_program(container, container.get(Engine)) as scope:
            key = scope.get(CreateKey)(KeyRequest(name="проба", user_id=UserId(1))).secret
        self._client = httpx.Client(base_url=f"{address}/api/v1", headers={"Authorization": f"Bearer {key}"})

    def get(self, path: str) -> httpx.Response:
        return self._client.get(path)
