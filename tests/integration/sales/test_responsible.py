"""Who is responsible for a contract is chosen in its form, stands on its page and narrows the list."""

from cleaning.application.identity.add_user import AddUser
from cleaning.domain.identity.user import UserDetails
from cleaning.domain.shared.role import Role
from tests.agreements import Agreements
from tests.integration.sales.test_contract_screens import typed


def test_the_responsible_person_is_chosen_shown_and_found_by(client, api, scope):
    maria = UserDetails(login="maria", name="Мария Тодорова", role=Role.OFFICE)
    user_id = scope.get(AddUser)(maria, "много дълга дума 7")
    made = client.post("/contracts", data=typed(Agreements(scope), responsible_id=str(user_id)))
    assert made.status_code == 303
    url = made.headers["location"]
    assert "Мария Тодорова" in client.get(url).text
    assert f'<option value="{user_id}" selected>' in client.get(f"{url}/edit").text
    assert f'href="{url}"' in client.get(f"/contracts?responsible={user_id}").text
    assert f'href="{url}"' not in client.get("/contracts?responsible=999999").text
    assert len(api.get(f"/contracts?responsible_id={user_id}").json()["rows"]) == 1
