"""Readers of single values: what each takes, and what it says of the rest."""

from decimal import Decimal

import pytest

from briefing.content import header, values
from briefing.content.values import Cursor
from briefing.diagnostics import Diagnostics
from briefing.model import registry
from briefing.model.dates import Period
from briefing.model.records import Alias, Company, Theme, Where


def company(id: str, name: str, *aliases: Alias) -> Company:
    return Company(id=id, slug=id, where=Where(f"{id}.md"), name=name, aliases=aliases)


REGISTRY = registry.build(
    [
        company("openai", "OpenAI", Alias("Open AI")),
        company("uk-government", "UK government", Alias("The Government", weak=True)),
        company("white-house", "White House", Alias("The Government", weak=True)),
        company("bytedance", "ByteDance", Alias("Seed", weak=True)),
    ],
    [Theme(id="in-house-models", slug="x", where=Where("x.md"), name="In-house models")],
    Diagnostics(),
)


def read(reader, written: str, problems: Diagnostics | None = None) -> object:
    """Read a value as it is written in front matter."""
    problems = problems if problems is not None else Diagnostics()
    node = header.read_yaml(f"key: {written}\n", 2, "a.md", problems)
    assert isinstance(node, header.Mapping)
    cursor = Cursor(node.entries[0][1], "a.md", ("key",), problems, {}, REGISTRY)
    return reader(cursor)


COLOURS = values.one_of({"red": "warm", "green": "cool"})
SHA = "0123456789abcdef" * 4

GOOD = [
    pytest.param(values.text, "two  words", "two words", id="text: white space"),
    pytest.param(values.text, "|\n  two\n  lines", "two lines", id="text: lines"),
    pytest.param(values.text, "no", "no", id="text: no"),
    pytest.param(values.text, "1:30", "1:30", id="text: 1:30"),
    pytest.param(values.text, "'~'", "~", id="text: quoted tilde"),
    pytest.param(values.text, '"2027: a"', "2027: a", id="text: quoted colon"),
    pytest.param(values.boolean, "true", True, id="boolean: true"),
    pytest.param(values.boolean, "Yes", True, id="boolean: Yes"),
    pytest.param(values.boolean, "FALSE", False, id="boolean: FALSE"),
    pytest.param(values.boolean, "no", False, id="boolean: no"),
    pytest.param(values.number, "600", Decimal(600), id="number: whole"),
    pytest.param(values.number, "1.25", Decimal("1.25"), id="number: fraction"),
    pytest.param(values.number, "1_000", Decimal(1000), id="number: grouped"),
    pytest.param(values.number, "0", Decimal(0), id="number: nought"),
    pytest.param(values.year, "2027", 2027, id="year"),
    pytest.param(values.month_day, "06-30", (6, 30), id="month and day"),
    pytest.param(values.month_day, "02-29", (2, 29), id="29 February"),
    pytest.param(
        values.url, "https://example.org/a?b=c#d", "https://example.org/a?b=c#d", id="url"
    ),
    pytest.param(values.url, "http://example.org", "http://example.org", id="url: http"),
    pytest.param(values.site_path, "/old/page/", "/old/page/", id="path: folder"),
    pytest.param(values.site_path, "/old.html", "/old.html", id="path: file"),
    pytest.param(values.site_path, "/größe/", "/größe/", id="path: letters"),
    pytest.param(values.slug, "gpt-5.1_mini", "gpt-5.1_mini", id="slug: signs"),
    pytest.param(values.slug, "größe", "größe", id="slug: letters"),
    pytest.param(values.slug, "2026-W47", "2026-W47", id="slug: digits first"),
    pytest.param(values.sha256, SHA.upper(), SHA, id="sha256: capitals"),
    pytest.param(COLOURS, "red", "red", id="one of"),
    pytest.param(values.company, "openai", "openai", id="company: id"),
    pytest.param(values.company, "OPENAI", "openai", id="company: capitals"),
    pytest.param(values.company, "open ai", "openai", id="company: alias"),
    pytest.param(values.company, "seed", "bytedance", id="company: weak, one owner"),
    pytest.param(values.theme, "IN-HOUSE MODELS", "in-house-models", id="theme: name"),
    pytest.param(values.company_or_name, "Open AI", "openai", id="company or name: company"),
    pytest.param(values.company_or_name, "Ada", "Ada", id="company or name: name"),
    pytest.param(values.company_or_name, "The Government", "The Government", id="… ambiguous"),
    pytest.param(values.many(values.year), "2027", (2027,), id="many: one"),
    pytest.param(values.many(values.year), "[2026, 2027]", (2026, 2027), id="many: list"),
    pytest.param(values.many(values.year), "\n  - 2026\n  - 2027", (2026, 2027), id="many: lines"),
]


@pytest.mark.parametrize(("reader", "written", "expected"), GOOD)
def test_a_good_value_is_read_without_a_word(reader, written: str, expected: object):
    problems = Diagnostics()
    assert read(reader, written, problems) == expected
    assert list(problems) == []


BAD = [
    pytest.param(values.text, "", "wrong-type", id="text: nothing"),
    pytest.param(values.text, "~", "wrong-type", id="text: null"),
    pytest.param(values.text, "'  '", "wrong-type", id="text: white space"),
    pytest.param(values.text, "[a]", "wrong-type", id="text: list"),
    pytest.param(values.text, "{a: b}", "wrong-type", id="text: group"),
    pytest.param(values.boolean, "1", "wrong-type", id="boolean: 1"),
    pytest.param(values.boolean, "on", "wrong-type", id="boolean: on"),
    pytest.param(values.boolean, "[true]", "wrong-type", id="boolean: list"),
    pytest.param(values.number, "$600", "wrong-type", id="number: currency"),
    pytest.param(values.number, "1,000", "wrong-type", id="number: comma"),
    pytest.param(values.number, "-1", "wrong-type", id="number: negative"),
    pytest.param(values.number, "NaN", "wrong-type", id="number: NaN"),
    pytest.param(values.number, "sNaN", "wrong-type", id="number: signalling NaN"),
    pytest.param(values.number, "Infinity", "wrong-type", id="number: infinity"),
    pytest.param(values.number, "1e30", "wrong-type", id="number: too large"),
    pytest.param(values.number, "[1]", "wrong-type", id="number: list"),
    pytest.param(values.year, "27", "wrong-type", id="year: two digits"),
    pytest.param(values.year, "0999", "wrong-type", id="year: long ago"),
    pytest.param(values.year, "2027-06", "wrong-type", id="year: month"),
    pytest.param(values.year, "202X", "wrong-type", id="year: decade"),
    pytest.param(values.period, "soon", "bad-date", id="date: words"),
    pytest.param(values.period, "2026-02-30", "bad-date", id="date: 30 February"),
    pytest.param(values.period, "FY2027", "bad-date", id="date: fiscal year"),
    pytest.param(values.period, "P6M", "bad-date", id="date: duration"),
    pytest.param(values.period, "2027/2026", "bad-date", id="date: reversed"),
    pytest.param(values.month_day, "30-06", "bad-date", id="month and day: swapped"),
    pytest.param(values.month_day, "06-31", "bad-date", id="month and day: 31 June"),
    pytest.param(values.url, "example.org", "bad-address", id="url: no scheme"),
    pytest.param(values.url, "javascript:alert(1)", "bad-address", id="url: javascript"),
    pytest.param(values.url, "data:text/html,x", "bad-address", id="url: data"),
    pytest.param(values.url, "ftp://example.org", "bad-address", id="url: ftp"),
    pytest.param(values.url, "https://", "bad-address", id="url: no host"),
    pytest.param(values.url, "https://[::1", "bad-address", id="url: broken host"),
    pytest.param(values.url, "https://example.org/a b", "bad-address", id="url: space"),
    pytest.param(values.url, "https://example.org/<b>", "bad-address", id="url: markup"),
    pytest.param(values.url, "'https://example.org/\"x'", "bad-address", id="url: quote"),
    pytest.param(values.site_path, "old/", "bad-address", id="path: relative"),
    pytest.param(values.site_path, "/../etc", "bad-address", id="path: up"),
    pytest.param(values.site_path, "/a/./b", "bad-address", id="path: dot"),
    pytest.param(values.site_path, "//evil.example", "bad-address", id="path: other host"),
    pytest.param(values.site_path, "/a?b", "bad-address", id="path: query"),
    pytest.param(values.site_path, "/a%2e%2e", "bad-address", id="path: escapes"),
    pytest.param(values.site_path, r"/a\b", "bad-address", id="path: backslash"),
    pytest.param(values.site_path, "https://example.org/", "bad-address", id="path: url"),
    pytest.param(values.slug, "../up", "bad-address", id="slug: up"),
    pytest.param(values.slug, "a/b", "bad-address", id="slug: slash"),
    pytest.param(values.slug, "a..b", "bad-address", id="slug: dots"),
    pytest.param(values.slug, ".hidden", "bad-address", id="slug: hidden"),
    pytest.param(values.slug, "end.", "bad-address", id="slug: dot at the end"),
    pytest.param(values.slug, "two words", "bad-address", id="slug: space"),
    pytest.param(values.slug, "<b>", "bad-address", id="slug: markup"),
    pytest.param(values.sha256, "0123", "wrong-type", id="sha256: short"),
    pytest.param(values.sha256, "g" * 64, "wrong-type", id="sha256: no hex"),
    pytest.param(COLOURS, "Red", "unknown-value", id="one of: capital"),
    pytest.param(COLOURS, "blue", "unknown-value", id="one of: another"),
    pytest.param(values.company, "Nobody", "unknown-company", id="company: unknown"),
    pytest.param(values.company, "The Government", "ambiguous-alias", id="company: two owners"),
    pytest.param(values.company, "[openai]", "wrong-type", id="company: list"),
    pytest.param(values.theme, "openai", "unknown-theme", id="theme: a company"),
    pytest.param(values.company_or_name, "{a: b}", "wrong-type", id="company or name: group"),
]


@pytest.mark.parametrize(("reader", "written", "code"), BAD)
def test_a_bad_value_is_refused_with_a_reason(reader, written: str, code: str):
    problems = Diagnostics()
    assert read(reader, written, problems) is None
    assert [(problem.code, problem.line) for problem in problems] == [(code, 2)]


def test_a_date_is_as_coarse_as_it_is_written():
    period = read(values.period, "2026-Q3~")
    assert isinstance(period, Period)
    assert (period.precision, period.approx) == ("quarter", True)


def test_a_list_keeps_what_can_be_read_and_reports_the_rest_at_its_place():
    problems = Diagnostics()
    years = read(values.many(values.year), "\n  - 2026\n  - soon\n  - 2027", problems)
    assert years == (2026, 2027)
    assert [(problem.line, problem.column) for problem in problems] == [(4, 5)]
    assert "'key[2]'" in next(iter(problems)).message


@pytest.mark.parametrize(
    ("reader", "written", "hint"),
    [
        pytest.param(values.company, "Opanai", "did you mean 'OpenAI'?", id="company"),
        pytest.param(values.company, "Zzz Corp", "add content/companies/zzz-corp.md", id="new"),
        pytest.param(values.theme, "In-house model", "did you mean 'In-house models'?", id="theme"),
        pytest.param(values.theme, "Zzz", "add content/themes/zzz.md", id="new theme"),
        pytest.param(COLOURS, "gren", "did you mean 'green'?", id="vocabulary"),
        pytest.param(COLOURS, "octarine", "use one of red, green", id="far off"),
        pytest.param(values.slug, "Two Words!", "two-words", id="slug"),
        pytest.param(values.year, "2027-06", "'due'", id="finer than a year"),
    ],
)
def test_the_hint_says_how_to_mend_it(reader, written: str, hint: str):
    problems = Diagnostics()
    read(reader, written, problems)
    assert hint in next(iter(problems)).hint


def test_an_ambiguous_name_says_whom_it_can_mean():
    problems = Diagnostics()
    read(values.company, "the government", problems)
    assert "uk-government or white-house" in next(iter(problems)).message


def test_a_value_with_braces_is_quoted_as_it_is():
    problems = Diagnostics()
    read(values.company, "'{0.__class__}'", problems)
    assert "'{0.__class__}'" in next(iter(problems)).message


@pytest.mark.parametrize(
    "word", ["a", "Two Words", "../../etc", "...", "", "a..b", "<script>", "größe!", "-x-", "\n"]
)
def test_a_suggested_id_is_a_usable_id(word: str):
    assert values.is_id(values.suggest_id(word))
