"""The tokens keep the promises of contrast, in both themes."""

import re

import pytest

from cleaning.web.templating import TEMPLATES

TOKENS = (TEMPLATES.parent / "static" / "css" / "tokens.css").read_text("utf-8")
COLOUR = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{3,6})\b")
LIGHT = dict(COLOUR.findall(TOKENS[: TOKENS.index('[data-theme="dark"]')]))
THEMES = {"light": LIGHT, "dark": LIGHT | dict(COLOUR.findall(TOKENS[TOKENS.index('[data-theme="dark"]') :]))}
GROUNDS = ("paper", "surface", "sunken", "hover", "selected")
MEANINGS = ("bad", "warn", "ok", "info")


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(one * 2 for one in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture(params=THEMES)
def theme(request):
    return THEMES[request.param]


@pytest.mark.parametrize("ink", ["ink", "ink-2", "ink-3", "accent"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_of_every_strength_is_readable_on_every_ground(theme, ink, ground):
    assert contrast(theme[ink], theme[ground]) >= 4.5


@pytest.mark.parametrize("meaning", MEANINGS)
@pytest.mark.parametrize("ground", ["surface", "paper", "hover", "soft"])
def test_words_of_a_meaning_are_readable_on_their_own_ground_and_in_lists(theme, meaning, ground):
    assert contrast(theme[meaning], theme[f"{meaning}-soft" if ground == "soft" else ground]) >= 4.5


@pytest.mark.parametrize("shape", ["fill-bad", "fill-warn", "fill-ok", "fill-info", "field-line", "focus"])
def test_shapes_edges_of_fields_and_the_focus_stand_out(theme, shape):
    assert contrast(theme[shape], theme["surface"]) >= 3


def test_words_on_the_primary_button_are_readable(theme):
    assert contrast(theme["on-accent"], theme["accent"]) >= 4.5
    assert contrast(theme["on-accent"], theme["accent-hover"]) >= 4.5
    assert contrast(theme["accent"], theme["accent-soft"]) >= 4.5
