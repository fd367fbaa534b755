"""Templates are compiled with what never changes; what does is escaped, and nothing is kept longer than it is true."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from jinja2 import TemplateAssertionError, TemplateSyntaxError, UndefinedError

from cleaning.web.assets import Assets
from cleaning.web.i18n import Catalogue, Catalogues
from cleaning.web.templating import make_templates

SHARED = {
    "ui/icon.html": "{% macro icon(name) %}<i>{{ name }}</i>{% endmacro %}",
    "ui/near.html": "{% macro near() %}{{ here() }}{% endmacro %}",
    "ui/nav.html": "{% set shown = [] %}{% for one in rights|sort %}{% do shown.append(one) %}{% endfor %}",
}


@pytest.fixture
def templates(tmp_path):
    for name, text in SHARED.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    words = {"Name": "Име", "colour.red": "<червен>", "%(days)s days": "%(days)s дни"}
    both = Catalogues({"bg": Catalogue("bg", singular=words), "en": Catalogue("en")})
    return make_templates(Assets(dist=tmp_path), both, templates=tmp_path)


def shown(templates, source: str, lang: str = "bg", **context: object) -> str:
    return templates[lang].from_string(source).render(lang=lang, **context)


def python_of(templates, source: str) -> str:
    return str(templates["bg"].compile(source, raw=True))


def test_words_are_in_the_compiled_template(templates):
    assert "Име" in python_of(templates, "<b>{{ _('Name') }}</b>")
    assert shown(templates, "{{ _('Name') }}", "en") == "Name"


def test_words_put_together_and_words_with_values_are_found_too(templates):
    assert shown(templates, "{{ _('colour.' ~ tone) }}", tone="red") == "<червен>"
    assert shown(templates, "{{ _('%(days)s days', days=term) }}", term="<3>") == "&lt;3&gt; дни"


def test_a_per_cent_sign_is_a_sign_where_there_are_no_values(templates):
    assert shown(templates, "{{ _('20 % and 5%') }} {{ _(said) }}", said="100%%") == "20 % and 5% 100%"


@pytest.mark.parametrize(
    "source", ["{{ x }}", "{{ x ~ '' }}", "{% set y %}{{ x }}{% endset %}{{ y }}", "{{ [x]|join }}"]
)
def test_what_people_typed_is_escaped(templates, source):
    assert shown(templates, source, x="<b>&\"'") == "&lt;b&gt;&amp;&#34;&#39;"


def test_an_argument_of_a_macro_is_escaped_once(templates):
    source = "{% from 'ui/icon.html' import icon %}{{ icon(x) }}{{ icon('a&b') }}"
    assert shown(templates, source, x="<") == "<i>&lt;</i><i>a&amp;b</i>"


def test_a_symbol_is_in_the_compiled_template(templates):
    assert "<i>plus</i>" in python_of(templates, "{% from 'ui/icon.html' import icon %}{{ icon('plus') }}")


def test_a_name_that_means_something_else_here_is_not_replaced(templates):
    source = "{% from 'ui/icon.html' import icon %}{% for icon in own %}{{ icon('plus') }}{% endfor %}"
    assert shown(templates, source, own=[str.upper]) == "PLUS"
    assert shown(templates, "{% for lang in ['fr'] %}{{ lang }}{% endfor %}") == "fr"


def test_a_macro_that_looks_at_the_page_sees_each_page(templates):
    template = templates["bg"].from_string("{% from 'ui/near.html' import near %}{{ near() }}")
    assert [template.render(lang="bg", path=path) for path in ("/a", "/b")] == ["/a", "/b"]


def test_a_missing_name_is_a_fault(templates):
    with pytest.raises(UndefinedError):
        shown(templates, "{{ nothing }}")
    with pytest.raises(UndefinedError):
        shown(templates, "{{ nothing() }}")


def test_a_kept_stretch_is_written_once_for_the_values_it_reads(templates):
    calls = []
    template = templates["bg"].from_string("{% kept %}{{ note(who) }}{% endkept %} {{ n }}")
    note = lambda who: calls.append(who) or who  # noqa: E731
    said = [template.render(note=note, who=who, n=n) for n, who in enumerate(["a", "b", "a", "a"])]
    assert (said, calls) == (["a 0", "b 1", "a 2", "a 3"], ["a", "b"])


def test_what_an_imported_template_reads_belongs_to_the_key(templates):
    source = "{% kept %}{% from 'ui/nav.html' import shown %}{{ shown|join }}{% endkept %}"
    template = templates["bg"].from_string(source)
    said = [template.render(rights=frozenset(rights)) for rights in ("ab", "a", "ab")]
    assert said == ["ab", "a", "ab"]


def test_a_value_set_inside_after_it_was_read_belongs_to_the_key(templates):
    template = templates["bg"].from_string("{% kept %}{{ x }}{% set x = 2 %}{{ x }}{% endkept %}")
    assert [template.render(x=x) for x in (0, 1)] == ["02", "12"]


@pytest.mark.parametrize(
    "body",
    [
        "{{ here() }}",
        "{% for one in [1] %}{% kept %}{{ loop.index }}{% endkept %}{% endfor %}",
        "{{ self.title() }}",
        "{{ near() }}",
        "{% include name %}",
    ],
)
def test_a_stretch_that_depends_on_more_than_values_is_refused(templates, body):
    source = body if "kept" in body else "{% kept %}" + body + "{% endkept %}"
    with pytest.raises(TemplateAssertionError):
        templates["bg"].from_string("{% from 'ui/near.html' import near %}" + source)


def test_two_who_ask_at_once_what_a_template_reads_are_told_the_same(templates, monkeypatch):
    """Else the second compiles its page as if the module read nothing, and fails with it until the program restarts."""
    language, entered, answered = templates["bg"], Event(), Event()
    get_source = language.loader.get_source

    def slow(environment, name):
        entered.set()
        answered.wait(0.3)
        return get_source(environment, name)

    def second():
        entered.wait()
        found = language.reads("ui/nav.html")
        answered.set()
        return found

    monkeypatch.setattr(language.loader, "get_source", slow)
    with ThreadPoolExecutor(2) as both:
        told = [both.submit(language.reads, "ui/nav.html"), both.submit(second)]
    assert [one.result() for one in told] == [{"rights"}, {"rights"}]


def test_a_template_that_could_not_be_read_is_asked_for_again(templates, tmp_path):
    language = templates["bg"]
    (tmp_path / "ui/late.html").write_text("{% broken")
    with pytest.raises(TemplateSyntaxError):
        language.reads("ui/late.html")
    (tmp_path / "ui/late.html").write_text("{{ rights }}")
    assert language.reads("ui/late.html") == {"rights"}


def test_macros_that_read_the_page_are_made_once_for_what_they_read(templates, tmp_path):
    (tmp_path / "ui/said.html").write_text("{% macro said() %}{{ tone }}{{ here() }}{% endmacro %}")
    (tmp_path / "_part.html").write_text("{% from 'ui/said.html' import said %}{{ said() }}")
    one = "{% from 'ui/said.html' import said %}{{ said() }}{% set tone = 'red' %}{% include '_part.html' %}"
    (tmp_path / "one.html").write_text(one)
    made = {path: templates.render("one", {"lang": "bg", "path": path, "tone": "blue"}) for path in ("/a", "/b")}
    assert made == {"/a": "blue/ared/a", "/b": "blue/bred/b"}


def test_a_page_makes_the_macros_it_imports_several_times_once(templates, tmp_path):
    (tmp_path / "ui/once.html").write_text("{{ note() }}{% macro once() %}{{ here() }}{% endmacro %}")
    (tmp_path / "_part.html").write_text("{% from 'ui/once.html' import once %}{{ once() }}")
    (tmp_path / "two.html").write_text("{% include '_part.html' %}{% include '_part.html' %}")
    notes: list[int] = []
    shown_page = templates.render("two", {"lang": "bg", "path": "/a", "note": lambda: notes.append(1)})
    assert (shown_page, len(notes)) == ("/a/a", 1)
