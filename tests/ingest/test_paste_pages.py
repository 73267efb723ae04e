"""Pastes of whole pages: titles, lists and crumbs as browsers show them."""

import pytest

from tests.ingest import scoring
from tests.ingest.test_paste import END, LEAD, MORE, PASTES, article, read, reasons


@pytest.mark.parametrize(
    "above",
    [
        ["Home > Council > Why does the council lease its depot?"],
        ["The baths open again", "« The baths open again", *["Halls and depots"] * 40],
        ["Subscribe to our letter", "A letter of the town every week, for nothing at all.", "News",
         "Home", "Search", "Baths", "Depots", "Halls"],
    ],
)  # fmt: skip
def test_a_title_that_asks_is_found_below_what_pages_have_above_it(above):
    title = "Why does the council lease its depot?"
    found = read(
        *above, title, "By Mira Oldham, 3 March 2026", "", LEAD, "", MORE, "", END, "", LEAD
    )
    assert found.title == title
    assert found.markdown.startswith(LEAD)


def test_what_crowds_between_title_and_text_falls():
    box = ["Council", "Depots", "Halls", "Baths", "Founded 1889", "Mayor M. Oldham", "Seat Larne",
           "Members 41", "Area 12 km2"]  # fmt: skip
    found = read("The council leases its depot", *box, "", LEAD, "", MORE, "", END)
    assert found.markdown == f"{LEAD}\n\n{MORE}\n\n{END}\n"


def test_items_between_title_and_text_stay():
    items = [f"- {number} bags of sand" for number in range(2, 12)]
    found = read("How to keep a depot dry", *items, "", LEAD, "", MORE, "", END)
    assert found.markdown.startswith("\n".join(items))


def test_teasers_behind_the_article_fall_by_what_comes_again():
    text = [LEAD.replace("eleven", f"{number} and ten") for number in range(20)]
    teasers = [
        line
        for name in ("baths", "bridges", "ferries", "schools")
        for line in (
            "Towns",
            f"The {name} of the town",
            f"The council closes the {name} for a month, since nobody can pay for them any more.",
            "Lesezeit 4 Minuten",
        )
    ]
    found = read("The council leases its depot", "", *text, "", *teasers)
    assert "depot" not in found.dropped[-1].text
    assert "closes" not in found.markdown
    assert text[-1] in found.markdown


@pytest.mark.parametrize(
    ("line", "shown", "aside"),
    [
        ("It said so on Monday , opens new tab in Larne.", "It said so on Monday in Larne.",
         ", opens new tab"),
        ("It named the terms (opens in a new window) again.", "It named the terms again.",
         "(opens in a new window)"),
        ("The lease of the depot [edit]", "The lease of the depot", "[edit]"),
    ],
)  # fmt: skip
def test_what_a_page_says_of_its_links_amid_the_text_goes_to_the_report(line, shown, aside):
    found = article(MORE, "", line, "", MORE.replace("two", "four"))
    assert f"{shown}\n" in found.markdown
    assert (aside, "navigation") in [(item.text, item.reason) for item in found.dropped]


def test_a_window_that_opens_is_a_fact():
    line = "The clerk opens a new window in the hall."
    assert f"\n{line}\n" in article(MORE, "", line, "", MORE.replace("two", "four")).markdown


@pytest.mark.parametrize("lead", ["The lease names three things:", "It names three things."])
def test_lines_close_together_are_a_list_where_paragraphs_stand_apart(lead):
    items = ["It must give away its heat.", "It must hire forty people.", "It must be silent."]
    found = article(lead, "", *items, "", MORE)
    assert "\n- It must give away its heat.\n- It must hire forty people.\n" in found.markdown
    assert f"\n\n{MORE}\n" in found.markdown


def test_the_first_of_lines_close_together_may_be_their_heading():
    items = [
        "The heat of the halls goes to the baths of the town",
        "Forty people of the town find work in the halls",
        "Nobody hears the fans of the halls after ten at night",
    ]
    found = article(MORE, "", "What the lease says", *items, "", MORE.replace("two", "four"))
    assert f"\n## What the lease says\n\n- {items[0]}\n- {items[1]}\n" in found.markdown


def test_an_address_is_no_list():
    found = article("Press office", "Mira Oldham", "press@council.example", "+44 20 7946 0000")
    assert "\n- " not in found.markdown


def test_a_list_at_the_end_belongs_to_the_article():
    items = [f"hall number {number} of the depot" for number in range(1, 9)]
    found = read(
        "The council leases its depot", "", LEAD, "", MORE, "", "These halls are let:", "",
        *items, "", "Share on Facebook", "Privacy policy", "Terms of use",
    )  # fmt: skip
    assert found.markdown.endswith("".join(f"- {item}\n" for item in items))


@pytest.mark.parametrize(
    ("part", "goal"), [("body", 0.98), ("headings", 0.93), ("items", 0.93), ("rows", 1.0)]
)
def test_whole_pages_with_all_that_sites_put_around_come_out_as_their_articles(part, goal):
    sums = scoring.Figures()
    for path, expected in scoring.pairs(PASTES / "pages"):
        found = read(path.read_text("utf-8"))
        wanted = scoring.structure(expected.read_text("utf-8"))
        shown = scoring.structure(found.markdown, found.title)
        sums += scoring.compare(shown, wanted)[part]
        assert shown.title == wanted.title
    assert sums.wanted > 3
    assert sums.f1 >= goal


PAGE = ["The council leases its depot", "By Mira Oldham", "3 March 2026", "", LEAD, ""]


def test_a_byline_below_a_standfirst_goes_to_the_front_and_the_standfirst_stays():
    found = read(
        "Home", "News", "The council leases its depot", "", "The maker pays two million a year.",
        "", "By Mira Oldham", "3 March 2026", "", LEAD, "", MORE, "", END,
    )  # fmt: skip
    assert (found.author, found.published) == ("Mira Oldham", "2026-03-03")
    assert found.summary == "The maker pays two million a year."
    assert found.markdown.startswith(f"The maker pays two million a year.\n\n{LEAD}")


def test_the_card_of_an_author_is_no_part_of_the_article():
    card = "Mira Oldham is a reporter in Larne."
    found = read(*PAGE, MORE, "", END, "", card)
    assert card in reasons(found)["footer"]
    other = "Ane Holt is a minister in Larne."
    assert other in read(*PAGE, MORE, "", other, "", END).markdown


def test_entries_of_a_table_of_contents_are_headings_once():
    entries = ["What the lease says", "Who pays for it", "When it ends"]
    text = [line for entry in entries for line in (entry, "", MORE, "")]
    found = read(*PAGE, *entries, "", *text, END)
    assert found.markdown.count("## ") == 3
    assert "\n".join(entries) in reasons(found)["navigation"]


def test_code_that_is_shown_twice_is_no_table_of_contents():
    lines = ["One hall", "Two halls", "Three halls"]
    found = read(*PAGE, *lines, "", MORE, "", *lines, "", END)
    assert found.markdown.count("Two halls") == 2


def test_a_caption_goes_with_the_credit_below_it():
    caption = "The depot of the council on a morning in March"
    found = read(*PAGE, caption, "Lena Fox / Getty Images", "", MORE, "", END)
    assert caption in reasons(found)["caption"]


def test_the_article_goes_on_behind_a_box_within_it():
    more = f"{MORE} It may leave after six."
    box = ["Related", "The baths open again", "Halls and depots of the town"]
    long = [f"{LEAD} {MORE}"] * 3
    found = read(*PAGE, *[f"{one} Part {n}." for n, one in enumerate(long)], "", *box, "",
                 "Who else wanted it", "", more, "", f"{END} Nobody else was asked.")  # fmt: skip
    assert "\n## Who else wanted it\n" in found.markdown
    assert "The baths open again" in reasons(found)["related"]


def test_points_close_together_above_the_text_are_a_list():
    points = ["Depot goes to a maker of machines", "Council keeps the halls", "Heat for the baths"]
    found = read(*PAGE[:3], "", *points, "", LEAD, "", MORE, "", END)
    assert found.markdown.startswith("".join(f"- {point}\n" for point in points))


@pytest.mark.parametrize(
    "line", ["Previous Next", "Share Save Print", "02:14", "Source: Ferrol", "Courtesy of Ferrol"]
)
def test_rows_of_buttons_and_credits_are_no_headings(line):
    assert line not in read(*PAGE, MORE, "", line, "", END).markdown


def test_a_line_of_which_the_text_below_takes_up_no_word_is_no_heading_but_asked_about():
    caption = "A ferry with white sails leaves on a windy morning"
    kept = "What the maker gives the council for its depot"
    found = read(*PAGE, caption, "", MORE, "", kept, "", f"{MORE} So it says.", "", END)
    assert f"\n\n{caption}\n\n" in found.markdown
    assert f"## {kept}" in found.markdown
    [question] = [one for one in found.questions if one.passage == caption]
    assert (question.text, question.decided) == ("is this a heading?", "kept as a paragraph")


@pytest.mark.parametrize(
    "heading", ["Why did nobody else sail?", "3. Sails of a windy morning in June", "White sails"]
)
def test_questions_numbers_and_short_lines_are_headings_in_words_of_their_own(heading):
    assert f"## {heading}\n" in read(*PAGE, heading, "", MORE).markdown


@pytest.mark.parametrize("caption", ["Figure 2. Halls by year", "Table A1: Halls and their rent"])
def test_what_names_a_figure_or_table_is_no_heading(caption):
    assert f"\n\n{caption}\n\n" in read(*PAGE, caption, "", MORE, "", END).markdown


def test_a_numbered_heading_stands_over_a_clause_with_a_list():
    found = read(*PAGE, "2. Who may bid", "", "A maker may bid if it:", "", "- pays", "- stays",
                 "", "3. When", "", MORE)  # fmt: skip
    assert "## 2. Who may bid\n" in found.markdown


def test_a_button_takes_its_pitch_along_but_no_sentence():
    pitch, sentence = "Free guide: Depots in a day", "The halls are dry in any weather."
    found = read(*PAGE, pitch, "Download now", "", MORE, "", sentence, "Learn more", "", END)
    assert pitch not in found.markdown
    assert sentence in found.markdown


@pytest.mark.parametrize("card", ["Oldham covers the towns of the coast.", "More by Mira Oldham"])
def test_what_a_page_says_of_its_author_by_surname_falls(card):
    assert card not in read(*PAGE, MORE, "", END, "", card).markdown


def test_entries_with_numbers_are_a_table_of_contents_of_headings_without():
    entries = ["What the lease says", "Who pays for it", "When it ends"]
    text = [line for entry in entries for line in (entry, "", MORE, "")]
    numbered = [f"{number}\t{entry}" for number, entry in enumerate(entries, start=1)]
    found = read(*PAGE, *numbered, "", *text, END)
    assert "|" not in found.markdown
    assert found.markdown.count("## ") == 3


def test_days_of_an_update_history_are_no_items():
    found = read(*PAGE, MORE, "", "Earlier versions", "", "3 March 2026", "", "9 March 2026", "",
                 "14 March 2026", "", END)  # fmt: skip
    assert "- 3 March" not in found.markdown


@pytest.mark.parametrize("heading", ["xAI rents the halls", "o3 and its halls"])
def test_names_that_begin_small_begin_headings_and_other_small_words_none(heading):
    small = "it’s the halls that count"
    found = read(*PAGE, heading, "", MORE, "", small, "", END)
    assert f"## {heading}\n" in found.markdown
    assert f"\n\n{small}\n\n" in found.markdown


def test_articles_of_a_law_are_headings_though_they_end_as_sentences_do():
    found = read(*PAGE, "1. Definitions.", "", MORE, "", "2. Duties of the maker.", "", END, "",
                 "3. A maker that leaves the depot pays for it.", "", LEAD)  # fmt: skip
    assert "## 1. Definitions.\n" in found.markdown
    assert "## 2. Duties of the maker.\n" in found.markdown
    assert "## 3." not in found.markdown


def test_a_heading_may_follow_code_without_a_blank_line():
    code = ["import halls", "halls.open(7)", "halls.close(9)"]
    found = read(*PAGE, MORE, "", *code, "Further halls", "", END)
    assert "```\n\n## Further halls\n" in found.markdown


@pytest.mark.parametrize("below", [MORE, "Three makers asked for it."])
def test_a_numbered_question_is_a_heading_also_over_a_short_paragraph(below):
    found = read(*PAGE, "4. What happens if no maker wants it?", "", MORE, "", "The makers", "",
                 below, "", END)  # fmt: skip
    assert "## 4. What happens if no maker wants it?\n" in found.markdown
    assert "## The makers\n" in found.markdown


def test_a_single_line_behind_a_dash_is_no_list():
    signed = "— Ane Holt of this paper contributed"
    assert f"\n\n{signed}" in read(*PAGE, MORE, "", END, "", signed).markdown


def test_what_stands_between_the_name_and_the_day_is_no_heading():
    found = read("The council leases its depot", "", "Mira Oldham", "", "Chief engineer", "",
                 "3 March 2026", "", LEAD, "", MORE, "", END)  # fmt: skip
    assert (found.author, found.published) == ("Mira Oldham", "2026-03-03")
    assert found.markdown == f"{LEAD}\n\n{MORE}\n\n{END}\n"


def test_what_a_company_asks_at_the_end_is_no_part_of_the_article():
    long = [f"{LEAD} {MORE} Part {number}." for number in range(4)]
    asked = ["Want to know more?", "We have a guide for towns.", "We're hiring", "Come to Larne."]
    found = read(*PAGE, *long, "", END, "", *asked)
    assert found.markdown.endswith(f"{END}\n")


def test_a_longer_heading_over_a_list_needs_no_words_of_it():
    heading = "Things that towns forget before they sign"
    found = read(*PAGE, MORE, "", heading, "", "- Gates", "- Snow", "- Neighbours", "", END)
    assert f"## {heading}\n" in found.markdown


MENU = ["Home", "News", "Weather", "Sport", "Letters", "Jobs"]
TEXTS = [f"{LEAD} Part {n} followed. {MORE}" for n in range(4)]
TEASERS = [
    line
    for n in range(8)
    for line in (f"Story number {n} of the week", f"What was said in hall {n} of the year.")
]


def test_what_follows_the_notice_of_rights_is_no_part_of_the_article():
    found = read(*PAGE, *TEXTS, "", "Copyright 2026 The Daily Example", "", *TEASERS)
    assert found.markdown.endswith(f"{TEXTS[-1]}\n")
    assert "Story number 7" in reasons(found)["footer"]


def test_labels_among_the_teasers_above_an_article_do_not_end_it():
    label = "Join the conversation"
    found = read(*MENU, *TEASERS, *TEASERS, label, *MENU, *PAGE, "\n\n".join(TEXTS))
    assert found.title == PAGE[0]
    assert found.markdown == "\n\n".join([LEAD, *TEXTS]) + "\n"


def test_titles_and_days_of_other_pieces_are_no_table():
    titles = ["Depot of the tram is let", "Who may use the halls", "Heat for the baths",
              "A maker of machines in town", "The bridge is mended"]  # fmt: skip
    days = [line for n, title in enumerate(titles) for line in (title, "", f"{n + 1} Jun 2025", "")]
    text = "\n\n".join(TEXTS)
    found = read(*PAGE, text, "", "Related articles", "", *days, text)
    assert "Heat for the baths" in reasons(found)["related"]
    assert found.markdown == f"{LEAD}\n\n{text}\n\n{text}\n"


@pytest.mark.parametrize(
    "line",
    ["Leeds council\t0\t0\t1\t7", "| The council", "Council | Depot | Lease", f"Town / {PAGE[0]}"],
)
def test_rows_trails_and_links_are_no_titles(line):
    assert read("AI News", PAGE[0], line, "3 March 2026", "", LEAD, "", MORE).title == PAGE[0]


@pytest.mark.parametrize("line", ["FacebookTwitterEmail", "SHARECONNECT 40 TWEETCOMMENTEMAILMORE"])
def test_buttons_without_spaces_between_them_are_no_text(line):
    assert reasons(read(*PAGE, line, "", MORE, "", END))["navigation"] == line


def test_the_title_once_more_heads_links_and_no_section():
    links = [PAGE[0], "Who may use the halls", "Heat for the baths"]
    found = read(*PAGE, TEXTS[0], "", *links, "", *TEXTS[1:])
    assert reasons(found)["related"] == "\n".join(links)


def test_what_is_said_of_the_author_below_the_article_goes():
    about = f"Mira Oldham has written about the halls and depots of Leeds for {MORE}"
    found = read(*PAGE, *TEXTS, "", "About the author", about)
    assert about in reasons(found)["footer"]


def test_months_of_old_pieces_above_an_article_are_no_table():
    months = [f"{month} {year} ({month[1:].count('a') + 3})" for year in (2025, 2024)
              for month in ("May", "April", "March", "February", "January")]  # fmt: skip
    found = read("The Daily Example", "Pages", "Our halls", "Archives", *months, *PAGE, *TEXTS)
    assert found.title == PAGE[0]
    assert "|" not in found.markdown


def test_an_article_goes_on_behind_its_pictures_rights_and_may_tell_of_copyright():
    more = [f"{text} {END}" for text in TEXTS]
    texts = [*TEXTS, "© 2026 Lena Fox", "Copyright and licensing", *more]
    found = read(*PAGE, "\n\n".join(texts))
    assert f"\n## Copyright and licensing\n\n{more[0]}" in found.markdown
    assert found.markdown.endswith(f"{more[-1]}\n")


def test_points_of_a_sentence_each_are_an_article_where_a_page_has_little_else():
    points = [
        line
        for n in range(6)
        for line in (f"Hall number {n} goes to a maker", f"A maker has leased hall {n} for years.")
    ]
    found = read(*MENU, *PAGE, "\n\n".join(points), "", "Related stories", *MENU)
    assert found.title == PAGE[0]
    assert found.markdown.count("A maker has leased hall") == 6


def test_a_menu_below_an_article_is_no_table():
    sections = ["Jobs", "Cars", "Homes", "Blogs", "News", "Local", "Business", "Politics", "Sports",
                "Opinion", "Weather", "Culture", "Travel", "Food", "Books", "Music"]  # fmt: skip
    buttons = ["Read all of it", "See what is new", "Find one near you", "Write to the desk"] * 2
    menu = zip(sections[::2], sections[1::2], buttons, strict=True)
    found = read(*PAGE, *TEXTS, "", *[line for row in menu for line in row])
    assert found.markdown.endswith(f"{TEXTS[-1]}\n")
