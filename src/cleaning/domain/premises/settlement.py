"""Towns and villages by the official register (EKATTE), and how its file is read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cleaning.domain.shared.errors import RuleBroken

CODE = re.compile(r"\d{1,5}")
COLUMNS = {
    "ekatte": ("ekatte", "екатте", "код по екатте"),
    "name": ("name", "име", "наименование", "населено място", "naseleno_myasto"),
    "kind": ("t_v_m", "kind", "вид", "тип"),
    "region": ("oblast_name", "област", "province", "region", "oblast"),
    "municipality": ("obshtina_name", "община", "municipality", "obshtina"),
}
"""Headings in the files of the National Statistical Institute and of those who pass its register on."""
REGIONS = {
    "BLG": "Благоевград", "BGS": "Бургас", "VAR": "Варна", "VTR": "Велико Търново", "VID": "Видин", "VRC": "Враца",
    "GAB": "Габрово", "DOB": "Добрич", "KRZ": "Кърджали", "KNL": "Кюстендил", "LOV": "Ловеч", "MON": "Монтана",
    "PAZ": "Пазарджик", "PER": "Перник", "PVN": "Плевен", "PDV": "Пловдив", "RAZ": "Разград", "RSE": "Русе",
    "SLS": "Силистра", "SLV": "Сливен", "SML": "Смолян", "SOF": "София (столица)", "SFO": "София",
    "SZR": "Стара Загора", "TGV": "Търговище", "HKV": "Хасково", "SHU": "Шумен", "JAM": "Ямбол",
}  # fmt: skip
"""The register's codes of regions."""
KINDS = {"гр": "гр.", "с": "с.", "ман": "ман.", "0": "гр.", "1": "с."}


@dataclass(frozen=True, slots=True)
class Settlement:
    """``ekatte`` has five digits, the first may be 0; ``kind`` is гр., с. or ман."""

    ekatte: str
    kind: str
    name: str
    municipality: str
    region: str


def read_register(rows: Sequence[Sequence[str]]) -> list[Settlement]:
    """Settlements of a sheet; the row of headings may have others above it. Rows without a code are passed over.

    RuleBroken ``settlements.columns`` without a code and a name column, ``settlements.none`` without any row.
    """
    for at, row in enumerate(rows[:20]):
        places = _places(row)
        if {"ekatte", "name"} <= places.keys():
            found = {one.ekatte: one for line in rows[at + 1 :] if (one := _read(line, places)) is not None}
            if not found:
                raise RuleBroken("settlements.none", field="file")
            return list(found.values())
    raise RuleBroken("settlements.columns", field="file")


def _places(row: Sequence[str]) -> dict[str, int]:
    headings = [cell.strip().lower() for cell in row]
    return {
        field: next(headings.index(word) for word in words if word in headings)
        for field, words in COLUMNS.items()
        if any(word in headings for word in words)
    }


def _read(line: Sequence[str], places: dict[str, int]) -> Settlement | None:
    said = {name: line[at].strip() if at < len(line) else "" for name, at in places.items()}
    code, name = said["ekatte"].removesuffix(".0"), said["name"]
    if not CODE.fullmatch(code) or not name:
        return None
    kind = KINDS.get(said.get("kind", "").rstrip(".").lower(), "")
    for short in ("гр.", "с.", "ман."):
        if name.startswith(short):
            kind, name = short, name.removeprefix(short).strip()
    region = said.get("region", "").removeprefix("обл. ")
    return Settlement(
        ekatte=code.zfill(5),
        kind=kind,
        name=name,
        municipality=said.get("municipality", "").removeprefix("общ. "),
        region=REGIONS.get(region.upper(), region),
    )
