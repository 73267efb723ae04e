"""Pastes of whole pages as browsers show them: where articles made of lists begin and end."""

import pytest

from tests.ingest.test_paste import END, LEAD, MORE, read

MENU = ["Skip to content", "The Larne Post", "Home", "News", "Towns", "Sport", "Subscribe"]
FOOT = ["Share", "Related stories", "The baths open again", "Privacy policy", "© 2026 Larne Post"]
TITLE = "How towns lease their depots"


def page(*lines):
    return read(*MENU, TITLE, "By Mira Oldham, 3 March 2026", "", *lines, "", *FOOT)


def outline(mark=""):
    """Return sections of short lists, as guides have them, with their labels."""
    lines = []
    for place in ("gate", "roof", "yard"):
        lines += [f"The {place}", "", "Tasks:", ""]
        lines += [f"{mark}Clean the {place} of snow and salt", f"{mark}Paint what has rusted in it"]
        lines += ["", "Tools:", "", f"{mark}Broom", f"{mark}Brush and paint", f"{mark}Ladder"]
    return lines


@pytest.mark.parametrize("mark", ["", "• ", "- "])
def test_an_article_of_nothing_but_lists_that_colons_introduce_stays_whole(mark):
    found = page(LEAD, "", *outline(mark), "", MORE)
    assert found.title == TITLE
    assert found.markdown.startswith(LEAD)
    assert found.markdown.count("- Broom\n") == 3
    assert found.markdown.rstrip().endswith(MORE)
    assert "baths" not in found.markdown


@pytest.mark.parametrize("mark", ["", "• "])
def test_phrases_between_two_parts_of_a_text_do_not_part_them(mark):
    places = [
        "gates",
        "roofs",
        "yards",
        "halls",
        "walls",
        "doors",
        "lamps",
        "tracks",
        "sheds",
        "pumps",
        "tanks",
        "fences",
    ]
    items = [f"{mark}A broom and some sand for the old {place}" for place in places]
    found = page(LEAD, "", "What it takes", *items, "", MORE, "", END)
    assert found.markdown.startswith(LEAD)
    assert "old sheds" in found.markdown


def test_a_sentence_above_a_menu_is_not_the_articles():
    above = "The page is best seen on a large screen."
    found = read(above, "Towns", "Baths", "Depots", "Halls", "Ferries", "Bridges", "Schools",
                 TITLE, "", LEAD, "", MORE, "", END)  # fmt: skip
    assert found.title == TITLE
    assert found.markdown == f"{LEAD}\n\n{MORE}\n\n{END}\n"


def test_many_names_behind_a_label_are_no_list_of_the_article():
    names = [f"{letter}ane {letter}oyle" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" * 2]
    found = read("Find stories by:", *names, TITLE, "", LEAD, "", MORE, "", END)
    assert found.markdown == f"{LEAD}\n\n{MORE}\n\n{END}\n"


def test_tables_of_the_same_columns_stay_whole_with_the_headings_between_them():
    rows = ["Gate\tYear\tWidth", "North\t1911\t4 m", "South\t1938\t5 m"]
    found = page(LEAD, "", "Gates of the depot", *rows, "Gates of the baths", *rows, "", MORE)
    assert found.markdown.count("| Gate | Year | Width |") == 2
    assert "## Gates of the baths\n" in found.markdown


@pytest.mark.parametrize(
    ("head", "row"),
    [("Rank\tTown\tHalls", "1.\tLarne\t7"), ("Town\tHalls", "1. Larne\t7")],
)
def test_the_number_before_a_row_belongs_to_its_cells(head, row):
    rows = [row.replace("1", str(place)) for place in (1, 2, 3)]
    found = page(LEAD, "", head, *rows, "", MORE)
    cells = row.replace("\t", " | ")
    assert f"| {cells} |" in found.markdown


def test_lines_with_the_same_label_are_fields_and_addresses_no_headings():
    fields = [
        line
        for name in ("Ada", "Bea", "Cyd")
        for line in ("", f"Owner: {name} Marlow", "", f"{name} keeps the key of the hall.")
    ]
    address = "Records https://example.org/halls"
    found = page(LEAD, *fields, "", address, "", MORE)
    assert "# Owner" not in found.markdown
    assert f"# {address}" not in found.markdown


def test_a_numbered_heading_may_stand_close_below_bullets():
    found = page(LEAD, "", "1. Gates", "", MORE, "", "• Paint them", "• Oil them",
                 "2. Roofs", "", END)  # fmt: skip
    assert "## 2. Roofs\n" in found.markdown


@pytest.mark.parametrize("lines", [["Purpose"], ["", "General Permit Rules"]])
def test_a_heading_below_buttons_is_no_label_and_no_name(lines):
    text = f"A permit binds the towns that lease their depots. {LEAD}"
    found = read(*MENU, TITLE, "By Mira Oldham", "3 March 2026", "Share", *lines, "", text, "",
                 MORE, "", END)  # fmt: skip
    assert f"## {lines[-1]}\n" in found.markdown


def test_the_title_is_no_entry_of_the_contents_no_field_and_no_role():
    heads = ["Gates of the depot", "Roofs of the depot", "Yards of the depot"]
    parts = [line for head in heads for line in (head, "", MORE, "")]
    found = read(*MENU, TITLE, "Mira Oldham", "Towns editor", "Last updated", "3 March 2026",
                 "Contents", *heads, "", LEAD, "", *parts, END)  # fmt: skip
    assert found.title == TITLE
    assert all(f"## {head}\n" in found.markdown for head in heads)


def test_the_title_stands_above_name_buttons_and_day_a_heading_below_them():
    title = "Larne leases its depot to a maker: what that means"
    found = read(*MENU, title, "Mira Oldham", "Follow", "11 min read", "·", "March 3, 2026", "12",
                 "Listen", "Share", "Behind the lease", "", LEAD, "", MORE, "",
                 END)  # fmt: skip
    assert found.title == title


def test_sentences_close_together_are_items_however_long_where_paragraphs_stand_apart():
    long = [f"{MORE} It is the {place} of three, and nobody in the council has said why."
            for place in ("first", "second", "third")]  # fmt: skip
    long = [f"{line} {LEAD}" for line in long]
    found = page(LEAD, "", MORE, "", "What the maker pays", *long, "", END, "", LEAD, "", MORE)
    assert f"- {long[1]}\n" in found.markdown
