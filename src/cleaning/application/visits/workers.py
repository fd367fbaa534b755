"""Who may do the work of a visit."""

from __future__ import annotations

from cleaning.application.shared.access import Access, Permission
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import UserId
from cleaning.domain.visits.visit import Visit


def require_worker(access: Access, visit: Visit) -> UserId | None:
    """Those who were sent there, or the office for them. Others of a crew do not even learn that there is a visit."""
    viewer = access.viewer
    by = None if viewer.user_id is None else UserId(viewer.user_id)
    if Permission.VISITS_OWN_WORK in viewer.permissions and viewer.employee_id in visit.employees:
        return by
    if Permission.VISITS_COMPLETE not in viewer.permissions and Permission.VISITS_OWN_WORK in viewer.permissions:
        raise NotFound("visit", visit.id)
    access.require(Permission.VISITS_COMPLETE, branch=visit.branch_id)
    return by
