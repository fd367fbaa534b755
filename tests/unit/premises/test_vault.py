"""What is sealed opens with its key, for its place, and only so."""

import base64
import stat
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.adapters.secrets.vault import AesVault, BadKey, KeyRing
from cleaning.domain.shared.errors import RuleBroken

ONE, OTHER = (base64.b64encode(bytes([n]) * 32).decode() for n in (1, 2))


@pytest.fixture
def ring(tmp_path):
    return KeyRing("", tmp_path / "secret_key")


def refused(vault, sealed, place=1):
    with pytest.raises(RuleBroken) as refusal:
        vault.open(sealed, place)
    return refusal.value.code


@given(st.text(max_size=200), st.integers(1, 2**40))
def test_what_is_sealed_comes_back_and_never_looks_the_same_twice(text, place):
    vault = AesVault(KeyRing(ONE, None))
    first, second = vault.seal(text, place), vault.seal(text, place)

    assert vault.open(first, place) == vault.open(second, place) == text
    assert first.content != second.content
    assert len(text) < 4 or text.encode() not in first.content


@given(st.data())
def test_a_changed_bit_a_foreign_place_or_a_foreign_key_opens_nothing(data):
    vault = AesVault(KeyRing(ONE, None))
    sealed = vault.seal("аларма 4471", 7)
    place = data.draw(st.integers(0, len(sealed.content) - 1))
    broken = bytearray(sealed.content)
    broken[place] ^= 1 << data.draw(st.integers(0, 7))

    assert refused(vault, replace(sealed, content=bytes(broken)), 7) == "vault.damaged"
    assert refused(vault, sealed, 8) == "vault.damaged"
    assert refused(vault, replace(sealed, content=sealed.content[:place]), 7) == "vault.damaged"
    assert refused(AesVault(KeyRing(OTHER, None)), sealed, 7) == "vault.key_missing"


def test_the_file_is_made_at_the_first_need_for_its_owner_only(ring):
    assert not ring.path.exists()
    AesVault(ring).seal("4471", 1)

    assert stat.S_IMODE(ring.path.stat().st_mode) == 0o600
    assert list(ring.path.parent.iterdir()) == [ring.path]
    assert KeyRing("", ring.path).current() == ring.current()


def test_two_programs_that_start_at_once_use_the_same_key(ring):
    late = KeyRing("", ring.path)
    ring.current()
    late._make()

    assert late.current() == ring.current()


def test_a_new_key_seals_at_once_and_older_ones_still_open(ring):
    running = AesVault(KeyRing("", ring.path))
    before = running.seal("стар код", 1)
    ring.add()
    after = AesVault(ring).seal("нов код", 1)

    assert before.key_id != after.key_id
    assert running.open(after, 1) == "нов код"
    assert AesVault(ring).open(before, 1) == "стар код"


def test_a_key_goes_only_when_it_opens_nothing_and_two_newer_ones_are_there(ring):
    first = ring.current()
    second, third = ring.add(), ring.add()

    assert ring.drop({first}) == []
    assert ring.drop({third}) == [first]
    assert ring.names() == [third, second]


def test_given_keys_are_used_in_their_order_and_never_written(tmp_path):
    ring = KeyRing(f"{OTHER},{ONE}", tmp_path / "secret_key")
    old = AesVault(KeyRing(ONE, None)).seal("код", 1)

    assert AesVault(ring).open(old, 1) == "код"
    assert ring.current() == KeyRing(OTHER, None).current()
    with pytest.raises(BadKey):
        ring.add()
    assert not ring.path.exists()


@pytest.mark.parametrize("wrong", ["кратък", "c2hvcnQ=", ONE[:-4], ",", ONE + "," + "!" * 44])
def test_what_is_no_key_is_refused_by_name(wrong):
    with pytest.raises(BadKey, match="CLEANING_SECRET_KEY"):
        KeyRing(wrong, None).current()


def test_neither_a_sealed_text_nor_a_ring_shows_itself_in_a_log(ring):
    vault = AesVault(ring)
    sealed = vault.seal("код 4471", 1)

    assert repr(sealed.content) not in repr(sealed)
    assert ring.path.read_text().strip() not in repr(vault)
