from __future__ import annotations

import time
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ingest import pdf
from briefing.ingest.drafts import Material
from briefing.ingest.pdf import layout
from briefing.ingest.words import account
from tests.ingest import printing
from tests.ingest.printing import Print, Sheet

BODY = (
    "Acme said on Monday that it will open ten plants by the end of 2030. The company has made",
    "anvils since 1911 and wants to be known for its considerate use of electricity, it said in an",
    "announcement that surprised nobody who had followed its well-known chief executive lately.",
)
MORE = (
    "Shareholders approved the investment with a large majority at a meeting in Toledo. It is the",
    "largest sum in the history of the company, and it includes three forges in two countries.",
)

RISKS = (
    "Electricity may become dearer, and people who can forge are hard to find in every one of the",
    "regions that were named. Nobody at the company would say what happens if a plant is late.",
)
THIRD = (
    "The regulator, which must agree to all of it, publishes its own plan for the industry in the",
    "spring. Its rules are expected to apply from 2027 onwards, with eighteen months to adapt to",
    "them for those that are already at work and none at all for everybody else in the country.",
)
FOURTH = (
    "Competitors were quick to answer. One of them called the announcement brave and another one",
    "said that it had heard such promises before, and that few of them had been kept by anybody.",
)
FIFTH = (
    "For the towns it is good news all the same: two thousand jobs are to come, and with them new",
    "schools and roads that the company helps to pay for, as it wrote to the mayors last week.",
)


def paragraph(lines: tuple[str, ...], y: float) -> list[Print]:
    return [Print(line, y - 13 * number) for number, line in enumerate(lines)]


def article() -> list[Print]:
    return [
        Print("THE ANVIL DAILY", 780, size=9),
        Print("Acme plans ten plants by 2030 and says", 750, size=22, bold=True),
        Print("that none of them will burn coal", 724, size=22, bold=True),
        Print("By Jane Doe", 700),
        Print("2 March 2026", 686),
        *paragraph(BODY, 660),
        Print("Where they will stand", 600, size=14, bold=True),
        *paragraph(MORE, 580),
        Print("Risks", 540, bold=True),
        *paragraph(RISKS, 520),
    ]


def read(data: bytes, url: str | None = None) -> Material:
    material = pdf.read(data, name="in.pdf", url=url)
    found = account(material.raw, material.markdown, material.dropped)
    assert (found.lost, found.added) == ((), ())
    return material


def pages(*sheets: list[Print], info: str = "", creator: str = "") -> Material:
    return read(printing.pdf([Sheet(lines) for lines in sheets], info=info, creator=creator))


def codes(material: Material) -> list[str]:
    return [problem.code for problem in material.problems]


def test_title_byline_date_headings_and_paragraphs_are_found():
    material = pages(article())
    assert material.title == (
        "Acme plans ten plants by 2030 and says that none of them will burn coal"
    )
    assert material.title_from == "largest text"
    assert material.author == "Jane Doe"
    assert material.published == "2026-03-02"
    assert material.markdown.split("\n\n") == [
        " ".join(BODY),
        "## Where they will stand",
        " ".join(MORE),
        "### Risks",
        " ".join(RISKS),
    ]
    assert material.questions == ()
    assert {passage.reason for passage in material.dropped} == {"kicker", "title", "byline", "date"}


def test_running_heads_feet_and_page_numbers_are_dropped_and_sentences_go_on_across_pages():
    def framed(lines: list[Print], number: int) -> list[Print]:
        return [
            Print("Acme Inc. Annual letter", 815, size=8),
            *lines,
            Print("Toledo, Ohio. All rights reserved.", 30, size=8),
            Print(f"Page {number} of 3", 30, x=480, size=8),
        ]

    first, second = THIRD[:2], THIRD[2:]
    material = pages(
        framed([*article(), *paragraph(first, 440)], 1),
        framed([*paragraph(second, 790), *paragraph(FOURTH, 740)], 2),
        framed(paragraph(FIFTH, 790), 3),
    )
    parts = material.markdown.rstrip().split("\n\n")
    assert parts[-4:] == [" ".join(text) for text in (RISKS, THIRD, FOURTH, FIFTH)]
    running = [passage for passage in material.dropped if passage.reason in {"repeated", "footer"}]
    assert [passage.text for passage in running[:2]] == [
        "Acme Inc. Annual letter",
        "Toledo, Ohio. All rights reserved.\tPage 1 of 3",
    ]
    assert len(running) == 6
    lines = material.raw.split("\n")
    assert all(lines[(passage.line or 0) - 1] == passage.text for passage in running)


def test_words_that_a_line_end_broke_are_mended():
    lines = (
        "The company described its state-of-the-art plants, and the consid-",
        "erations that led to them, as well as the self-",
        "made products of its founders and the envi-",
        "ronment of all that, on many pages of its letter.",
    )
    assert (
        pages([*article(), *paragraph(lines, 460)])
        .markdown.rstrip()
        .endswith(
            "and the considerations that led to them, as well as the self-made products of its"
            " founders and the environment of all that, on many pages of its letter."
        )
    )


def test_drawn_bullets_and_bullets_behind_the_text_become_lists():
    items = [
        Print("Ohio, where the company has its headquarters, and where it opens first", 440, 90),
        Print("of its plants by 2027", 427, x=90),
        Print("Oslo", 414, x=90),
    ]  # fmt: skip
    marks = [Print("\x95", 440, x=80), Print("\x95", 414, x=80)]
    wanted = (
        "- Ohio, where the company has its headquarters, and where it opens first"
        " of its plants by 2027\n- Oslo"
    )
    drawn = read(printing.pdf([Sheet([*article(), *items], [(80, 441), (80, 415)])]))
    assert drawn.markdown.rstrip().endswith(wanted)
    behind = [Print(mark.text.replace("\x95", "•"), mark.y, x=mark.x) for mark in marks]
    assert pages([*article(), *items, *behind]).markdown.rstrip().endswith(wanted)


def test_cells_that_stand_apart_become_a_table():
    rows = [
        ("Plant", "Opens", "Cost"),
        ("Ohio", "2027", "$1.2 billion"),
        ("Oslo", "2028", "$0.9 billion"),
    ]
    cells = [
        Print(cell, 440 - 20 * row, x=72 + 120 * column)
        for row, texts in enumerate(rows)
        for column, cell in enumerate(texts)
    ]  # fmt: skip
    assert "| Plant | Opens | Cost |\n| --- | --- | --- |\n| Ohio | 2027 | $1.2 billion |" in (
        pages([*article(), *cells]).markdown
    )


def tagged() -> bytes:
    first = [
        Print("The Anvil, page 1", 815, size=8),
        Print("Acme plans ten plants by 2030", 750, size=10, tag="H1"),
        *[Print(line, 730 - 13 * n, tag="P", element=1) for n, line in enumerate(BODY)],
        Print("Where they will stand", 680, tag="H2"),
        *[Print(line, 660 - 13 * n, tag="P", element=2) for n, line in enumerate(MORE)],
        Print("Ohio and its neighbours", 630, tag="LI"),
        Print("Oslo", 617, tag="LI"),
    ]
    return printing.pdf([Sheet(first)], tagged=True)


def test_a_tagged_pdf_says_itself_what_its_text_is():
    material = read(tagged())
    assert material.title == "Acme plans ten plants by 2030"
    assert material.markdown.rstrip().split("\n\n") == [
        " ".join(BODY),
        "## Where they will stand",
        " ".join(MORE),
        "- Ohio and its neighbours\n- Oslo",
    ]
    assert material.dropped[-1].text == "The Anvil, page 1"


def test_an_item_set_to_the_width_of_its_column_has_no_cells():
    wide = "Ohio      and      its neighbours in the north"
    lines = [
        Print("Acme plans ten plants by 2030", 750, tag="H1"),
        *(Print(line, 730 - 13 * n, tag="P", element=1) for n, line in enumerate(BODY)),
        Print(wide, 600, tag="LI", element=2),
    ]
    material = read(printing.pdf([Sheet(lines)], tagged=True))
    assert material.markdown.rstrip().endswith("- Ohio and its neighbours in the north")


def test_words_that_are_tagged_within_a_line_do_not_part_it():
    lines = [
        Print("Acme plans ten plants by 2030", 750, tag="H1"),
        Print("Acme said on", 730, tag="Span"),
        Print("Monday", 730, x=134, tag="Link"),
        Print("that it will open ten plants by the end of 2030, in three", 730, x=172, tag="Span"),
        Print(
            "countries, and that it needs no loan for them from any of its banks.", 717, tag="Span"
        ),
    ]
    material = read(printing.pdf([Sheet(lines)], tagged=True))
    assert material.markdown.rstrip() == (
        "Acme said on Monday that it will open ten plants by the end of 2030, in three countries,"
        " and that it needs no loan for them from any of its banks."
    )


def test_a_heading_that_looks_like_a_menu_stays():
    lines = [*article(), Print("Discussion", 460, size=14, bold=True), *paragraph(THIRD, 440)]
    assert "\n\n## Discussion\n\n" in pages(lines).markdown


def test_a_watermark_at_the_margin_is_not_the_title():
    lines = [
        *article(),
        Print("arXiv:2603.01234v1 [cs.CL] 2 Mar 2026", 300, x=30, size=30, upwards=True),
    ]
    material = pages(lines)
    assert material.title.startswith("Acme plans")
    assert material.dropped[-1].reason == "boilerplate"


def test_metadata_name_the_title_where_the_type_does_not():
    plain = [Print("Acme plans ten plants", 780), *paragraph(BODY, 750), *paragraph(MORE, 700)]
    material = pages(plain, info="/Title (Acme plans ten plants - The Anvil) /Author (Jane Doe)")
    assert (material.title, material.title_from) == ("Acme plans ten plants", "PDF metadata")
    assert (material.site, material.author) == ("The Anvil", "Jane Doe")
    assert "Acme plans ten plants" not in material.markdown


@pytest.mark.parametrize(
    "title", ["Microsoft Word - final_v2.docx", "untitled", "Document1", "anvil.indd", "", "2026"]
)
def test_what_programs_write_for_a_title_is_none(title: str):
    material = pages(article(), info=f"/Title ({title}) /Author (admin)")
    assert material.title.startswith("Acme plans ten plants by 2030 and says")
    assert material.author == "Jane Doe"


def test_the_day_of_making_is_taken_with_doubt():
    undated = [line for line in article() if line.text != "2 March 2026"]
    material = pages(undated, info="/CreationDate (D:20260304101500+01'00')")
    assert (material.published, material.published_from) == ("2026-03-04", "PDF metadata")
    assert "was this published on 2026-03-04?" in [question.text for question in material.questions]
    assert pages(article(), info="/CreationDate (D:20260304101500Z)").published == "2026-03-02"


def test_a_page_printed_from_a_browser_has_its_address_and_no_day_of_making():
    def printed(lines: list[Print], number: int) -> list[Print]:
        return [
            *lines,
            Print("3/4/26, 10:02 AM", 815, x=20, size=8),
            Print("https://anvil.example/acme", 20, x=20, size=8),
            Print(f"{number}/2", 20, x=550, size=8),
        ]

    undated = [line for line in article() if line.text != "2 March 2026"]
    material = pages(
        printed(undated, 1),
        printed(paragraph(MORE, 780), 2),
        info="/CreationDate (D:20260304101500Z)",
        creator="Mozilla/5.0 HeadlessChrome/140",
    )
    assert material.url == "https://anvil.example/acme"
    assert material.published == ""
    assert "3/4/26" not in material.markdown


@pytest.mark.parametrize("title", ["", "Acme plans ten plants"])
def test_a_pdf_without_text_says_so(title: str):
    assert codes(pages([], info=f"/Title ({title})")) == ["ingest-no-text"]
    assert codes(pages([Print(". . .", 700)])) == ["ingest-no-text"]


def test_a_locked_pdf_says_so():
    assert codes(read(printing.pdf([Sheet(article())], locked=True))) == ["ingest-locked"]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n", b"text"])
def test_a_damaged_pdf_says_so(data: bytes):
    assert codes(read(data)) == ["ingest-damaged"]


def test_a_very_long_pdf_is_read_to_its_limit_and_says_so(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("briefing.ingest.pdf.layout.PAGES", 1)
    monkeypatch.setattr("briefing.ingest.pdf.PAGES", 1)
    material = pages(article(), paragraph(MORE, 780))
    assert "do the first 1 of 2 pages suffice?" in [one.text for one in material.questions]


def test_the_address_that_is_given_is_kept():
    data = printing.pdf([Sheet(article())])
    assert read(data, url="https://acme.example/a.pdf").url == "https://acme.example/a.pdf"


@given(st.binary(max_size=400), st.integers(0, 3000), st.integers(0, 200))
def test_any_bytes_are_read_or_a_problem(data: bytes, start: int, length: int):
    whole = tagged()
    for broken in (data, whole[:start], whole[:start] + data + whole[start + length :]):
        material = read(broken)
        assert material.markdown or material.problems or material.dropped


@pytest.mark.parametrize(
    "lines",
    [
        [Print("a " * 400, 700 - number * 0.01) for number in range(120)],
        [Print("a", number % 800, x=number % 500) for number in range(5000)],
        [Print("- ", 800 - number * 0.1) for number in range(3000)],
        [Print("x" * 60_000, 700)],
    ],
)
def test_a_crowded_page_takes_less_than_a_few_seconds(lines: list[Print]):
    data = printing.pdf([Sheet(lines, [(5.0 * n % 500, 3.0 * n % 800) for n in range(500)])])
    start = time.process_time()
    read(data)
    assert time.process_time() - start < 4


def test_ligatures_and_symbols_of_fonts_are_read_as_what_they_mean():
    assert "o\ufb00er e\ufb03cient".translate(layout.PLAIN) == "offer efficient"
    assert "\uf0b7\u2010\u00ad\x07".translate(layout.PLAIN) == "•-- "


def test_who_signed_and_when_is_no_title_however_large():
    material = pages(
        [
            Print("Anvil Standard", 760, size=24, bold=True),
            Print("Jane Doe and John Roe", 730, size=18, bold=True),
            Print("23 October 2024, revised 2 March 2026", 700, size=18, bold=True),
            *paragraph(BODY, 660),
            *paragraph(MORE, 600),
        ]
    )
    assert material.title == "Anvil Standard"
    assert (material.author, material.published) == ("Jane Doe and John Roe", "2024-10-23")


def test_a_name_set_large_above_a_shorter_line_is_the_title():
    material = pages(
        [
            Print("Anvil Standard", 760, size=30, bold=True),
            Print("Version 5.4 by Jane Doe and many others", 720, size=13, bold=True),
            *paragraph(BODY, 660),
            *paragraph(MORE, 600),
        ]
    )
    assert material.title == "Anvil Standard"


def test_the_mark_of_a_note_is_no_part_of_the_title():
    material = pages(
        [Print("Ten plants by 2030 and why*", 760, size=22), *paragraph(BODY, 700)], info="x"
    )
    assert material.title == "Ten plants by 2030 and why"


def test_letters_that_fonts_do_not_name_are_told_of():
    data = printing.pdf([Sheet(article())])
    named = b"/BaseFont /Helvetica /Encoding /WinAnsiEncoding"
    assert "ingest-encoding" not in codes(read(data))
    signs = read(data.replace(named, b"/BaseFont /ZapfDingbats".ljust(len(named))))
    assert "ingest-encoding" in codes(signs)


def drawings(parts: dict[int, str]) -> bytes:
    data = printing.pdf([Sheet(article())])
    forms = "".join(
        f"{number} 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 11 /Resources"
        f" << /XObject << {drawn} >> >> >>\nstream\n/X Do /X Do\nendstream\nendobj\n"
        for number, drawn in parts.items()
    )
    resources = b"<< /XObject << /X 900 0 R >> /Font"
    data = data.replace(b"<< /Font", resources).replace(b"stream\n", b"stream\n/X Do ", 1)
    return data.replace(b"%PDF-1.7\n", b"%PDF-1.7\n" + forms.encode(), 1)


def test_a_drawing_that_is_part_of_itself_is_not_followed():
    whole = drawings({900: "/X 901 0 R", 901: ""})
    assert read(whole).title == read(printing.pdf([Sheet(article())])).title
    (problem,) = read(drawings({900: "/X 901 0 R", 901: "/X 900 0 R"})).problems
    assert problem.code == "ingest-damaged"
    assert "part of itself" in problem.message


def test_what_draws_very_much_on_one_page_takes_a_few_seconds():
    crowd = zlib.compress(b"BT /F1 10 Tf 50 700 Td (anvil) Tj ET\n" * 600_000, 9)
    page = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(crowd), crowd)
    whole = printing.pdf([Sheet(article())])
    start, end = whole.index(b"<< /Length"), whole.index(b"endstream") + len(b"endstream")
    began = time.process_time()
    pdf.read(whole[:start] + page + whole[end:], name="in.pdf")
    assert time.process_time() - began < 4
