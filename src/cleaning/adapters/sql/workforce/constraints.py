"""What the tables of workforce refuse, by constraint."""

CONSTRAINTS = {
    "uq_crews_branch_id_name": ("crew.same_name", "name"),
    "fk_crew_members_employee_id": ("employee.not_at_work", "people"),
}
