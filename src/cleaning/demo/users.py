"""One login per role, shown on the login page of the demo."""

from __future__ import annotations

from datetime import timedelta

from cleaning.application.company.ports import Settings
from cleaning.application.identity.add_user import AddUser
from cleaning.demo.stage import Stage
from cleaning.domain.identity.user import UserDetails
from cleaning.domain.shared.ids import BranchId, EmployeeId
from cleaning.domain.shared.role import Role

PASSWORD = "demo-bistra-1"
STAFF = (
    (Role.OWNER, "owner", "Мария Тодорова", "Управител"),
    (Role.OFFICE, "office", "Елена Радева", "Офис"),
    (Role.DISPATCHER, "dispatcher", "Николай Пеев", "Диспечер"),
    (Role.STOREKEEPER, "storekeeper", "Стефан Минков", "Склад"),
    (Role.ACCOUNTANT, "accountant", "Теодора Ганева", "Счетоводство"),
    (Role.INSPECTOR, "inspector", "Ралица Добрева", "Контрол"),
)


def admit(stage: Stage) -> None:
    """Everybody gets the same password; a crew member and a client are real ones of the demo."""
    _, people = stage.known["crews"]["София"][0]
    client = stage.known["places"][0].client_id
    with stage.scene(stage.today - timedelta(days=182)) as scene:
        add = scene(AddUser)
        for role, login, name, _ in STAFF:
            branches = (BranchId(stage.branches["София"]),) if role is Role.STOREKEEPER else ()
            add(UserDetails(login=login, name=name, role=role, branch_ids=branches), PASSWORD)
        member = EmployeeId(people[0])
        add(UserDetails(login="crew", name=stage.known["names"][member], role=Role.CREW, employee_id=member), PASSWORD)
        add(UserDetails(login="client", name="Клиентски достъп", role=Role.CLIENT, client_id=client), PASSWORD)
        titles = [(title, login, PASSWORD) for _, login, _, title in STAFF]
        titles += [("Екип (телефон)", "crew", PASSWORD)]
        scene(Settings).get("demo").change({"logins": [list(one) for one in titles]})
    stage.known["logins"] = titles
