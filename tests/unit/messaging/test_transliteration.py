"""Bulgarian names in Latin letters, as the law writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.domain.messaging.segmentation import segment
from cleaning.domain.messaging.transliteration import latin

VECTORS = {
    "България": "Bulgaria", "БЪЛГАРИЯ": "BULGARIA", "София": "Sofia", "Мария Илиева": "Maria Ilieva",
    "Илиян": "Iliyan", "Щъркел": "Shtarkel", "Кюстендил": "Kyustendil", "Синьо": "Sinyo", "Джебел": "Dzhebel",
    "Цар Освободител": "Tsar Osvoboditel", "ЩАСТИЕ": "SHTASTIE", "Български юнак": "Balgarski yunak",
    "СОФИЯ": "SOFIA", "Я": "Ya", "на нея ѝ": "na neya i", "ул. „Витоша“ №12": 'ul. "Vitosha" No12',
    "от 8–10 ч…": "ot 8-10 ch...", "ия": "ia", "OK 5€": "OK 5€",
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), VECTORS.items())
def test_the_law_s_table_and_its_exceptions(text, expected):
    assert latin(text) == expected


@given(
    st.text(
        st.sampled_from("абвгдежзийклмнопрстуфхцчшщъьюяѝАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯ „“”–—’№…\u00a0.,!?0123456789")
    )
)
def test_bulgarian_text_always_becomes_gsm(text):
    assert segment(latin(text)).encoding == "gsm7"


@given(st.text())
def test_what_is_already_latin_stays(text):
    assert latin(latin(text)) == latin(text)
