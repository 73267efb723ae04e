"""From files to records: every key of every kind lands in its record."""

from datetime import date
from decimal import Decimal
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from briefing.content import reader, schema
from briefing.content.reader import File
from briefing.diagnostics import UNSAFE, Diagnostic, Diagnostics
from briefing.model import dates
from briefing.model.dates import Period, parse_period
from briefing.model.records import (
    Alias,
    Amount,
    Article,
    Body,
    Claim,
    Commitment,
    Company,
    Correction,
    Edition,
    Evidence,
    Origin,
    Page,
    Person,
    Pick,
    Product,
    Quote,
    Record,
    Revision,
    Source,
    StatusEntry,
    Story,
    Theme,
    Where,
)
from tests import reading

SHA = "0123456789abcdef" * 4

REGISTRY = {
    "content/companies/microsoft.md": "name: Microsoft\nfiscal_year_end: 06-30\naliases: [MSFT]",
    "content/companies/openai.md": "name: OpenAI",
    "content/companies/apple.md": "name: Apple\nfiscal_year_end: 09-30",
    "content/themes/in-house.md": "name: In-house models\naliases: [own models]",
}


def read_whole(path: str, text: str) -> tuple[tuple[Record, Body] | None, list[Diagnostic]]:
    """Read one file beside a small registry."""
    problems = Diagnostics()
    files = [File(name, f"---\n{front}\n---\n") for name, front in REGISTRY.items()]
    registry, _ = reading.registry_of(files, problems)
    assert list(problems) == []
    folder = path.split("/")[1]
    names = None if folder in reader.REGISTRY_KINDS else registry
    found = reader.read_file(File(path, text), names, problems)
    return found, list(problems)


def read(path: str, text: str) -> tuple[Record | None, list[Diagnostic]]:
    """Read the record of one file."""
    found, problems = read_whole(path, text)
    return found[0] if found else None, problems


def read_front(folder: str, front: str) -> tuple[Record | None, list[Diagnostic]]:
    return read(f"content/{folder}/a.md", f"---\n{dedent(front).strip()}\n---\nText.\n")


def commitment(front: str) -> tuple[Commitment, list[Diagnostic]]:
    record, problems = read_front("commitments", f"who: Microsoft\nwhat: Ship\n{front}")
    assert isinstance(record, Commitment), problems
    return record, problems


def on(text: str) -> Period:
    return parse_period(text)


MINIMAL = """\
---
title: Microsoft sets sights on its own frontier models
company: {company}
theme: {theme}
timeline: 2027
---
Text in Markdown.
"""


@pytest.mark.parametrize("company", ["Microsoft", "microsoft", "MICROSOFT", "msft", "[Microsoft]"])
@pytest.mark.parametrize("theme", ["In-house models", "in-HOUSE", "Own Models"])
def test_the_minimal_article_is_complete(company: str, theme: str):
    text = MINIMAL.format(company=company, theme=theme)
    found, problems = read_whole("content/articles/2026/own-models.md", text)
    assert problems == []
    assert found
    record, body = found
    assert isinstance(record, Article)
    assert (record.id, record.slug) == ("own-models", "own-models")
    assert record.title == "Microsoft sets sights on its own frontier models"
    assert (record.companies, record.themes, record.years) == (
        ("microsoft",),
        ("in-house",),
        (2027,),
    )
    assert body.parts == ("<p>Text in Markdown.</p>\n",)


# Every key

COMMON = """\
slug: other
redirect_from: [/old/, /older.html]
draft: true
"""

FULL_SOURCE = (
    "{publisher: The Times, title: Headline, author: Ada, url: https://example.org/a, "
    "archive_url: https://archive.example/a, published: 2026-07, retrieved: 2026-08-02, "
    f"sha256: {SHA}, relays: [Bloomberg, Reuters]}}"
)
SOURCE = Source(
    publisher="The Times",
    title="Headline",
    author="Ada",
    url="https://example.org/a",
    archive_url="https://archive.example/a",
    published=on("2026-07"),
    retrieved=on("2026-08-02"),
    sha256=SHA,
    relays=("Bloomberg", "Reuters"),
)

COMMITMENT_KEYS = f"""\
who: [Microsoft, openai]
said_by: Ada
what: Ship a model
themes: own models
due: {{date: 2027~, kind: by, basis: derived, text: next year, note: Guess}}
amount:
  {{value: 1.5, value_upper: 2, scale: billion, currency: USD, unit: x, approx: yes,
    measure: capex}}
stated_on: 2026-01
strength: interview
standing: disputed
settles_when: it ships
voided_if: it merges
evidence:
  - {{article: news, role: obligation, quote: {{exact: will ship, prefix: it, suffix: soon}}}}
  - source: {FULL_SOURCE}
    role: fulfilment
    quote: did ship
sources: [{FULL_SOURCE}, https://example.org/b]
status:
  - {{on: 2026-01, is: stated}}
  - {{on: 2026-02-03, is: met, what: It shipped, source: [https://example.org/c], by: the digest}}
revisions:
  - {{on: 2026-02, field: due, from: 2026, to: 2027, why: late, source: https://example.org/d}}
conflicts: [one says two]
supersedes: older
checked_on: 2026-08-01
note: Remember
"""
COMMITMENT = {
    "who": ("microsoft", "openai"),
    "said_by": "Ada",
    "what": "Ship a model",
    "themes": ("in-house",),
    "amount": Amount(
        Decimal("1.5"), Decimal(2), "billion", "USD", unit="x", approx=True, measure="capex"
    ),
    "stated_on": on("2026-01"),
    "strength": "interview",
    "standing": "disputed",
    "settles_when": "it ships",
    "voided_if": "it merges",
    "evidence": (
        Evidence(Source(article="news"), "obligation", Quote("will ship", "it", "soon")),
        Evidence(SOURCE, "fulfilment", Quote("did ship")),
    ),
    "sources": (SOURCE, Source(url="https://example.org/b")),
    "status": (
        StatusEntry(on("2026-01"), "stated"),
        StatusEntry(
            on("2026-02-03"),
            "met",
            what="It shipped",
            sources=(Source(url="https://example.org/c"),),
            by="the digest",
        ),
    ),
    "conflicts": ("one says two",),
    "supersedes": "older",
    "checked_on": on("2026-08-01"),
    "note": "Remember",
    "due": dates.due(
        "by",
        on("2027~"),
        stated_on=on("2026-01"),
        basis="derived",
        text="next year",
        note="Guess",
    ),
    "revisions": (
        Revision(
            on("2026-02"),
            "due",
            old="2026",
            new="2027",
            why="late",
            sources=(Source(url="https://example.org/d"),),
            old_due=on("2026"),
            new_due=on("2027"),
        ),
    ),
}

FULL = {
    "companies": """\
name: Anthropic
kind: lab
country: US
aliases: [Claude maker, {text: Ant, weak: true, requires: [AI], rejects: [insect]}]
products: [Claude, {name: Opus, aliases: [Claude Opus]}]
people: [Ada, {name: Bob, role: CEO, as_of: 2026-08}]
url: https://example.org
fiscal_year_end: 12-31
""",
    "themes": """\
name: Chips
aliases: semiconductors
definition: What computes.
is_not: Crisps.
keywords: [GPU, TPU]
parent: in-house
""",
    "articles": f"""\
title: News
companies: [Microsoft, openai]
themes: [own models]
years: [2026, 2027]
date: 2026-07-01
updated: 2026-07-02
summary: In short.
source: {FULL_SOURCE}
rights: excerpt
origin: {{id: interview, basis: byline}}
story: launch
key_points: [One, Two]
claims:
  - id: c1
    text: It is so
    who: [Microsoft, Ada]
    kind: forecast
    standing: alleged
    note: Perhaps
    evidence: [{{source: https://example.org/e}}]
    checked_on: 2026-08
commitments:
  - {{id: told, who: MSFT, what: Ship}}
corrections:
  - {{on: 2026-07-03, wrong: two, right: three, source: https://example.org/f}}
checked_on: 2026-08-01
lang: de
translation_of: original
suggested: {{company: Microsoft}}
""",
    "commitments": COMMITMENT_KEYS,
    "stories": "title: Launch\nsummary: What happened.\n",
    "editions": """\
title: Week 31
covers: 2026-07-27/2026-08-02
lead: This week.
picks: [{story: launch, why: big}, {article: news}, {commitment: told}]
""",
    "pages": "title: About\ndescription: Who we are.\n",
}

EXPECTED: dict[str, dict[str, object]] = {
    "companies": {
        "name": "Anthropic",
        "kind": "lab",
        "country": "US",
        "aliases": (Alias("Claude maker"), Alias("Ant", True, ("AI",), ("insect",))),
        "products": (Product("Claude"), Product("Opus", (Alias("Claude Opus"),))),
        "people": (Person("Ada"), Person("Bob", "CEO", on("2026-08"))),
        "url": "https://example.org",
        "fiscal_year_end": (12, 31),
    },
    "themes": {
        "name": "Chips",
        "aliases": (Alias("semiconductors"),),
        "definition": "What computes.",
        "is_not": "Crisps.",
        "keywords": ("GPU", "TPU"),
        "parent": "in-house",
    },
    "articles": {
        "title": "News",
        "companies": ("microsoft", "openai"),
        "themes": ("in-house",),
        "years": (2026, 2027),
        "date": on("2026-07-01"),
        "updated": on("2026-07-02"),
        "summary": "In short.",
        "source": SOURCE,
        "rights": "excerpt",
        "origin": Origin("interview", "byline"),
        "story": "launch",
        "key_points": ("One", "Two"),
        "claims": (
            Claim(
                "c1",
                "It is so",
                ("microsoft", "Ada"),
                "forecast",
                "alleged",
                "Perhaps",
                (Evidence(Source(url="https://example.org/e")),),
                on("2026-08"),
            ),
        ),
        "commitments": (
            Commitment(
                id="told",
                slug="told",
                where=Where(""),
                who=("microsoft",),
                what="Ship",
                articles=("a",),
            ),
        ),
        "corrections": (
            Correction(on("2026-07-03"), "two", "three", (Source(url="https://example.org/f"),)),
        ),
        "checked_on": on("2026-08-01"),
        "lang": "de",
        "translation_of": "original",
    },
    "commitments": COMMITMENT,
    "stories": {"title": "Launch", "summary": "What happened."},
    "editions": {
        "title": "Week 31",
        "covers": on("2026-07-27/2026-08-02"),
        "lead": "This week.",
        "picks": (
            Pick("story", "launch", "big"),
            Pick("article", "news"),
            Pick("commitment", "told"),
        ),
    },
    "pages": {"title": "About", "description": "Who we are."},
}

RECORDS = {
    "companies": Company,
    "themes": Theme,
    "articles": Article,
    "commitments": Commitment,
    "stories": Story,
    "editions": Edition,
    "pages": Page,
}


@pytest.mark.parametrize("folder", schema.KINDS)
def test_every_key_of_a_kind_lands_in_its_record(folder: str):
    record, problems = read_front(folder, FULL[folder] + COMMON)
    assert [item.code for item in problems] == ["ingest-suggested"] * (folder == "articles")
    assert isinstance(record, RECORDS[folder])
    expected = EXPECTED[folder] | {
        "id": "a",
        "slug": "other",
        "redirect_from": ("/old/", "/older.html"),
        "draft": True,
    }
    assert {name: getattr(record, name) for name in expected} == expected


@pytest.mark.parametrize("folder", schema.KINDS)
def test_every_key_of_a_kind_is_written_above(folder: str):
    """Keeps the files above complete when a key is added."""
    record, _ = read_front(folder, FULL[folder] + COMMON)
    assert record is not None
    written = {path[0] for path in record.where.positions if path}
    assert written == {key.name for key in schema.KINDS[folder].keys}


def test_every_key_of_a_due_date_lands_in_it():
    front = "{date: FY2027~, kind: by, basis: derived, text: next year, note: Guess}"
    record, problems = commitment(f"due: {front}\nstated_on: 2026-01")
    assert problems == []
    due = record.due
    assert due.period == Period("FY2027", date(2026, 7, 1), date(2027, 6, 30), "fiscal-year", True)
    assert (due.kind, due.basis, due.text, due.note) == ("by", "derived", "next year", "Guess")
    assert due.earliest == date(2026, 1, 1)


def test_a_revision_of_the_due_date_knows_both_dates():
    front = "revisions: [{on: 2026-02, field: due, from: FY2026, to: 2027~, why: late}]"
    record, problems = commitment(front)
    assert problems == []
    assert record.revisions == (
        Revision(
            on("2026-02"),
            "due",
            old="FY2026",
            new="2027~",
            why="late",
            old_due=Period("FY2026", date(2025, 7, 1), date(2026, 6, 30), "fiscal-year"),
            new_due=on("2027~"),
        ),
    )


def test_an_inline_commitment_has_the_keys_of_a_commitment_file():
    lines = f"id: told\n{COMMITMENT_KEYS}".splitlines()
    inline = "title: News\ncommitments:\n  - " + "\n    ".join(lines)
    article, problems = read_front("articles", inline)
    filed, _ = read_front("commitments", COMMITMENT_KEYS)
    assert problems == []
    assert isinstance(article, Article)
    assert isinstance(filed, Commitment)
    (told,) = article.commitments
    assert told == replace(filed, id="told", slug="told", articles=("a",))


def test_a_problem_in_an_inline_commitment_stands_at_its_line():
    text = """\
        title: News
        commitments:
          - id: told
            who: Nobody
            what: Ship
            due: {date: soon}
    """
    _, problems = read_front("articles", text)
    assert [(p.code, p.line, p.column) for p in problems] == [
        ("unknown-company", 5, 10),
        ("bad-date", 7, 17),
    ]


# Due dates


@pytest.mark.parametrize(
    ("front", "kind"),
    [
        pytest.param("", "ongoing", id="nothing"),
        pytest.param("due: 2027", "in", id="a bare date"),
        pytest.param("due: {date: 2027, kind: by}", "by", id="a kind"),
        pytest.param("stated_on: 2026\ndue: P6M", "within", id="a duration"),
        pytest.param("stated_on: 2026\ndue: P6M~", "within", id="about a duration"),
        pytest.param("stated_on: 2026\ndue: ~P6M", "within", id="about before a duration"),
        pytest.param("due: {kind: ongoing}", "ongoing", id="ongoing"),
        pytest.param("due: {text: some day}", "ongoing", id="wording without a date"),
    ],
)
def test_how_a_due_date_is_read_unless_said_otherwise(front: str, kind: str):
    record, problems = commitment(front)
    assert problems == []
    assert record.due.kind == kind


def test_the_wording_of_a_commitment_without_date_is_kept():
    record, _ = commitment("due: {text: some day, note: vague}")
    assert (record.due.text, record.due.note) == ("some day", "vague")


@pytest.mark.parametrize(
    ("front", "code", "line"),
    [
        pytest.param("due: soon", "bad-date", 4, id="no date"),
        pytest.param("due: P6M", "duration-without-start", 4, id="a duration from nowhere"),
        pytest.param("due: {kind: by}", "missing-key", 4, id="a kind without date"),
        pytest.param("due: {date: 2027, kind: within}", "bad-date", 4, id="within a year"),
        pytest.param("due: {date: 2027, kind: ongoing}", "bad-date", 4, id="ongoing with a date"),
        pytest.param("due: {date: 2027, kind: bye}", "unknown-value", 4, id="unknown kind"),
        pytest.param("due: 2025\nstated_on: 2026", "reversed-dates", 4, id="before it was said"),
        pytest.param("due: 2027/2026", "bad-date", 4, id="reversed interval"),
        pytest.param(
            "revisions:\n  - {on: 2026, field: due, from: soon}", "bad-date", 5, id="revised from"
        ),
    ],
)
def test_a_due_date_that_cannot_be_is_reported(front: str, code: str, line: int):
    _, problems = commitment(front)
    assert [(problem.code, problem.line) for problem in problems] == [(code, line)]


@pytest.mark.parametrize("front", ["due: 2026\nstated_on: 2026-06", "due: 2026\nstated_on: 2026"])
def test_a_due_date_may_lie_in_the_period_of_the_statement(front: str):
    _, problems = commitment(front)
    assert problems == []


@pytest.mark.parametrize(
    ("who", "message", "hint"),
    [
        pytest.param("OpenAI", "not known when", "to openai", id="unknown"),
        pytest.param("[Microsoft, OpenAI]", "not known when", "to openai", id="one unknown"),
        pytest.param("[Microsoft, Apple]", "different days", "write the dates", id="different"),
    ],
)
def test_a_fiscal_year_needs_one_known_end(who: str, message: str, hint: str):
    _, problems = read_front("commitments", f"who: {who}\nwhat: Ship\ndue: FY2027")
    (problem,) = problems
    assert (problem.code, problem.line) == ("fiscal-year-unknown", 4)
    assert message in problem.message
    assert hint in problem.hint


@pytest.mark.parametrize(
    "front",
    ["who: Nobody\nwhat: Ship\ndue: FY2027", "who: OpenAI\nwhat: Ship\ndue: P6M\nstated_on: x"],
    ids=["company", "statement"],
)
def test_what_follows_from_another_problem_is_not_reported_as_well(front: str):
    _, problems = read_front("commitments", front)
    assert len(problems) == 1


# Groups that contradict themselves


@pytest.mark.parametrize(
    ("folder", "front", "code", "line"),
    [
        pytest.param(
            "commitments",
            "who: OpenAI\nwhat: Ship\nevidence:\n  - article: a\n    source: {title: b}",
            "synonym-keys",
            6,
            id="evidence with article and source",
        ),
        pytest.param(
            "commitments",
            "who: OpenAI\nwhat: Ship\nevidence:\n  - role: context",
            "missing-key",
            5,
            id="evidence with neither",
        ),
        pytest.param(
            "commitments",
            "who: OpenAI\nwhat: Ship\namount:\n  value: 2\n  value_upper: 1",
            "amount-range",
            6,
            id="reversed amount",
        ),
        pytest.param(
            "editions",
            "title: A\ncovers: 2026-07\npicks:\n  - story: a\n    article: b",
            "missing-key",
            5,
            id="a pick of two things",
        ),
        pytest.param(
            "editions",
            "title: A\ncovers: 2026-07\npicks:\n  - why: so",
            "missing-key",
            5,
            id="a pick of nothing",
        ),
    ],
)
def test_a_group_that_contradicts_itself_is_reported(folder: str, front: str, code: str, line: int):
    _, problems = read_front(folder, front)
    assert [(problem.code, problem.line) for problem in problems] == [(code, line)]


# Files


@pytest.mark.parametrize("folder", schema.KINDS)
def test_a_file_without_its_required_keys_makes_no_record(folder: str):
    record, problems = read_front(folder, "draft: yes")
    assert record is None
    assert {problem.code for problem in problems} == {"missing-key"}


@pytest.mark.parametrize("name", ["two words", "..", "a..b", "a\nb", "a?b", "<script>", "-"])
def test_a_file_name_that_cannot_be_an_id_is_reported(name: str):
    record, problems = read(f"content/articles/{name}.md", "---\ntitle: A\n---\n")
    assert record is None
    assert [problem.code for problem in problems] == ["file-name"]


@pytest.mark.parametrize("name", ["2026-W47", "größe", "gpt-5.1", "a_b"])
def test_the_id_is_the_stem_of_the_file(name: str):
    record, problems = read(f"content/articles/deep/er/{name}.md", "---\ntitle: A\n---\n")
    assert problems == []
    assert record is not None
    assert (record.id, record.slug) == (name, name)


@pytest.mark.parametrize(
    "char",
    ["\u202a", "\u202e", "\u2066", "\u2069", "\u200e", "\u200f", "\x00", "\x07", "\x1b", "\x7f"],
    ids=lambda char: f"U+{ord(char):04X}",
)
def test_an_invisible_control_character_is_reported_where_it_stands(char: str):
    text = f"---\ntitle: A\n---\nOne\nTwo é{char}\n"
    _, problems = read("content/articles/a.md", text)
    assert [(p.code, p.line, p.column) for p in problems] == [("unsafe-text", 5, 6)]
    assert f"U+{ord(char):04X}" in problems[0].message


@given(st.text("aé日🙂\xa0 \n\t\x00\x07\x7f\x80\x9f\u200b\u202e\ufeff\uffff", max_size=25))
def test_every_control_character_is_told_among_letters_of_any_script(body: str):
    _, problems = read("content/pages/a.md", f"---\ntitle: A\n---\n{body}")
    lines = enumerate(body.split("\n"), 4)
    expected = [
        (line, match.start() + 1) for line, text in lines for match in UNSAFE.finditer(text)
    ]
    told = [(p.line, p.column) for p in problems if p.code == "unsafe-text"]
    assert told == expected[: reader.TOLD_CHARACTERS]


@pytest.mark.parametrize(
    ("mark", "newline"),
    [
        pytest.param("", "\r\n", id="CRLF"),
        pytest.param("", "\r", id="CR"),
        pytest.param("\ufeff", "\n", id="byte order mark"),
    ],
)
def test_other_line_ends_and_a_byte_order_mark_do_not_move_a_problem(mark: str, newline: str):
    text = "---\ntitle: A\n---\nOne\n\u202eTwo\n".replace("\n", newline)
    _, problems = read("content/articles/a.md", mark + text)
    assert [(p.line, p.column) for p in problems] == [(5, 1)]


def test_letters_of_scripts_that_run_from_right_to_left_are_fine():
    _, problems = read("content/articles/a.md", "---\ntitle: שלום\n---\nمرحب 👩\u200d💻\n")
    assert problems == []


def test_a_link_of_the_body_stands_at_its_line_in_the_file():
    text = "\n\n---\ntitle: A\n---\n\nSee [b](b.md).\n"
    found, _ = read_whole("content/articles/a.md", text)
    assert found
    assert [(link.target, link.line) for link in found[1].links] == [("b.md", 7)]


def test_all_problems_of_a_file_are_reported_at_once():
    text = """\
        titel: A
        company: Microsft
        year: soon
        date: 2026-02-30
        commitments:
          - {who: OpenAI, what: Ship}
    """
    record, problems = read_front("articles", text)
    assert record is None
    assert {(problem.code, problem.line) for problem in problems} == {
        ("unknown-key", 2),
        ("missing-key", 2),
        ("unknown-company", 3),
        ("wrong-type", 4),
        ("bad-date", 5),
        ("missing-key", 7),
    }


def test_files_are_read_in_two_passes():
    problems = Diagnostics()
    files = [
        File("content/articles/a.md", "---\ntitle: A\ncompany: b\n---\n"),
        File("content/companies/b.md", "---\nname: B\n---\n"),
    ]
    contents = reading.read(files, problems)
    assert [record.id for record in contents.records] == ["b"]
    assert [(entry.id, entry.companies) for entry in contents.entries] == [("a", ("b",))]
    assert list(problems) == []


def test_a_file_that_cannot_be_read_is_reported_once_and_not_for_each_tag_that_names_it():
    problems = Diagnostics()
    files = [
        File("content/articles/a.md", "---\ntitle: A\ncompany: Broken\ntheme: lost\n---\n"),
        File("content/articles/b.md", "---\ntitel: B\n---\n"),
        File("content/companies/broken.md", "---\nnam: Broken\n---\n"),
        File("content/themes/lost.md", "Lost\n"),
    ]
    unread = {"content/companies/broken.md", "content/themes/lost.md", "content/articles/b.md"}
    assert reading.read(files, problems).unread == unread
    assert {problem.file for problem in problems} == unread
