"""The fast Markdown engine gives the bodies of the reference, or leaves a text to it."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.content import header, markdown
from briefing.content.markdown import fast, reference
from briefing.diagnostics import Diagnostics
from briefing.model.records import Body

ROOT = Path(__file__).parents[2]
SPECIFICATION = json.loads(
    (ROOT / "tests/fixtures/commonmark/examples.json").read_text(encoding="utf-8")
)
SHIPPED = sorted((ROOT / "content").rglob("*.md"))
MADE_UP = int(os.environ.get("MARKDOWN_EXAMPLES", "300"))
"""How many made-up texts are compared; docs/markdown-engine.md says what longer runs have shown."""


def by_reference(text: str, first_line: int) -> tuple[Body, list[str]]:
    problems = Diagnostics()
    body = reference.render(text, file="a.md", first_line=first_line, problems=problems)
    return body, [problem.code for problem in problems]


def is_taken(text: str, first_line: int = 1) -> bool:
    """Say whether the fast engine takes a text, having checked that nothing is lost by that."""
    body = fast.render(text, first_line=first_line)
    if body is not None:
        assert (body, []) == by_reference(text, first_line), text
    return body is not None


# Known texts


def test_the_specification_has_all_its_examples():
    assert [example["example"] for example in SPECIFICATION] == list(range(1, 653))


@pytest.mark.parametrize("section", sorted({example["section"] for example in SPECIFICATION}))
def test_the_engines_agree_on_the_specification(section: str):
    for example in SPECIFICATION:
        if example["section"] == section:
            is_taken(example["markdown"])


def test_the_fast_engine_takes_a_good_part_of_the_specification():
    assert sum(is_taken(example["markdown"]) for example in SPECIFICATION) > 250


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_fast_engine_takes_the_shipped_digest(path: Path):
    split = header.split(path.read_text(encoding="utf-8"))
    assert split is not None
    assert is_taken(split.body, split.body_line)


# What is taken, and what is left


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("One *two* **three** `max_tokens` snake_case.\n", id="marks"),
        pytest.param("It’s “quoted” — 5\xa0million € of 3… \"and\" 'so' & <!\n", id="typography"),
        pytest.param("One\ntwo  \nthree\\\nfour\n", id="line breaks"),
        pytest.param("Due by\n2027. Then `GET\n/a` and\n`b`.\n", id="lines broken by an editor"),
        pytest.param(r"\[no\] \#marks, a\_b", id="escapes"),
        pytest.param("AT&T &amp; &eacute; &lt;b&gt;\n", id="entities"),
        pytest.param("[a](b.md) [*c* `d`](https://example.org/a_b?c=d&e=%20#f)\n", id="links"),
        pytest.param("[a](/b/ \"A 'good' one\")\n", id="titles of links"),
        pytest.param("“We [the company] will,” it said […].\n", id="brackets of an editor"),
        pytest.param("# A\n\n## A\n\nB\n---\n\n###### C *d* ##\n", id="headings"),
        pytest.param("## The article argues\n\nA\n\n### B\n\n## C\n", id="a section set apart"),
        pytest.param("- a\n- b\n  c\n\n1. d\n   - e\n\n     f\n2. g\n", id="lists"),
        pytest.param("- a\n\n- b\n\n  > c\n\n7. d\n", id="loose lists"),
        pytest.param("> a\n> b\n>\n> - c\n", id="quote"),
        pytest.param("|a|b|c|\n|-|:-:|--:|\n| *d* | [e](f.md) ||\n", id="table"),
        pytest.param("```python\na = b | c['d'] * 2\n```\n", id="code"),
        pytest.param("a\n\n<!--more-->\n\nb\n\n***\n", id="excerpt and rule"),
        pytest.param("日本語 *text* 🙂 Größe\n", id="other scripts"),
    ],
)
def test_the_fast_engine_takes(text: str):
    assert is_taken(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("~~a~~", id="strikethrough"),
        pytest.param("a[^1]\n\n[^1]: b", id="footnote"),
        pytest.param("a^[b](c)", id="footnote in the line"),
        pytest.param("[a]\n\n[a]: b.md", id="reference"),
        pytest.param("![a](b.png)", id="image"),
        pytest.param("<https://a.example>", id="address on its own"),
        pytest.param("a <b>c</b>", id="markup"),
        pytest.param("<div>\n\na", id="block of markup"),
        pytest.param("&#x202E;", id="entity of a control character"),
        pytest.param("a\tb", id="tab"),
        pytest.param("a\u200bb", id="character that nobody sees"),
        pytest.param("*a*\xa0", id="no-break space at an end"),
        pytest.param("[a](javascript:b)", id="scheme"),
        pytest.param("[a](//b.example)", id="another host"),
        pytest.param("[a](é.md)", id="target to encode"),
        pytest.param("[a](<b c>)", id="target with a space"),
        pytest.param('[a](b "c\n d")', id="title of two lines"),
        pytest.param("`[a](b)` [a](b)", id="a link, and before it one in code"),
        pytest.param("[](a.md)", id="link of no words"),
        pytest.param("*a", id="mark that is none"),
        pytest.param("[ **a*](b)", id="marks that do not match"),
        pytest.param("a \\ \nb", id="escaped space"),
        pytest.param("[a\\\n](b)", id="line break at the end of a link"),
        pytest.param("- `a\n  b`", id="code span of two lines in a list"),
        pytest.param(">a\n    >b", id="line that looks like a quote"),
        pytest.param("- -    - a\n      +", id="line that looks like a list"),
        pytest.param("-\n\n\n-", id="empty items"),
        pytest.param("    a", id="indented code"),
        pytest.param("- ```\n  a\n  ```\n", id="code in a list"),
        pytest.param("``` a b\nc\n```\n", id="code with more than a language"),
        pytest.param("```\na", id="code to the end without a line feed"),
        pytest.param("a|b\n-|-\nc|d", id="table without outer bars"),
        pytest.param("|a|\n|- :|", id="odd row below the head"),
        pytest.param("|a\\|b|c|\n|-|-|", id="escaped bar"),
        pytest.param("|a|b|\n|-|-|\n|c|", id="row too short"),
        pytest.param("- |a|\n  |-|", id="table in a list"),
        pytest.param("a | b", id="bar in a text"),
        pytest.param("> " * 30 + "a", id="deep nesting"),
        pytest.param("[" * 1_001, id="many brackets"),
    ],
)
def test_the_fast_engine_leaves(text: str):
    assert not is_taken(text)


@pytest.mark.parametrize("text", ["A *b* [c](d.md).\n", "A ~~b~~ [c](d.md).\n"])
def test_either_way_the_body_is_that_of_the_reference(text: str):
    problems = Diagnostics()
    body = markdown.render(text, file="a.md", first_line=7, problems=problems)
    assert body == by_reference(text, 7)[0]
    assert not list(problems)


# Made-up texts

BLOCKS = st.sampled_from(
    ["Some words, and (more) of them.", "Words on\ntwo lines  \nand\\\nmore of them",
     "*One* **two** ***three*** _four_ `five_six`", "[a *b*](c.md) and [d](/e/ \"F\") here",
     "[a](https://example.org/b_c?d=e&f=g) “quoted” — 5\xa0million", "AT&T &amp; \"so\" it's €3…",
     "## The article argues", "# Title", "## A", "### *B* `c` [d](e.md)", "A\nb\n---", "Word\n===",
     "- a\n- *b* c\n- [d](e.md)", "- a\n  - b\n    c\n- d", "- a\n\n- b\n\n  c", "* a\n\n  > b",
     "1. a\n2. b", "3) a\n   - b\n4) c", "10. a\n\n    b", "> a\n> b *c*", "> a\n>\n> - b\n> - c",
     "> ## A\n> b\nc", "| a | b |\n| --- | --: |\n| c | *d* |\n| [e](f.md) | |", "|a|\n|:-:|",
     "```\na <b>\n\n*c*\n```", "```python\na = b | c\n```", "***", "<!--more-->", "日本語 🙂 é",
     "    code", "~~a~~ b", "a[^1]\n\n[^1]: b", "[a]\n\n[a]: b.md", "<div>\na\n</div>"]
)  # fmt: skip
SCRAPS = st.sampled_from(
    ["*", "**", "_", "__", "`", "``", "[", "]", "](", "](b.md)", ")", "(", "!", "[a](b.md)", "*a*",
     "~", "~~", "|", "\\", "\\\n", "  \n", "\n", "\n\n", " ", "  ", "\t", "\n  ", "\n    ", "\n> ",
     "\n>", "\n- ", "\n-", "\n1. ", "\n2) ", "\n# ", "\n#", "\n---", "\n===", "\n```", "\n|", "> ",
     "- ", "1. ", "#", "+", "-", "=", ":", "<", ">", "<b>", "&", "&amp;", "&#35;", "&copy;", "\"",
     "'", "“", "”", "’", "—", "…", "€", "\xa0", "\u2009", "\u00ad", "\u200b", "é", "日", "🙂", "^",
     "[^1]", "<!--more-->", "\n<!--more-->\n", "<https://a.example>", "javascript:a", "//a.example",
     "%20", "%", "{{", "a", "1", "."]
)  # fmt: skip
GAPS = st.sampled_from(["\n\n", "\n\n", "\n\n", "\n", "\n \n", "\n\n\n"])


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Draw what an editor might write, with a few things in wrong places."""
    text = "".join(
        block + gap for block, gap in draw(st.lists(st.tuples(BLOCKS, GAPS), max_size=5))
    )
    for scrap in draw(st.lists(SCRAPS, max_size=4)):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + scrap + text[at:]
    if indent := draw(st.sampled_from(["", "", "", "> ", ">", "  ", "   ", "    "])):
        lines = text.split("\n")
        first = draw(st.integers(0, len(lines) - 1))
        last = draw(st.integers(first, len(lines)))
        lines[first:last] = [indent + line for line in lines[first:last]]
        text = "\n".join(lines)
    return text.rstrip("\n") if draw(st.booleans()) else text


@settings(max_examples=MADE_UP)
@given(texts(), st.integers(1, 50))
def test_the_engines_agree_on_made_up_texts(text: str, first_line: int):
    is_taken(text, first_line)
