"""House rules about commitments: each with what trips it, and what nearly does."""

from textwrap import indent

import pytest

from briefing.diagnostics import Diagnostic
from tests.editorial.project import findings, read

ONE, TWO = "https://example.org/1", "https://example.org/2"


def review(front: str, *, inline: bool = False) -> list[Diagnostic]:
    """Apply the house rules to one commitment, told in a file or within an article."""
    text = f"who: OpenAI\nwhat: Ship\n{front}"
    path = "content/commitments/ship.md"
    if inline:
        path = "content/articles/news.md"
        text = f"title: News\ncommitments:\n  - id: ship\n{indent(text, '    ')}"
    company = {"content/companies/openai.md": "---\nname: OpenAI\n---\n"}
    return list(findings(read(company | {path: f"---\n{text}\n---\n"})))


def status(*entries: str, before: str = "") -> str:
    return f"{before}status:\n" + "\n".join(f"  - {{{entry}}}" for entry in entries)


SAID = "stated_on: 2026-03\n"

TRIPS = [
    pytest.param(
        status("on: 2026-03, is: stated", "on: 2026-02, is: stalled"), "status-order", 6,
        id="an older entry after a newer one",
    ),
    pytest.param(
        status("on: 2026, is: stated", "on: 2027-03-02, is: stalled", "on: 2027-03-01, is: stated"),
        "status-order", 7, id="the day before",
    ),
    pytest.param(
        status("on: 2026-02, is: stated", before=SAID), "status-before-statement", 6,
        id="a status of the month before",
    ),
    pytest.param(
        status("on: 2026-03, is: stated", "on: 2026-04, is: met"), "final-without-source", 6,
        id="met without source",
    ),
    pytest.param(
        status("on: 2026-04, is: withdrawn", f"on: 2026-05, is: met, source: {ONE}"),
        "final-without-source", 5, id="an earlier final status without source",
    ),
    pytest.param(
        status("on: 2026-04, is: missed"), "final-without-source", 5, id="missed without source"
    ),
    pytest.param(
        status(f"on: 2026-04, is: missed, source: {ONE}"), "missed-needs-evidence", 5,
        id="missed with one source",
    ),
    pytest.param(
        status(f"on: 2026-04, is: missed, source: {ONE}",
               before="evidence: [{source: {title: A}, role: obligation}]\n"),
        "missed-needs-evidence", 6, id="missed with one source and evidence of the promise",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("front", "code", "line"), TRIPS)
def test_a_rule_trips_at_the_line(front: str, code: str, line: int):
    found = [(problem.file, problem.code, problem.line) for problem in review(front)]
    assert found == [("content/commitments/ship.md", code, line)]


NEAR = [
    pytest.param("note: nothing", id="no history"),
    pytest.param(status("on: 2026-02, is: stated", "on: 2026-03, is: stalled"), id="in order"),
    pytest.param(
        status("on: 2026-03-01, is: stated", "on: 2026-03-01, is: stalled"), id="on one day"
    ),
    pytest.param(
        status("on: 2026-03, is: stated", "on: 2026-03-05, is: stalled"), id="within the month"
    ),
    pytest.param(
        status("on: 2026-03-05, is: stated", "on: 2026-03, is: stalled"), id="the month of the day"
    ),
    pytest.param(status("on: 2026-03, is: stated", before=SAID), id="status of the statement"),
    pytest.param(
        status("on: 2026-03-01, is: stated", before=SAID), id="first day of the statement's month"
    ),
    pytest.param(
        status("on: 2026, is: stated", before=SAID), id="status of the year of the statement"
    ),
    pytest.param(status("on: 2026-04, is: in-progress"), id="open status without source"),
    pytest.param(status(f"on: 2026-04, is: met, source: {ONE}"), id="met with one source"),
    pytest.param(
        status(f"on: 2026-04, is: missed, source: [{ONE}, {TWO}]"), id="missed with two sources"
    ),
    pytest.param(
        status(
            f"on: 2026-04, is: missed, source: {ONE}",
            before="evidence: [{source: {title: A}, role: fulfilment}]\n",
        ),
        id="missed with evidence of the outcome",
    ),
]


@pytest.mark.parametrize("front", NEAR)
def test_a_near_one_does_not_trip(front: str):
    assert review(front) == []


def test_a_final_status_of_any_kind_needs_a_source():
    for final in ("met", "met-late", "partly-met", "withdrawn", "superseded"):
        codes = [problem.code for problem in review(status(f"on: 2026, is: {final}"))]
        assert codes == ["final-without-source"]


def test_two_sources_that_are_one_are_not_two():
    found = review(status(f"on: 2026-04, is: missed, source: [{ONE}, {ONE}]"))
    assert [problem.code for problem in found] == ["missed-needs-evidence"]


def test_the_rules_hold_for_commitments_told_in_an_article():
    (problem,) = review(status("on: 2026-04, is: met"), inline=True)
    assert (problem.file, problem.line) == ("content/articles/news.md", 8)
