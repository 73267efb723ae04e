"""Front matter: what is read as what, and where every problem is said to stand."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.content import header
from briefing.content.header import Mapping, Node, Scalar, Sequence, Split
from briefing.diagnostics import Diagnostic, Diagnostics

FILE = "content/articles/a.md"


def read(text: str) -> tuple[Mapping, Split, list[Diagnostic]]:
    problems = Diagnostics()
    found = header.read(text, FILE, problems)
    assert found is not None, list(problems)
    return *found, list(problems)


def refused(text: str) -> Diagnostic:
    problems = Diagnostics()
    assert header.read(text, FILE, problems) is None
    (problem,) = problems
    return problem


def plain(node: Node) -> object:
    """Return a node without its positions."""
    match node:
        case Scalar(text=text):
            return text
        case Sequence(items=items):
            return [plain(item) for item in items]
        case Mapping(entries=entries):
            return {key.text: plain(value) for key, value in entries}


def value(text: str) -> object:
    node, _, problems = read(f"---\nkey: {text}\n---\n")
    assert problems == []
    return plain(node.entries[0][1])


# The split


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("---\ntitle: A\n---\nBody\n", id="plain"),
        pytest.param("\ufeff---\ntitle: A\n---\nBody\n", id="byte order mark"),
        pytest.param("---\r\ntitle: A\r\n---\r\nBody\r\n", id="CRLF"),
        pytest.param("---\rtitle: A\r---\rBody\r", id="CR"),
        pytest.param("--- \ntitle: A\n---\t\nBody\n", id="white space after the fences"),
    ],
)
def test_a_file_is_cut_into_front_matter_and_body(text: str):
    node, cut, problems = read(text)
    assert (plain(node), cut.body, cut.body_line) == ({"title": "A"}, "Body\n", 4)
    assert problems == []


def test_blank_lines_before_the_front_matter_count():
    node, cut, _ = read("\ufeff\n \n\n---\ntitle: A\n---\nBody")
    key, scalar = node.entries[0]
    assert (key.line, key.column, scalar.line, scalar.column) == (5, 1, 5, 8)
    assert cut.body_line == 7


@pytest.mark.parametrize(
    ("text", "body"),
    [
        pytest.param("---\ntitle: A\n---", "", id="nothing after the fence"),
        pytest.param("---\ntitle: A\n---\n\n\n    code\n", "\n\n    code\n", id="blank lines"),
        pytest.param("---\ntitle: A\n---\nA\n\n---\n\nB\n", "A\n\n---\n\nB\n", id="a rule"),
        pytest.param("---\ntitle: A\n---\n---\nx: 1\n---\n", "---\nx: 1\n---\n", id="a fence"),
        pytest.param("---\ntitle: A\n---\nA  \n", "A  \n", id="white space at the end"),
    ],
)
def test_the_body_is_kept_as_it_is(text: str, body: str):
    _, cut, _ = read(text)
    assert cut.body == body


def test_dashes_within_a_value_do_not_close_the_front_matter():
    node, _, _ = read("---\ntitle: a --- b\nnote: ---x\ntext: |\n  ---\n---\n")
    assert plain(node) == {"title": "a --- b", "note": "---x", "text": "---\n"}


@pytest.mark.parametrize("text", ["---\n---\n", "---\n\n---\nBody", "---\n# a comment\n---\n"])
def test_an_empty_front_matter_has_no_keys(text: str):
    node, _, problems = read(text)
    assert (node.entries, node.line, problems) == ((), 1, [])


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        pytest.param("", "header-missing", 1, 1, id="empty file"),
        pytest.param("Body\n---\na: b\n---\n", "header-missing", 1, 1, id="text first"),
        pytest.param(" ---\na: b\n ---\n", "header-missing", 1, 1, id="indented fence"),
        pytest.param("----\na: b\n----\n", "header-missing", 1, 1, id="four dashes"),
        pytest.param("---\ntitle: A\n\nBody\n", "header-unclosed", 1, 1, id="never closed"),
        pytest.param("\n\n---\ntitle: A\n", "header-unclosed", 3, 1, id="later, never closed"),
        pytest.param("---", "header-unclosed", 1, 1, id="a fence only"),
        pytest.param("---\ntitle: A\n ---\n", "header-unclosed", 1, 1, id="closing fence indented"),
        pytest.param("---\njust text\n---\n", "header-not-a-mapping", 2, 1, id="a text"),
        pytest.param("---\n\n- a\n- b\n---\n", "header-not-a-mapping", 3, 1, id="a list"),
    ],
)
def test_a_file_without_usable_front_matter_is_refused(
    text: str, code: str, line: int, column: int
):
    problem = refused(text)
    assert (problem.code, problem.line, problem.column) == (code, line, column)


def of_size(size: int, filling: str = "x") -> str:
    """Return a file whose front matter has this many bytes."""
    width = len(filling.encode())
    return f"---\nkey: {'x' * ((size - 6) % width)}{filling * ((size - 6) // width)}\n---\nBody\n"


@pytest.mark.parametrize("filling", ["x", "é"])
def test_front_matter_of_64_kib_is_read(filling: str):
    node, _, _ = read(of_size(64 * 1024, filling))
    assert [key.text for key, _ in node.entries] == ["key"]


@pytest.mark.parametrize("filling", ["x", "é"])
def test_front_matter_over_64_kib_is_refused(filling: str):
    problem = refused(of_size(64 * 1024 + 1, filling))
    assert (problem.code, problem.line) == ("header-too-large", 1)


def test_a_long_body_is_no_long_front_matter():
    _, cut, _ = read("---\ntitle: A\n---\n" + "x" * 200_000)
    assert len(cut.body) == 200_000


# Values stay text


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("no", "no", id="no"),
        pytest.param("Yes", "Yes", id="Yes"),
        pytest.param("true", "true", id="true"),
        pytest.param("1:30", "1:30", id="no sexagesimal number"),
        pytest.param("0123", "0123", id="no octal number"),
        pytest.param("1_000", "1_000", id="no number"),
        pytest.param("2026-08-02", "2026-08-02", id="no date"),
        pytest.param("2026-08-02T10:00:00Z", "2026-08-02T10:00:00Z", id="no instant"),
        pytest.param(".inf", ".inf", id="no infinity"),
        pytest.param("2027~", "2027~", id="about"),
        pytest.param("", None, id="nothing"),
        pytest.param("~", None, id="tilde"),
        pytest.param("null", None, id="null"),
        pytest.param("NULL", None, id="NULL"),
        pytest.param("'~'", "~", id="quoted tilde"),
        pytest.param('"null"', "null", id="quoted null"),
        pytest.param("''", "", id="quoted nothing"),
        pytest.param("it's", "it's", id="apostrophe"),
        pytest.param(r'"a\u00e9\t\"b\""', 'aé\t"b"', id="escapes"),
        pytest.param("a # comment", "a", id="comment"),
        pytest.param("[a, [b, ~], {c: d}]", ["a", ["b", None], {"c": "d"}], id="flow"),
        pytest.param("\n  - a\n  -\n  - b: c", ["a", None, {"b": "c"}], id="block"),
        pytest.param("|\n  a\n   b", "a\n b\n", id="literal"),
        pytest.param(">\n  a\n  b", "a b\n", id="folded"),
        pytest.param("&x [a, b]", ["a", "b"], id="anchor"),
    ],
)
def test_values_stay_text_until_the_schema_reads_them(written: str, expected: object):
    assert value(written) == expected


def test_an_alias_stands_for_its_anchor():
    node, _, _ = read("---\none: &x [a, b]\ntwo: *x\n---\n")
    assert plain(node) == {"one": ["a", "b"], "two": ["a", "b"]}


# True positions


def positions(node: Node, path: str = "") -> dict[str, tuple[int, int]]:
    found = {path: (node.line, node.column)} if isinstance(node, Scalar) else {}
    if isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            found |= positions(item, f"{path}/{index}")
    if isinstance(node, Mapping):
        for key, item in node.entries:
            found |= positions(item, f"{path}/{key.text}")
    return found


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_every_value_knows_its_line_and_column(newline: str):
    text = (
        "---\ntitle: Ada\nlist:\n  - one\n  -   two\n"
        "nested:\n  deeper: {a: b, c: [d,\n    e]}\ngröße: '日本語 🙂'\n🙂: [é, 'ü', x]\n---\n"
    )
    node, _, _ = read(text.replace("\n", newline))
    assert positions(node) == {
        "/title": (2, 8),
        "/list/0": (4, 5),
        "/list/1": (5, 7),
        "/nested/deeper/a": (7, 15),
        "/nested/deeper/c/0": (7, 22),
        "/nested/deeper/c/1": (8, 5),
        "/größe": (9, 8),
        "/🙂/0": (10, 5),
        "/🙂/1": (10, 8),
        "/🙂/2": (10, 13),
    }


@pytest.mark.parametrize("break_", ["\u2028", "\u2029", "\x85"], ids=["LS", "PS", "NEL"])
def test_only_line_feeds_and_carriage_returns_count_as_lines(break_: str):
    node, _, _ = read(f"---\none: 'a{break_}b'\ntwo: c\n---\n")
    assert positions(node)["/two"] == (3, 6)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        pytest.param("a: b\na: c", "duplicate-key", 3, 1, id="duplicate key"),
        pytest.param("x:\n  ü: {a: 1, a: 2}", "duplicate-key", 3, 13, id="nested duplicate"),
        pytest.param("title: A: B", "header-syntax", 2, 9, id="a colon in a value"),
        pytest.param("ü: é: b", "header-syntax", 2, 5, id="after letters of several bytes"),
        pytest.param("a: b\n\tc: d", "header-syntax", 3, 1, id="a tab"),
        pytest.param("a: b\nc: d\x07e", "header-syntax", 3, 5, id="control character"),
        pytest.param("a: é\nç: é\x01", "header-syntax", 3, 5, id="control, several bytes"),
        pytest.param("a: @b", "header-syntax", 2, 4, id="reserved sign"),
        pytest.param("a: *b", "header-syntax", 2, 4, id="unknown alias"),
        pytest.param("a: &a [*a]", "header-syntax", 2, 8, id="recursive alias"),
        pytest.param("a: b\n? [c]\n: d", "header-syntax", 3, 3, id="a list as key"),
    ],
)
def test_a_problem_stands_where_it_is(text: str, code: str, line: int, column: int):
    problems = Diagnostics()
    header.read(f"---\n{text}\n---\nBody\n", FILE, problems)
    assert [(p.code, p.line, p.column) for p in problems] == [(code, line, column)]


def test_a_duplicate_key_names_the_first_one():
    _, _, problems = read("---\na: b\n\na: c\nd: e\nd: f\n---\n")
    assert ["line 2" in problems[0].message, "line 5" in problems[1].message] == [True, True]


def test_the_first_of_two_equal_keys_is_kept():
    node, _, _ = read("---\na: b\na: c\n---\n")
    assert plain(node) == {"a": "b"}


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param("a: b\n\tc: d", "spaces", id="tab"),
        pytest.param("title: A: B", "quotes", id="colon"),
        pytest.param("a: b\x07", "control character", id="control character"),
        pytest.param("a: *b", "quotes", id="alias"),
    ],
)
def test_a_syntax_error_says_how_to_mend_it(text: str, hint: str):
    assert hint in refused(f"---\n{text}\n---\n").hint


@pytest.mark.parametrize(
    "text", ["a: [b", "a: {b", 'a: "b', "a: 'b", "a: [b}", "a: b]\n]", "- a\nb: c", "%x\na: b"]
)
def test_unfinished_yaml_is_a_syntax_error_inside_the_front_matter(text: str):
    problem = refused(f"---\n{text}\n---\nBody\n")
    assert problem.code == "header-syntax"
    assert problem.line is not None
    assert 2 <= problem.line <= 3 + text.count("\n")


@pytest.mark.parametrize(
    "text", ["title: A\n...\ncompany: B", "title: A\n--- {company: B}"], ids=["end", "start"]
)
def test_nothing_after_a_document_end_is_lost_in_silence(text: str):
    problems = Diagnostics()
    found = header.read(f"---\n{text}\n---\nBody\n", FILE, problems)
    assert len(problems) == 1
    assert found is None or "company" in str(plain(found[0]))


# Hostile input


def flow(levels: int) -> str:
    return "---\n" + "{a: " * levels + "b" + "}" * levels + "\n---\n"


def block(levels: int) -> str:
    return "---\n" + "".join(f"{' ' * n}a:\n" for n in range(levels)) + " " * levels + "b\n---\n"


@pytest.mark.parametrize("nested", [flow, block])
def test_32_levels_are_read(nested):
    node, _, problems = read(nested(32))
    assert problems == []
    assert node.entries


@pytest.mark.parametrize("nested", [flow, block])
@pytest.mark.parametrize("levels", [33, 300])
def test_more_levels_are_refused(nested, levels: int):
    assert refused(nested(levels)).code == "header-too-deep"


@pytest.mark.parametrize("sign", ["[", "{", "- ", "? "])
def test_thousands_of_levels_are_refused_as_well(sign: str):
    assert refused(f"---\na:\n  {sign * 20_000}\n---\n").code in {
        "header-too-deep",
        "header-syntax",
    }


def test_aliases_of_aliases_are_refused_before_they_grow():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    problem = refused("---\n" + "\n".join(lines) + "\n---\n")
    assert (problem.code, problem.line) == ("header-aliases", 6)


def test_an_alias_used_many_times_is_fine():
    node, _, _ = read("---\na: &a b\nc: [" + ", ".join(["*a"] * 1000) + "]\n---\n")
    assert len(str(plain(node))) > 4000


SCRAPS = st.sampled_from(
    ["---", "\n", "\r\n", "\r", "\ufeff", "title: ", "- ", "  ", "\t", "é", "🙂", "\u2028", "\x85",
     '"', "'", "[", "]", "{", "}", ": ", ",", "&a ", "*a", "!x ", "|", ">", "#", "%", "~", "...",
     "\x07", "\x7f", "?", "no", "\n---\n", "---\n"]
)  # fmt: skip
TEXTS = st.text() | st.lists(SCRAPS | st.text(max_size=3), max_size=40).map("".join)


@given(TEXTS, st.booleans())
@example("\u2028" * 9 + "[", True)
def test_any_text_is_read_or_refused_and_problems_stand_inside_the_file(text: str, fenced: bool):
    text = f"---\n{text}\n---\nBody" if fenced else text
    problems = Diagnostics()
    found = header.read(text, FILE, problems)
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in problems:
        assert problem.line is not None
        assert problem.column is not None
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
    assert found is not None or len(problems) == 1


@given(TEXTS)
@example("a: '" + "\x85" * 9 + "'\nb: c")
def test_every_value_stands_inside_the_file(text: str):
    text = f"---\n{text}\n---\nBody"
    found = header.read(text, FILE, Diagnostics())
    if found is None:
        return
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for line, column in positions(found[0]).values():
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 1


@given(st.text())
def test_nothing_of_a_body_is_lost(body: str):
    node, cut, _ = read(f"---\ntitle: A\n---\n{body}")
    assert cut.body == body.replace("\r\n", "\n").replace("\r", "\n")
    assert plain(node) == {"title": "A"}
