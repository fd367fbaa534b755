"""What the tables of identity refuse, by constraint."""

CONSTRAINTS = {
    "uq_users_login": ("user.login_taken", "login"),
    "fk_users_employee_id": ("user.no_employee", "employee_id"),
    "fk_users_client_id": ("user.no_client", "client_id"),
    "ck_users_crew_is_an_employee": ("user.crew_needs_employee", "employee_id"),
    "ck_users_client_is_a_client": ("user.client_needs_client", "client_id"),
}
