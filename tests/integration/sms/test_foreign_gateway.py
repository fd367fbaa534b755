"""A gateway of somebody else's package: found, set up and used without a change of the program."""

import re
import sys
from importlib import invalidate_caches
from itertools import count
from pathlib import Path

import pytest

from cleaning.adapters.sms.contract import GatewayContract
from cleaning.adapters.sms.registry import ConfiguredGateways, chosen, installed, kind_of, make
from cleaning.application.messaging.gateways import Accepted
from cleaning.domain.messaging.values import Purpose
from cleaning.domain.shared.errors import RuleBroken
from tests.integration.sms.recorder import recorder
from tests.integration.sms.test_console import a_text

PAGE = (Path(__file__).parents[3] / "docs" / "extending.md").read_text()
MODULE = next(block for block in re.findall(r"```python\n(.*?)```", PAGE, re.S) if "class PigeonGateway" in block)


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
    with recorder(lambda asked: (200, b'{"id": "p1"}')) as peer:
        options = f'[{{"name": "pigeon", "options": {{"url": "{peer.url}", "token": "t"}}}}]'
        gateways = ConfiguredGateways(chosen(options))
        carrier = gateways.choose("+359888123456", Purpose.REMINDER)
        assert carrier.submit([a_text()]) == [Accepted("p1")]
    assert set(gateways.available()) >= {"console", "pigeon"}
    assert len(MODULE.splitlines()) < 60


@pytest.mark.parametrize(
    "text", ["pigeon", '[{"name": "pigeon", "options": {}}]', '[{"nme": "pigeon"}]', '[{"name": "dove"}]']
)
def test_settings_that_make_no_gateway_are_refused_by_name(package, text):
    with pytest.raises(RuleBroken) as refusal:
        ConfiguredGateways(chosen(text)).choose("+359888123456", Purpose.REMINDER)
    assert refusal.value.code in {"sms.settings", "sms.no_gateway"}


class TestThePigeonKeepsTheContract(GatewayContract):
    @pytest.fixture(autouse=True)
    def at(self, package):
        numbers = count(1)
        with recorder(lambda asked: (200, b'{"id": "p%d"}' % next(numbers))) as self.peer:
            yield

    def gateway(self, tmp_path):
        return make("pigeon", {"url": self.peer.url, "token": "t", "secret": "s"})
