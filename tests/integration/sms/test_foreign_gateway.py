"""A gateway of somebody else's package: found, set up and used without a change of the program."""

import sys
from importlib import invalidate_caches

import pytest

from cleaning.adapters.sms.registry import ConfiguredGateways, chosen, installed, kind_of
from cleaning.application.messaging.gateways import Accepted
from cleaning.domain.messaging.values import Purpose
from cleaning.domain.shared.errors import RuleBroken
from tests.integration.sms.test_console import a_text

MODULE = """
import msgspec
from cleaning.application.messaging.gateways import Accepted, Callback, Capabilities, Polled
from cleaning.domain.shared.errors import RuleBroken


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    token: str


class PigeonGateway:
    Settings, name, capabilities = Settings, "pigeon", Capabilities(batch=1, unicode=True)

    def __init__(self, settings):
        self.token, self.sent = settings.token, 0

    def submit(self, batch):
        self.sent += len(batch)
        return [Accepted(f"{self.token}-{self.sent}") for _ in batch]

    def parse_callback(self, request):
        raise RuleBroken("sms.forged", gateway=self.name)

    def poll(self, cursor):
        return Polled(cursor=cursor)

    def balance(self):
        return None
"""


@pytest.fixture
def package(tmp_path, monkeypatch):
    """``pigeon-post`` installed beside the program."""
    (tmp_path / "pigeon_post.py").write_text(MODULE)
    info = tmp_path / "pigeon_post-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: pigeon-post\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[cleaning.sms_gateways]\npigeon = pigeon_post:PigeonGateway\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    invalidate_caches()
    installed.cache_clear()
    yield
    installed.cache_clear()
    kind_of.cache_clear()
    sys.modules.pop("pigeon_post", None)


def test_it_carries_what_the_settings_say(package):
    gateways = ConfiguredGateways(chosen('[{"name": "pigeon", "options": {"token": "грач"}}]'))
    carrier = gateways.choose("+359888123456", Purpose.REMINDER)
    assert carrier.submit([a_text()]) == [Accepted("грач-1")]
    assert set(gateways.available()) >= {"console", "pigeon"}


@pytest.mark.parametrize(
    "text", ["pigeon", '[{"name": "pigeon", "options": {}}]', '[{"nme": "pigeon"}]', '[{"name": "dove"}]']
)
def test_settings_that_make_no_gateway_are_refused_by_name(package, text):
    with pytest.raises(RuleBroken) as refusal:
        ConfiguredGateways(chosen(text)).choose("+359888123456", Purpose.REMINDER)
    assert refusal.value.code in {"sms.settings", "sms.no_gateway"}
