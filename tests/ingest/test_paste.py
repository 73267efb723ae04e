"""Pastes: title, headings, lists, tables and text recovered, and the page around them dropped."""

from pathlib import Path

import pytest

from briefing.ingest import paste
from briefing.ingest.words import Account, account
from tests.ingest import scoring

PASTES = Path(__file__).parents[1] / "fixtures" / "pastes"
WHOLE = Account((), ())
LEAD = "The council voted on Tuesday to lease its depot to a maker of machines for eleven years."
MORE = "The maker pays two million a year and must give away the heat of what runs in the halls."
END = "A decision on the connection to the network is due in the autumn, a spokesman said later."


def read(*lines):
    text = "\n".join(lines)
    material = paste.read(text, name="a.txt")
    assert account(text, material.markdown, material.dropped) == WHOLE
    return material


def article(*lines):
    return read("The council leases its depot", "", LEAD, "", *lines, "", END)


def reasons(material):
    return {reason: item.text for item in material.dropped for reason in [item.reason]}


@pytest.mark.parametrize("half", ["first", "second"])
@pytest.mark.parametrize(
    ("part", "goal"), [("body", 0.97), ("headings", 0.93), ("items", 0.95), ("rows", 0.85)]
)
def test_pastes_of_many_sites_come_out_as_expected(half, part, goal):
    sums = scoring.Figures()
    for path, expected in scoring.pairs(PASTES / half):
        material = paste.read(path.read_text("utf-8"), name=path.name)
        found = scoring.structure(material.markdown, material.title)
        wanted = scoring.structure(expected.read_text("utf-8"))
        sums += scoring.compare(found, wanted)[part]
        assert found.title == wanted.title
    assert sums.wanted > 10
    assert sums.f1 >= goal


def test_the_title_goes_to_the_front_with_kicker_byline_and_date():
    found = read(
        "AI News", "The council leases its depot", "By Mira Oldham, Staff writer",
        "Published 3 March 2026 10:00 GMT | Updated 4 March 2026", "", LEAD, MORE,
    )  # fmt: skip
    assert (found.title, found.kicker, found.author) == (
        "The council leases its depot",
        "AI News",
        "Mira Oldham",
    )
    assert (found.published, found.published_from, found.updated) == (
        "2026-03-03",
        "date in line 4",
        "2026-03-04",
    )
    assert reasons(found).keys() == {"title", "kicker", "byline", "date"}
    assert [item.line for item in found.dropped] == [1, 2, 3, 4]


def test_of_stacked_titles_the_first_is_taken_and_asked_about():
    found = read(
        "Council leases depot to maker of machines",
        "Council Leases Its Depot",
        "Council Leases Depot for Eleven Years, Asking for Heat and Jobs",
        LEAD,
        MORE,
    )
    assert found.title == "Council leases depot to maker of machines"
    assert found.markdown == f"{LEAD}\n\n{MORE}\n"
    assert [item.reason for item in found.dropped] == ["title"] * 3
    assert "is this the title?" in [question.text for question in found.questions]


def test_a_day_and_month_that_could_be_swapped_is_no_date():
    assert read("The council leases its depot", "03/04/2026", "", LEAD, MORE).published == ""
    assert (
        read("The council leases its depot", "13/04/2026", "", LEAD, MORE).published == "2026-04-13"
    )


def test_a_release_tells_its_date_before_its_first_sentence():
    found = read("Quill opens a laboratory", "", f"GHENT, May 12, 2026 /Wire/ -- {LEAD}", "", MORE)
    assert (found.published, found.published_from) == ("2026-05-12", "dateline in line 3")
    assert "GHENT, May 12, 2026" in found.markdown


TITLE = "The council leases its depot"


@pytest.mark.parametrize(
    ("lines", "published", "source"),
    [
        (["LEEDS, March 3, 2026", TITLE], "2026-03-03", "line 1"),
        ([TITLE, "3 March 2026 10:00 GMT, from our desk in Leeds"], "2026-03-03", "line 2"),
        ([TITLE, "3 March 2026, Leeds", "4 March 2026, York"], "", ""),
        (
            ["Friday, 6 March 2026", *["Local", "Sport", "Letters"], TITLE, "3 March 2026"],
            "2026-03-03",
            "date in line 6",
        ),
        ([TITLE, "Updated 4 March 2026"], "2026-03-04", "day of a change in line 2"),
        ([TITLE, "By Mira OldhamMarch 3, 2026"], "2026-03-03", "byline in line 2"),
        (
            [
                TITLE,
                "By Mira Oldham for The Daily Example | March 3, 2026 -- 08:45 GMT (09:45 CET)",
            ],
            "2026-03-03",
            "byline in line 2",
        ),
    ],
)
def test_the_day_is_found_about_the_title(lines, published, source):
    found = read(*lines, "", LEAD, "", MORE)
    assert (found.title, found.published, found.published_from) == (TITLE, published, source)


@pytest.mark.parametrize("mark", ["-", "•", "*", "–", "▪"])
@pytest.mark.parametrize("parted", [" ", "\n", "\t"])
def test_bullets_of_any_kind_make_a_list(mark, parted):
    items = [f"{mark}{parted}{text}" for text in ("one thing", "another thing", "a third one")]
    assert "- one thing\n- another thing\n- a third one\n" in article(*items).markdown


@pytest.mark.parametrize("form", ["{}. ", "{}) ", "({}) ", "{}.\n"])
def test_numbered_lists_keep_their_numbers(form):
    items = [form.format(number) + text for number, text in ((1, "count"), (2, "weigh"))]
    assert "1. count\n2. weigh\n" in article("These are the steps.", "", *items).markdown


def test_a_list_that_begins_again_is_another_list():
    found = article("1. one", "2. two", "1. uno", "2. due")
    assert "1. one\n2. two\n\n1) uno\n2) due\n" in found.markdown


def test_numbers_out_of_order_and_years_stay_what_they_are():
    assert "\n1986\\. A good year.\n" in article("1986. A good year.").markdown


def test_items_are_nested_by_their_indent():
    found = article("- one", "  - below", "    - far below", "- two")
    assert "- one\n  - below\n    - far below\n- two\n" in found.markdown


def test_a_list_after_a_colon_needs_no_bullets():
    found = article(
        "The lease names three things:", "heat for the town", "forty jobs", "silence at night"
    )
    assert "- heat for the town\n- forty jobs\n- silence at night\n" in found.markdown
    assert "is this a list?" in [question.text for question in found.questions]


TABLE = """\
| Site | Machines | Due |
| --- | --- | --- |
| Larne | 420 | 2027 |
| Ghent | 96 | 2026 |
"""


def test_tables_from_tabs_with_empty_cells():
    rows = ["Site\tMachines\tDue", "Larne\t420\t2027", "Ghent\t96\t2026", "\t516\t"]
    assert TABLE + "|  | 516 |  |\n" in article(*rows).markdown


def test_a_heading_close_above_a_table_of_tabs_is_no_row_of_it():
    material = article(
        "Results of the quarter", "Depots\t2025\t2024", "Leased\t51\t40", "Sold\t3\t2"
    )
    assert "## Results of the quarter" in material.markdown
    assert "| Leased | 51 | 40 |" in material.markdown


def test_tables_from_bars_and_from_aligned_columns():
    bars = [
        "| Site | Machines | Due |",
        "|------|------|-----|",
        "| Larne | 420 | 2027 |",
        "| Ghent | 96 | 2026 |",
    ]
    assert TABLE in article(*bars).markdown
    columns = ["Site    Machines   Due", "Larne        420  2027", "Ghent         96  2026"]
    assert TABLE in article(*columns).markdown


def test_tables_from_lines_of_single_spaced_cells():
    rows = [
        "Company Country Power",
        "Corvid Systems United Kingdom 60 MW",
        "Nordlys Finland 250 MW",
    ]
    table = article(*rows, "Brightleaf Ireland 35 MW").markdown
    assert "| Corvid Systems | United Kingdom | 60 MW |" in table
    assert "| Brightleaf | Ireland | 35 MW |" in table


def test_a_column_of_names_begins_with_no_number():
    rows = [
        "Model Developer",
        "Corvid 7B Corvid Labs",
        "Mistle 12B Mistle",
        "qwill-3 Quill Systems",
    ]
    table = article(*rows, "Nordlys 3B Nordlys AI").markdown
    assert "| Corvid 7B | Corvid Labs |" in table
    assert "| Nordlys 3B | Nordlys AI |" in table


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        (["Quarter Revenue Profit", "Q1 $2.1M $47K", "Q2 $2.6M $49K", "Q3 $2.9M $48K"],
         "| Q1 | $2.1M | $47K |"),
        (["Year Quarter Halls", "2024 Q1 1000", "2024 Q2 1100", "2024 Q3 1050"],
         "| 2024 | Q1 | 1000 |"),
        (["Firm Rent Jobs", "Corvid Systems Rs. 2,850 Cr 800", "Nordlys Rs. 900 Cr 120",
          "Mistle Works Rs. 70 Cr 14"], "| Corvid Systems | Rs. 2,850 Cr | 800 |"),
        (["Country Investment Focus", "Larne £15 billion (by 2030) Halls",
          "Ghent £3 billion (2028) Heat", "Ferrol £1 billion (2027) Lines"],
         "| Larne | £15 billion (by 2030) | Halls |"),
    ],
)  # fmt: skip
def test_a_figure_goes_with_what_it_is_counted_in(rows, cells):
    assert cells in article(*rows).markdown


def test_names_with_figures_in_small_letters_begin_rows_of_their_own():
    rows = [
        "Model Release date Status",
        "qwill-3-5-ferret-20241022 Oct 2024 Current",
        "qwill-3-5-ferret-20240620 Jun 2024 Deprecated",
        "qwill-3-heron-20240229 Feb 2024 Available",
    ]
    found = read("Quill names its models", "", "A table that was sent to us.", "", *rows)
    assert "| qwill-3-heron-20240229 | Feb 2024 | Available |" in found.markdown


def test_lines_without_a_head_or_figures_are_no_table():
    lines = [
        "Crows Are Leaving the Depot of the Council",
        "Surprise, the Old Hall Is Open Again",
        "Review: A Night in the Depot With the Fans",
    ]
    assert "|" not in article(*lines).markdown


def test_tables_from_one_cell_a_line():
    cells = ["Site", "Machines", "Due", "Larne", "420", "2027", "Ghent", "96", "2026"]
    assert TABLE in article(*cells).markdown


def test_hard_wraps_and_hyphens_at_line_ends_are_undone():
    found = read(
        "A letter about computers", "",
        "The council of the town has bought a com-", "puter that answers letters, and a well-",
        "known firm looks after it. The com-", "puter is slow, and so is the firm; both",
        "are cheap.", "", "The letters are answered by the end of", "the week.",
    )  # fmt: skip
    assert found.markdown == (
        "The council of the town has bought a computer that answers letters, and a well-known firm "
        "looks after it. The computer is slow, and so is the firm; both are cheap.\n\n"
        "The letters are answered by the end of the week.\n"
    )


def test_short_paragraphs_are_no_headings():
    found = article("It was late.", "", MORE, "", "“We waited.”", "", MORE.replace("two", "four"))
    assert "#" not in found.markdown


def test_headings_under_a_heading_without_text_are_a_level_deeper():
    found = article(
        "Reactions", "", "The Villages", "", MORE, "", "The Customers", "", MORE + " So they say.",
        "", "Summary", "", LEAD + " That is all.",
    )  # fmt: skip
    headings = [line for line in found.markdown.splitlines() if line.startswith("#")]
    assert headings == ["## Reactions", "### The Villages", "### The Customers", "## Summary"]


ADVERTS = [
    "Featured", "Pixel Broom", "Remove people from holiday pictures, free for students.",
    "SlideHarvest", "Slides from any document in seconds, with your own fonts.",
    "Voicemill", "Turn podcasts into articles and articles into podcasts.",
]  # fmt: skip


def test_adverts_fall_and_the_fact_behind_them_stays():
    found = article(
        MORE, "", *ADVERTS, "", "Council leases depot to maker of machines for eleven years", "",
        "The council leased its depot to a maker of machines, which must give away the heat.",
    )  # fmt: skip
    assert "Pixel" not in found.markdown
    assert reasons(found)["advert"].startswith("Featured\nPixel Broom\n")
    assert (
        "## Council leases depot to maker of machines for eleven years\n\nThe council leased"
        in (found.markdown)
    )


@pytest.mark.parametrize(
    ("crumb", "reason"),
    [
        ("Share on Facebook", "share"),
        ("4 min read", "share"),
        ("Advertisement", "advert"),
        ("Story continues below advertisement", "advert"),
        ("Sign up for our newsletter", "subscribe"),
        ("We use cookies to make this site work.", "cookie"),
        ("Read more: Why towns compete", "related"),
        ("Photo: Jane Doe/Reuters", "caption"),
        ("© 2026 Northern Courier", "footer"),
        ("Comments (24)", "comments"),
        ("Skip to content", "navigation"),
        ("Listen to our weekly podcast about towns", "advert"),
        ("A new episode each week on Apple Podcasts, Spotify and the rest.", "advert"),
        ("41 points by oldham 3 hours ago | hide | 12 comments", "comments"),
    ],
)
def test_crumbs_within_the_text_are_dropped_with_their_reason(crumb, reason):
    found = article(MORE, "", crumb, "", LEAD.replace("Tuesday", "Friday"))
    assert reasons(found)[reason] == crumb
    assert "Friday" in found.markdown


def test_boxes_within_the_text_take_their_links_along():
    found = article(
        MORE, "", "Related", "Why towns compete", "The price of heat", "", END + " So far."
    )
    assert reasons(found)["related"] == "Related\nWhy towns compete\nThe price of heat"
    assert "So far." in found.markdown


def test_quotes_are_kept_as_quotes_and_code_as_code():
    found = article(
        "> a word of the mayor", "", "def heat(town):", "return town.depot()", "x = heat(larne)"
    )
    assert "> a word of the mayor\n" in found.markdown
    assert "```\ndef heat(town):\nreturn town.depot()\nx = heat(larne)\n```\n" in found.markdown


@pytest.mark.parametrize(
    ("written", "escaped"),
    [
        ("A * alone, *two*, @Vercept_ai, _not_", r"A * alone, \*two\*, @Vercept_ai, \_not\_"),
        ("See [the list](of things) and <b>", r"See [the list\](of things) and \<b>"),
        ("It was [sic] 5 < 6 & AT&T &amp; “so” 🚨", r"It was [sic] 5 < 6 & AT&T \&amp; “so” 🚨"),
        ("#1 is not a heading, C# is a language", "#1 is not a heading, C# is a language"),
        ("`code` and \\ and ~~so~~", r"\`code\` and \\ and \~\~so\~\~"),
    ],
)  # fmt: skip
def test_signs_are_escaped_only_where_they_would_mean_something(written, escaped):
    assert f"\n{escaped} it ended.\n" in article(f"{written} it ended.").markdown


def test_a_paste_of_nothing_but_the_text_is_kept_whole():
    found = read(LEAD, MORE)
    assert (found.title, found.markdown, found.dropped) == ("", f"{LEAD}\n\n{MORE}\n", ())


def test_an_empty_paste_has_nothing():
    assert read("", " ").markdown == ""


@pytest.mark.parametrize(
    "line",
    [
        "Jan 12, 2026 · 6 min read",
        "12 January 2026 | 4 minute read",
        "January 12, 20264:12 PM GMTUpdated 2 hours ago",
    ],
)
def test_a_date_is_read_beside_a_reading_time_and_where_spaces_were_lost(line):
    text = f"A title of some words\n\n{line}\n\n" + "This is a sentence of some words. " * 8
    assert paste.read(text, name="a.txt").published == "2026-01-12"


def test_a_newsletter_goes_on_behind_its_sponsor():
    text = (
        "Letter of the week\n\nLABS OPEN A LINE\nThe labs opened a line in Leeds, and forty people "
        "work there now.\n\nSPONSORED BY WIDGETS\nShip faster with widgets. Start for free.\n\n"
        "BRIDGES CLOSE AGAIN\nTwo bridges over the river were closed on Monday, for a month.\n"
    )
    found = paste.read(text, name="a.txt")
    assert "Two bridges" in found.markdown
    assert "widgets" not in found.markdown


def test_a_wrapped_line_that_ends_in_the_middle_of_a_phrase_goes_on():
    text = (
        "A title of some words\n\nThe labs will open a line of their own in Leeds, and pay about\n"
        "£1.2 billion on it.\n\nNobody else does."
    )
    assert "pay about £1.2 billion on it." in paste.read(text, name="a.txt").markdown


def test_questions_and_answers_are_part_of_the_article():
    text = (
        "Title of it\n\n"
        + "A sentence of some words stands here. " * 9
        + "\n\nFAQ\n\nWhen?\nIn 2028."
    )
    assert "In 2028." in paste.read(text, name="a.txt").markdown


@pytest.mark.parametrize(
    ("names", "author"),
    [
        ("Ada Marlow, Jan Berg and Ida Roe", "Ada Marlow, Jan Berg and Ida Roe"),
        ("ADA MARLOW, JAN BERG, AND IDA ROE", "ADA MARLOW, JAN BERG, AND IDA ROE"),
        ("Ada Marlow\tJan Berg\tIda Roe", "Ada Marlow, Jan Berg, Ida Roe"),
        ("Ada Marlow†\n2 March 2026", "Ada Marlow"),
    ],
)
def test_names_below_the_title_of_a_paper_are_its_authors(names: str, author: str):
    text = "The company will open ten plants by 2030, as Marlow, Berg and Roe wrote before. " * 3
    material = paste.read(f"How plants are made of anvils\n\n{names}\n\n{text}\n", name="a.txt")
    assert (material.author, material.summary) == (author, "")


def test_who_wrote_what_is_quoted_is_no_standfirst():
    text = "The company will open ten plants by 2030, and says so in a letter to its owners. " * 3
    told = "On Monday, 2 March, the chair of the company wrote:"
    material = paste.read(f"How plants are made of anvils\n\n{told}\n\n{text}\n", name="a.txt")
    assert (material.summary, told in material.markdown) == ("", True)


def test_the_stamp_of_a_release_is_no_text():
    text = "The company will open ten plants by 2030, and says so in a letter to its owners. " * 3
    stamped = f"FOR IMMEDIATE RELEASE\n\nAcme to open ten plants\n\n{text}\n"
    material = paste.read(stamped, name="a.txt")
    assert material.title == "Acme to open ten plants"
    assert [one.reason for one in material.dropped] == ["kicker", "title"]


def test_a_post_is_dated_by_the_time_below_it():
    post = "we will build a campus of ten gigawatts. the first part runs by the end of 2027."
    counts = "·\n2.1M\n Views\n1,204\n Reposts\n88\n Quotes\n9,331\n Likes\n"
    read = paste.read(f"Ada Marlow\n@ada\n{post}\n3:14 PM · Nov 18, 2026\n{counts}", name="")
    assert (read.published, read.published_from) == ("2026-11-18", "time below the post in line 4")


def test_the_age_of_a_post_is_no_heading():
    lines = ("Ada Marlow", " • Following", "Chair of Contoso", "1d • Edited • ", "", LEAD, "", LEAD)
    found = paste.read("\n".join(lines), name="")
    assert "Edited" not in found.markdown
    assert ("1d • Edited •", "date") in [(one.text.strip(), one.reason) for one in found.dropped]
