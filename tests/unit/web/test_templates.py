"""Templates are code: they compile, obey the security policy and use only classes that have a style."""

import re
from pathlib import Path

import pytest

from cleaning.web.assets import Assets
from cleaning.web.i18n import load_catalogues
from cleaning.web.templating import TEMPLATES, make_templates

STATIC = TEMPLATES.parent / "static"
NAMES = sorted(str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html"))
JINJA = re.compile(r"{#.*?#}", re.DOTALL)
CLASSES = re.compile(r"""\bclass="((?:[^"{]|{{.*?}}|{%.*?%})*)\"""", re.DOTALL)
# Where a name is put together in a template, its parts are taken from these lists of the macros.
WORD = re.compile(r"^[a-z][a-z0-9-]*$")
STYLED = {
    name
    for sheet in (STATIC / "css").rglob("*.css")
    for name in re.findall(r"\.([a-z][\w-]*)", re.sub(r"/\*.*?\*/|\burl\([^)]*\)", "", sheet.read_text("utf-8")))
}
ICONS = set(re.findall(r'<symbol id="([\w-]+)"', (STATIC / "sprite.svg").read_text("utf-8")))


def source(name: str) -> str:
    return JINJA.sub("", (TEMPLATES / name).read_text("utf-8"))


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    dist = tmp_path_factory.mktemp("dist")
    (dist / "manifest.json").write_text("{}")
    return make_templates(Assets(dist=dist), load_catalogues())["bg"]


@pytest.mark.parametrize("name", NAMES)
def test_every_template_compiles(environment, name):
    environment.get_template(name)


@pytest.mark.parametrize("name", NAMES)
def test_no_template_shows_where_two_changes_met(name):
    assert not re.search(r"^(<{7}|={7}|>{7})", (TEMPLATES / name).read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("name", NAMES)
def test_no_template_carries_styles_or_scripts_of_its_own(name):
    text = source(name)

    assert not re.search(r"\sstyle\s*=", text)
    assert not re.search(r"<style|\son[a-z]+\s*=|javascript:", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)
    assert not re.search(r"""hx-(on|vals=["']js:)""", text)


@pytest.mark.parametrize("name", NAMES)
def test_every_class_has_a_style(name):
    used = {
        word
        for value in CLASSES.findall(source(name))
        for word in re.sub(r"{{.*?}}|{%.*?%}", " ", value, flags=re.DOTALL).split()
        if WORD.match(word)
    }

    assert used - STYLED == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_is_in_the_sprite(name):
    assert set(re.findall(r"""\bicon\(["']([\w-]+)["']\)""", source(name))) - ICONS == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_page_has_a_title(name):
    text = source(name)
    if '{% extends "layout.html" %}' in text or '{% extends "crew/layout.html" %}' in text:
        assert "{% block title %}" in text


@pytest.mark.parametrize("name", NAMES)
def test_every_table_says_what_it_is(name):
    """A table has a caption, and its head cells a scope; layout needs no tables."""
    text = source(name)
    for table in re.findall(r"<table\b.*?</table>", text, re.DOTALL):
        heads = re.findall(r"<th\b[^>]*>", table)
        assert all("scope=" in head for head in heads)


def with_parts(text: str) -> str:
    """The text with the templates it includes in their places."""
    return re.sub(r'{% include "([^"{]+)"[^%]*%}', lambda match: with_parts(source(match[1])), text)


def test_forms_that_change_something_carry_the_token_and_the_key():
    for name in NAMES:
        for form in re.findall(r"<form\b[^>]*method=\"post\".*?</form>", with_parts(source(name)), re.DOTALL):
            carries = "form_head()" in form or 'name="csrf"' in form or "languages_form" in form
            assert carries, f"{name}: {form[:90]}"


def test_macros_are_all_named_in_the_page_that_lists_them():
    listed = (TEMPLATES / "ui" / "README.md").read_text("utf-8")
    for path in sorted((TEMPLATES / "ui").glob("*.html")):
        for macro in re.findall(r"{%-? macro ([a-z]\w*)", source(str(Path("ui") / path.name))):
            if macro not in {"below", "more_rows", "sparkline"}:
                assert f"{macro}(" in listed or f"`{macro}`" in listed, macro


def test_a_record_one_may_not_open_is_no_link(environment):
    class Storekeeper:
        def can(self, permission: str) -> bool:
            return permission.startswith("inventory")

    template = environment.from_string("{{ may_open('/visits/7') }} {{ may_open('/items/7') }} {{ may_open(none) }}")

    assert template.render(lang="bg", viewer=Storekeeper()) == "False True False"
