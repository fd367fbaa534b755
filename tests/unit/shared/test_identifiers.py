"""Known good and bad numbers of each kind, and how people really write them."""
# ruff: noqa: SIM905 - long lists of numbers read better as words

import pytest

from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.identifiers import egn, eik, email, iban, is_mobile, phone, vat_number

EIK = """999990010 999990050 999900170 987654322 209998883
9999900100015 9999900100023 9876543220023 2099988830170 1759990001050""".split()
NO_EIK = """999990011 987654323 209998884 12345678 99999001X
9999900100016 9876543220024 2099988830171 999990011001 9999900110015""".split()
EGN = "5912319906 6001019911 8507149920 0442299933 9911309942 7523169263".split()
NO_EGN = "5912319907 6001019912 8513149921 8502309928 850714992".split()
VAT = "BG999990010 BG987654322 BG209998883 BG6001019911 BG7000990018 BG9990001119".split()
NO_VAT = "BG999990011 BG12345678 BG12345678901 BG1234567890 BG9999900100015".split()
IBAN = """BG94UNCR70001599990001 BG44STSA93000099990002 BG62FINV91501299990003 BG19UBBS80021099990004
BG71BPBI794010AB990005 BG80BNBG96611020345678""".split()
NO_IBAN = """BG95UNCR70001599990001 BG44STSA9300009999000 BG62F1NV91501299990003 BG19UBBS800210999900049
RO71BPBI794010AB990005""".split()
GOOD = [(eik, EIK), (egn, EGN), (vat_number, VAT), (iban, IBAN)]
BAD = [(eik, NO_EIK), (egn, NO_EGN), (vat_number, NO_VAT), (iban, NO_IBAN)]


@pytest.mark.parametrize(("read", "number"), [(read, number) for read, numbers in GOOD for number in numbers])
def test_a_valid_number_is_its_own_normal_form(read, number):
    assert read(number) == number


@pytest.mark.parametrize(("read", "number"), [(read, number) for read, numbers in BAD for number in numbers])
def test_a_wrong_number_is_refused_with_a_code_and_the_value(read, number):
    with pytest.raises(RuleBroken) as refusal:
        read(number)

    assert refusal.value.code == f"{read.__name__}.invalid"
    assert refusal.value.facts["value"] == number


@pytest.mark.parametrize("typed", ["999 990 010", "BG999990010", "bg 999990010", "БГ999990010", " 999-990-010 "])
def test_an_eik_is_read_however_it_is_spaced_or_prefixed(typed):
    assert eik(typed) == "999990010"


@pytest.mark.parametrize("typed", ["999990010", "bg 999 990 010", "БГ999990010"])
def test_a_vat_number_gets_its_prefix(typed):
    assert vat_number(typed) == "BG999990010"


def test_an_iban_is_read_in_groups_and_small_letters():
    assert iban("bg94 uncr 7000 1599 9900 01") == "BG94UNCR70001599990001"


@pytest.mark.parametrize("read", [eik, egn, vat_number, iban, phone, email])
@pytest.mark.parametrize("nothing", ["", "  ", "няма", "-"])
def test_nothing_and_words_are_no_number(read, nothing):
    with pytest.raises(RuleBroken):
        read(nothing)


@pytest.mark.parametrize(
    "typed",
    ["0888412037", "888412037", "+359888412037", "00359 88 8412037", "+359 (88) 841-2037", "(0888) 412037",
     "0888/412037", "0888 412 037", " 0888.412.037 "],
)  # fmt: skip
def test_a_mobile_is_read_in_all_its_spellings(typed):
    assert phone(typed) == "+359888412037"


@pytest.mark.parametrize("typed", ["0878123456", "0899123456", "0988123456", "043812345", "099612345"])
def test_every_bulgarian_mobile_range_is_known(typed):
    assert is_mobile(phone(typed))


@pytest.mark.parametrize("typed", ["02 943 18 22", "032 123 456", "0700 12345"])
def test_a_landline_is_a_phone_but_takes_no_sms(typed):
    assert not is_mobile(phone(typed))


def test_a_foreign_phone_keeps_its_country():
    assert phone("+49 30 901820") == "+4930901820"
    assert phone("030 901820", region="DE") == "+4930901820"
    assert is_mobile(phone("+44 7400 123456"))


@pytest.mark.parametrize(
    "typed", ["12", "0888412", "08884120371", "0998123456", "0888412037 в. 5", "0888412037; 088711"]
)
def test_what_cannot_be_called_is_refused(typed):
    with pytest.raises(RuleBroken) as refusal:
        phone(typed)

    assert refusal.value.code == "phone.invalid"


@pytest.mark.parametrize(
    ("typed", "normal"),
    [(" Info@Example.COM ", "Info@example.com"), ("a.b+c@mail.example.bg", "a.b+c@mail.example.bg")],
)
def test_an_address_keeps_its_name_and_lowers_its_domain(typed, normal):
    assert email(typed) == normal


@pytest.mark.parametrize(
    "typed",
    [
        "info29 at example.com",
        "a@b",
        "a..b@example.com",
        "@example.com",
        "a@-x.com",
        "a@x.com\nBcc: b@x.com",
        "x" * 65 + "@x.com",
    ],
)
def test_what_is_no_address_is_refused(typed):
    with pytest.raises(RuleBroken) as refusal:
        email(typed)

    assert refusal.value.code == "email.invalid"
