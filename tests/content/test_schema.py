"""Groups of keys: synonyms, shorthands, required and unknown keys, and the tables themselves."""

import pytest

from briefing.content import header, schema
from briefing.content.schema import Table
from briefing.content.values import Cursor
from briefing.diagnostics import Diagnostic, Diagnostics


def read(text: str, table: Table) -> tuple[schema.Values | None, list[Diagnostic]]:
    problems = Diagnostics()
    node = header.read_yaml(text, 1, "a.md", problems)
    assert node is not None, list(problems)
    found = schema.read_mapping(Cursor(node, "a.md", (), problems, {}, None), table)
    return found, list(problems)


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        pytest.param("title: A\nyears: 2027", "years", (2027,), id="years"),
        pytest.param("title: A\nyear: 2027", "years", (2027,), id="year"),
        pytest.param("title: A\ntimeline: [2026, 2027]", "years", (2026, 2027), id="timeline"),
        pytest.param("title: A\nkey_points: one", "key_points", ("one",), id="one for a list"),
        pytest.param("title: A\nsource: https://example.org/a", "source",
                     {"url": "https://example.org/a"}, id="source"),
        pytest.param("title: A\norigin: interview", "origin", {"id": "interview"}, id="origin"),
    ],
)  # fmt: skip
def test_synonyms_and_shorthands_of_an_article(text: str, key: str, value: object):
    found, problems = read(text, schema.ARTICLE)
    assert problems == []
    assert found is not None
    assert found[key] == value


@pytest.mark.parametrize(
    ("text", "table", "value"),
    [
        pytest.param("2027", schema.DUE, {"date": "2027"}, id="due"),
        pytest.param("a few words", schema.QUOTE, {"exact": "a few words"}, id="quote"),
        pytest.param("GPT", schema.ALIAS, {"text": "GPT"}, id="alias"),
        pytest.param("GPT", schema.PRODUCT, {"name": "GPT"}, id="product"),
        pytest.param("Ada", schema.PERSON, {"name": "Ada"}, id="person"),
    ],
)
def test_a_bare_text_stands_for_the_main_key(text: str, table: Table, value: object):
    assert read(text, table) == (value, [])


@pytest.mark.parametrize(
    ("text", "table"),
    [
        pytest.param("[a, b]", schema.DUE, id="a list"),
        pytest.param("600", schema.AMOUNT, id="a text without shorthand"),
        pytest.param("", schema.QUOTE, id="nothing"),
    ],
)
def test_anything_else_is_no_group(text: str, table: Table):
    found, problems = read(text, table)
    assert found is None
    assert [problem.code for problem in problems] == ["wrong-type"]


@pytest.mark.parametrize(
    ("one", "two"), [("years", "timeline"), ("year", "years"), ("timeline", "year")]
)
def test_two_synonyms_are_an_error_that_names_both_lines(one: str, two: str):
    _, problems = read(f"title: A\n{one}: 2026\nlang: en\n{two}: 2027", schema.ARTICLE)
    (problem,) = problems
    assert (problem.code, problem.line) == ("synonym-keys", 4)
    assert f"'{one}' (line 2)" in problem.message


@pytest.mark.parametrize(
    ("text", "table", "hint"),
    [
        pytest.param("titel: A", schema.STORY, "did you mean 'title'?", id="misspelt"),
        pytest.param("Title: A", schema.STORY, "did you mean 'title'?", id="letter case"),
        pytest.param("thme: A", schema.ARTICLE, "did you mean 'theme'?", id="a synonym"),
        pytest.param("zzzz: A", schema.QUOTE, "known keys: exact, prefix, suffix", id="far off"),
        pytest.param("date: 2027\nknd: by", schema.DUE, "did you mean 'kind'?", id="nested"),
    ],
)
def test_an_unknown_key_is_an_error_with_the_nearest_one(text: str, table: Table, hint: str):
    _, problems = read(text, table)
    unknown = next(problem for problem in problems if problem.code == "unknown-key")
    assert unknown.hint == hint
    assert unknown.line == text.count("\n") + 1


TABLES = [*schema.KINDS.values(), *schema.NESTED, schema.RECEIPT]


@pytest.mark.parametrize("table", [pytest.param(table, id=table.name) for table in TABLES])
def test_every_required_key_is_missed(table: Table):
    _, problems = read("{}", table)
    missed = {problem.message for problem in problems if problem.code == "missing-key"}
    assert missed == {f"{table.name} needs {key.name!r}" for key in table.keys if key.required}


def test_a_required_key_without_value_is_missed():
    _, problems = read("title:", schema.STORY)
    assert [problem.code for problem in problems] == ["missing-key"]


def test_a_required_key_that_cannot_be_read_is_reported_once():
    _, problems = read("title: [a]", schema.STORY)
    assert [problem.code for problem in problems] == ["wrong-type"]


@pytest.mark.parametrize("nothing", ["", "~", "''", "[]"])
def test_a_key_without_a_value_is_no_key(nothing: str):
    found, problems = read(f"title: A\nsummary: {nothing}", schema.STORY)
    assert (found, problems) == ({"title": "A"}, [])


def test_all_problems_of_a_group_are_reported_at_once():
    _, problems = read("titel: A\ndate: soon\nyears: [x]\nsource: {url: y}", schema.ARTICLE)
    assert sorted(problem.code for problem in problems) == [
        "bad-address",
        "bad-date",
        "missing-key",
        "unknown-key",
        "wrong-type",
    ]


def test_a_nested_problem_names_the_whole_path():
    text = "who: x\nstatus:\n  - {on: 2026, is: met}\n  - {on: soon, is: met}"
    _, problems = read(text + "\n  - {on: [1], is: met}", schema.COMMITMENT)
    assert any("'status[3].on'" in problem.message for problem in problems)


@pytest.mark.parametrize("table", [pytest.param(table, id=table.name) for table in TABLES])
def test_every_name_of_a_table_stands_for_one_key(table: Table):
    names = [name for key in table.keys for name in (key.name, *key.synonyms)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("table", [pytest.param(table, id=table.name) for table in TABLES])
def test_a_shorthand_is_a_key_of_its_table(table: Table):
    assert not table.shorthand or table.shorthand in {key.name for key in table.keys}
