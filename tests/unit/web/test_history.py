"""What happened with a client is told as a person would say it."""

from datetime import UTC, datetime

from cleaning.application.clients.history import Happening
from cleaning.application.company.words import Wordbook
from cleaning.web.history import told
from cleaning.web.i18n import load_catalogues


def test_a_moved_visit_names_its_two_moments_in_local_time():
    row = Happening(
        at=datetime(2026, 11, 24, 7, tzinfo=UTC),
        code="visits.VisitMoved",
        actor="Николай Пеев",
        data={"visit_id": 7, "client_id": 1, "before": "2026-12-07T16:00:00Z", "after": "2026-12-07T17:40:00Z"},
    )
    [line] = told([row], load_catalogues(), "bg", Wordbook(()))
    assert "18:00" in line.sentence
    assert "19:40" in line.sentence
    assert "clientstatus" not in line.sentence
