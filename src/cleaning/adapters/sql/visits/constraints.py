"""What the tables of visits refuse, by constraint."""

CONSTRAINTS = {
    "ex_visit_members_one_place_at_a_time": ("visit.double_booking", "employees"),
    "uq_visits_plan_id_planned_for": "visit.planned_already",
    "fk_visit_members_employee_id": ("employee.not_at_work", "employees"),
}
