"""Hypothesis strategies for clients: identifiers that check, and rows of lists as companies keep them."""

from __future__ import annotations

from hypothesis import strategies as st

from cleaning.domain.clients.importing.fields import Field

_WORDS = st.text("абвгдежзикл мнопрстухABC „“\"'<>=;,()№0123456789", max_size=24)


@st.composite
def eiks(draw: st.DrawFn) -> str:
    """Valid nine-digit company numbers."""
    digits = draw(st.lists(st.integers(0, 9), min_size=8, max_size=8))
    check = sum(place * digit for place, digit in enumerate(digits, 1)) % 11
    if check == 10:
        check = sum(place * digit for place, digit in enumerate(digits, 3)) % 11
    return "".join(map(str, digits)) + str(check % 10)


def mobiles() -> st.SearchStrategy[str]:
    """Bulgarian mobile numbers in some of the ways people write them."""
    number = st.tuples(st.sampled_from(["87", "88", "89"]), st.from_regex(r"[0-9]{7}", fullmatch=True))
    styles = st.sampled_from(["0{0}{1}", "+359{0}{1}", "00359 {0} {1}", "(0{0}) {1}", "0{0}/{1}", "{0}{1}"])
    return st.builds(lambda parts, style: style.format(*parts), number, styles)


@st.composite
def client_rows(draw: st.DrawFn) -> dict[Field, str]:
    """A row of a list: few different clients, so that rows meet; any cell may be empty, odd or wrong."""
    some = lambda *values: st.sampled_from(["", *values])  # noqa: E731
    return {
        Field.NAME: draw(st.sampled_from(["Иван Петров", "Иван П.", "Зора ЕООД", '"Зора" ЕООД', "Мария", "ОБЩО", ""])),
        Field.KIND: draw(some("ФЛ", "юр. лице", "?")),
        Field.EIK: draw(some("999990010", "BG 999990050", "999990011") | eiks()),
        Field.VAT_NUMBER: draw(some("BG999990010", "BG1")),
        Field.ACCOUNTABLE: draw(some("Петър Илиев", "Калина Колева")),
        Field.CONTACT: draw(some("Рецепция", "Счетоводство")),
        Field.PHONE: draw(some("0888111222", "0888 111 222; 0899/333444", "0888") | mobiles()),
        Field.EMAIL: draw(some("a@example.bg", "A@example.bg", "b at example.com", "няма")),
        Field.CITY: draw(some("гр. София", "с. Лозен")),
        Field.ADDRESS: draw(some("ул. Шипка № 1", "ж.к. Младост 3, бл. 5, вх. А")),
        Field.PREMISES: draw(some("Офис", "офиси", "Нещо")),
        Field.AREA: draw(some("100", "~50", "??", "120 кв.м")),
        Field.PERIODICITY: draw(some("месечно", "всяка сряда", "понякога")),
        Field.PRICE: draw(some("2 300,00", "100 лв", "-")),
        Field.SMS_CONSENT: draw(some("да", "НЕ", "може би")),
        Field.SINCE: draw(some("22.02.2022", "2030-01-01", "вчера")),
        Field.NOTE: draw(some("аларма код 4471; куче", "=1+1") | _WORDS),
    }
