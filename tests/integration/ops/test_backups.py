"""A backup restores, and a bad one is noticed before anything is touched."""

import hashlib
import shutil
import zipfile
from pathlib import Path

import msgspec
import pytest

from cleaning.backups.archive import MARK, SEAL, verified
from cleaning.backups.manifest import BadBackup
from cleaning.backups.restore import restore
from cleaning.settings import Settings

FILE = hashlib.sha256(b"paper").hexdigest()


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """A program with a branch, a user and a kept file, and its backup."""
    from tests.integration.ops.conftest import House

    place = tmp_path_factory.mktemp("saved")
    house = House(place)
    house.done("migrate")
    house.done("user", "add", "maria", "--name", "Мария", "--password", "чист под 2026")
    kept = house.data / "files" / FILE[:2] / FILE
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"paper")
    said = house.done("backup", "good.backup")
    assert "verified" in said
    yield place / "good.backup"
    house.stop()


def test_a_backup_restores_into_an_empty_place_with_files_and_users(house, saved):
    said = house.done("restore", str(saved))
    assert "BROKEN" not in said
    assert "Мария" in house.done("user", "list")
    assert (house.data / "files" / FILE[:2] / FILE).read_bytes() == b"paper"
    second = house.place / "second.backup"
    house.done("backup", str(second))
    assert verified(second).members[f"files/{FILE[:2]}/{FILE}"] == verified(saved).members[f"files/{FILE[:2]}/{FILE}"]


def test_a_place_in_use_is_refused_and_left_alone(house, saved):
    house.data.mkdir()
    (house.data / "mine.txt").write_text("here first")
    refused = house("restore", str(saved))
    assert refused.returncode != 0
    assert "not empty" in refused.stderr
    assert [path.name for path in house.data.iterdir()] == ["mine.txt"]


def test_a_dump_cut_in_half_is_noticed_though_the_file_around_it_is_whole(saved, tmp_path):
    with zipfile.ZipFile(saved) as archive:
        half = archive.read("database.dump")[: archive.getinfo("database.dump").file_size // 2]
    member = {"database.dump": {"size": len(half), "sha256": hashlib.sha256(half).hexdigest()}}
    members = msgspec.to_builtins(verified(saved).members) | member
    lying = resealed(saved, tmp_path, {"members": members}, replace={"database.dump": half})
    with pytest.raises(BadBackup, match="cannot be read"):
        restore(Settings(data=tmp_path / "var"), lying)
    assert not (tmp_path / "var").exists()


def test_only_its_owner_may_read_a_backup(saved):
    assert saved.stat().st_mode & 0o077 == 0


def damaged(saved: Path, tmp_path: Path, how: str) -> Path:
    content, target = saved.read_bytes(), tmp_path / f"{how}.backup"
    middle = len(content) // 2
    match how:
        case "cut":
            content = content[:middle]
        case "cut by one":
            content = content[:-1]
        case "flipped":
            content = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
        case "flipped seal":
            content = content[:-10] + bytes([content[-10] ^ 1]) + content[-9:]
        case "empty":
            content = b""
        case "something else":
            content = b"PK\x03\x04 holiday photos" * 50
        case "doubled":
            content += content
    target.write_bytes(content)
    return target


@pytest.mark.parametrize("how", ["cut", "cut by one", "flipped", "flipped seal", "empty", "something else", "doubled"])
def test_a_bad_backup_is_refused_before_anything_is_touched(saved, tmp_path, how):
    with pytest.raises(BadBackup, match="damaged, cut short, or no backup"):
        restore(Settings(data=tmp_path / "var"), damaged(saved, tmp_path, how))
    assert not (tmp_path / "var").exists()


@pytest.mark.parametrize(
    ("change", "words"),
    [({"format": 2}, "format 2"), ({"revision": "from_the_future"}, "newer program")],
)
def test_a_backup_of_another_version_is_refused(saved, tmp_path, change, words):
    with pytest.raises(BadBackup, match=words):
        restore(Settings(data=tmp_path / "var"), resealed(saved, tmp_path, change))
    assert not (tmp_path / "var").exists()


def test_a_missing_part_is_noticed(saved, tmp_path):
    with pytest.raises(BadBackup, match="manifest lists"):
        verified(resealed(saved, tmp_path, {}, leave_out="database.dump"))


def test_a_part_that_differs_from_its_hash_is_noticed(saved, tmp_path):
    with pytest.raises(BadBackup, match=r"database\.dump"):
        verified(resealed(saved, tmp_path, {}, replace={"database.dump": b"other"}))


def resealed(saved: Path, tmp_path: Path, change: dict, leave_out: str = "", replace: dict | None = None) -> Path:
    """The same backup with another content and a seal that fits it: what a bug, not the weather, would make."""
    target = tmp_path / "resealed.backup"
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            if name == leave_out:
                continue
            content = (replace or {}).get(name, old.read(name))
            if name == "manifest.json":
                content = msgspec.json.encode(msgspec.json.decode(content) | change)
            new.writestr(name, content)
    content = target.read_bytes()
    target.write_bytes(content + MARK + hashlib.sha256(content).hexdigest().encode() + b"\n")
    assert len(MARK) + 65 == SEAL
    return target


def test_a_backup_beside_an_older_one_replaces_it_only_when_whole(house, saved):
    target = house.place / "daily.backup"
    shutil.copy(saved, target)
    before = target.read_bytes()
    house.done("migrate")
    shutil.rmtree(house.data / "files", ignore_errors=True)
    (house.data / "files").mkdir()
    (house.data / "files" / "dangling").symlink_to("nowhere")
    house.done("backup", str(target))
    assert target.read_bytes() != before
    assert not list(house.place.glob("*.part"))
