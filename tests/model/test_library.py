"""The indexed whole, read from files as editors write them."""

from datetime import date
from textwrap import dedent

import pytest

from briefing.content.reader import File
from briefing.diagnostics import Diagnostics
from briefing.model import indexing
from briefing.model.library import Library, check_references
from tests.reading import read

AS_OF = date(2026, 8, 2)

REGISTRY = {
    "companies/openai": "name: OpenAI",
    "companies/microsoft": "name: Microsoft\nproducts: [{name: Copilot, aliases: [Bing Chat]}]",
    "themes/chips": "name: Chips",
    "themes/energy": "name: Energy",
}


def build(
    files: dict[str, str], *, drafts: bool = False, future: bool = False, registry: bool = True
) -> tuple[Library, Diagnostics]:
    """Build a library from front matter by path without folder and ending."""
    problems = Diagnostics()
    texts = (REGISTRY | files) if registry else files
    given = [
        File(f"content/{path}.md", f"---\n{dedent(text).strip()}\n---\nText.\n")
        for path, text in texts.items()
    ]
    contents = read(given, problems)
    assert list(problems) == []
    built = indexing.build(contents, problems, as_of=AS_OF, drafts=drafts, future=future)
    for record in built.records():
        check_references(built, record, problems)
    return built, problems


def codes(problems: Diagnostics) -> list[str]:
    return [problem.code for problem in problems]


# What is left out

DRAFT = {"articles/later": "title: Later\ndraft: true"}
FUTURE = {"articles/later": "title: Later\ndate: 2026-08-03"}


@pytest.mark.parametrize(
    ("files", "code", "line"),
    [
        pytest.param(DRAFT, "draft-skipped", 3, id="draft"),
        pytest.param(FUTURE, "future-skipped", 3, id="future"),
        pytest.param(
            {"editions/later": "title: Later\ncovers: 2026-08-03/2026-08-09"},
            "future-skipped",
            3,
            id="edition that has not begun",
        ),
        pytest.param(
            {"commitments/later": "who: OpenAI\nwhat: Ship\ndraft: yes"},
            "draft-skipped",
            4,
            id="draft of a commitment",
        ),
    ],
)
def test_drafts_and_the_future_are_left_out_and_listed(files: dict[str, str], code: str, line: int):
    built, problems = build(files)
    assert "later" not in {*built.articles, *built.editions, *built.commitments}
    assert [(problem.code, problem.line) for problem in problems] == [(code, line)]


@pytest.mark.parametrize("on", ["2026-08-02", "2026-08", "2026", "2026-07-31"])
def test_an_article_of_today_or_of_a_period_that_has_begun_is_kept(on: str):
    built, problems = build({"articles/now": f"title: Now\ndate: {on}"})
    assert "now" in built.articles
    assert codes(problems) == []


def test_drafts_are_kept_when_asked_for():
    built, problems = build(DRAFT, drafts=True)
    assert "later" in built.articles
    assert codes(problems) == []


def test_the_future_is_kept_when_asked_for():
    built, problems = build(FUTURE, future=True)
    assert "later" in built.articles
    assert codes(problems) == []


def test_what_a_draft_tells_is_left_out_with_it():
    told = "commitments: [{id: ship, who: OpenAI, what: Ship}]"
    built, _ = build({"articles/later": f"title: Later\ndraft: true\n{told}"})
    assert dict(built.commitments) == {}
    assert built.articles_by_company == {}


# Commitments told twice

FILED = """
    who: OpenAI
    what: Ship a phone
    due: {date: 2027, kind: by}
    stated_on: 2026-01
    evidence: [{source: {publisher: The Times}, quote: a phone by 2027}]
    sources: [{url: https://example.org/filed}]
"""


def told(*lines: str) -> str:
    keys = ["id: phone", "who: OpenAI", "what: Ship a phone", *lines]
    return "title: News\ncommitments:\n  - " + "\n    ".join(keys)


def test_the_evidence_of_a_commitment_told_twice_is_merged():
    inline = told(
        "evidence: [{source: {publisher: The Post}}]",
        "sources: [{url: https://example.org/told}]",
    )
    built, problems = build({"commitments/phone": FILED, "articles/news": inline})
    phone = built.commitments["phone"]
    assert codes(problems) == []
    assert [entry.source.publisher for entry in phone.evidence] == ["The Times", "The Post"]
    assert [source.url.rpartition("/")[2] for source in phone.sources] == ["filed", "told"]
    assert phone.articles == ("news",)


def test_the_same_evidence_told_twice_counts_once():
    again = "evidence: [{source: {publisher: The Times}, quote: a phone by 2027}]"
    built, _ = build({"commitments/phone": FILED, "articles/news": told(again)})
    assert len(built.commitments["phone"].evidence) == 1


def test_a_field_that_differs_is_an_error_with_both_places():
    inline = told("stated_on: 2026-02")
    _, problems = build({"commitments/phone": FILED, "articles/news": inline})
    (problem,) = problems
    assert problem.code == "commitment-differs"
    assert (problem.file, problem.line) == ("content/articles/news.md", 7)
    assert "'stated_on'" in problem.message
    assert "content/commitments/phone.md:5" in problem.message


def test_a_field_that_one_of_two_leaves_out_is_taken_from_the_other():
    inline = told("said_by: Ada", "strength: interview")
    built, problems = build({"commitments/phone": FILED, "articles/news": inline})
    phone = built.commitments["phone"]
    assert codes(problems) == []
    assert (phone.said_by, phone.strength) == ("Ada", "interview")
    assert phone.stated_on is not None


def test_a_key_without_a_value_is_left_out_as_well():
    built, problems = build(
        {"commitments/phone": f"{FILED}    note:\n", "articles/news": told("note: Soon")}
    )
    assert codes(problems) == []
    assert built.commitments["phone"].note == "Soon"


def test_the_same_date_agrees_where_only_one_tells_when_it_was_said():
    inline = told("due: {date: 2027, kind: by}")
    built, problems = build({"commitments/phone": FILED, "articles/news": inline})
    assert codes(problems) == []
    assert built.commitments["phone"].due.earliest == date(2026, 1, 1)


def test_two_articles_can_tell_of_one_commitment():
    built, problems = build({"articles/one": told(), "articles/two": told("themes: Chips")})
    assert codes(problems) == []
    assert built.commitments["phone"].articles == ("one", "two")
    assert built.commitments["phone"].themes == ("chips",)


# References and what follows from them


@pytest.mark.parametrize(
    ("path", "text", "line", "hint"),
    [
        pytest.param("articles/a", "title: A\nstory: launch", 3, "did you mean", id="story"),
        pytest.param("articles/a", "title: A\ntranslation_of: b", 3, "", id="translation"),
        pytest.param("themes/a", "name: A\nparent: chip", 3, "did you mean 'chips'", id="parent"),
        pytest.param(
            "commitments/a", "who: OpenAI\nwhat: Ship\nsupersedes: b", 4, "", id="supersedes"
        ),
        pytest.param(
            "commitments/a",
            "who: OpenAI\nwhat: Ship\nevidence:\n  - role: context\n    article: nothing",
            6,
            "",
            id="evidence",
        ),
        pytest.param(
            "articles/a",
            "title: A\nclaims:\n  - text: So\n    evidence: {article: nothing}",
            5,
            "",
            id="evidence of a claim",
        ),
        pytest.param(
            "editions/a",
            "title: A\ncovers: 2026-07\npicks:\n  - story: launched\n  - commitment: b",
            6,
            "",
            id="second pick",
        ),
    ],
)
def test_a_reference_to_nothing_is_reported_at_its_line(path: str, text: str, line: int, hint: str):
    stories = {"stories/launched": "title: Launched"}
    _, problems = build(stories | {path: text})
    assert [(problem.code, problem.line) for problem in problems] == [("unknown-reference", line)]
    assert hint in next(iter(problems)).hint


def test_a_reference_to_a_draft_says_that_it_is_one():
    files = DRAFT | {"articles/a": "title: A\ntranslation_of: later"}
    _, problems = build(files)
    hints = [problem.hint for problem in problems if problem.code == "unknown-reference"]
    assert hints == ["it is a draft and was left out"]


def test_a_reference_to_a_file_that_could_not_be_read_is_not_reported_again():
    problems = Diagnostics()
    file = File("content/articles/a.md", "---\ntitle: A\nstory: broken\n---\n")
    contents = read([file], problems, unread=["content/stories/2026/broken.md"])
    built = indexing.build(contents, problems, as_of=AS_OF)
    check_references(built, built.articles["a"], problems)
    assert codes(problems) == []


def test_ids_are_unique_in_their_kind_without_regard_to_case_and_folder():
    files = {
        "articles/2026/News": "title: One",
        "articles/news": "title: Two",
        "stories/news": "title: Three",
    }
    built, problems = build(files)
    (problem,) = problems
    assert (problem.code, problem.file) == ("duplicate-id", "content/articles/news.md")
    assert "content/articles/2026/News.md" in problem.message
    assert list(built.articles) == ["News"]


def test_records_know_who_refers_to_them():
    built, _ = build(
        {
            "articles/a": "title: A\ncompany: openai\ntheme: [Chips, Energy]\nyear: [2026, 2027]",
            "articles/b": "title: B\ncompanies: [OpenAI, Microsoft]\nstory: launch",
            "stories/launch": "title: Launch",
            "commitments/old": "who: OpenAI\nwhat: Ship\nthemes: Chips",
            "commitments/new": "who: [OpenAI, Microsoft]\nwhat: Ship\nsupersedes: old\n"
            "evidence: [{article: a}]",
        }
    )

    assert set(built.articles_by_company["openai"]) == {"a", "b"}
    assert set(built.articles_by_company["microsoft"]) == {"b"}
    assert set(built.articles_by_theme["energy"]) == {"a"}
    assert set(built.articles_by_year[2027]) == {"a"}
    assert set(built.articles_by_story["launch"]) == {"b"}
    assert set(built.commitments_by_company["openai"]) == {"old", "new"}
    assert set(built.commitments_by_theme["chips"]) == {"old"}
    assert set(built.commitments_by_article["a"]) == {"new"}
    assert built.superseded_by == {"old": "new"}


def test_a_product_leads_to_its_owners_by_name_and_alias():
    built, _ = build({"companies/github": "name: GitHub\nproducts: [copilot]"})
    assert built.owners == {
        "copilot": ("github", "microsoft"),
        "bing chat": ("microsoft",),
    }


# Order


def test_articles_stand_latest_first_and_undated_ones_last():
    built, _ = build(
        {
            "articles/undated-b": "title: B",
            "articles/undated-a": "title: A",
            "articles/june": "title: June\ndate: 2026-06",
            "articles/day-in-june": "title: Day\ndate: 2026-06-29",
            "articles/july": "title: July\ndate: 2026-07-01",
        }
    )
    assert list(built.articles) == ["july", "june", "day-in-june", "undated-a", "undated-b"]


def test_commitments_stand_in_the_order_of_their_windows_then_ids():
    def due(text: str) -> str:
        return f"who: OpenAI\nwhat: Ship\n{text}"

    built, _ = build(
        {
            "commitments/a-no-date": due(""),
            "commitments/b-bound": due("due: {date: 2020, kind: not-before}"),
            "commitments/d-year": due("due: 2027"),
            "commitments/c-year": due("due: 2027"),
            "commitments/e-half": due("due: 2027-H1"),
            "commitments/f-quarter": due("due: 2027-Q2"),
        }
    )
    expected = ["e-half", "f-quarter", "c-year", "d-year", "b-bound", "a-no-date"]
    assert list(built.commitments) == expected


def test_other_kinds_stand_in_their_natural_order():
    built, _ = build(
        {
            "companies/anthropic": "name: anthropic",
            "themes/z": "name: Alpha",
            "editions/one": "title: One\ncovers: 2026-06-01/2026-06-30",
            "editions/two": "title: Two\ncovers: 2026-07",
            "pages/one": "title: Privacy",
            "pages/two": "title: about",
            "stories/old": "title: Old",
            "stories/new": "title: New",
            "stories/none": "title: None",
            "articles/a": "title: A\ndate: 2026-01\nstory: old",
            "articles/b": "title: B\ndate: 2026-02\nstory: new",
        }
    )
    assert list(built.companies) == ["anthropic", "microsoft", "openai"]
    assert list(built.themes) == ["z", "chips", "energy"]
    assert list(built.editions) == ["two", "one"]
    assert list(built.pages) == ["two", "one"]
    assert list(built.stories) == ["new", "old", "none"]


def test_changes_are_the_dated_entries_latest_first():
    built, _ = build(
        {
            "commitments/phone": """
                who: OpenAI
                what: Ship a phone
                checked_on: 2026-07-30
                status:
                  - {on: 2026-01, is: stated}
                  - {on: 2026-05-02, is: stalled, what: Supplier left}
                revisions:
                  - {on: 2026-03, field: due, from: 2026, to: 2027, why: Delayed}
                  - {on: 2026-04, field: amount, from: "1", to: "2", why: Grew}
            """,
            "articles/news": """
                title: News
                date: 2026-07-01
                corrections: [{on: 2026-07-15, wrong: two, right: three}]
            """,
        }
    )
    told = [(change.on.text, change.mark, change.text) for change in built.changes.values()]
    assert told == [
        ("2026-07-15", "corrected", "three"),
        ("2026-05-02", "stalled", "Supplier left"),
        ("2026-04", "revised", "Grew"),
        ("2026-03", "moved", "Delayed"),
        ("2026-01", "new", "Ship a phone"),
    ]
    assert [(change.old, change.new) for change in built.changes.values()][3] == ("2026", "2027")


# Origins


def evidence(*entries: str) -> str:
    return "who: OpenAI\nwhat: Ship\nevidence:\n" + "".join(f"  - {entry}\n" for entry in entries)


@pytest.mark.parametrize(
    ("entries", "origins"),
    [
        pytest.param([], 0, id="nothing"),
        pytest.param(
            [f"source: {{publisher: Outlet {n}, relays: Bloomberg}}" for n in range(9)],
            1,
            id="nine relays of one interview",
        ),
        pytest.param(
            [
                "source: {publisher: Bloomberg}",
                "source: {publisher: Outlet, relays: [bloomberg, Reuters]}",
            ],
            1,
            id="an outlet and its relay",
        ),
        pytest.param(
            ["source: {publisher: Bloomberg}", "source: {publisher: Reuters}"],
            2,
            id="two outlets",
        ),
        pytest.param(
            ["source: https://example.org/a", "source: https://example.org/b"],
            2,
            id="two addresses",
        ),
        pytest.param(["article: one", "article: two"], 1, id="articles of one origin"),
        pytest.param(["article: one", "article: three"], 2, id="articles of two origins"),
        pytest.param(
            ["article: three", "source: {publisher: The Times}"], 1, id="an article's source"
        ),
    ],
)
def test_relays_of_one_interview_are_one_origin(entries: list[str], origins: int):
    files = {
        "articles/one": "title: One\norigin: ft-interview\nsource: {publisher: The Post}",
        "articles/two": "title: Two\norigin: ft-interview\nsource: {publisher: The Sun}",
        "articles/three": "title: Three\nsource: {publisher: The Times}",
        "commitments/ship": evidence(*entries) if entries else "who: OpenAI\nwhat: Ship",
    }
    built, _ = build(files)
    assert built.origins(built.commitments["ship"].evidence) == origins


def test_the_source_of_an_article_stands_for_the_article():
    built, _ = build(
        {
            "articles/one": "title: One\nsource: {publisher: The Post}",
            "commitments/ship": evidence("article: one"),
        }
    )
    source = built.source(built.commitments["ship"].evidence[0])
    assert (source.publisher, source.article) == ("The Post", "one")


def test_every_evidence_of_commitments_and_claims_is_known():
    built, _ = build(
        {
            "articles/one": "title: One\nclaims: [{text: So, evidence: {source: {title: A}}}]",
            "commitments/ship": evidence("source: {title: B}", "source: {title: C}"),
        }
    )
    assert {entry.source.title for entry in built.evidence()} == {"A", "B", "C"}


def test_an_empty_project_is_an_empty_library():
    built, problems = build({}, registry=False)
    assert not built.articles
    assert not built.changes
    assert codes(problems) == []
