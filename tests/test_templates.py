"""A project's own templates and static files, and what is said of those that fail."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.site import SMALL, SMALL_ARTICLE, TODAY, briefing, build, check, stamps, write

OWN = """\
{% extends "base.html" %}
{% block main %}
<h1>Own: {{ page.title }}</h1>
<p><a href="/companies/">All</a></p>
{% endblock %}
"""


def failure(root: Path, files: dict[str, str]) -> dict[str, Any]:
    """Build with templates that fail, over an old site, and return the one diagnostic."""
    site = build(write(root, SMALL))
    before = stamps(site.folder)
    write(root, files)
    done = briefing("build", "-C", root, "--today", TODAY, "--format", "json")
    assert done.returncode == 1
    assert stamps(site.folder) == before, "the old site is untouched"
    (one,) = json.loads(done.stdout)["diagnostics"]
    assert isinstance(one, dict)
    return one


def test_own_template_wins_over_the_built_in_one(tmp_path: Path):
    site = build(write(tmp_path, SMALL | {"templates/article.html": OWN}))
    title = "Own: Microsoft sets sights on its own frontier models"
    assert site.page(SMALL_ARTICLE).one("h1").text == title
    assert "/companies/" in site.links(SMALL_ARTICLE)
    assert "Own:" not in site.page("/companies/microsoft/").one("h1").text


def test_own_part_of_a_template_wins(tmp_path: Path):
    part = "{% macro pager(p) %}{% endmacro %}{% macro contents(h) %}{% endmacro %}"
    part += "{% macro counted(m, c, h, quiet=false) %}<p>own list</p>{% endmacro %}"
    part += "{% macro shared(m) %}{% endmacro %}{% macro empty(s) %}<p>{{ s }}</p>{% endmacro %}"
    site = build(write(tmp_path, SMALL | {"templates/parts/lists.html": part}))
    assert "own list" in site.page("/").main.text


def test_own_static_file_wins_and_new_ones_are_added(tmp_path: Path):
    files = {"static/style.css": "body { color: navy }\n", "static/fonts/own.txt": "own\n"}
    site = build(write(tmp_path, SMALL | files))
    assert site.read("/style.css") == "body { color: navy }\n"
    assert site.read("/fonts/own.txt") == "own\n"
    assert site.has("/marks.svg")


def test_without_own_files_the_built_in_ones_come_back(tmp_path: Path):
    write(tmp_path, SMALL)
    before = build(tmp_path).manifest()
    write(tmp_path, {"templates/article.html": OWN, "static/style.css": "", "static/new.txt": ""})
    build(tmp_path)
    own = ("templates/article.html", "static/style.css", "static/new.txt")
    write(tmp_path, dict.fromkeys(own))
    assert build(tmp_path).manifest() == before


def test_syntax_error_names_template_and_line(tmp_path: Path):
    text = OWN.replace("{{ page.title }}", "{{ page.title }")
    found = failure(tmp_path, {"templates/article.html": text})
    assert found["code"] == "template-error"
    assert (found["file"], found["line"]) == ("templates/article.html", 3)
    assert SMALL_ARTICLE in found["message"]


@pytest.mark.parametrize(
    "mistake",
    [
        "{{ page.no_such }}",
        "{{ nothing }}",
        "{{ page.title|no_such }}",
        '{{ "nokey"|say }}',
        "{{ page.title / 2 }}",
        "{{ page.commitments[7].what }}",
    ],
)
def test_a_failing_expression_names_template_line_and_page(tmp_path: Path, mistake: str):
    text = OWN.replace("{{ page.title }}", mistake)
    found = failure(tmp_path, {"templates/article.html": text})
    assert found["code"] == "template-error"
    assert (found["file"], found["line"]) == ("templates/article.html", 3)
    assert SMALL_ARTICLE in found["message"]


def test_a_failure_in_a_part_names_the_part(tmp_path: Path):
    wanting = '{% from "parts/own.html" import own %}\n{% block main %}{{ own(page) }}'
    files = {
        "templates/parts/own.html": "{% macro own(x) %}\n\n{{ x.nothing }}\n{% endmacro %}\n",
        "templates/article.html": OWN.replace("{% block main %}", wanting),
    }
    found = failure(tmp_path, files)
    assert (found["file"], found["line"]) == ("templates/parts/own.html", 3)
    assert SMALL_ARTICLE in found["message"]


def test_a_cached_macro_that_could_see_the_page_names_its_line(tmp_path: Path):
    macro = "{% cached macro own() %}{{ page.title }}{% endmacro %}"
    text = OWN.replace("{% block main %}", f"{{% block main %}}\n{macro}{{{{ own() }}}}")
    found = failure(tmp_path, {"templates/article.html": text})
    assert found["code"] == "template-error"
    assert (found["file"], found["line"]) == ("templates/article.html", 3)
    assert "could see the page" in found["message"]


def test_a_macro_without_end_is_an_error_of_its_template(tmp_path: Path):
    text = OWN.replace("{{ page.title }}", "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}")
    found = failure(tmp_path, {"templates/article.html": text})
    assert (found["code"], found["file"]) == ("template-error", "templates/article.html")


def test_a_missing_template_is_named_with_the_one_that_wants_it(tmp_path: Path):
    text = OWN.replace("base.html", "bass.html")
    found = failure(tmp_path, {"templates/article.html": text})
    assert found["code"] == "template-missing"
    assert found["file"] == "templates/article.html"
    assert "bass.html" in found["message"]


def test_a_missing_part_is_named_with_its_line(tmp_path: Path):
    text = OWN.replace("{% block main %}", '{% block main %}\n{% include "parts/nope.html" %}')
    found = failure(tmp_path, {"templates/article.html": text})
    assert found["code"] == "template-missing"
    assert (found["file"], found["line"]) == ("templates/article.html", 3)
    assert "parts/nope.html" in found["message"]


@pytest.mark.parametrize(
    "link", ["/nowhere/", "nothing.png", "#no-anchor", "/companies/#no-anchor"]
)
def test_a_dead_link_of_a_template_names_template_and_page(tmp_path: Path, link: str):
    text = OWN.replace('"/companies/"', f'"{link}"')
    found = failure(tmp_path, {"templates/article.html": text})
    assert found["code"] == "template-link"
    assert found["file"] == "templates/article.html"
    assert SMALL_ARTICLE in found["message"]


@pytest.mark.parametrize("link", ["/nowhere/", "/companies/#no-anchor", "#no-anchor"])
def test_a_dead_link_is_told_once_and_as_it_is_written(tmp_path: Path, link: str):
    files = {f"content/articles/{name}.md": "---\ntitle: T\n---\n" for name in "abc"}
    text = OWN.replace('"/companies/"', f'"{link}"')
    found = failure(tmp_path, files | {"templates/article.html": text})
    assert f"'{link}'" in found["message"]


def test_one_mistake_is_told_once_and_all_mistakes_at_once(tmp_path: Path):
    files = {f"content/articles/a{n}.md": "---\ntitle: T\n---\n" for n in range(5)}
    wrong = OWN.replace("{{ page.title }}", "{{ page.no_such }}")
    files |= {"templates/article.html": wrong, "templates/404.html": "{{ oops }}\n"}
    code, found = check(write(tmp_path, SMALL | files))
    assert code == 1
    assert [item["file"] for item in found] == ["templates/404.html", "templates/article.html"]


def test_a_template_that_is_not_utf_8_is_an_error(tmp_path: Path):
    write(tmp_path, SMALL | {"templates/article.html": b"\xff\xfe"})
    code, found = check(tmp_path)
    assert code == 1
    assert ("file-not-utf8", "templates/article.html") in [(i["code"], i["file"]) for i in found]


def test_text_errors_show_the_line_of_the_template(tmp_path: Path):
    text = OWN.replace("{{ page.title }}", "{{ page.no_such }}")
    write(tmp_path, SMALL | {"templates/article.html": text})
    done = briefing("check", "-C", tmp_path, "--today", TODAY)
    assert "templates/article.html:3: error[template-error]" in done.stderr
    assert "<h1>Own: {{ page.no_such }}</h1>" in done.stderr
