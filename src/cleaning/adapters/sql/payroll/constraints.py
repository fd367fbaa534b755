"""What the payroll tables refuse, in the words of the domain."""

CONSTRAINTS = {
    "uq_paid_visits_visit_id": "pay.already",
    "uq_earnings_visit_line_id_employee_id": "pay.already",
}
