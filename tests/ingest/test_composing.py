"""What a draft is written as, and that it is read back as it was."""

import datetime

import frontmatter
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.content import header
from briefing.diagnostics import Diagnostics
from briefing.ingest import Draft, compose, read

AWKWARD = st.sampled_from(
    [
        "", " ", "---", "--- ", "...", "2027", "2026-03", "2026-03-14", "1:30", "no", "Yes", "null",
        "~", "=", "<<", "1e3", "0x1f", "0o17", ".inf", "1_000", "+1", "- a", "a: b", "a #b", "#b",
        "*a", "&a", "!a", "%a", "@a", "`a", "'a'", '"a"', "[a]", "{a}", "a\nb", "a\r\nb", "\ta",
        "a\x85b", "a\u2028b", "\u2029", "\ufeffa", "a\x00b", "\x7f", "\ufffe", "🦞 🚨", "Ü“—”",
        "a  b ", " a", "\n", "\\", "| a", "> a", "? a", "a:", ": a", ",", "x" * 300 + " y" * 200,
    ]
)  # fmt: skip
TEXTS = st.text() | AWKWARD
DAYS = st.dates(datetime.date(1000, 1, 1))
SCALARS = TEXTS | DAYS | st.integers() | st.booleans() | st.none()
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)
HEADERS = st.dictionaries(TEXTS, VALUES, max_size=6)
LINES = st.sampled_from(["---", "--- ", "----", "...", "", " ", "\r", "title: x", "\u2028", "text"])
BODIES = st.text() | st.lists(LINES | TEXTS, max_size=8).map("\n".join)


def draft(front_matter=None, markdown: str = "") -> Draft:
    return Draft(name="a.txt", kind="paste", front_matter=front_matter or {}, markdown=markdown)


@given(HEADERS, BODIES)
def test_reading_what_was_composed_gives_the_draft(front_matter, markdown: str):
    made = draft(front_matter, markdown)
    assert read(compose(made)) == (made.front_matter, made.markdown)


@given(HEADERS, BODIES)
def test_other_readers_of_front_matter_read_it_too(front_matter, markdown: str):
    found, content = frontmatter.parse(compose(draft(front_matter, markdown)))
    assert (found, content) == (front_matter, markdown.replace("\r\n", "\n").strip())


@given(st.dictionaries(TEXTS, TEXTS, max_size=6), BODIES)
def test_a_build_reads_the_same_texts(front_matter, markdown: str):
    found = header.read(compose(draft(front_matter, markdown)), "a.md", Diagnostics())
    assert found
    node, cut = found
    texts = {
        key.text: value.text for key, value in node.entries if isinstance(value, header.Scalar)
    }
    assert texts == front_matter
    assert cut.body == header.unix_lines(f"\n{markdown}\n")


def test_it_looks_as_an_editor_would_write_it():
    text = compose(
        draft(
            {
                "title": "Microsoft: own models by 2027",
                "date": datetime.date(2026, 3, 14),
                "companies": ["Microsoft", "OpenAI"],
                "years": [2027],
                "source": {"publisher": "Creati.ai", "published": "2026-03", "sha256": "0" * 64},
                "summary": "A long line " * 20 + "“with” quotes 🦞",
                "draft": True,
            },
            "## Heading\n\nText.",
        )
    )
    assert text == (
        "---\n"
        "title: 'Microsoft: own models by 2027'\n"
        "date: 2026-03-14\n"
        "companies:\n  - Microsoft\n  - OpenAI\n"
        "years:\n  - 2027\n"
        "source:\n  publisher: Creati.ai\n  published: 2026-03\n"
        f"  sha256: '{'0' * 64}'\n"
        f"summary: {'A long line ' * 20}“with” quotes 🦞\n"
        "draft: true\n"
        "---\n\n## Heading\n\nText.\n"
    )


@pytest.mark.parametrize(
    "saved",
    ["---\r\ntitle: A\r\n---\r\n\r\nText.\r\nMore.\n", "\ufeff---\ntitle: A\n---\nText.\r\nMore."],
)
def test_what_an_editor_saved_is_read_too(saved: str):
    assert read(saved) == ({"title": "A"}, "Text.\r\nMore.")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Text.",
        "---\ntitle: A\n",
        "---\n- a\n---\n",
        "---\n'\n---\n",
        "---\na: 2026-02-30\n---\n",
    ],
)
def test_a_text_without_front_matter_is_refused(text: str):
    with pytest.raises(ValueError, match="front matter"):
        read(text)
