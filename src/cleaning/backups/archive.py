"""A ZIP without compression (the dump is compressed already) and, after it, one line with the hash of all before."""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from cleaning.backups.manifest import FORMAT, NAME, BadBackup, Manifest, Member

MARK = b"\ncleaning backup sha256 "
SEAL = len(MARK) + 64 + 1
CHUNK = 1 << 20


def pack(target: Path, about: Manifest, parts: Iterable[tuple[str, Path]]) -> Manifest:
    """Write the backup beside and rename it, so that a file of that name is a whole one; only its owner may read it."""
    draft = target.with_name(target.name + ".part")
    members: dict[str, Member] = {}
    try:
        with os.fdopen(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
                for name, path in parts:
                    archive.write(path, name)
                    members[name] = Member(path.stat().st_size, digest_of(path))
                whole = msgspec.structs.replace(about, members=members)
                archive.writestr(NAME, msgspec.json.format(msgspec.json.encode(whole), indent=1))
            length = file.seek(0, os.SEEK_END)
            file.write(MARK + _digest(file, length).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    return whole


def verified(source: Path) -> Manifest:
    """Read the whole file and prove that every byte is what was written. Raise BadBackup."""
    try:
        length = source.stat().st_size - SEAL
        with source.open("rb") as file:
            if length <= 0 or _seal(file, length) != _digest(file, length):
                raise BadBackup(f"{source} is damaged, cut short, or no backup at all")
        with zipfile.ZipFile(source) as archive:
            about = _manifest(archive)
            _same_members(archive, about)
    except (OSError, zipfile.BadZipFile, KeyError) as broken:
        raise BadBackup(f"{source} cannot be read: {broken}") from broken
    return about


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    text = archive.read(NAME)
    found = msgspec.json.decode(text).get("format")
    if found != FORMAT:
        raise BadBackup(f"the backup has format {found}, this program reads {FORMAT}")
    try:
        return msgspec.json.decode(text, type=Manifest)
    except msgspec.DecodeError as broken:
        raise BadBackup(f"the backup's manifest cannot be read: {broken}") from broken


def _same_members(archive: zipfile.ZipFile, about: Manifest) -> None:
    names = set(archive.namelist()) - {NAME}
    if names != set(about.members):
        raise BadBackup("the backup does not hold the files its manifest lists")
    for name, member in about.members.items():
        digest = hashlib.sha256()
        with archive.open(name) as file:
            for chunk in _chunks(file):
                digest.update(chunk)
        if digest.hexdigest() != member.sha256 or archive.getinfo(name).file_size != member.size:
            raise BadBackup(f"{name} in the backup is not what was saved")


def digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return _digest(file, path.stat().st_size)


def _digest(file: BinaryIO, length: int) -> str:
    digest = hashlib.sha256()
    file.seek(0)
    while length > 0 and (chunk := file.read(min(CHUNK, length))):
        digest.update(chunk)
        length -= len(chunk)
    return digest.hexdigest()


def _seal(file: BinaryIO, length: int) -> str:
    file.seek(length)
    seal = file.read()
    return seal[len(MARK) : -1].decode("ascii", "replace") if seal.startswith(MARK) else ""


def _chunks(file: object) -> Iterator[bytes]:
    while chunk := file.read(CHUNK):  # type: ignore[attr-defined]
        yield chunk
