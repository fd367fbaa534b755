"""How texts become SMS; the vectors marked by others were seen at a real gateway."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.domain.messaging.segmentation import BASIC, EXTENSION, PART, SINGLE, segment, width

VECTORS = [
    ("A" * 160, "gsm7", 160, [160]),
    ("A" * 161, "gsm7", 161, [153, 8]),
    ("A" * 306, "gsm7", 306, [153, 153]),
    ("A" * 307, "gsm7", 307, [153, 153, 1]),
    ("€", "gsm7", 2, [2]),
    ("€" * 80, "gsm7", 160, [160]),
    ("€" * 81, "gsm7", 162, [152, 10]),
    ("A" * 159 + "€", "gsm7", 161, [153, 8]),
    ("A" * 152 + "€" + "A" * 152, "gsm7", 306, [152, 153, 1]),
    ("[]{}\\~|^€", "gsm7", 18, [18]),
    ("@£$¥èéùìòÇ\nΔΦ", "gsm7", 13, [13]),
    ("ça va", "ucs2", 5, [5]),
    ("“ok”", "ucs2", 4, [4]),
    ("Здравей", "ucs2", 7, [7]),
    ("Я" * 70, "ucs2", 70, [70]),
    ("Я" * 71, "ucs2", 71, [67, 4]),
    ("Я" * 134, "ucs2", 134, [67, 67]),
    ("Я" * 135, "ucs2", 135, [67, 67, 1]),
    ("Цена: 5€", "ucs2", 8, [8]),
    ("😀" * 35, "ucs2", 70, [70]),
    ("😀" * 36, "ucs2", 72, [66, 6]),
    ("`", "ucs2", 1, [1]),
    ("", "gsm7", 0, [0]),
]


@pytest.mark.parametrize(("text", "encoding", "units", "parts"), VECTORS, ids=[repr(row[0][:8]) for row in VECTORS])
def test_a_text_is_cut_as_the_standard_says(text, encoding, units, parts):
    segments = segment(text)
    measured = [sum(width(character, segments.encoding) for character in part) for part in segments.parts]
    assert (segments.encoding, segments.units, measured) == (encoding, units, parts)


gsm_texts = st.text(st.sampled_from(sorted(BASIC | EXTENSION)), max_size=700)
any_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=400)


@given(st.one_of(gsm_texts, any_texts))
def test_parts_join_to_the_text_and_none_is_over_its_limit(text):
    segments = segment(text)
    limit = (SINGLE if len(segments.parts) == 1 else PART)[segments.encoding]
    assert "".join(segments.parts) == text
    for part in segments.parts:
        units = len(part.encode("utf-16-be")) // 2 if segments.encoding == "ucs2" else len(gsm_septets(part))
        assert units <= limit
    assert all(segments.parts) or text == ""


@given(gsm_texts.filter(bool))
def test_parts_are_as_full_as_pairs_allow(text):
    parts = segment(text).parts
    for part, following in pairwise(parts):
        assert len(gsm_septets(part + following[0])) > PART["gsm7"]


def gsm_septets(text):
    """An encoder of its own: an escape septet before each character of the extension table."""
    return [septet for character in text for septet in ((27, 0) if character in "\f^{}\\[~]|€" else (0,))]
