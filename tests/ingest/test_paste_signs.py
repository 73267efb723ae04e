"""Pastes: what tells headings, tables and bylines from what only looks like them."""

import pytest

from briefing.ingest import paste
from briefing.ingest.words import Account, account

TITLE = "Osthaven rents out its depot"
LEAD = "The council voted on Tuesday to lease its depot to a maker of machines for eleven years."
MORE = "The maker pays two million a year and must give away the heat of what runs in the halls."
END = "A decision on the connection to the network is due in the autumn, a spokesman said later."


def read(*lines):
    text = "\n".join((TITLE, "", *lines))
    material = paste.read(text, name="a.txt")
    assert account(text, material.markdown, material.dropped) == Account((), ())
    return material


def headings(material):
    return [line.lstrip("# ") for line in material.markdown.splitlines() if line[:1] == "#"]


def rows(material):
    lines = [line for line in material.markdown.splitlines() if line[:1] == "|"]
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines if line]


@pytest.mark.parametrize(
    "line",
    [
        "On Mon 3 March 2026, Bob wrote:",
        "On Mon, Mar 3, 2026 at 9:12 AM Bob Miller <bob@example.org> wrote:",
    ],
)
@pytest.mark.parametrize("gap", ["", None], ids=["apart", "close"])
def test_who_wrote_what_is_answered_is_no_heading_and_leads_to_no_list(line, gap):
    lines = [one for one in (LEAD, gap, line, gap, MORE) if one is not None]
    found = read(*lines, "", END)
    assert headings(found) == []
    assert "- " not in found.markdown
    assert not found.questions


@pytest.mark.parametrize("line", ["Ann Person, 4 March 2026", "Ann Person, March 4, 2026"])
def test_a_name_and_a_day_behind_a_comma_are_a_byline(line):
    found = read(line, "", LEAD, MORE, "", END)
    assert (found.author, found.published, found.summary) == ("Ann Person", "2026-03-04", "")
    assert headings(found) == []


def test_a_caption_is_told_by_headings_in_title_case():
    texts = (LEAD, MORE, f"It said so. {MORE}", f"Then it said: {LEAD}")
    parts = [line for name, text in zip(NAMES, texts, strict=True) for line in (name, "", text, "")]
    found = read(END, "", *parts, "A winter road", "", f"So {END}")
    assert headings(found) == [*NAMES]
    assert [one.passage for one in found.questions] == ["A winter road"]
    found = read(END, "", *parts, "A later decision", "", f"So {END}")
    assert headings(found) == [*NAMES, "A later decision"]


NAMES = ("Why the Depot", "What the Maker Pays", "Heat for the Halls", "Two Million a Year")


@pytest.mark.parametrize("label", ["Support", "Careers", "Accessibility"])
def test_a_label_of_pages_heads_a_paragraph_in_the_text(label):
    assert headings(read(LEAD, "", label, "", f"It says so: {MORE}", "", END)) == [label]
    assert headings(read(LEAD, "", label, "", "Write to us at the gate.", "", END)) == []


def test_an_item_that_says_what_pages_say_stays_in_its_list():
    steps = ("Open the page of the network.", "Log in with the name of the owner.", "Pay the fee.")
    found = read(
        LEAD, "", *(f"{at}. {step}" for at, step in enumerate(steps, 1)), "", MORE, "", END
    )
    assert [line[3:] for line in found.markdown.splitlines() if line[1:3] == ". "] == [*steps]


def test_numbers_with_texts_between_them_are_headings_over_lists_and_headings_too():
    found = read(
        LEAD, "", "1. The depot", "", MORE, "", "2. The network", "", "• Two lines",
        "• One station", "", "3. The heat", "", END, "", LEAD,
    )  # fmt: skip
    assert headings(found) == ["1. The depot", "2. The network", "3. The heat"]


def test_questions_in_quotes_are_headings():
    asked = ("“Who pays for the line?”", "“Is the depot empty?”")
    found = read(LEAD, "", asked[0], "", MORE, "", asked[1], "", END, "", LEAD)
    assert headings(found) == [*asked]


def test_the_last_list_and_the_last_table_of_a_page_are_the_articles():
    tail = ("Share this article", "Facebook", "LinkedIn", "© 2026 Osthaven Post")
    points = ("• The gate is checked once a week.", "• The road is kept clear of snow.")
    found = read(LEAD, MORE, END, LEAD, MORE, END, LEAD, "", "What Follows", *points, "", *tail)
    assert headings(found) == ["What Follows"]
    assert [one.reason for one in found.dropped][-1] == "footer"
    table = ("Site Owner Power", "Depot Osthaven 60 MW", "Mill Quillon 12 MW", "Yard Corvid 9 MW")
    found = read(LEAD, MORE, END, LEAD, MORE, END, LEAD, "", "Who Pays", *table, "", *tail)
    assert rows(found)[-1] == ("Yard", "Corvid", "9 MW")


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (
            "Model Error Rate Time|Wren 2 4.1% 1m 14s|Wren 3 3.9% 58s|Corvid 5.2% 2m 10s",
            ("Corvid", "5.2%", "2m 10s"),
        ),
        (
            "Site Input Cost Output Cost|Osthaven $2 $4|Larne $3 $5|Ghent $1 $2",
            ("Site", "Input Cost", "Output Cost"),
        ),
        (
            "Users Load Status|100 245 rps Healthy|500 980 rps Healthy|900 999 rps Failed",
            ("500", "980 rps", "Healthy"),
        ),
        (
            (
                "Test ID Name Priority Description|C-01 Gate opens P0 Verifies the gate"
                "|C-02 Road clear P1 Verifies the road|C-03 Pump runs P0 Verifies the pump"
            ),
            ("C-02", "Road clear", "P1", "Verifies the road"),
        ),
    ],
)
def test_columns_are_told_by_what_comes_again_and_by_their_names(lines, wanted):
    assert wanted in rows(read(LEAD, "", *lines.split("|"), "", END))


def test_terms_and_what_is_said_of_them_are_no_table():
    lines = ("Water: Cold and clear", "Power: Sixty megawatts", "Road: Wide and flat")
    assert rows(read(LEAD, "", *lines, "", END)) == []
    assert rows(read(LEAD, "", *(line.replace(":", " –") for line in lines), "", END)) == []


def test_cells_below_two_names_of_columns_may_be_sentences():
    lines = (
        "Risk Owner Measure", "Fire Council Two gates are checked.", "Flood Maker A wall is built.",
        "Theft Maker A guard walks at night.",
    )  # fmt: skip
    assert rows(read(LEAD, *lines, END))[-1] == ("Theft", "Maker", "A guard walks at night.")


def test_a_section_before_an_arrow_is_no_title():
    text = f"News > Depots\n\n{TITLE}\n\n{LEAD}\n\n{MORE}\n\n{END}\n"
    assert paste.read(text, name="a.txt").title == TITLE


@pytest.mark.parametrize("sign", ["\uf0b7", "\uf0a7", "§", "➢", "❑", "o", "Ø", "ü"])
@pytest.mark.parametrize("apart", ["\t", "   ", "\u00a0\u00a0 "])
def test_bullets_of_word_processors_are_bullets(sign: str, apart: str):
    points = ["Rent out the depot next year", "Pay for the road", "Hire four people"]
    found = read(LEAD, "", MORE, "", *(sign + apart + one for one in points), "", END)
    assert [line[2:] for line in found.markdown.splitlines() if line[:2] == "- "] == points


def test_a_paragraph_of_a_law_is_no_item():
    assert "\n§ 5 of the act" in read(LEAD, "", "§ 5 of the act says who pays.", END).markdown
