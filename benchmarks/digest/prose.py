"""A grammar of plain English: sentences, paragraphs, lists and tables about AI companies.

Each function takes a `random.Random` and draws from nothing else, so that one seed gives one text.
The words are those of a digest: no praise, no sums of money, no days, which its house rules would
ask evidence for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from random import Random

SLOT = re.compile(r"\{(\w+)\}")

WORDS: Mapping[str, Sequence[str]] = {
    "plan": (
        "the plan for a second site", "the schedule for new data centres", "the licence agreement",
        "the supply contract", "the list of delayed features", "the policy on model access",
        "the budget for training runs", "the agreement with its cloud provider",
        "the timetable for open weights", "the pledge on reporting incidents",
        "the offer to public bodies", "the programme for smaller customers",
        "the retirement of an older model", "the audit of its safety process",
        "the move to processors of its own", "the lease for a plant on the coast",
    ),
    "thing": (
        "a model for long documents", "an assistant for customs offices",
        "a processor for inference", "a service for translating contracts",
        "a research tool for hospitals", "a speech interface",
        "an agent that files expense reports", "a register of training data",
        "a test bench for agents", "a storage cluster", "a smaller model for phones",
        "a public list of incidents", "a tool that reads engineering drawings",
        "an index of scientific tables",
    ),
    "group": (
        "the board", "the finance team", "the research group", "the policy team",
        "a joint committee", "the company's counsel", "the product group",
        "a working group of customers", "the office for standards", "the supervisory council",
        "an outside panel", "the hardware team",
    ),
    "reader": (
        "suppliers", "customers", "regulators", "investors", "local councils", "researchers",
        "public buyers", "competitors", "the staff council", "grid operators", "journalists",
    ),
    "source": (
        "a notice to suppliers", "a post on its developer site", "a hearing before a committee",
        "a filing with the regulator", "a call with investors", "an interview with a trade paper",
        "the minutes of a council meeting", "a report to its shareholders", "a letter to customers",
        "a page of its support site", "a talk at a conference of engineers", "a tender document",
    ),
    "measure": (
        "the number of racks in service", "the hours of training",
        "the share of requests answered on site", "the count of published evaluations",
        "the time between notice and retirement", "the number of staff on the project",
        "the power drawn at peak", "the count of open incidents", "the size of the waiting list",
        "the number of languages covered", "the time from report to fix",
    ),
    "place": (
        "on the northern coast", "near the old steelworks", "outside the capital",
        "in two river towns", "beside an existing substation", "in the free port",
        "at three universities", "in the border region", "on a former airfield",
        "in the eastern districts", "at its first campus",
    ),
    "when": (
        "in spring", "after the summer recess", "within the same quarter", "a few weeks later",
        "before the budget was closed", "during the review", "at the turn of the year",
        "once the permit was granted", "two quarters after the first notice",
        "ahead of the hearing",
    ),
    "verb": (
        "described", "confirmed", "delayed", "narrowed", "published", "explained", "restated",
        "postponed", "extended", "withdrew", "presented", "defended", "divided", "renamed",
    ),
    "said": (
        "said", "wrote", "told its readers", "noted", "repeated", "explained", "told the committee",
        "stated", "told its partners",
    ),
    "condition": (
        "if the grid connection is ready", "as long as the supplier delivers",
        "unless the rules change", "provided that the tests are finished", "if demand holds",
        "once the second contract is signed", "subject to the council's approval",
        "when the first racks have run for a month", "if the court lets the order stand",
        "as soon as staff can be found",
    ),
    "doubt": (
        "no document was found that says so", "the wording leaves this open",
        "two pages differ on it", "the later notice does not mention it",
        "nobody outside has measured it", "the reply did not answer that question",
        "the table ends before that point", "it was not looked up for the other parties",
        "the number has no stated method",
    ),
    "adjective": (
        "later", "shorter", "public", "local", "separate", "revised", "narrow", "broader", "second",
        "preliminary", "written", "regional", "joint", "yearly", "technical",
    ),
    "document": (
        "roadmap", "schedule", "statement", "agreement", "report", "notice", "proposal", "summary",
        "catalogue", "protocol", "charter", "survey", "contract", "annex",
    ),
    "work": (
        "testing the cooling system", "moving older workloads", "training operators",
        "writing the evaluation protocol", "collecting the licences", "counting open requests",
        "checking the translations", "comparing the bids", "wiring the second hall",
        "reading the comments", "sorting the incident reports", "preparing the handover",
    ),
    "number": ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    "code": (
        "max_tokens", "eval --suite core", "retention=30", "weights.manifest", "status: partial",
        "region=north", "GET /v2/models", "rate_limit", "policy.yaml", "build-1184", "license.txt",
    ),
    "topic": (
        "Schedule", "Capacity", "Access", "Oversight", "Supply", "Staffing", "Testing",
        "Cost control", "Open questions", "Reporting", "Siting", "Contracts", "Evaluation",
        "Retirement", "Handover",
    ),
    "aspect": (
        "what was announced", "what is known", "who decides", "how it is measured", "what changed",
        "where it stands", "what comes next", "who pays", "what was left out", "which tests apply",
        "how the parties read it", "what the notice says",
    ),
}  # fmt: skip
"""Words for the slots of sentences; `company`, `other`, `product`, `theme` and `year` come with
the subject of a text."""

SENTENCES = (
    "{company} {verb} {plan} {when}.",
    "In {source}, {company} {said} that {group} would return to {plan} {when}.",
    "The {adjective} {document} covers {thing} and {thing}, but not {plan}.",
    "For {reader}, {measure} matters more than {plan}, because {doubt}.",
    "{company} {said} that {work} takes longer {place} than elsewhere.",
    "A {adjective} {document} names {number} steps, of which {number} were done {when}.",
    "According to {source}, {group} {verb} {plan} and kept the {adjective} {document}.",
    "Work {place} goes on {condition}.",
    "{other} {verb} a similar {document} {when}; {doubt}.",
    "On {measure}, {doubt}.",
    "The step depends on {work} and on {work}, and it starts {condition}.",
    "{company} counts {measure}, while {other} counts {measure}.",
    "Neither {company} nor {other} {said} how {measure} is counted.",
    "{product}, which belongs to {company}, is mentioned only once in the {document}.",
    "{company}'s {product} runs on the same hardware as {thing}.",
    "{reader_} asked for a {adjective} {document}, and {group} {verb} one {when}.",
    "What was planned for {year} is now described as a {adjective} step.",
    "The date in {year} stands in the {adjective} {document}, not in {source}.",
    "By {year}, {company} wants {thing} in daily use {place}.",
    "{group_} {said} that {measure} would be published {when}.",
    "The desk compared the {adjective} {document} with {source} and found the same dates.",
    "Where the {document} speaks of {theme_lower}, it refers to {plan}.",
    "{number_} of the {adjective} requests came from {reader}, the rest from {reader}.",
    "It is a narrower statement than the one {other} made in {source}.",
    "{thing_} is part of the same contract, and {work} comes first.",
    "The {adjective} part of the {document} was left out, and {doubt}.",
    "{reader_} were told {when}, {number} weeks after {group} had seen the {adjective} {document}.",
    "Since then {measure} has been stated in the {adjective} {document} each quarter.",
    "{company} {said} nothing about {plan} in {source}.",
    "The parties agreed on {work}, yet {doubt}.",
)

SUMMARIES = (
    "{company} {verb} {plan} {when}; {doubt}.",
    "In {source}, {company} {said} that {group} would return to {plan}. On {measure}, {doubt}.",
    "The {adjective} {document} of {company} names {number} steps. It covers {thing}, not {plan}.",
    "{company} and {other} read the {adjective} {document} in different ways, and {doubt}.",
)

TITLES = (
    "{company} {verb} {plan}",
    "{company} and {other} on {plan}",
    "What {company} {said} about {plan}",
    "{company} keeps to {plan} {place}",
    "A {adjective} {document} from {company} on {measure}",
    "{number_} dates from {company} for {thing}",
    "How {company} counts {measure}",
    "{company} moves {thing} to a later date",
)

QUOTES = (
    "We expect {thing} to be ready {condition}",
    "{plan_} has not changed",
    "Our {document} still names {year}",
    "{measure_} will be reported",
)

ITEMS = (
    "{plan_}, {condition}",
    "{thing_}, {place}",
    "{work_}, {when}",
    "{measure_}, as the {adjective} {document} counts it",
    "{group_} and its {adjective} {document}",
)

STEPS = (
    "{group_} reads the {adjective} {document}.",
    "{reader_} comment on {plan}.",
    "{work_} begins {condition}.",
    "{measure_} is published {when}.",
    "{company} presents {thing} {place}.",
)

CELLS = ("done", "planned", "not known", "under review", "moved", "open", "withdrawn", "in part")

PROMISES = (
    "Publish the {adjective} {document} on {measure}",
    "Open {thing} to {reader} {place}",
    "Finish {work} {place}",
    "Report {measure} to {reader}",
    "Replace {thing} by a {adjective} one",
    "Put {thing} into service {place}",
)

Slots = Mapping[str, Sequence[str]]


def phrase(rng: Random, patterns: Sequence[str], own: Slots) -> str:
    """Fill the slots of one of the patterns; a slot that ends with `_` starts with a capital."""

    def word(slot: re.Match[str]) -> str:
        name = slot[1].removesuffix("_")
        drawn = rng.choice(own.get(name) or WORDS[name])
        return drawn[0].upper() + drawn[1:] if slot[1] != name else drawn

    return SLOT.sub(word, rng.choice(patterns))


def paragraph(rng: Random, own: Slots, sentences: int) -> str:
    """Return a paragraph."""
    return " ".join(phrase(rng, SENTENCES, own) for _ in range(sentences))


def heading(rng: Random) -> str:
    """Return a heading of a section."""
    return "## " + phrase(rng, ("{topic}: {aspect}",), {})


def bullets(rng: Random, own: Slots, count: int) -> str:
    """Return a list."""
    return "\n".join("- " + phrase(rng, ITEMS, own) for _ in range(count))


def numbered(rng: Random, own: Slots, count: int) -> str:
    """Return a numbered list."""
    return "\n".join(f"{n}. {phrase(rng, STEPS, own)}" for n in range(1, count + 1))


def table(rng: Random, own: Slots, rows: int) -> str:
    """Return a table of four columns."""
    lines = ["| what | counted | first notice | later notice |", "| --- | ---: | --- | --- |"]
    for _ in range(rows):
        what = phrase(rng, ("{plan}", "{thing}"), own)
        one, two = rng.choice(CELLS), rng.choice(CELLS)
        lines.append(f"| {what} | {rng.randrange(2, 90)} | {one} | {two} |")
    return "\n".join(lines)


def quote(rng: Random, own: Slots) -> str:
    """Return a block quote with who said it."""
    words = phrase(rng, QUOTES, own)
    return f"> {words}.\n>\n> *{phrase(rng, ('{company}, in {source}',), own)}*"
