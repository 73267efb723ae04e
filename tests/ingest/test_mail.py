from __future__ import annotations

import time
from base64 import b64encode
from email.message import EmailMessage
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefing.ingest import mail, normalise
from briefing.ingest.drafts import Material
from briefing.ingest.words import account
from tests.ingest import scoring

PROSE = (
    "Acme said on Monday that it will open ten plants by the end of 2030. The company, which has"
    " made anvils since 1911, said so in an announcement that surprised nobody."
)
MORE = (
    "Shareholders approved the investment with a large majority at a meeting in Toledo. It is the"
    " largest sum in the history of the company."
)
NEWSLETTER = f"""<html><head><style>p {{ margin: 0 }}</style></head><body>
<div style="display:none;max-height:0">Ten plants, and what it means &#847;&zwnj;&nbsp;&#847;</div>
<table width="100%" role="presentation"><tr><td align="center"><table width="600">
<tr><td><a href="https://x.example/v?u=7">View this email in your browser</a></td></tr>
<tr><td><h1>Acme plans ten plants</h1></td></tr>
<tr><td><p>{PROSE} <a href="https://anvil.example/acme?utm_source=nl&amp;id=7">More</a></p>
<h2>What it costs</h2>
<table><tr><th>Plant</th><th>Cost</th></tr><tr><td>Ohio</td><td>$1 billion</td></tr></table>
<ul><li>Ohio in 2027</li><li>Oslo in 2028</li></ul><p>{MORE}</p>
<p>Until next week,<br>Jane</p></td></tr>
<tr><td>Sponsored by Hammers Ltd</td></tr>
<tr><td><p>You are receiving this email because you signed up at anvil.example.</p>
<p>The Anvil Inc., 1 Forge Street, Toledo, OH</p>
<p><a href="https://x.example/u">Unsubscribe</a> |
<a href="https://x.example/p">Manage your preferences</a></p>
<p>&copy; 2026 The Anvil</p></td></tr></table></td></tr></table>
<img src="https://track.example/open.gif" width="1" height="1"></body></html>"""
MARKDOWN = f"""{PROSE} [More](https://anvil.example/acme?id=7)

## What it costs

| Plant | Cost |
| --- | --- |
| Ohio | $1 billion |

- Ohio in 2027
- Oslo in 2028

{MORE}

Until next week,\\
Jane
"""
PLAIN = f"""View this email in your browser: https://x.example/v

{PROSE[:72]}
{PROSE[73:]}

What it costs

{MORE}

* Ohio in 2027
* Oslo in 2028

--\x20
You are receiving this email because you signed up.
Unsubscribe: https://x.example/u
"""
GMAIL = """---------- Forwarded message ---------
From: The Anvil <news@anvil.example>
Date: Tue, Mar 3, 2026 at 9:00 AM
Subject: Acme plans ten plants
To: Me <me@example.org>

"""


def letter(html: str = "", plain: str = "", **headers: str) -> EmailMessage:
    message = EmailMessage()
    told = {
        "Subject": "Acme plans ten plants",
        "From": "The Anvil <news@mail.anvil.example>",
        "To": "me@example.org",
        "Date": "Mon, 02 Mar 2026 23:30:00 -0800",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    for name, value in told.items():
        message[name] = value
    if plain:
        message.set_content(plain)
    if html and plain:
        message.add_alternative(html, subtype="html")
    elif html:
        message.set_content(html, subtype="html")
    return message


def read(data: bytes | EmailMessage, name: str = "in.eml", url: str | None = None) -> Material:
    raw = data if isinstance(data, bytes) else data.as_bytes()
    material = mail.read(raw, name=name, url=url)
    found = account(material.raw, material.markdown, material.dropped)
    assert (found.lost, found.added) == ((), ())
    return material


def reasons(material: Material) -> dict[str, str]:
    return {passage.text: passage.reason for passage in material.dropped}


# The head of a letter


def test_subject_sender_and_date_are_title_publisher_and_day_of_publication():
    material = read(letter(NEWSLETTER, PLAIN))
    assert (material.title, material.title_from) == ("Acme plans ten plants", "Subject header")
    assert (material.publisher, material.author) == ("The Anvil", "")
    assert (material.published, material.published_from) == ("2026-03-02", "Date header")
    assert read(letter(NEWSLETTER), url="https://anvil.example/7").url == "https://anvil.example/7"


@pytest.mark.parametrize("prefix", ["Fwd: ", "FW:", "Re: Fwd: ", "AW: WG: ", "RE[2]: ", "re : "])
def test_prefixes_of_answers_and_forwards_are_taken_off(prefix: str):
    assert read(letter(NEWSLETTER, Subject=f"{prefix}Acme plans")).title == "Acme plans"


@pytest.mark.parametrize(
    "title", ["Regulators wait", "Software: a year", "Fwdless", "I: Claudius", "AI: a year on"]
)
def test_words_that_only_look_like_prefixes_stay(title: str):
    assert read(letter(NEWSLETTER, Subject=title)).title == title


@pytest.mark.parametrize(
    ("sender", "author", "publisher"),
    [
        ("Jane Doe from The Anvil <jane@anvil.example>", "Jane Doe", "The Anvil"),
        ('"Jane Doe, Editor" <jane@anvil.example>', "Jane Doe", "anvil.example"),
        ("Jane Doe <jane@mail.anvil.example>", "Jane Doe", "anvil.example"),
        ("Jane Doe <jane.doe@gmail.com>", "Jane Doe", ""),
        ("Jane Doe <anvil@substack.com>", "Jane Doe", "Jane Doe"),
        ("Jane from The Anvil <anvil@mail.beehiiv.com>", "Jane", "The Anvil"),
        ("News from The Anvil <news@anvil.example>", "", "News from The Anvil"),
        ("Morning Anvil <crew@morninganvil.example>", "", "Morning Anvil"),
        ("news@anvil.example", "", "anvil.example"),
        ("=?utf-8?q?B=C3=BCcher?= <a@buecher.example>", "", "Bücher"),
    ],
)
def test_a_sender_is_author_or_publisher(sender: str, author: str, publisher: str):
    data = (
        letter(NEWSLETTER)
        .as_bytes()
        .replace(b"The Anvil <news@mail.anvil.example>", sender.encode())
    )
    material = read(data)
    assert (material.author, material.publisher) == (author, publisher)


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        (b"=?utf-8?q?K=C3=B6ln_and?=\r\n =?utf-8?b?IMOcYmVy?=", "Köln and Über"),
        (b"=?windows-1252?Q?=93quoted=94?= words", "“quoted” words"),
        (b"=?gb2312?B?1tC5+g==?=", "中国"),
        ("Köln".encode(), "Köln"),
        ("Köln".encode("latin-1"), "Köln"),
        (b"=?nonsense?q?abc?=", "abc"),
        (b"=?utf-8?b?a?=", None),
        (b"=?utf-8?q?=ZZ?=", None),
        (b"Tab\there and\r\n there", "Tab here and there"),
    ],
)
def test_headers_in_any_encoding_become_text(raw: bytes, title: str | None):
    data = letter(NEWSLETTER).as_bytes().replace(b"Acme plans ten plants", raw, 1)
    found = read(data).title
    assert title is None or found == title


# Its text


def test_a_newsletter_in_html_is_its_text_without_what_belongs_to_the_sending():
    material = read(letter(NEWSLETTER, PLAIN))
    assert material.markdown == MARKDOWN
    assert reasons(material) == {
        "Acme plans ten plants": "title",
        "Ten plants, and what it means": "boilerplate",
        "View this email in your browser": "navigation",
        "Sponsored by Hammers Ltd": "advert",
        "You are receiving this email because you signed up at anvil.example.": "subscribe",
        "The Anvil Inc., 1 Forge Street, Toledo, OH": "footer",
        "Unsubscribe | Manage your preferences": "subscribe",
        "© 2026 The Anvil": "footer",
    }


def test_dropped_lines_are_where_they_are_said_to_be():
    material = read(letter(NEWSLETTER))
    lines = material.raw.split("\n")
    for passage in material.dropped:
        assert lines[(passage.line or 0) - 1] == passage.text.split("\n")[0]


def test_a_letter_in_plain_text_is_read_as_a_paste():
    material = read(letter(plain=PLAIN))
    assert material.title == "Acme plans ten plants"
    assert material.markdown.rstrip() == (
        f"{PROSE}\n\n## What it costs\n\n{MORE}\n\n- Ohio in 2027\n- Oslo in 2028"
    )
    assert [passage.reason for passage in material.dropped] == ["navigation", "title", "footer"]


def test_the_title_is_the_subject_even_if_the_text_begins_with_another():
    material = read(letter(plain=f"THE ANVIL, No. 7\n\n{PROSE}\n\n{MORE}\n", Subject="Ten plants"))
    assert material.title == "Ten plants"
    assert PROSE in material.markdown


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "iso-8859-15"])
def test_any_transfer_encoding_and_charset_is_read(encoding: str, charset: str):
    message = EmailMessage()
    message["Subject"] = "Acme"
    text = f"<p>{PROSE} Köln, {'“so”' if charset != 'iso-8859-15' else '€5'}.</p>"
    message.set_content(text, subtype="html", charset=charset, cte=encoding)
    assert read(message).markdown.strip() == text[3:-4]


HEADERS = "From: a@anvil.example\r\nSubject: Ten plants\r\nMIME-Version: 1.0\r\nContent-Type: "


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_hides_no_headers(mark: str):
    (draft,) = normalise(f"{HEADERS}text/plain\r\n\r\n{PROSE}".encode(mark), name="a.eml")
    assert (draft.title, draft.markdown) == ("Ten plants", PROSE)


def test_a_byte_order_mark_says_nothing_of_the_body():
    text = f"{HEADERS}text/plain; charset=windows-1252\r\n\r\nKöln. {PROSE}"
    (draft,) = normalise(b"\xef\xbb\xbf" + text.encode("cp1252"), name="a.eml")
    assert draft.markdown == f"Köln. {PROSE}"


def test_base64_that_breaks_off_is_read_as_far_as_it_goes_with_a_warning():
    coded = b64encode(PROSE.encode()).decode()[:-7]
    text = f"{HEADERS}text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n{coded}"
    (draft,) = normalise(text.encode(), name="a.eml")
    assert PROSE.startswith(draft.markdown)
    assert len(draft.markdown) > len(PROSE) - 10
    assert "ingest-encoding" in {problem.code for problem in draft.diagnostics}


def test_what_stands_above_a_line_that_would_make_a_title_stays():
    head = "Minutes of two teams, kept by hand\n\nAcme opens ten plants by the end of 2030"
    material = read(letter(plain=f"{head}\n\n{PROSE}\n\n{MORE}\n", Subject="Notes"))
    assert material.title == "Notes"
    assert [passage.text for passage in material.dropped] == ["Notes"]
    assert all(line in material.markdown for line in head.split("\n\n"))


@pytest.mark.parametrize(("parameter", "space"), [("", " "), ("; delsp=yes", "  ")])
def test_lines_that_say_that_they_go_on_are_joined(parameter: str, space: str):
    folded = PROSE.replace(" ", f"{space}\r\n", 3)
    text = (
        f"{HEADERS}text/plain; format=flowed{parameter}\r\n\r\n{folded}\r\n\r\n> It\r\n> did.\r\n"
    )
    (draft,) = normalise(text.encode(), name="a.eml")
    assert draft.markdown.startswith(f"{PROSE}\n\n> It")


def test_a_letter_of_many_parts_that_names_no_boundary_is_text():
    (draft,) = normalise(f"{HEADERS}multipart/mixed\r\n\r\n{PROSE}".encode(), name="a.eml")
    assert draft.markdown == PROSE


def test_a_letter_that_is_something_else_says_what():
    text = f"{HEADERS}text/calendar\r\n\r\nBEGIN:VCALENDAR\r\n"
    (problem,) = read(text.encode()).problems
    assert "a letter without text: text/calendar" in problem.message


def test_html_is_preferred_unless_it_is_empty():
    assert "| Ohio |" in read(letter(NEWSLETTER, PLAIN)).markdown
    assert PROSE in read(letter(" ", PLAIN)).markdown
    assert PROSE in read(letter("<style>p {}</style><p>View in a browser</p>", PLAIN)).markdown


def test_names_bylines_and_dates_above_the_text_are_no_part_of_it():
    head = (
        "<h1>The Anvil</h1><p>The Anvil 2026-03-02</p><p>By Jane Doe</p><p>Mar 2, 2026</p><p>·</p>"
    )
    material = read(letter(f"{head}<p>{PROSE}</p><p>Jane Doe</p>"))
    assert material.markdown == f"{PROSE}\n\nJane Doe\n"
    assert [passage.reason for passage in material.dropped[1:]] == [
        "site", "byline", "date", "markup",
    ]  # fmt: skip


def test_a_standfirst_between_title_and_byline_is_the_summary():
    head = "<h1>Acme plans ten plants</h1><h3>None of them burns coal</h3><p>By Jane Doe</p>"
    material = read(letter(f"{head}<p>{PROSE}</p>"))
    assert material.summary == "None of them burns coal"
    assert material.markdown == f"{PROSE}\n"
    assert reasons(material)["None of them burns coal"] == "summary"


def test_a_sponsored_item_goes_with_its_text_and_others_stay():
    material = read(
        letter(
            "<p><a href='https://h.example'>Hammers that never miss (Sponsor)</a></p>"
            f"<p>Hammers Ltd {MORE}</p><h2>News</h2>"
            "<p><a href='https://a.example'>Acme plans</a></p>"
            f"<p>{PROSE}</p><p>Sponsored</p><p>Buy <a href='https://h.example'>hammers</a>.</p><h2>More</h2><p>{MORE}</p>"
        )
    )
    assert material.markdown == (
        f"## News\n\n[Acme plans](https://a.example)\n\n{PROSE}\n\n## More\n\n{MORE}\n"
    )
    adverts = [passage.text for passage in material.dropped if passage.reason == "advert"]
    assert adverts == [
        f"Hammers that never miss (Sponsor)\nHammers Ltd {MORE}",
        "Sponsored\nBuy hammers.",
    ]


def test_buttons_in_the_middle_do_not_end_the_text():
    html = (
        f"<p>{PROSE}</p><p><a href='x'>Subscribe now</a></p><p>A short end.</p><p>Yours, Jane</p>"
    )
    assert read(letter(html)).markdown == f"{PROSE}\n\nA short end.\n\nYours, Jane\n"


def test_notes_stay_notes():
    html = (
        f"<p>{PROSE}<a href='#n1' id='r1'>1</a></p><div id='n1'><a href='#r1'>1</a>"
        "<p>Or sooner.</p></div>"
    )
    assert read(letter(html)).markdown == f"{PROSE}[^1]\n\n[^1]: Or sooner.\n"


def test_attachments_are_named_and_not_read():
    message = letter(NEWSLETTER, PLAIN)
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="Köln.pdf")
    message.add_attachment("Other words.", filename="notes.txt")
    material = read(message)
    assert material.markdown == MARKDOWN
    assert [text for text, reason in reasons(material).items() if reason == "markup"] == [
        "Attached: Köln.pdf (application/pdf)",
        "Attached: notes.txt (text/plain)",
    ]


def test_a_letter_that_only_brings_a_file_is_a_problem():
    message = letter(plain="Hi all,\n\nplease see attached for the figures.\n")
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="q3.pdf")
    (problem,) = read(message).problems
    assert problem.code == "ingest-kind"
    assert "a letter that only brings q3.pdf (application/pdf)" in problem.message


def test_a_letter_without_text_is_a_problem():
    message = EmailMessage()
    message["Subject"] = "Only a file"
    message.add_attachment(b"x", maintype="image", subtype="png", filename="a.png")
    (problem,) = read(message).problems
    assert problem.code == "ingest-kind"
    assert "a letter without text: a.png (image/png)" in problem.message
    message = EmailMessage()
    message["Subject"] = "Not even a file"
    assert [problem.code for problem in read(message).problems] == ["ingest-empty"]


# Newsletters as they are built today

LETTERS = Path(__file__).parents[1] / "fixtures" / "letters"


@pytest.mark.parametrize("path", sorted(LETTERS.glob("*.eml")), ids=lambda path: path.stem)
def test_a_newsletter_is_its_title_day_sender_and_text(path: Path):
    facts, _, markdown = path.with_suffix(".md").read_text().removeprefix("---\n").partition("---")
    expected = yaml.safe_load(facts)
    wanted = scoring.structure(markdown.strip())
    material = read(path.read_bytes(), name=path.name)
    found = scoring.structure(material.markdown, material.title)
    assert found.title == wanted.title
    assert (material.published, material.author) == (expected["date"], expected["author"])
    assert material.publisher == expected["publisher"]
    assert (found.headings, found.items) == (wanted.headings, wanted.items)
    assert found.rows == wanted.rows
    assert (wanted.body - found.body).total() == 0
    assert (found.body - wanted.body).total() <= 25  # a tail that names the letter once


def test_pictures_at_the_ends_of_a_subject_and_the_name_of_a_list_are_no_title():
    assert read(letter(NEWSLETTER, Subject="🚀 Ten plants 🏭 planned ⚒️")).title == (
        "Ten plants 🏭 planned"
    )
    listed = letter(NEWSLETTER, Subject="Re: [anvil-talk] Ten plants")
    assert read(listed).title == "[anvil-talk] Ten plants"
    listed["List-Id"] = "Talk <anvil-talk.lists.example>"
    assert read(listed).title == "Ten plants"


def test_a_letter_without_a_date_is_of_the_day_on_which_it_was_received():
    raw = f"Received: from a.example by b.example; Mon, 2 Mar 2026 23:30 -0800\r\n{HEADERS}"
    material = read(f"{raw}text/plain\r\n\r\n{PROSE}".encode())
    assert (material.published, material.published_from) == ("2026-03-02", "Received header")


def test_a_day_to_come_above_the_text_stays():
    days = "<p>Monday, March 2, 2026</p><p>Thursday, March 12, 2026 2 p.m.</p>"
    html = f"<h1>Ten plants</h1>{days}<p>{PROSE}</p>"
    message = letter(html, Date="Mon, 02 Mar 2026 09:00:00 +0000")
    assert read(message).markdown == f"Thursday, March 12, 2026 2 p.m.\n\n{PROSE}\n"


def test_sentences_that_only_begin_as_notices_do_stay():
    text = "Please make sure that the plants are insured. Please ensure the same of the forges."
    assert text in read(letter(f"<p>{PROSE}</p><p>{text}</p><p>{MORE}</p>")).markdown


def test_a_link_that_is_named_stays_and_a_bare_one_goes():
    named = "<p>Read more: <a href='https://a.example'>A census of anvils</a></p>"
    bare = "<p><a href='https://a.example'>Read more</a></p>"
    material = read(letter(f"<p>{PROSE}</p>{named}<p>{MORE}</p>{bare}<p>{PROSE} It did.</p>"))
    assert "Read more: [A census of anvils](https://a.example)" in material.markdown
    assert reasons(material)["Read more"] == "related"


def test_an_advert_with_a_heading_goes_where_it_names_who_pays_again():
    pitch = "<h3>Nails that bend</h3><p>Hammers Ltd bends them.</p><p><a href='x'>Try it.</a></p>"
    html = f"<p>{PROSE}</p><p>A MESSAGE FROM HAMMERS LTD</p>{pitch}<p>{MORE}</p>"
    assert read(letter(html)).markdown == f"{PROSE}\n\n{MORE}\n"
    news = f"<p>{PROSE}</p><p>Together with Hammers Ltd</p><h3>Nails</h3><p>{MORE}</p>"
    assert read(letter(news)).markdown == f"{PROSE}\n\n## Nails\n\n{MORE}\n"


def test_a_label_above_a_picture_takes_no_text_along():
    picture = "<p>Advertisement</p><a href='https://h.example'><img src='a.png' alt=''></a>"
    html = f"<p>{PROSE}</p>{picture}<p>The forge closes.</p><h2>More</h2><p><a href='https://a.example'>{MORE}</a></p>"
    assert read(letter(html)).markdown == (
        f"{PROSE}\n\nThe forge closes.\n\n## More\n\n[{MORE}](https://a.example)\n"
    )


@pytest.mark.parametrize(
    "tail",
    [
        "<h3>How was today’s letter?</h3><ul><li><a href='https://p.example'>Great</a></li></ul>",
        "<h3>Keep reading</h3><h4><a href='https://a.example'>Forges that think</a></h4>",
        "<p>Love The Anvil? Tell your friends.</p><p>https://anvil.example/r</p>",
        "<h3>One more thing</h3><p>Share The Anvil with your friends and win a mug.</p>",
        "<p>The Anvil is a reader-supported publication. To receive new posts, subscribe.</p>",
        "<p><b>A message from the Guild:</b> Every lock deserves a key of its own.</p>",
    ],
)
def test_polls_other_posts_and_referrals_end_a_letter(tail: str):
    html = f"<p>{PROSE}</p><p>{MORE}</p>{tail}<p><a href='https://u.example'>Unsubscribe</a></p>"
    assert read(letter(html)).markdown == f"{PROSE}\n\n{MORE}\n"


def test_long_paragraphs_about_the_letter_itself_are_its_foot():
    foot = (
        "The Anvil is meant for one reader, but forwarding it now and then is fine. Write to us"
        " about subscriptions for a team, since there is a discount for five and more of them."
    )
    whole = f"<p>{PROSE}</p><p>{MORE}</p><p>{foot}</p><p>The Anvil, Toledo</p>"
    assert read(letter(f"{whole}<p>Unsubscribe here</p>")).markdown == f"{PROSE}\n\n{MORE}\n"
    assert "The Anvil, Toledo" in read(letter(whole)).markdown
    assert read(letter(f"<p>{PROSE}</p><p>{foot}</p><p>{MORE}</p>")).markdown.count("discount")


@pytest.mark.parametrize("named", ['; boundary="other"', ""])
def test_parts_are_found_where_the_header_names_another_boundary(named: str):
    text = f"{HEADERS}multipart/alternative{named}\r\n\r\n--it\r\nContent-Type: text/html\r\n\r\n"
    assert read(f"{text}<p>{PROSE}</p>\r\n--it--\r\n".encode()).markdown == f"{PROSE}\n"


# Forwarded letters


@pytest.mark.parametrize("comment", ["", "FYI\n\n"])
def test_a_forwarded_letter_is_dated_and_signed_as_the_one_inside(comment: str):
    material = read(
        letter(
            plain=comment + GMAIL + PLAIN,
            Subject="Fwd: Acme plans ten plants",
            From="Me <me@gmail.com>",
            Date="Fri, 06 Mar 2026 10:00:00 +0100",
        )
    )
    assert material.title == "Acme plans ten plants"
    assert (material.publisher, material.published) == ("The Anvil", "2026-03-03")
    assert material.published_from == "Date header of the forwarded letter"
    assert material.markdown.startswith(PROSE)


def test_a_forwarded_letter_in_html_too():
    head = "<br>".join(GMAIL.strip().replace("<", "&lt;").split("\n"))
    html = f'<div><div class="gmail_attr">{head}<br></div><br>{NEWSLETTER}</div>'
    material = read(letter(html, From="Me <me@gmail.com>", Subject="Fwd: Acme plans ten plants"))
    assert (material.publisher, material.published) == ("The Anvil", "2026-03-03")
    assert material.markdown == MARKDOWN


OTHERS = (
    """-----Ursprüngliche Nachricht-----
Von: Jane Doe <jane@anvil.example>
Gesendet: Montag, 2. März 2026 09:15
An: Me
Betreff: Zehn Werke""",
    """---------- Message transféré ---------
De : Jane Doe <jane@anvil.example>
Date : lun. 2 mars 2026 à 09:15
Objet : Dix usines
À : <me@gmail.com>""",
    """Van: Jane Doe <jane@anvil.example>
Verzonden: 2 March 2026
Aan: Me
Onderwerp: Tien""",
)


@pytest.mark.parametrize("head", OTHERS)
def test_headers_in_other_languages(head: str):
    material = read(
        letter(plain=f"{head}\n\n{PROSE}\n", From="Me <me@gmail.com>", Subject="Fwd: x")
    )
    assert (material.author, material.published) == ("Jane Doe", "2026-03-02")
    assert material.markdown == f"{PROSE}\n"


def test_headers_as_outlook_writes_them_and_no_subject_outside():
    text = (
        "From: Jane Doe from The Anvil <jane@anvil.example>\nSent: Monday, 2 March 2026 09:15\n"
        f"To: Me\nSubject: FW: Acme plans\n\n{PROSE}\n\n{MORE}\n"
    )
    material = read(letter(plain=text, Subject="", From="Me <me@gmail.com>"))
    assert (material.title, material.author) == ("Acme plans", "Jane Doe")
    assert material.published == "2026-03-02"
    bare = read(text.encode(), name="in.txt")
    assert (bare.title, bare.publisher) == ("Acme plans", "The Anvil")
    assert bare.published == "2026-03-02"


def test_a_letter_that_is_attached_is_read():
    outer = EmailMessage()
    outer["Subject"] = "Fwd: Acme plans ten plants"
    outer["From"] = "Me <me@gmail.com>"
    outer.set_content("\n")
    outer.add_attachment(letter(NEWSLETTER, Date="Sun, 01 Mar 2026 09:00:00 +0000"))
    material = read(outer)
    assert material.markdown == MARKDOWN
    assert (material.publisher, material.published) == ("The Anvil", "2026-03-01")


def test_a_letter_that_only_comes_along_signs_nothing():
    outer = letter(plain=f"{PROSE}\n\n{MORE}\n", From="Jane Doe <jane@anvil.example>")
    outer.add_attachment(letter(plain="An older one.", Subject="Anvils", From="Bo <bo@x.example>"))
    assert read(outer).author == "Jane Doe"


def test_each_letter_of_an_mbox_file_is_a_draft():
    first, second = letter(NEWSLETTER), letter(plain=PLAIN, Subject="From now on")
    line = b"From news@anvil.example Mon Mar  2 23:30:00 2026\n"
    drafts = normalise(line + bytes(first) + b"\n" + line + bytes(second), name="box.mbox")
    assert [draft.title for draft in drafts] == ["Acme plans ten plants", "From now on"]
    assert drafts[0].markdown == MARKDOWN.rstrip("\n")
    assert [draft.title for draft in normalise(line + bytes(second), name="in.eml")] == [
        "From now on"
    ]


def test_a_letter_that_quotes_another_is_one():
    quoted = f"{PROSE}\n\nFrom a letter of 2025\nSubject: plants\n\n{MORE}\n"
    assert len(normalise(bytes(letter(plain=quoted)), name="in.eml")) == 1


# Saved pages


def saved(location: str = "https://anvil.example/acme") -> bytes:
    paragraphs = "".join(f"<p>{PROSE} Part {n}. <a href=3D'/x'>See</a></p>" for n in range(5))
    return (
        f"From: <Saved by Blink>\nSnapshot-Content-Location: {location}\n"
        "Subject: =?utf-8?Q?Acme=20plans?=\nDate: Sun, 22 Nov 2026 10:48:04 GMT\n"
        'MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="b"\n\n\n'
        "--b\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n"
        f"Content-Location: {location}\n\n<html><head><title>Acme plans ten plants</title></head>"
        f"<body><article><h1>Acme plans ten plants</h1>{paragraphs}</article></body></html>\n"
        "--b\nContent-Type: text/css\nContent-Location: https://anvil.example/a\n\np {}\n--b--\n"
    ).encode()


def test_a_page_saved_as_mhtml_is_read_as_a_page():
    material = read(saved(), name="in.mhtml")
    assert material.title == "Acme plans ten plants"
    assert material.url == "https://anvil.example/acme"
    assert "[See](https://anvil.example/x)" in material.markdown
    assert "2026-11-22" not in (material.published, material.updated)


def test_a_page_saved_from_the_disk_has_no_address():
    assert read(saved("file:///tmp/acme.html"), name="in.mhtml").url == ""


# Anything

DEEP = range(900)
MARKED = b"--a\nContent-Type: text/html\n\nb\n"


@given(st.binary(max_size=600))
def test_any_bytes_are_some_letter(data: bytes):
    for wrapped in (
        data,
        b"Content-Type: text/html; charset=" + data + b"\n\n<p>a</p>" + data,
        b"Content-Type: multipart/mixed; boundary=a\n\n--a\n" + data + b"\n--a\n\nb\n--a--",
        b"Content-Transfer-Encoding: base64\n\n" + data,
        b"Subject: =?utf-8?b?" + data + b"?=\nDate: " + data + b"\nFrom: " + data + b"\n\nb",
    ):
        read(wrapped)


@given(st.integers(0, 4000), st.integers(0, 300), st.binary(max_size=30))
def test_a_damaged_letter_is_read(start: int, length: int, data: bytes):
    whole = letter(NEWSLETTER, GMAIL + PLAIN).as_bytes()
    read(whole[:start] + data + whole[start + length :])


@pytest.mark.parametrize(
    "data",
    [
        b"From: " * 16_000,
        b"Subject: " + b"=?utf-8?q?a?= " * 7_000 + b"\n\nb",
        b"From: " + b"<" * 100_000 + b"\n\nb",
        b"From: " + b"(" * 100_000 + b"\n\nb",
        b"Date: " + b"1 " * 50_000 + b"\n\nb",
        b"A: b\n" * 20_000,
        b"\n\n" + b"> " * 50_000,
        b"\n\n" + b"From: a\n" * 12_000,
        b"\n\n" + b"unsubscribe\n" * 8_000,
        b"Content-Type: text/html\n\n" + b"<p style='display:none'>a" * 4_000,
        b"Content-Type: text/html\n\n" + b"<td>unsubscribe" * 6_000,
        b"Content-Type: multipart/mixed; boundary=a\n\n" + MARKED * 3_000,
        b"".join(b"Content-Type: multipart/mixed; boundary=a%d\n\n--a%d\n" % (n, n) for n in DEEP),
    ],
)  # fmt: skip
def test_a_hundred_kilobytes_take_less_than_a_few_seconds(data: bytes):
    start = time.process_time()
    mail.read(data, name="in.eml")
    assert time.process_time() - start < 4


def test_letters_within_letters_deeper_than_can_be_opened_are_told_of():
    data = b"Subject: Ten plants\r\nContent-Type: text/plain\r\n\r\n" + PROSE.encode()
    for _ in range(1500):
        data = b"Subject: Fwd\r\nContent-Type: message/rfc822\r\n\r\n" + data
    [draft] = normalise(data, name="deep.eml")
    assert [one.code for one in draft.diagnostics] == ["ingest-kind"]
    assert "letters within letters" in draft.diagnostics[0].message
