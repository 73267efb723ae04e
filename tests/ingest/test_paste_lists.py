"""Pastes whose bullets were lost: lists, the headings between them, and what only looks alike."""

import pytest

from briefing.ingest import paste
from briefing.ingest.words import Account, account

TITLE = "Osthaven rents out its depot"
LEAD = "The council voted on Tuesday to lease its depot to a maker of machines for eleven years."
MORE = "The maker pays two million a year and must give away the heat of what runs in the halls."
END = "A decision on the connection to the network is due in the autumn, a spokesman said later."
SENTENCES = (
    "Name an owner for each of the machines.",
    "Measure what they use before the first winter.",
    "Publish the figures at the end of every quarter.",
)
FURTHER = (
    "Check every gate once a week.",
    "Write to the neighbours before the first load comes.",
    "Keep the road clear of snow.",
)
LABELLED = (
    "Power: The grid has room for three hundred megawatts, the operator wrote to the council.",
    "Water: The works draw on the river, and may not in summer. The maker wants to cool with air.",
    "People: Two universities train engineers nearby. Most of them leave the town for the capital.",
)
LONG = " ".join((LEAD, MORE, END))
TOPICS = ("Water", "Power", "Pumps")


def read(*lines):
    text = "\n".join((TITLE, "", LEAD, "", *lines))
    material = paste.read(text, name="a.txt")
    assert account(text, material.markdown, material.dropped) == Account((), ())
    return material


def items(material):
    return tuple(
        line.removeprefix("- ") for line in material.markdown.splitlines() if line[:2] == "- "
    )


def headings(material):
    return [line.lstrip("# ") for line in material.markdown.splitlines() if line[:1] == "#"]


@pytest.mark.parametrize("points", [SENTENCES, LABELLED], ids=["sentences", "labels"])
def test_lines_close_together_under_a_heading_are_a_list_where_paragraphs_stand_apart(points):
    found = read("What to do now", *points, "", MORE, "", END)
    assert (headings(found), items(found)) == (["What to do now"], points)


def test_headings_between_lists_touch_them_on_both_sides():
    found = read("Before the move", *SENTENCES, "After it", *FURTHER, "", MORE, "", END)
    assert headings(found) == ["Before the move", "After it"]
    assert items(found) == (*SENTENCES, *FURTHER)


def test_headings_in_titles_part_lists_of_phrases():
    found = read(
        LONG, "", "The Open Risks", "hidden costs", "missing oversight", "weak records",
        "The Known Gains", "heat for the town", "forty jobs", "", MORE, "", END,
    )  # fmt: skip
    assert headings(found) == ["The Open Risks", "The Known Gains"]
    assert len(items(found)) == 5


@pytest.mark.parametrize("between", ["", "\n"], ids=["close", "apart"])
def test_a_list_behind_a_colon_ends_where_its_lines_are_no_more_alike(between):
    points = ("high rooms for the machines", "a second line of power", "a road for heavy loads")
    lines = between.join(f"{line}\n" for line in ("It needs:", *points, MORE, END)).splitlines()
    found = read(*lines)
    assert items(found) == points
    assert f"{MORE}\n\n{END}\n" in found.markdown


def test_a_short_paste_with_one_paragraph_may_end_in_a_list():
    things = ("Power from the grid", "Water from the river", "Staff from the city")
    assert items(read("The site needs three things:", "", *things)) == things


def test_one_of_several_statements_behind_a_colon_is_no_list():
    found = read("One rule holds:", "", "You cannot lease what you do not own.", "", MORE, "", END)
    assert not items(found)


def test_questions_one_below_the_other_are_a_list_and_one_over_a_text_is_a_heading():
    asked = ("Who pays for the road?", "What is left for the town?", "When does the lease end?")
    found = read("Key questions", *asked, "", MORE, "", "What happens next?", "", END)
    assert (headings(found), items(found)) == (["Key questions", "What happens next?"], asked)


def test_items_that_end_in_semicolons_are_no_code():
    points = ("close the gate at night;", "paint the halls in green;", "plant limes at the road.")
    found = read("The maker is to:", *points, "", MORE, "", END)
    assert items(found) == points


def test_an_article_that_ends_in_lists_is_kept_to_its_end():
    found = read(
        LONG, "", "What the town gives", "land", "light", "a second road",
        "What the town gets", "heat", "rent", "forty jobs", "a school of machines",
    )  # fmt: skip
    assert headings(found) == ["What the town gives", "What the town gets"]
    assert len(items(found)) == 7


def test_a_day_under_a_label_is_no_heading():
    found = read("Phase 1: The Halls", "Effective date: March 2, 2027", "", MORE, "", END)
    assert headings(found) == ["Phase 1: The Halls"]


@pytest.mark.parametrize("name", ["Recommendations", "Discussion", "Energy", "Benefits"])
def test_names_that_sites_use_are_headings_where_the_article_goes_on(name):
    found = read(MORE, "", MORE.replace("two", "three"), "", name, "", END + " " + LEAD, "", MORE)
    assert headings(found) == [name]


def test_comments_are_told_by_the_days_and_hours_that_sign_them():
    comments = [
        line
        for number in range(3)
        for line in (f"Posted by: Ann Reader, 27 Sep 2025 | 15:2{number}", "", LONG[number:], "")
    ]
    found = read(*[f"{number} halls. {LONG}\n" for number in range(4)], *comments)
    assert "3 halls" in found.markdown
    assert "Reader" not in found.markdown
    assert sum(one.text.count("Ann Reader") for one in found.dropped) == 3


def test_cards_that_lead_elsewhere_are_no_headings():
    cards = [
        line
        for what in ("Ferry company", "Opera house", "Airline")
        for line in ("Business", f"{what} cancels its winter timetable", "")
    ]
    found = read(LONG, "", MORE, "", *cards, END, "", LONG + " It was late.")
    assert (headings(found), items(found)) == ([], ())
    assert any(one.reason == "related" and "Ferry" in one.text for one in found.dropped)


def test_a_table_of_tabs_begins_wherever_its_first_row_stands():
    found = read(
        "What the town gives",
        "Phase 1",
        "Effective date: March 2, 2027",
        "What\tHow much",
        "Land\t12 hectares",
        "Light\tfree",
        MORE,
        END,
    )
    assert "| What | How much |\n| --- | --- |\n| Land | 12 hectares |\n" in found.markdown


def test_lists_under_headings_need_no_blank_lines_at_all():
    given, gained = ("land at the river", "light for the road"), ("heat", "rent", "forty jobs")
    found = paste.read(
        "\n".join(
            (TITLE, LONG, MORE, "What the town gives", *given, "a second road", END,
             "Known gains", *gained, "What happens next", LONG)
        ),
        name="a.txt",
    )  # fmt: skip
    assert headings(found) == ["What the town gives", "Known gains", "What happens next"]
    assert items(found) == (*given, "a second road", *gained)


def test_sentences_behind_a_colon_go_on_as_items_while_they_are_about_as_long():
    clause = "The maker has promised three things:"
    points = (
        "The halls open before the winter comes.",
        "A line of copper goes to the baths.",
        "Heat costs nothing for eleven years.",
    )
    found = read(MORE, clause, *points, f"“{LONG}”", END)
    assert items(found) == points
    assert items(read(MORE, clause, *LABELLED[:1], *points, f"“{LONG}”", END))[1:] == points


def test_a_title_over_a_text_ends_a_list_of_phrases():
    points = ("Fixed rent for the first years", "At least two halls", "Option to stay for ever")
    found = read(MORE, "Highlights", *points, "Helping the Neighbours", LONG)
    assert items(found) == points
    assert "## Helping the Neighbours\n" in found.markdown


def test_the_references_of_an_encyclopedia_are_items():
    found = read(MORE, "", END, "", "References", "^ Holt, A. (1975). Depots of the coast. Larne.",
                 "^ Varga, J. (1981). Halls and baths. Ferrol.")  # fmt: skip
    assert items(found)[-1] == "Varga, J. (1981). Halls and baths. Ferrol."


@pytest.mark.parametrize("bullets", [True, False], ids=["kept", "lost"])
def test_where_bullets_were_kept_lines_without_one_are_no_items(bullets):
    mark = "• " if bullets else ""
    near = ("The depot in spring", "The depot in winter", "The road to the depot")
    marked = [mark + line for line in FURTHER]
    found = read(MORE, "", *near, "", END, "", "What to do now", *marked, "", LONG)
    assert items(found) == (FURTHER if bullets else (*near, *FURTHER))


def test_two_sentences_close_together_are_a_list_and_a_quote_with_its_speaker_is_none():
    assert items(read(MORE, "", *SENTENCES[:2], "", END)) == SENTENCES[:2]
    quote = "“Nobody has asked us for the keys of the depot.”"
    assert items(read(MORE, "", quote, "Mira Oldham told the council.", "", END)) == ()


def test_an_item_may_lead_to_items_of_its_own():
    steps = ("Open the gate.", "Go in.", "Check what is left:", "The pumps.", "The cables.")
    assert items(read(MORE, "", *steps, "", END)) == steps


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("The move takes three steps.", FURTHER),
        ("To be ready, do the following.", FURTHER),
        ("The move has taken longer than anybody thought, since the road was closed.", ()),
    ],
)
def test_a_sentence_may_announce_a_list(before, found):
    assert items(read(before, *FURTHER, LONG)) == found


def test_answers_of_two_speakers_are_no_list():
    said = (
        "Ada: It is cold, and nobody has turned the heat on.",
        "Ben: It is not, to my mind.",
        "Ada: The pumps are cold, since they stand outside.",
    )
    apart = [line for one in said for line in (one, "")]
    assert items(read(*apart, LONG, "", LONG)) == ()
    terms = [one.replace("Ada", topic) for one, topic in zip(said, TOPICS, strict=True)]
    apart = [line for one in terms for line in (one.replace("Ben", "Power"), "")]
    assert len(items(read(*apart, LONG, "", LONG))) == 3


def test_a_heading_and_a_paragraph_that_touch_a_list_from_below_end_it():
    gives = ("Give the town the heat", "Hire forty people", "Plant limes at the road")
    gets = ("Power for two halls", "A second road", "Rent that stays as it is")
    found = read(
        MORE, "", "What the maker does", "", *gives, "What the maker gets", "", *gets,
        LONG, "", "What comes next", "", END, "", MORE.replace("two", "four"),
    )  # fmt: skip
    assert headings(found) == ["What the maker does", "What the maker gets", "What comes next"]
    assert items(found) == gives + gets


def test_items_in_small_letters_are_no_wrapped_lines():
    points = (
        "the lease of the depot and of its yard",
        "paint for all the gates, in a green that the town has to choose by next May at the latest",
        "a new lock for the door of the hall",
        "the trees along the road, of which nobody knows who planted them or to whom they belong",
        "two pumps that have not run since 2019 or so",
        "light",
    )
    assert items(read(MORE, "", "The plan names:", "", *points, "", END)) == points


def test_a_paste_of_an_article_alone_keeps_its_lists_to_the_end():
    groups = [
        ("Costs", "Rent of the yard", "Two new pumps", "Paint for the gates"),
        ("Risks", "Snow on the road", "A tenant who leaves", "Frost in the pipes"),
        ("People", "Keeper of the gate", "Two clerks", "A nurse on Mondays"),
    ]
    lines = [line for head, *rest in groups for line in (head, "", *rest)]
    found = read(LONG, "", MORE, "", END, "", *lines)
    assert headings(found) == [head for head, *_ in groups]
    assert len(items(found)) == 9
