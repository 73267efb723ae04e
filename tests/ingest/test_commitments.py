"""Commitments of texts: what is found, who and when, what is not, and how well on held-out cases.

The sentences and articles in tests/fixtures/commitments are ours.  Half of them were used to set
the weights, half were kept from that; the floors below lie a little under the figures measured.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ingest.candidates import THRESHOLD, commitments
from briefing.ingest.candidates.keys import beginnings, keys_of
from briefing.ingest.candidates.wordings import WORDINGS
from briefing.ingest.drafts import Candidate
from tests.ingest import shipped

CASES = Path(__file__).parents[1] / "fixtures" / "commitments"
FEBRUARY = date(2026, 2, 1)


def found(text: str, ref: date | None = FEBRUARY) -> list[Candidate]:
    return commitments(text, ref, shipped.registry())


def only(text: str, ref: date | None = FEBRUARY) -> Candidate:
    (candidate,) = found(text, ref)
    return candidate


# What is read from a sentence.


def test_a_candidate_has_everything_that_the_sentence_says() -> None:
    before = "The chip maker reported on Monday. "
    sentence = "Nvidia has committed to invest up to $100 billion in OpenAI by the end of 2029."
    candidate = only(before + sentence)
    assert candidate.sentence == sentence
    assert (candidate.start, candidate.end) == (len(before), len(before + sentence))
    assert candidate.who == "Nvidia"
    assert candidate.action == "invest up to $100 billion in OpenAI"
    assert candidate.modality == "committed"
    assert candidate.due
    assert (candidate.due.text, candidate.due.date) == ("by the end of 2029", "2029")
    assert candidate.amount
    assert (candidate.amount.value, candidate.amount.scale) == (Decimal(100), "billion")
    assert candidate.amount.currency == "USD"
    assert THRESHOLD <= candidate.score <= 1
    assert candidate.reason.startswith("committed")
    assert "a definite action" in candidate.reason


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("Meta has pledged to build it by 2028.", "committed"),
        ("Meta shall publish the report by 2028.", "committed"),
        ("Meta plans to build it by 2028.", "plans"),
        ("Meta's plan to build a plant by 2028 is on paper.", "plans"),
        ("Meta aims to build it by 2028.", "aims"),
        ("Meta is on track to build it by 2028.", "aims"),
        ("Meta will build it by 2028.", "will"),
        ("Meta expects to build it by 2028.", "expects"),
        ("Meta's model launches in March 2027.", "scheduled"),
        ("Meta's campus is scheduled to open in 2027.", "scheduled"),
        ("Meta won't open the campus until 2028.", "not-until"),
        ("Meta is going to build it by 2028.", "will"),
        ("Meta's commitments include building it by 2028.", "committed"),
        ("Meta's goal remains a plant in Leeds by 2028.", "aims"),
        ("Meta's roadmap calls for three plants by 2028.", "plans"),
        ("Meta sees capex of $20 billion in 2027.", "expects"),
        ("Meta releases its model on 3 May 2027.", "scheduled"),
    ],
)
def test_the_modality_is_that_of_the_wording(sentence: str, modality: str) -> None:
    assert only(sentence).modality == modality


def test_firmer_wordings_score_higher() -> None:
    wordings = ("has committed to", "plans to", "aims to", "will", "expects to")
    scores = [only(f"Meta {wording} build it by 2028.").score for wording in wordings]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Google plans to open a campus by 2028.", "Alphabet (Google)"),
        ("The Redmond-based giant plans to open a campus by 2028.", "Microsoft"),
        ("Sam Altman said a new model would be released in June 2026.", "OpenAI"),
        ("Gemini will come to cars in 2027.", "Alphabet (Google)"),
        ("Brightwater Systems plans to open a campus by 2028.", "Brightwater Systems"),
        ("Oracle met its goals. The company plans to open a campus by 2028.", "Oracle"),
        ("Oracle met its goals. It plans to open a campus by 2028.", "Oracle"),
        ("# Oracle's plans\n\nThe company will open a campus by 2028.", "Oracle"),
        ("Oracle, a rival of Amazon, plans to open a campus by 2028.", "Oracle"),
        ("In a deal with Nvidia, Oracle will open a campus by 2028.", "Oracle"),
        ("Amazon, which intends to be carbon neutral by 2040, sold more.", "Amazon"),
        ("Bloomberg reports that Oracle plans to open a campus by 2028.", "Oracle"),
        ('"We will open a campus by 2028," said Oracle.', "Oracle"),
        ("**[Oracle](https://example.com)** plans to open a campus by 2028.", "Oracle"),
        ("Scheduled to open in 2027, the campus is Oracle's first.", "Oracle"),
        ("The AI Act will apply from 2 August 2026.", "European Union"),
        ("On March 3, 2026, Oracle said that the company will open a campus by 2028.", "Oracle"),
        ("Power is short in Texas, with Oracle targeting 200 megawatts by 2027.", "Oracle"),
        ("Vero Chips is set to submit its final samples in June 2026.", "Vero Chips"),
        ("Oracle met its goals. On Friday it said it plans to open a campus by 2028.", "Oracle"),
        ("Oracle is building Meta Compute Halls that will open by 2028.", "Meta"),
        (
            "The Ministry of Digital Affairs plans to open a lab by 2028.",
            "Ministry of Digital Affairs",
        ),
        ("The Ministry of Rail and Ports plans to open it by 2028.", "Ministry of Rail and Ports"),
        # Somebody unknown, in the passive or in a list, beside somebody known.
        ("Nvidia grew. SK hynix and Vero are set to build a fab by 2028.", "SK hynix"),
        ("Nvidia grew. Vero Chips, Orbit and Tandem are due to begin work in 2027.", "Vero Chips"),
        ("Nvidia grew. Vero Chips is set to double its output by 2027.", "Vero Chips"),
        ("Orbit said so on Monday. Nvidia grew. Orbit is due to arrive in 2027.", "Orbit"),
        ("Nvidia grew. Orbit Max is due to arrive in 2027.", "Nvidia"),
        # Whose a thing is.
        ("Nvidia saw Vero Chips's new plant. The plant will open in 2028.", "Vero Chips"),
        ("Nvidia saw a new plant. The plant will open in 2028.", "Nvidia"),
        # Bodies and laws beside a company.
        ("Japan's government paid the chipmaker Vero. The company will open it by 2028.", "Vero"),
        ("Orbit completed half of it. The company will open it by 2028.", "Orbit"),
        ("Nvidia grew. The regulator will publish a rule by 2028.", "The regulator"),
        ("Nvidia grew. Export rules will apply from January 2028.", "Export rules"),
        ("The European Commission met. The Government will build it by 2028.", "The Government"),
        (
            "The European Commission met. The commission will build it by 2028.",
            "European Commission",
        ),
        ('"We will open it by 2028," said Ada Moe, chief executive of Vero Chips.', "Vero Chips"),
        ("Vero Chips — a start-up in Kent — plans to build it by 2028.", "Vero Chips"),
        ('"We will open it by 2028," said Ada Moe, Vero Chips\'s chief buyer.', "Vero Chips"),
        ('"We will open it by 2028," said Bo W. Moe, head of Vero Chips.', "Vero Chips"),
        ("Bo O'Moe plans to open it by 2028.", "Bo O'Moe"),
        ("The Danish wind firm Tandem said it will open it by 2028.", "Tandem"),
        ('"We will open it by 2028," Bo Moe, Tandem\'s chief buyer, said.', "Tandem"),
        ("Digital Tandem plans to open it by 2028.", "Digital Tandem"),
        ("Bo Moe said that the Commission plans to open it by 2028.", "the Commission"),
        ("Orbit met its goals, whereas, Tandem will open it by 2028.", "Tandem"),
        # Who tells it is who "it" is, and who has a thing done.
        ("Nvidia grew. The ministry said it would open a lab by 2028.", "The ministry"),
        ("Nvidia grew. The ministry told reporters the hall would open by 2028.", "The ministry"),
        ("The Weir government said that it wants to open a lab by 2028.", "The Weir government"),
        ("The Attorney General shall open an office by June 2028.", "Attorney General"),
        # Where the subject stands.
        (
            "Today Orbit showed a plan for its campus in Hull, Kent. The hall opens in 2028.",
            "Orbit",
        ),
        ("Saudi start-up Tandem grew, and aims to have a hall open by 2028.", "Tandem"),
        ("Tandem grew fast and would build three halls by 2028, Bo Moe told staff.", "Tandem"),
        ("Orbit announced a pledge to build a hall by 2028.", "Orbit"),
        (
            "# Orbit splits its plan\n\nThe firm plans to open it by 2028. Orbit plans more.",
            "Orbit",
        ),
        ("The BRC has rules, and the BRC intends to open a hall by 2028.", "BRC"),
        ("Oracle grew. The first 13,000 GPUs will arrive by June 2028.", "Oracle"),
        ("Oracle grew. Shipments are planned for 2028.", "Oracle"),
        ("Hull-based Orbit's CEO Elon Musk said the company will open a hall by 2028.", "Orbit"),
        # Officers who were introduced before.
        ("Orbit CEO Ada Moe spoke in Oslo. Moe plans to open a hall by 2028.", "Orbit"),
        ("Ada Moe, chairman of Orbit, spoke. A hall will open by 2028, Moe said.", "Orbit"),
        ("Ada Moe, Orbit's chief executive, spoke. Moe plans to open it by 2028.", "Orbit"),
        ("Google boss Ada Moe spoke. Ms Moe plans to open it by 2028.", "Alphabet (Google)"),
        ("Nvidia grew. Vice chairman Bo Moe spoke. Moe plans to open it by 2028.", "Nvidia"),
        (
            "Meta boss Ada Roe met Orbit CEO Bo Moe. Moe plans to open a hall by 2028.",
            "Orbit",
        ),
        ("Former Orbit CEO Ada Moe spoke. Moe plans to open a hall by 2028.", "Moe"),
        ("They saw ex-Orbit CEO Ada Moe. Moe plans to open a hall by 2028.", "Moe"),
        ("Orbit is new, its boss Ada Moe said. Moe plans to open a hall by 2028.", "Orbit"),
        ("Orbit CEO Ada Moe spoke. Bo Moe plans to open a hall by 2028.", "Bo Moe"),
        ("On Monday CEO Ada Moe spoke. Moe plans to open a hall by 2028.", "Moe"),
        # Names by their letters, and who says so after it.
        ("Ørby has agreed to sell a hall and expects to close it in June 2027.", "Ørby"),
        ("The European Ports Agency plans to open it by 2028.", "European Ports Agency"),
        ("We will open a hall by 2028, the brewer Tandem says.", "Tandem"),
        ("Our goal is to open a hall by 2028, says Tandem, which is new.", "Tandem"),
        # Fields before officers and firms, verbs of firms, and bodies without a name.
        (
            "Google grew. Finance chief Anat Ashkenazi said capex would be $5 billion in 2028.",
            "Alphabet (Google)",
        ),
        ("Gas firm Vero said its CEO, Bo Moe, will open a hall by 2028.", "Vero"),
        ("Vero broke ground in Hull. The first hall is expected to open in 2028.", "Vero"),
        ("Orbit will stop making vans by 2028, Elon Musk said.", "Orbit"),
        ("The group kept its outlook. It will pay $2 billion by June 2028.", "The group"),
        ("Our plans are on file. We will open a hall by 2028.", "we"),
        # Names that look like nouns, and a body that another company is told of with.
        ("Reliance will invest $10 billion by 2028.", "Reliance"),
        (
            "Orbit is big. The Ports Commission met, with the company eyeing a hall by 2028.",
            "Orbit",
        ),
    ],
)
def test_who_acts(text: str, who: str) -> None:
    assert only(text).who == who


def test_without_a_registry_names_are_as_written() -> None:
    text = "Google plans to open a campus by 2028. The company will hire 200 people by 2027."
    assert [candidate.who for candidate in commitments(text, FEBRUARY)] == ["Google", "Google"]


def test_the_due_time_is_that_of_the_same_clause() -> None:
    text = (
        "Meta plans to open a campus by 2028, while Oracle, which was founded in 1977, "
        "will close one in 2027."
    )
    dues = {candidate.who: candidate.due and candidate.due.date for candidate in found(text)}
    assert dues == {"Meta": "2028", "Oracle": "2027"}


def test_the_due_time_of_somebody_else_does_not_count() -> None:
    assert found("Meta intends to grow, although the market may shrink by 2028.") == []


@pytest.mark.parametrize(
    ("sentence", "value", "unit"),
    [
        ("Oracle will add 4.5 gigawatts by 2028.", "4.5", "gigawatt"),
        ("Anthropic plans to use one million TPUs by 2027.", "1", "TPUs"),
        ("Baidu aims for about 70 per cent use by 2027.", "70", "percent"),
        ("The UK government plans to raise its capacity 20x by 2030.", "20", "times"),
    ],
)
def test_amounts_are_read(sentence: str, value: str, unit: str) -> None:
    amount = only(sentence).amount
    assert amount
    assert (str(amount.value), amount.unit) == (value, unit)


@pytest.mark.parametrize(
    ("sentence", "action"),
    [
        ("The AI Act will apply from 2 August 2026.", "The AI Act to apply"),
        ("Meta's campus is scheduled to open in 2027.", "Meta's campus to open"),
        ("Meta's campus opens in 2027.", "Meta's campus opens"),
        ("Meta is at work on a two-gigawatt campus set for 2027.", "two-gigawatt campus set"),
        ("Meta said Friday it plans to build a campus by 2028.", "build a campus"),
        ("Meta will open a campus by 2027.", "open a campus"),
        ("AWS recently pledged $5 billion for halls by 2031.", "$5 billion for halls"),
        ("Acme is growing, pledging EUR 73bn for halls by 2031.", "EUR 73bn for halls"),
        ("Oracle will buy 50 chips starting in June 2027, with more in 2028.", "buy 50 chips"),
        (
            "Oracle aims to have the first of them open in early 2028.",
            "have the first of them open",
        ),
        ("Oracle will draw what will be its last hall by 2028.", "draw what will be its last hall"),
        ("Meta lifted its capital plan through 2030 to $47 billion.", "capital plan"),
    ],
)
def test_the_action_tells_what_is_acted_on(sentence: str, action: str) -> None:
    assert only(sentence).action == action


def test_an_aside_that_has_ended_parts_no_due_time_from_its_cue() -> None:
    assert (
        only("Meta expects to open the hall, which is half built, in 2027.").action
        == "open the hall, which is half built"
    )


def test_an_aside_between_dashes_parts_no_due_time_from_its_cue() -> None:
    candidate = only("Acme Power plans to build three reactors — all in Kent — by 2031.")
    assert (candidate.who, candidate.due and candidate.due.date) == ("Acme Power", "2031")
    assert candidate.action == "build three reactors — all in Kent"


def test_a_report_goes_on_in_the_next_sentence() -> None:
    told = "OpenAI announced a cluster in Oslo. The first phase would go live by 2027."
    assert only(told).who == "OpenAI"
    assert found("OpenAI is large. The first phase would go live by 2027.") == []


def test_what_somebody_says_at_the_end_is_reported_too() -> None:
    assert only("Orbit grew and would buy ten halls by 2027, the governor said.").score >= 0.5
    assert found("Orbit grew and would buy ten halls by 2027.") == []


def test_what_follows_a_comma_is_to_be_done() -> None:
    text = "Oracle showed two halls, to be opened in Oslo by 2028."
    assert (only(text).who, only(text).action) == (
        "Oracle",
        "two halls to be opened in Oslo",
    )


def test_an_officer_speaks_for_the_company_before() -> None:
    text = 'Vero Chips grew. The hall "will open in June 2028", chief buyer Bo Moe said.'
    assert only(text).who == "Vero Chips"


def test_critics_foretell() -> None:
    assert found("Critics say Oracle will close it in 2028.") == []


@pytest.mark.parametrize(
    ("text", "dues"),
    [
        ("By June 2027 we will open a hall, and in 2028 we plan to open two.", ["2027-06", "2028"]),
        ("Oracle grew. It's planning a new hall for 2028.", ["2028"]),
        ("Oracle grew. Oracle's Zeta is coming later in 2026.", ["2026"]),
        ("Oracle unveiled its roadmap. The Zeta 9 arrives in 2028.", ["2028"]),
        ("Oracle is pausing its sales on 10 April.", ["2026-04-10"]),
        ("Oracle's Zeta-9 launches in March 2027.", ["2027-03"]),
        ("Oracle showed 20 launches in March 2027.", []),
    ],
)
def test_more_wordings_of_plans(text: str, dues: list[str]) -> None:
    assert [candidate.due and candidate.due.date for candidate in found(text)] == dues


@pytest.mark.parametrize(
    "sentence",
    [
        "It adds to the case for Oracle to commit to a target for 2035.",
        "The union urged Oracle to commit to a hall in Hull by 2028.",
        "Oracle has withdrawn its plan to build a hall by 2028.",
        "Our roadmap for the rest of the year is short.",
        "Oracle lifted its outlook for 2026 and sees revenue growing by a third.",
        "Oracle grew. He expects the Bank of Canada to raise rates in 2027.",
    ],
)
def test_what_is_urged_withdrawn_or_foretold_is_no_commitment(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Oracle grew. Expect more of that through 2028.",
        "Oracle projects global spending of $90 billion by 2030.",
        "We expect growth and raise our price target to $400 by the end of 2028.",
    ],
)
def test_what_the_world_is_expected_to_do_is_no_commitment(sentence: str) -> None:
    assert found(sentence) == []


def test_what_is_laid_before_parliament_is_done() -> None:
    assert (
        only("The government said two bills will be laid before Parliament by May 2028.").score
        >= 0.5
    )


def test_a_noun_that_begins_a_sentence_does_not_act() -> None:
    assert found("Text of entry 59 about the plan will do thing 59 by 2031.") == []


def test_who_is_only_called_a_company_needs_a_definite_action() -> None:
    assert found("The operator will do thing 59 by 2031.") == []
    assert only("The operator will open a campus by 2031.").who == "The operator"
    [nameless, named] = [
        only(f"{who} will open a campus by 2031.") for who in ("The operator", "Vero Chips")
    ]
    assert nameless.score < named.score


def test_a_noun_is_no_verb_in_the_present() -> None:
    assert found("Vero Chips showed three small ships in Leeds for 2028.") == []
    assert only("Vero Chips ships its first part in 2028.").action == "ships its first part"


def test_a_roadmap_names_things_without_verbs() -> None:
    text = "Meta's roadmap: a new chip in 2027 and a new campus in 2028."
    told = [(one.who, one.action, one.due and one.due.date) for one in found(text)]
    assert told == [("Meta", "a new chip", "2027"), ("Meta", "a new campus", "2028")]


def test_items_below_a_roadmap_are_its_own() -> None:
    text = "Meta's roadmap:\n\n- a new chip in early 2027\n- a second campus in 2028"
    assert [(one.who, one.action) for one in found(text)] == [
        ("Meta", "a new chip"),
        ("Meta", "a second campus"),
    ]
    assert found(text.replace("roadmap", "history")) == []


def test_a_second_action_has_its_own_due_time() -> None:
    text = "Oracle plans to open a campus by 2028 and hire 900 engineers for it by 2030."
    told = [(one.action, one.due and one.due.date) for one in found(text)]
    assert told == [("open a campus", "2028"), ("hire 900 engineers for it", "2030")]


def test_items_complete_the_sentence_that_leads_in() -> None:
    text = "The Commission will:\n\n- publish a list by June 2026;\n- open two labs in 2027."
    first, second = found(text)
    assert (first.who, first.action) == ("The Commission", "publish a list")
    assert (second.who, second.action) == ("The Commission", "open two labs")
    assert first.sentence == "publish a list by June 2026;"
    assert second.due
    assert text[second.due.start : second.due.end] == second.due.text == "in 2027"


def test_a_due_time_of_the_lead_in_is_that_of_an_item_without_one() -> None:
    text = "By the end of 2028, Oracle will:\n\n1. open a lab in Leeds\n2. hire 90 nurses by 2027"
    first, second = found(text)
    assert first.sentence == "By the end of 2028, Oracle will:\n\n1. open a lab in Leeds"
    assert (first.action, first.due and first.due.date) == ("open a lab in Leeds", "2028")
    assert (second.action, second.due and second.due.date) == ("hire 90 nurses", "2027")


def test_items_below_other_sentences_stand_alone() -> None:
    assert found("Oracle said:\n\n- publish a list by June 2026;\n- two labs in 2027.") == []
    assert found("Oracle will open a lab.\n\n- publish a list by June 2026.") == []


def test_the_year_of_a_budget_is_a_due_time() -> None:
    candidate = only("Alphabet expects 2026 capital expenditure of $175 billion to $185 billion.")
    assert candidate.due
    assert (candidate.due.text, candidate.due.date) == ("2026", "2026")
    assert candidate.amount
    assert candidate.amount.value_upper == Decimal(185)


def test_without_a_reference_day_relative_due_times_stay_relative() -> None:
    due = only("Oracle plans to open a campus next year.", None).due
    assert due
    assert (due.date, due.relative) == ("", "next year")


def test_statements_without_a_due_time_come_back_only_for_a_low_threshold() -> None:
    text = "Oracle plans to open a campus in Nashville."
    assert found(text) == []
    (candidate,) = commitments(text, FEBRUARY, shipped.registry(), threshold=0.3)
    assert candidate.due is None
    assert "no due time" in candidate.reason


# What is no commitment.


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        ("a forecast by others", "Gartner expects AI spending to reach $3 trillion by 2027."),
        ("a forecast by others", "Analysts say Meta will spend $200 billion in 2027."),
        ("nobody alone decides that", "The market will reach $1tn by 2030."),
        ("its time has passed", "Oracle said in 2023 it would open a campus by 2024."),
        ("something runs out", "Under the deal the licence will expire in 2032."),
        ("a question", "Will Oracle open a campus by 2028?"),
        ("it depends on a condition", "If rules allow, Oracle will open a campus by 2028."),
        ("it is only possible or wished", "Oracle will perhaps open a campus by 2028."),
        ("it is denied", "Oracle has no plans to open a campus by 2028."),
        ("it addresses the reader", "You will receive your first issue in April 2026."),
        ("an advert or an invitation", "Register: Oracle will host it in May 2026."),
        ("a plan that was changed or missed", "It was originally due to open in 2026."),
        ("a plan that was changed or missed", "Oracle's hall, once due to open in 2027, is shut."),
        ("many, who are not named", "Most companies plan to use agents by 2027."),
        ("somebody thinks that it will be so", "Altman predicts that AI will surpass us by 2030."),
        ("a day for the public", "Oracle is hiring.\n\n- Applications open in May 2026"),
        ("it is left open", "Oracle did not say when it will open a campus in 2028."),
        ("a forecast by others", "Oracle will open a campus in 2028 and more later, analysts say."),
        ("no action is named", "Oracle has plans for 2028."),
        ("others are expected to do it", "Oracle expects 10 million users to buy it by 2028."),
        ("it only tells when something else is", "Before Oracle opens in 2027, it will rain."),
        ("a plan that was changed or missed", "Oracle once said it planned to open it in 2028."),
    ],
)  # fmt: skip
def test_what_speaks_against_is_said(reason: str, text: str) -> None:
    assert found(text) == []
    rejected = commitments(text, FEBRUARY, shipped.registry(), threshold=0)
    assert any(reason in candidate.reason for candidate in rejected)


def test_blanks_alone_before_a_name_introduce_nobody() -> None:
    text = "- *Bad:* Orbit will have a fleet by 2027, it was reported."
    (candidate,) = commitments(text, None, threshold=0.0)
    assert candidate.due is not None
    assert candidate.due.date == "2027"


def test_what_a_thing_can_do_is_no_hedge() -> None:
    assert only("Oracle is targeting 2028 for machines that can learn.").due
    assert found("Oracle can open a campus by 2028.") == []


def test_an_adjective_is_no_verb() -> None:
    assert found("The union wants the firm to keep the site open until 2030.") == []


# Where wordings are looked for.


def test_no_wording_is_passed_over_in_a_sentence_that_it_stands_in() -> None:
    texts = [line for path in CASES.iterdir() for line in lines(path.name)]
    standing = 0
    for text in texts:
        begun = beginnings(text)
        for wording in WORDINGS:
            if wording.pattern.search(text):
                standing += 1
                assert not wording.keys or wording.keys & begun, (wording.name, text)
    assert standing > 400


def test_keys_are_beginnings_of_the_first_words_that_are_not_optional() -> None:
    assert keys_of("((has|have) )?(plan(s|ning)?|intends?) to") == {"plan", "intend"}
    assert keys_of("undertakings? for") == {"undert"}
    assert keys_of("(?P<act>20\\d\\d )(goal|aim)") == {"20"}
    assert keys_of("((?<=it)'s|are) building") == {"'s", "are"}
    assert keys_of("([a-z]+ing|plans) to") == frozenset()


# Restatements.


def test_restatements_merge_into_the_best_sentence() -> None:
    text = (
        "# Oracle to open Nashville campus by 2028\n\n"
        "Oracle has committed to open a campus in Nashville by 2028. The company was founded in "
        "1977.\n\nThe campus in Nashville is expected to open in 2028."
    )
    assert only(text).modality == "committed"


def test_a_restatement_may_not_name_who_acts() -> None:
    text = (
        "# Govt to open national robot lab by 2028\n\n"
        "India will open a national robot lab by 2028, the government said."
    )
    assert only(text).who == "India"


@pytest.mark.parametrize(
    "second",
    [
        "Amazon plans to open a campus in Nashville by 2028.",
        "Oracle plans to open a campus in Nashville by 2031.",
        "Oracle plans to hire five hundred nurses by 2028.",
        "Oracle plans to spend $9 billion on chips by 2028.",
    ],
)
def test_other_commitments_stay(second: str) -> None:
    first = "Oracle plans to open a campus in Nashville for $2 billion by 2028."
    assert [candidate.sentence for candidate in found(f"{first} {second}")] == [first, second]


# Laws.

PIECES = (
    "Oracle Meta It The company plans to will build by 2027 . , and by 2028 in March 2027 : ; "
    "— ( ) \" won't until which that said analysts market $5 billion "
    "# - | \n \n\n ** [a](b) if ? its plan"
)


@given(st.lists(st.sampled_from(PIECES.split(" ")), max_size=40), st.sampled_from([None, FEBRUARY]))
def test_offsets_are_true_and_candidates_in_order(pieces: list[str], ref: date | None) -> None:
    text = " ".join(pieces)
    candidates = commitments(text, ref, shipped.registry(), threshold=0)
    assert [c.start for c in candidates] == sorted(c.start for c in candidates)
    for candidate in candidates:
        assert text[candidate.start : candidate.end] == candidate.sentence
        assert 0 <= candidate.score <= 1
        if due := candidate.due:
            assert text[due.start : due.end] == due.text
            assert candidate.start <= due.start < due.end <= candidate.end
    high = commitments(text, ref, shipped.registry())
    assert all(candidate.score >= THRESHOLD for candidate in high)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    commitments(text, FEBRUARY, shipped.registry())


@pytest.mark.parametrize(
    "piece",
    [
        "a ", "- ", "(", "x", "[a](", '" ', ", and ", "to ", "will ", "2027 ", "By 2027, ",
        "| a | 2027 |\n", "# Meta will build by 2027\n", "Meta plans to build by 2027. ",
        "Meta plans to build by 2027 and ", "A b ", "A&", "A+", "Meta's ",
        "ab\n", "A.\n\n", "27\n\n", "Q1\n",
    ],
)  # fmt: skip
def test_long_texts_take_no_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    begun = time.process_time()
    found(text)
    assert time.process_time() - begun < 6


def test_many_different_commitments_take_no_time() -> None:
    text = " ".join(f"Acme{n} plans to open site {n} by 2027." for n in range(1000))
    begun = time.process_time()
    assert len(found(text)) == 1000
    assert time.process_time() - begun < 4


# How well.


@dataclass
class Score:
    """What was found of what there is."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    misnamed: int = 0
    misdated: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed)


def lines(name: str) -> Iterator[str]:
    text = (CASES / name).read_text("utf-8")
    return (line for line in text.splitlines() if not line.startswith("# "))


def score_sentences(name: str) -> Score:
    score = Score()
    for line in lines(name):
        who, due, sentence = line[2:].split(" | ") if line[0] == "+" else ("", "", line[2:])
        candidates = found(sentence)
        expected = 1 if who else 0
        score.right += min(expected, len(candidates))
        score.wrong += max(0, len(candidates) - expected)
        score.missed += expected > len(candidates)
        if who and candidates:
            score.misnamed += who not in {candidate.who for candidate in candidates}
            score.misdated += due not in {c.due.date for c in candidates if c.due}
    return score


def score_articles(name: str) -> Score:
    score = Score()
    for article in (CASES / name).read_text("utf-8").split("\n@@ ")[1:]:
        head, *rest = article.splitlines()
        body = "\n".join(line for line in rest if not line.startswith("+ "))
        expected = [line[2:].split(" | ") for line in rest if line.startswith("+ ")]
        left = found(body.strip(), date.fromisoformat(head.split(" | ")[1]))
        for who, due, words in expected:
            stated = [c for c in left if any(part in c.sentence for part in words.split(" ; "))]
            dated = [c for c in stated if c.due and c.due.date == due]
            best = next(iter([*dated, *stated]), None)
            if best is None:
                score.missed += 1
                continue
            score.right += 1
            score.misnamed += best.who != who
            score.misdated += best.due is None or best.due.date != due
            left.remove(best)
        score.wrong += len(left)
    return score


@pytest.mark.parametrize("part", ["tuned", "held"])
def test_sentences_are_told_apart(part: str) -> None:
    score = score_sentences(f"sentences-{part}.txt")
    assert score.right + score.missed >= 50
    assert score.precision >= 0.93
    assert score.recall >= 0.9
    assert score.misnamed <= 5
    assert score.misdated <= 2


@pytest.mark.parametrize("part", ["tuned", "held"])
def test_articles_are_read(part: str) -> None:
    score = score_articles(f"articles-{part}.txt")
    assert score.right + score.missed >= 15
    assert score.precision >= 0.85
    assert score.recall >= 0.85
    assert score.misnamed <= 5
    assert score.misdated <= 3


@pytest.mark.parametrize("article", ["pivot", "sovereignty"])
def test_an_article_about_one_promise_gives_one_candidate(article: str) -> None:
    """Whole pastes with kickers, tables and adverts, as they come."""
    text = (CASES / "articles-tuned.txt").read_text("utf-8")
    (part,) = [part for part in text.split("\n@@ ") if part.startswith(f"{article} | ")]
    head, *rest = part.splitlines()
    body = "\n".join(line for line in rest if not line.startswith("+ "))
    published = date.fromisoformat(head.split(" | ")[1])
    for registry in (shipped.registry(), None):
        for ref in (published, None):
            assert len(commitments(body, ref, registry)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "**Driving the news:** Microsoft will build three plants by 2028.",
        "**Microsoft** plans to open a lab by 2029.",
        "[Microsoft](https://www.microsoft.com/) plans to open a lab by 2029.",
    ],
)
def test_a_sentence_keeps_its_marks_whole(sentence: str):
    text = f"## Plans\n\nThe fair is over. {sentence}\n\n- {sentence}\n"
    assert found(text)[0].sentence == sentence
