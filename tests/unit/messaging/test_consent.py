"""No marketing leaves without consent, whatever was true a moment before."""

from types import SimpleNamespace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.application.messaging.measure import measure
from cleaning.application.messaging.write_message import Draft, WriteMessage
from cleaning.domain.messaging.values import Purpose
from cleaning.domain.shared.errors import RuleBroken
from tests.unit.messaging.fakes import NOON
from tests.unit.messaging.test_reminding import PROFILE, a_recipient

write = WriteMessage(SimpleNamespace(profile=lambda: PROFILE))


def a_draft(recipient, purpose=Purpose.SERVICE, text="Здравейте"):
    return Draft(recipient=recipient, text=text, purpose=purpose, key="k", now=NOON)


@given(st.sampled_from(Purpose), st.booleans(), st.booleans())
def test_a_message_is_written_exactly_when_its_purpose_is_consented(purpose, service, marketing):
    draft = a_draft(a_recipient(service_sms=service, marketing_sms=marketing), purpose)
    allowed = marketing if purpose is Purpose.MARKETING else service
    if allowed:
        assert write(draft).purpose is purpose
        return
    with pytest.raises(RuleBroken) as refusal:
        write(draft)
    assert refusal.value.code == "message.no_consent"


@given(st.sampled_from(Purpose), st.booleans(), st.booleans())
def test_to_a_number_that_said_stop_nothing_is_written_whatever_was_consented(purpose, service, marketing):
    draft = a_draft(a_recipient(service_sms=service, marketing_sms=marketing), purpose)
    with pytest.raises(RuleBroken) as refusal:
        write(msgspec.structs.replace(draft, stopped=True))
    assert refusal.value.code == "message.stopped"


@pytest.mark.parametrize(
    ("recipient", "text", "code"),
    [
        (a_recipient(phone=None), "Здравейте", "message.no_phone"),
        (a_recipient(phone="+35928123456"), "Здравейте", "message.landline"),
        (a_recipient(), "  ", "message.empty"),
        (a_recipient(), "Я" * 671, "message.too_many_parts"),
    ],
)
def test_what_cannot_arrive_is_refused_with_its_reason(recipient, text, code):
    with pytest.raises(RuleBroken) as refusal:
        write(a_draft(recipient, text=text))
    assert refusal.value.code == code


def test_latin_letters_show_what_they_save():
    measured = measure("Уважаеми клиенти, утре от 9 часа ще почистим стълбището на вход Б." * 2)
    assert (measured.parts, measured.latin_parts, measured.saves) == (2, 1, 1)
