"""Hostile content stays text or gets a diagnostic: never markup, never a traceback."""

from __future__ import annotations

import json
import os
import unicodedata
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest

from tests.site import TODAY, Document, Site, briefing, invoke, parse, tree, without_cache, write

BASE: dict[str, str] = {
    "briefing.toml": '[site]\ntitle = "Digest"\nurl = "https://example.org/digest/"\n',
    "content/companies/microsoft.md": "---\nname: Microsoft\n---\n",
    "content/themes/models.md": "---\nname: Models\n---\n",
}

ACTIVE = {"applet", "base", "embed", "form", "frame", "iframe", "math", "object", "script"}
"""Elements that no page has; <meta> stands in the head alone."""

POSIX = pytest.mark.skipif(os.name == "nt", reason="not a file name of Windows")

Items = list[dict[str, Any]]


def article(text: str = "Text.\n", title: str = "Own models", tags: str = "") -> str:
    return f"---\ntitle: {title}\n{tags}---\n{text}"


def run(root: Path, files: Mapping[str, str | bytes], *options: str) -> Items:
    """Build a project in this process and return its diagnostics."""
    write(root, {**BASE, **files})
    done = invoke(
        "build", "-C", root, "--today", TODAY, "--format", "json", "--jobs", "1", *options
    )
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    return _told(done.exit_code, done.stdout, root)


def run_apart(root: Path, files: Mapping[str, str | bytes], *options: str) -> Items:
    """Build a project in another process, for what could bring an interpreter down."""
    write(root, {**BASE, **files})
    done = briefing("build", "-C", root, "--today", TODAY, "--format", "json", *options)
    assert "Traceback" not in done.stderr, done.stderr[-2000:]
    return _told(done.returncode, done.stdout, root)


def _told(code: int, stdout: str, root: Path) -> Items:
    items: Items = json.loads(stdout)["diagnostics"]
    failed = any(item["severity"] == "error" for item in items)
    assert code == (1 if failed else 0)
    assert (root / "site").exists() is not failed
    return items


def errors(items: Items) -> list[str]:
    return [item["code"] for item in items if item["severity"] == "error"]


class Tags(HTMLParser):
    """Lists the elements of a page, flat: hostile ones can be nested deeper than Python calls."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def assert_harmless(site: Site) -> None:
    """Assert that no page holds markup beyond that of the templates."""
    pages = sorted(site.folder.rglob("*.html"))
    assert pages
    for path in pages:
        text = path.read_text(encoding="utf-8")
        assert parse(text).faults == [], path
        for tag, attributes in Tags(text).found:
            where = f"{path}: <{tag} {attributes}>"
            assert tag not in ACTIVE, where
            assert not any(name.startswith("on") for name in attributes), where
            assert not {"style", "srcdoc", "formaction"} & set(attributes), where
            assert _leads_somewhere_safe(attributes, tag), where
        assert not [tag for tag, _ in Tags(text.partition("</head>")[2]).found if tag == "meta"]
        assert 'http-equiv="Content-Security-Policy"' in text, path
    for feed in site.folder.rglob("feed.xml"):
        if feed.is_file():
            for element in ElementTree.parse(feed).iter():
                href = element.attrib.get("href", "")
                assert urlsplit(href).scheme in {"", "http", "https"}, feed


def policy(page: Document) -> str:
    return page.one("meta", http_equiv="Content-Security-Policy").attributes["content"]


def _leads_somewhere_safe(attributes: dict[str, str], tag: str) -> bool:
    schemes = {"", "http", "https", "mailto"} if tag in {"a", "link"} else {""}
    targets = [attributes[name] for name in ("href", "src", "action", "data") if name in attributes]
    return all(
        urlsplit(target).scheme in schemes and not target.startswith(("//", "/\\", "\\"))
        for target in targets
    )


# Markup in texts

PAYLOADS = {
    "script": "<script>alert(1)</script>",
    "handler": '"><img src=x onerror=alert(1)>',
    "single-quotes": "' onmouseover='alert(1)",
    "closing": "</title></textarea></style></script><svg onload=alert(1)>",
    "escaped": "&lt;script&gt;alert(1)&lt;/script&gt;",
    "comment": "<!-- --><![CDATA[ ]]><?php ?>",
    "address": 'href="/secret" src="/secret"',
    "jinja": "{{ 7 * 7 }} {% for a in b %} {# note #} {{ page.site.__class__ }}",
    "format": "{} {0} {n} {page.__class__} %s %(n)s ${HOME}",
    "nothing": "\N{REPLACEMENT CHARACTER} &nbsp; &#0; &bogus; \\u003cscript\\u003e",
}


def everywhere(payload: str) -> dict[str, str]:
    """Return a project with a text in every key that holds one."""
    text = json.dumps(payload)
    source = f"{{publisher: {text}, title: {text}, author: {text}, url: 'https://example.org/a'}}"
    dated = f"{{on: 2026-02, is: in-progress, what: {text}, by: {text}, source: {source}}}"
    return {
        "briefing.toml": "[site]\n"
        + "".join(
            f"{key} = {text}\n"
            for key in ("title", "tagline", "contact", "licence", "privacy", "language")
        )
        + 'url = "https://example.org/"\nreport = "mailto:desk@example.org"\n',
        "content/companies/microsoft.md": f"""---
name: {text}
aliases: [Microsoft, {{text: {text}, weak: true, requires: {text}}}]
country: {text}
products: [{{name: {text}, aliases: {text}}}]
people: [{{name: {text}, role: {text}, as_of: 2026}}]
---
{payload}
""",
        "content/themes/models.md": f"""---
name: {text}
aliases: [Models]
definition: {text}
is_not: {text}
keywords: [{text}]
---
{payload}
""",
        "content/stories/story.md": f"---\ntitle: {text}\nsummary: {text}\n---\n{payload}\n",
        "content/pages/help.md": f"---\ntitle: {text}\ndescription: {text}\n---\n{payload}\n",
        "content/pages/methodology.md": f"---\ntitle: {text}\n---\n{payload}\n",
        "content/editions/one.md": f"""---
title: {text}
covers: 2026-11-16/2026-11-22
lead: {text}
picks: [{{story: story, why: {text}}}, {{commitment: promise, why: {text}}}]
---
{payload}
""",
        "content/commitments/promise.md": f"""---
who: Microsoft
said_by: {text}
what: {text}
themes: Models
due: {{date: 2027, kind: by, text: {text}, note: {text}}}
amount: {{value: 2, unit: {text}, measure: {text}, currency: {text}}}
stated_on: 2026
settles_when: {text}
voided_if: {text}
evidence: [{{source: {source}, quote: {text}}}, {{article: all, quote: {text}}}]
sources: [{source}]
status: [{dated}]
revisions: [{{on: 2026-03, field: what, from: {text}, to: {text}, why: {text}}}]
conflicts: [{text}]
note: {text}
---
{payload}
""",
        "content/articles/all.md": f"""---
title: {text}
company: Microsoft
theme: Models
timeline: 2027
date: 2026-11-20
summary: {text}
source: {source}
origin: {{id: {text}, basis: {text}}}
story: story
key_points: [{text}, {text}]
claims: [{{id: c, text: {text}, who: {text}, note: {text}, evidence: {{source: {source}}}}}]
corrections: [{{on: 2026-11-21, wrong: {text}, right: {text}, source: {source}}}]
lang: {text}
suggested: {{anything: {text}}}
---
{payload}

## {payload}

- {payload}

> {payload}

| {payload} | b |
| :-: | --- |
| {payload} | *{payload}* |

A note[^1].

[^1]: {payload}

``` {payload}
{payload}
```

{payload}
<!--more-->
**{payload}**
""",
    }


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_markup_in_any_text_stays_text(payload: str, tmp_path: Path) -> None:
    assert errors(run(tmp_path, everywhere(payload))) == []
    site = Site(tmp_path / "site")
    assert_harmless(site)
    words = " ".join(payload.split())
    for address in ("/articles/all/", "/companies/microsoft/", "/themes/models/", "/help/"):
        assert words in site.page(address).one("h1").text, address
    assert words in site.page("/commitments/promise/").main.text
    body = site.page("/articles/all/").one("div", class_="body")
    assert words in body.all("code")[-1].text


def test_markdown_cannot_leave_its_attributes(tmp_path: Path) -> None:
    text = r"""
![a" onerror="x](a.png "b\" onerror=\"alert(1)")
[c](https://example.org/"onmouseover="x 'd" onclick="y')
[e](<https://example.org/" onfocus="x>)

## f" onclick="x

``` g" onload="x
code
```

[^" onclick="x]: a note

A note[^" onclick="x] and an ^[inline" onclick="one].

| h |
| :-" onclick="x |
"""
    assert errors(run(tmp_path, {"content/articles/a.md": article(text),
                                 "content/articles/a.png": "png"})) == []  # fmt: skip
    assert_harmless(Site(tmp_path / "site"))


@pytest.mark.parametrize(
    "text",
    [
        "<div onclick=x>a</div>",
        "a <b>b</b> c",
        "<a href=javascript:x>a</a>",
        "<!-- a -->",
        "<?php a ?>",
        "<![CDATA[a]]>",
        "<script\ndefer>a</script>",
        "<svg/onload=x>",
        "<style>*{}</style>",
    ],
)
def test_html_in_a_text_is_shown(text: str, tmp_path: Path) -> None:
    assert errors(run(tmp_path, {"content/articles/a.md": article(text)})) == []
    site = Site(tmp_path / "site")
    assert_harmless(site)
    assert " ".join(text.split()) in site.page("/articles/a/").one("div", class_="body").text


# Links

SCRIPTS = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:image/svg+xml;base64,PHN2Zz4=",
    "file:///etc/passwd",
    "view-source:https://example.org/",
    "blob:https://example.org/1",
    "&#106;avascript:alert(1)",
    "&#x6A;&#x61;vascript:alert(1)",
    "javascript&colon;alert(1)",
    "javascript&#58;alert(1)",
    r"javascript\:alert(1)",
    "//example.org/",
    "///example.org/",
    "&#47;/example.org/",
    r"\//example.org/",
]
FORMS = {
    "link": "[a]({})",
    "image": "![a]({})",
    "definition": "[a]\n\n[a]: {}",
    "picture-in-link": "[![b](b.png)]({})",
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("target", SCRIPTS)
def test_a_link_that_could_run_code_is_refused(target: str, form: str, tmp_path: Path) -> None:
    text = "First.\n\nIt is " + form.format(f"<{target}>" if "<" not in target else target)
    items = run(tmp_path, {"content/articles/a.md": article(text), "content/articles/b.png": "b"})
    assert errors(items) == ["link-scheme"]
    assert items[0]["line"] in {6, 8}


@pytest.mark.parametrize(
    "text",
    [
        "<javascript:alert(1)>",
        "<JAVASCRIPT:alert(1)>",
        "<vbscript:alert(1)>",
        "<data:text/html,x>",
        "<file:/etc/passwd>",
    ],
)
def test_an_address_in_angle_brackets_that_could_run_code_is_refused(
    text: str, tmp_path: Path
) -> None:
    items = run(tmp_path, {"content/articles/a.md": article(f"It is {text}\n")})
    assert [(item["code"], item["line"], item["column"]) for item in items] == [
        ("link-scheme", 4, 8)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[a](java\nscript:alert(1))",
        "[a](<java\nscript:alert(1)>)",
        "[a]( javascript:alert(1) b)",
        "[a](java&#10;script:alert(1))",
        "[a](java&Tab;script:alert(1))",
        "[a](java&NewLine;script:alert(1))",
        "[a](< javascript:alert(1)>)",
        "[a](&#32;javascript:alert(1))",
        "[a](&#xA0;javascript:alert(1))",
        "[a](&#1;javascript:alert(1))",
        "[a](%6Aavascript:alert(1))",
        "[a](javascript%3Aalert(1))",
        "[a](java%0Ascript:alert(1))",
        "[a](:javascript:alert(1))",
        r"[a](/\example.org/)",
        r"[a](\\\\example.org/)",
        "[a](/%2Fexample.org/)",
        "[a](/%5Cexample.org/)",
        "[a](/&#92;example.org/)",
        "[a](http:example.org)",
        "[a](https:///example.org)",
        "[a](http://[)",
        "[a](https://[x]/)",
        "<https://[x]/>",
        "![a](http://[)",
        "[a](https://exa℀mple.org/)",
        "[a](mailto:[)",
        "[a](#%)",
        "[a](%)",
        "[a](%00)",
        "[a](?)",
        "[a](/%FF)",
        "[a](b.md%00.png)",
    ],
)
def test_an_odd_address_is_refused_or_harmless(text: str, tmp_path: Path) -> None:
    items = run(tmp_path, {"content/articles/a.md": article(f"{text}\n")})
    assert {item["line"] for item in items} <= {4, 5}
    if not errors(items):
        assert_harmless(Site(tmp_path / "site"))


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//example.org/", "https://", "http://["]
)
@pytest.mark.parametrize("key", ["url", "archive_url"])
def test_an_address_of_a_source_is_http(key: str, address: str, tmp_path: Path) -> None:
    tags = f"source: {{{key}: {json.dumps(address)}}}\n"
    assert errors(run(tmp_path, {"content/articles/a.md": article(tags=tags)})) == ["bad-address"]


# Out of the project

UP = ["../up", "..", ".", "a/b", "/up", "a\\b", "..\\up", "%2e%2e", "a..b", "C:up", "a.", "\u2025"]


@pytest.mark.parametrize("value", UP)
def test_a_slug_never_leads_elsewhere(value: str, tmp_path: Path) -> None:
    tags = f"slug: {json.dumps(value)}\n"
    items = run(tmp_path, {"content/articles/a.md": article(tags=tags)})
    assert [(item["code"], item["line"]) for item in items] == [("bad-address", 3)]


@pytest.mark.parametrize("value", UP)
def test_an_id_inside_an_article_never_leads_elsewhere(value: str, tmp_path: Path) -> None:
    name = json.dumps(value)
    tags = (
        f"commitments: [{{id: {name}, who: Microsoft, what: Do.}}]\n"
        f"claims: [{{id: {name}, text: It does.}}]\n"
    )
    items = run(tmp_path, {"content/articles/a.md": article(tags=tags)})
    assert [(item["code"], item["line"]) for item in items] == [
        ("bad-address", 3),
        ("bad-address", 4),
    ]


@pytest.mark.parametrize(
    "value",
    [
        "../up/",
        "/../up/",
        "/a/../../up/",
        "/./a/",
        "//example.org/",
        "/a//b/",
        "/%2e%2e/up/",
        "/..\\up/",
        "https://example.org/",
        "/a?b",
        "/a#b",
        "/C:/a/",
        '/"><script>/',
        "/.briefing.json",
        "/.briefing-stage/a/",
        "/" + "a" * 300 + "/",
    ],
)
def test_an_old_address_never_leads_elsewhere(value: str, tmp_path: Path) -> None:
    tags = f"redirect_from: {json.dumps(value)}\n"
    items = run(tmp_path, {"content/articles/a.md": article(tags=tags)})
    assert [(item["code"], item["line"]) for item in items] == [("bad-address", 3)]


@pytest.mark.parametrize(
    "value",
    [
        "../../briefing.toml",
        "../../../../../../../../etc/passwd",
        "%2e%2e/%2e%2e/briefing.toml",
        "..%2F..%2Fbriefing.toml",
        "b/../../../briefing.toml",
        "/../briefing.toml",
        "/..%2Fbriefing.toml",
        "..\\..\\briefing.toml",
        "../../content",
        "..",
        "../receipts/000000000000.yml",
        "file.txt/",
    ],
)
@pytest.mark.parametrize("form", ["[a](<{}>)", "![a](<{}>)"])
def test_a_link_never_leads_out_of_content(form: str, value: str, tmp_path: Path) -> None:
    files = {
        "content/articles/a.md": article(form.format(value) + "\n"),
        "content/articles/file.txt": "a",
    }
    items = run(tmp_path, files)
    assert [(item["code"], item["line"]) for item in items] == [("dead-link", 4)]


@pytest.mark.parametrize("name", ["index.html", "INDEX.HTML"])
def test_a_file_beside_an_article_never_takes_its_page(name: str, tmp_path: Path) -> None:
    files = {"content/articles/a/a.md": article(), f"content/articles/a/{name}": "<script>"}
    assert errors(run(tmp_path, files)) == ["duplicate-address"]


@POSIX
@pytest.mark.parametrize(
    "name",
    [
        "a\nb.png",
        "a\u202eb.png",
        "-a.png",
        "a?b#c.png",
        "a%20b.png",
        'a"onerror="b.png',
        "<script>.png",
        "javascript:alert(1).png",
        "{{ a }}.png",
        "a\\b.png",
        "caf\u00e9.png",
        "cafe\u0301.png",
    ],
)
def test_a_file_beside_an_article_is_copied_whatever_its_name(name: str, tmp_path: Path) -> None:
    target = quote(name)
    files = {
        "content/articles/a/a.md": article(f"![a](./{target}) [b](./{target})\n"),
        f"content/articles/a/{name}": "png",
    }
    assert errors(run(tmp_path, files)) == []
    site = Site(tmp_path / "site")
    assert_harmless(site)
    site.assert_whole()
    assert (site.folder / "articles" / "a" / name).read_text(encoding="utf-8") == "png"


def test_nothing_is_written_beside_the_site(tmp_path: Path) -> None:
    files = {
        "content/articles/a b/own.md": article("![a](<../a b/c d.png>)\n"),
        "content/articles/a b/c d.png": "png",
        "content/articles/a b/..e": "hidden",
        "content/articles/a b/f%2e%2e%2fg.txt": "text",
    }
    run(tmp_path, files)
    before = {path for path in without_cache(tree(tmp_path)) if not path.startswith("site")}
    assert before == {"content", "content/articles", "content/articles/a b", "content/companies",
                      "content/themes", *BASE, *files}  # fmt: skip


# Characters

FORBIDDEN = [
    *"\0\x01\x07\x08\x0b\x0c\x1b\x1f\x7f\x80\x9b\x9f",
    *"\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    *"\u200b\u2060\ufeff",
]


@pytest.mark.parametrize("char", FORBIDDEN, ids=lambda char: f"U+{ord(char):04X}")
def test_a_character_that_nobody_sees_is_told_where_it_stands(char: str, tmp_path: Path) -> None:
    items = run(tmp_path, {"content/articles/a.md": article(f"One\n\nab{char}c\n")})
    assert [(i["code"], i["line"], i["column"]) for i in items] == [("unsafe-text", 6, 3)]
    assert f"U+{ord(char):04X}" in items[0]["message"]


@pytest.mark.parametrize("char", FORBIDDEN, ids=lambda char: f"U+{ord(char):04X}")
def test_a_character_that_nobody_sees_is_told_in_front_matter(char: str, tmp_path: Path) -> None:
    items = run(tmp_path, {"content/articles/a.md": article(title=f"ab{char}c")})
    assert ("unsafe-text", 2, 10) in [(i["code"], i["line"], i["column"]) for i in items]


@pytest.mark.parametrize(
    "escape",
    [r"\0", r"\a", r"\b", r"\e", r"\x9b", r"\u202e", r"\u2066", r"\uFFFE", r"\uD800", r"\N"],
)
def test_a_character_that_yaml_spells_out_is_no_way_in(escape: str, tmp_path: Path) -> None:
    tags = f'summary: "a{escape}b"\nkey_points: ["a{escape}b"]\n'
    items = run(tmp_path, {"content/articles/a.md": article(title=f'"a{escape}b"', tags=tags)})
    if escape != r"\N":  # a line break of old, which is white space
        assert errors(items)
        assert {item["line"] for item in items} <= {2, 3, 4}


@pytest.mark.parametrize(
    "reference", ["&#x202E;", "&#8238;", "&#x2067;", "&#x9b;", "&#27;", "&#0;", "&#xD800;"]
)
def test_a_character_that_markdown_spells_out_is_no_way_in(reference: str, tmp_path: Path) -> None:
    items = run(tmp_path, {"content/articles/a.md": article(f"a{reference}b\n")})
    if int(reference.strip("&#;").replace("x", "0x"), 0) > 0x2000 and "D800" not in reference:
        assert [(item["code"], item["line"]) for item in items] == [("unsafe-text", 4)]
    else:  # Markdown replaces what is no character
        shown = Site(tmp_path / "site").page("/articles/a/").one("div", class_="body").text
        assert shown == "a\N{REPLACEMENT CHARACTER}b"


@pytest.mark.parametrize(
    "text",
    [
        "שלום עולם",
        "مرحبا بالعالم، 2027",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "क्\u200dष",
        "👩\u200d🚀 👨\u200d👩\u200d👧\u200d👦 🏳️\u200d🌈 🏴󠁧󠁢󠁳󠁣󠁴󠁿",
        "e\u0301 \u00ad\u00a0\u2009–",
        "ﷺ \U0001d4b3 𠮷 \U0010fffd",
    ],
)
def test_ordinary_text_of_any_script_is_fine(text: str, tmp_path: Path) -> None:
    files = {
        "content/articles/a.md": article(text, title=text),
        "content/companies/c.md": f"---\nname: {text}\n---\n",
    }
    assert run(tmp_path, files) == []
    assert " ".join(text.split()) in Site(tmp_path / "site").page("/articles/a/").one("h1").text


def test_a_file_of_control_characters_is_told_in_a_few_lines(tmp_path: Path) -> None:
    items = run_apart(tmp_path, {"content/articles/a.md": article("\0" * 400_000)})
    assert 0 < len(items) <= 100


# Sizes

LARGE = "[limits]\nfile_bytes = 1000000000\n"
TEN_MB = 10_000_000


@pytest.mark.parametrize("header", ["summary: " + "a" * TEN_MB, "a: b\n" * (TEN_MB // 5)])
def test_ten_megabytes_of_front_matter_are_refused(header: str, tmp_path: Path) -> None:
    files = {"content/articles/a.md": f"---\ntitle: A\n{header}\n---\n"}
    assert errors(run_apart(tmp_path, files)) == ["file-too-large"]
    assert errors(run_apart(tmp_path, {**files, "briefing.toml": LARGE})) == ["header-too-large"]
    unclosed = {"content/articles/a.md": f"---\ntitle: A\n{header}\n", "briefing.toml": LARGE}
    assert errors(run_apart(tmp_path, unclosed)) == ["header-too-large"]


def test_ten_megabytes_of_text_are_refused_unless_allowed(tmp_path: Path) -> None:
    text = ("word " * 20 + "\n\n") * (TEN_MB // 102)
    files = {"content/articles/a.md": article(text)}
    assert errors(run_apart(tmp_path, files)) == ["file-too-large"]
    assert errors(run_apart(tmp_path, {**files, "briefing.toml": LARGE})) == []


def test_a_line_of_ten_megabytes_is_a_line(tmp_path: Path) -> None:
    files = {"content/articles/a.md": article("a" * TEN_MB), "briefing.toml": LARGE}
    assert errors(run_apart(tmp_path, files)) == []


MANY = 50_000
NESTED = {
    "brackets": "[" * MANY,
    "pairs of brackets": "[" * MANY + "a" + "]" * MANY,
    "image brackets": "![" * MANY,
    "link starts": "[a](" * MANY,
    "open links": "[a](<b" * MANY,
    "empty links": "[](" * MANY + ")" * MANY,
    "footnotes": "[^" * MANY,
    "inline footnotes": "^[" * MANY,
    "definitions": "".join(f"[a{n}]: b\n" for n in range(MANY)),
    "quotes": ">" * MANY + " a",
    "quotes with spaces": "> " * MANY + "a",
    "lists": "- " * MANY + "a",
    "numbered lists": "1. " * MANY + "a",
    "indented lists": "".join(" " * (2 * n) + "- a\n" for n in range(1000)),
    "emphasis": "*" * MANY + "a" + "*" * MANY,
    "emphasis with text": "*a " * MANY,
    "strong with text": "**a " * MANY,
    "mixed emphasis": "*a_b " * MANY,
    "closing emphasis": "a**b" + "c* " * MANY,
    "strikes": "~~a " * MANY,
    "backticks": "".join("a" + "`" * n for n in range(1, 300)),
    "fences": "```\n" * MANY,
    "angles": "<" * MANY,
    "tags": "<a " * MANY,
    "comments": "<!--" * MANY,
    "entities": "&" * MANY,
    "backslashes": "\\" * MANY,
    "headings": "#" * MANY,
    "rules": "---\n" * MANY,
    "same headings": "# a\n" * 5_000,
    "table columns": "|" * 5_000 + "\n" + "|-" * 5_000 + "|\n" + "|" * 5_000,
    "table rows": "|a|b|\n|-|-|\n" + "|c|d|\n" * 5_000,
    "spaces": " " * MANY + "a",
    "tabs": "\t" * MANY + "a",
    "blank lines": "\n" * MANY,
    "parentheses": "[a](" + "(" * MANY,
    "titles": '[a](b "' * MANY,
    "quotes and lists": "> - " * MANY + "a",
}


@pytest.mark.parametrize("text", NESTED.values(), ids=NESTED)
def test_fifty_thousand_of_anything_neither_stall_nor_break_a_build(
    text: str, tmp_path: Path
) -> None:
    items = run_apart(tmp_path, {"content/articles/a.md": article(text)})
    assert all(item["line"] for item in items)
    if not errors(items):
        assert_harmless(Site(tmp_path / "site"))


@pytest.mark.parametrize("level", [5, 15, 25, 60])
@pytest.mark.parametrize("mark", ["> ", "- "])
def test_text_in_deep_nesting_is_shown_or_told(mark: str, level: int, tmp_path: Path) -> None:
    items = run(tmp_path, {"content/articles/a.md": article(mark * level + "needle\n")})
    if not errors(items):
        page = Site(tmp_path / "site").page("/articles/a/")
        assert "needle" in page.one("div", class_="body").text


# YAML

YAML = {
    "alias bomb": (
        "suggested:\n  a: &a [1,1,1,1,1,1,1,1,1,1]\n"
        + "".join(
            f"  {two}: &{two} [{','.join([f'*{one}'] * 10)}]\n"
            for one, two in zip("abcdefgh", "bcdefghi", strict=True)
        ),
        ["header-aliases"],
    ),
    "alias bomb of one long text": (
        "summary: &a " + "a" * 30_000 + "\nkey_points: [" + "*a, " * 8_000 + "]\n",
        ["header-aliases"],
    ),
    "recursive list": ("suggested: &a [*a]\n", ["header-syntax"]),
    "recursive mapping": ("suggested: &a {b: *a}\n", ["header-syntax"]),
    "brackets": ("suggested: " + "[" * 60_000 + "\n", ["header-too-deep"]),
    "a hundred thousand brackets": ("suggested: " + "[" * 100_000 + "\n", ["header-too-large"]),
    "braces": ("suggested: " + "{a: " * 15_000 + "\n", ["header-too-deep"]),
    "dashes": ("suggested:\n  " + "- " * 30_000 + "\n", ["header-too-deep"]),
    "question marks": ("suggested:\n  " + "? " * 30_000 + "\n", ["header-too-deep"]),
    "keys that are lists": ("? [a]\n: b\n", ["header-syntax"]),
    "merge key": ("suggested: &a {b: c}\n<<: *a\n", ["unknown-key"]),
    "second document": ("...\n--- a\n", ["header-syntax"]),
    "directive": ("%YAML 1.1\n", ["header-syntax"]),
    "duplicate key": ("lang: en\nlang: de\n", ["duplicate-key"]),
    "tab": ("source:\n\turl: a\n", ["header-syntax"]),
    "backtick": ("summary: `a`\n", ["header-syntax"]),
    "at sign": ("summary: @a\n", ["header-syntax"]),
    "percent": ("summary: %a\n", ["header-syntax"]),
    "null key": ("~: a\n", ["unknown-key"]),
    "empty key": (": a\n", ["header-syntax"]),
}


@pytest.mark.parametrize(("tags", "codes"), YAML.values(), ids=YAML)
def test_odd_yaml_is_told_with_its_line(tags: str, codes: list[str], tmp_path: Path) -> None:
    items = run_apart(tmp_path, {"content/articles/a.md": article(tags=tags)})
    assert errors(items) == codes
    assert all(item["line"] >= 1 for item in items)


@pytest.mark.parametrize(
    "value",
    [
        '!!python/object/apply:os.system ["touch owned"]',
        "!!python/name:os.system",
        "!!python/object/new:os.system [touch owned]",
        "!!binary dGV4dA==",
        "!!timestamp 2026-01-01",
        "!<tag:yaml.org,2002:python/name:os.system> a",
        "!include /etc/passwd",
        "!!set {a, b}",
        "!!float 1",
    ],
)
def test_a_tag_of_yaml_does_nothing(value: str, tmp_path: Path) -> None:
    items = run(tmp_path, {"content/articles/a.md": article(title=value)})
    assert {item["line"] for item in items} <= {2}
    assert not list(tmp_path.rglob("owned"))
    if not errors(items):
        assert_harmless(Site(tmp_path / "site"))


@pytest.mark.parametrize("text", ["[" * 500_000, "a: &a [*a]", "\0", "- " * 50_000, "", "a"])
def test_a_hostile_receipt_is_told(text: str, tmp_path: Path) -> None:
    items = run_apart(tmp_path, {"content/receipts/000000000000.yml": text})
    assert errors(items) == ["receipt-invalid"]


# Files


@POSIX
@pytest.mark.parametrize(
    "name",
    [
        "a\nb.md",
        "a\rb.md",
        "a\x1b[31mb.md",
        "a\u202eb.md",
        "a\u200bb.md",
        "own models.md",
        "-own.md",
        "--help.md",
        "a%2e.md",
        'a"b.md',
        "a<b>.md",
        "a:b.md",
        "a\\b.md",
        "a?.md",
        "a#b.md",
        "{{ a }}.md",
        "a..b.md",
        "a'b.md",
        "con.md",
        "NUL.md",
        "aux.md",
        "com1.md",
        "lpt9.x.md",
    ],
)
def test_a_file_name_that_cannot_be_an_address_is_told(name: str, tmp_path: Path) -> None:
    items = run(tmp_path, {f"content/articles/{name}": article()})
    assert [(item["code"], item["file"]) for item in items] == [
        ("file-name", f"content/articles/{name}")
    ]
    text = invoke("check", "-C", tmp_path, "--today", TODAY).stderr
    assert "[file-name]" in text
    assert not {"\x1b", "\r", "\u202e", "\u200b"} & set(text)
    assert not any(line.startswith("b.md") for line in text.splitlines())


@POSIX
def test_a_file_name_that_is_not_unicode_is_told(tmp_path: Path) -> None:
    write(tmp_path, BASE)
    folder = tmp_path / "content" / "articles"
    folder.mkdir()
    try:
        Path(os.fsdecode(bytes(folder) + b"/a\xffb.md")).write_text(article(), encoding="utf-8")
    except OSError:
        pytest.skip("this file system has Unicode names only")
    assert errors(run_apart(tmp_path, {})) == ["file-name"]
    for form in ("text", "github"):
        done = briefing("check", "-C", tmp_path, "--format", form)
        assert done.returncode == 1
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize("composed", [True, False])
def test_an_id_of_any_script_is_one_id_however_it_is_composed(
    composed: bool, tmp_path: Path
) -> None:
    forms = [unicodedata.normalize("NFC", "café-한국"), unicodedata.normalize("NFD", "café-한국")]
    name, other = forms if composed else reversed(forms)
    items = run(
        tmp_path,
        {
            f"content/articles/{name}.md": article(),
            "content/articles/b.md": article(f"[a]({other}.md) [b]({name}.md)\n"),
        },
    )
    assert items == []
    assert Site(tmp_path / "site").has(f"/articles/{forms[0]}/")


def test_two_ids_that_differ_in_composition_only_are_one(tmp_path: Path) -> None:
    one, two = unicodedata.normalize("NFC", "café"), unicodedata.normalize("NFD", "café")
    write(tmp_path, {f"content/articles/{one}.md": article()})
    write(tmp_path, {f"content/articles/{two}.md": article()})
    if len(list((tmp_path / "content" / "articles").iterdir())) == 1:
        pytest.skip("this file system knows one of them")
    assert errors(run(tmp_path, {})) == ["duplicate-id"]


def test_ids_that_differ_in_case_only_are_one(tmp_path: Path) -> None:
    write(tmp_path, {"content/articles/A.md": article()})
    if (tmp_path / "content" / "articles" / "a.md").exists():
        pytest.skip("this file system knows one of them")
    assert errors(run(tmp_path, {"content/articles/a.md": article()})) == ["duplicate-id"]


@pytest.mark.parametrize("length", [100, 240])
def test_a_long_id_is_an_id(length: int, tmp_path: Path) -> None:
    assert errors(run(tmp_path, {f"content/articles/{'a' * length}.md": article()})) == []


def test_a_slug_longer_than_a_file_name_can_be_is_told(tmp_path: Path) -> None:
    tags = f"slug: {'a' * 300}\n"
    items = run(tmp_path, {"content/articles/a.md": article(tags=tags)})
    assert [(item["code"], item["line"]) for item in items] == [("bad-address", 3)]


def test_ids_that_are_names_of_the_site_get_their_pages(tmp_path: Path) -> None:
    ids = ("index", "page", "404", "feed.xml", "2027", "company", "search", "robots.txt")
    files = {f"content/articles/{name}.md": article() for name in ids}
    files |= {f"content/articles/a{n}.md": article() for n in range(110)}
    files |= {f"content/companies/{name}.md": f"---\nname: {name}\n---\n" for name in ids}
    files |= {f"content/themes/{name}.md": f"---\nname: {name}\n---\n" for name in ids}
    files |= {"content/pages/404.md": article(), "content/pages/page.md": article()}
    assert errors(run(tmp_path, files)) == []
    site = Site(tmp_path / "site")
    site.assert_whole()
    for name in ids:
        assert site.has(f"/articles/{name}/")
        assert site.has(f"/companies/{name}/")
    assert site.has("/articles/page/2/")
    assert site.has("/404.html")
    assert site.has("/404/")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (article().encode("utf-16"), "file-not-utf8"),
        (article().encode("utf-16-le"), "unsafe-text"),
        (b"\xff\xfe", "file-not-utf8"),
        (b"\xed\xa0\x80", "file-not-utf8"),
        (b"\xc0\xaf", "file-not-utf8"),
        (b"\xf8\x88\x80\x80\x80", "file-not-utf8"),
        (b"", "header-missing"),
        (b"\xef\xbb\xbf", "header-missing"),
        (b"\0", "unsafe-text"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "file-not-utf8"),
        (b"\r", "header-missing"),
        (b"---", "header-unclosed"),
        (b"---\n---", "missing-key"),
        (b"---\r---\r", "missing-key"),
    ],
)
def test_a_file_that_is_no_text_is_told(data: bytes, code: str, tmp_path: Path) -> None:
    items = run(tmp_path, {"content/articles/a.md": data})
    assert code in errors(items)
    assert {item["file"] for item in items} == {"content/articles/a.md"}
    assert all(item["line"] for item in items)


def test_a_folder_named_like_a_file_is_a_folder(tmp_path: Path) -> None:
    assert run(tmp_path, {"content/articles/a.md/b.md": article()}) == []
    assert Site(tmp_path / "site").has("/articles/b/")


def test_a_drawing_with_a_script_is_copied_and_shown_as_an_image_only(tmp_path: Path) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    text = "![a](evil.svg)\n\n[b](evil.svg)\n"
    files = {"content/articles/a/a.md": article(text), "content/articles/a/evil.svg": drawing}
    assert run(tmp_path, files) == []
    site = Site(tmp_path / "site")
    assert site.read("/articles/a/evil.svg") == drawing
    assert_harmless(site)
    page = site.page("/articles/a/")
    [image] = page.main.all("img")
    assert image.attributes["src"].endswith("/evil.svg")
    assert "script-src" not in policy(page)
    assert "default-src 'none'" in policy(page)


# Numbers and dates


@pytest.mark.parametrize(
    "value",
    ["1e999999", "1e-999999", "-1", "NaN", "Infinity", "9" * 5000, "0x10", "1/0", "1,000", "1e18"],
)
def test_a_sum_that_is_none_is_told(value: str, tmp_path: Path) -> None:
    text = f"---\nwho: Microsoft\nwhat: Spend.\namount: {{value: '{value}', currency: USD}}\n---\n"
    items = run(tmp_path, {"content/commitments/c.md": text})
    assert [(item["code"], item["line"]) for item in items] == [("wrong-type", 4)]


@pytest.mark.parametrize(
    "value", ["0000", "99999", "-1", "2" * 5000, "1e3", "\uff12\uff10\uff12\uff17", "0999"]
)
def test_a_year_that_is_none_is_told(value: str, tmp_path: Path) -> None:
    items = run(tmp_path, {"content/articles/a.md": article(tags=f"timeline: {value}\n")})
    assert [(item["code"], item["line"]) for item in items] == [("wrong-type", 3)]


@pytest.mark.parametrize(
    ("stated", "due"),
    [
        ("2026", "0000"),
        ("2026", "0000-01"),
        ("9999", "P99999Y"),
        ("9999-12-31", "P1D"),
        ("2026", "P" + "9" * 5000 + "M"),
        ("2026", "P999999999D"),
        ("2026", "9999-winter"),
        ("2026", "2027-02-29"),
        ("2026", "10000"),
        ("2026", "2026-00"),
        ("2026", "2026-1"),
        ("2026", "/"),
        ("2026", "2026/2027/2028"),
        ("2026", "2" * 5000),
        ("2026", "~"),
        ("2026", "P"),
        ("2026", "FY0000"),
        ("2026", "2026-Q9"),
        ("0000", "2026"),
    ],
)
def test_a_date_that_is_none_is_told(stated: str, due: str, tmp_path: Path) -> None:
    text = f"---\nwho: Microsoft\nwhat: Do.\nstated_on: '{stated}'\ndue: '{due}'\n---\n"
    files = {
        "content/commitments/c.md": text,
        "content/companies/microsoft.md": "---\nname: Microsoft\nfiscal_year_end: 12-31\n---\n",
    }
    items = run(tmp_path, files)
    assert [item["code"] for item in items] == ["bad-date"]
    assert items[0]["line"] == (4 if stated == "0000" else 5)


@pytest.mark.parametrize("kind", ["in", "by", "by-end", "before", "from", "not-before", "until"])
@pytest.mark.parametrize("due", ["0001", "0001-01-01", "9999", "9999-12-31", "000X", "999X"])
def test_the_ends_of_the_calendar_are_dates(due: str, kind: str, tmp_path: Path) -> None:
    text = f"---\nwho: Microsoft\nwhat: Do.\ndue: {{date: '{due}', kind: {kind}}}\n---\n"
    assert run(tmp_path, {"content/commitments/c.md": text}) == []


@pytest.mark.parametrize("today", ["0001-01-01", "9999-12-31"])
def test_a_build_as_of_the_ends_of_the_calendar_is_a_build(today: str, tmp_path: Path) -> None:
    text = "---\nwho: Microsoft\nwhat: Do.\nstated_on: 2026\ndue: {date: 2027, kind: by}\n---\n"
    files = {"content/commitments/c.md": text, "content/articles/a.md": article()}
    assert errors(run(tmp_path, files, "--today", today, "--future")) == []


@pytest.mark.parametrize("epoch", ["soon", "-1", "1e9", "9" * 12, "9" * 30, "9" * 5000])
def test_an_odd_epoch_of_the_environment_is_told(epoch: str, tmp_path: Path) -> None:
    write(tmp_path, BASE)
    done = briefing("check", "-C", tmp_path, SOURCE_DATE_EPOCH=epoch)
    assert "Traceback" not in done.stderr
    assert done.returncode == (0 if epoch == "-1" else 2)


@pytest.mark.parametrize("address", ["http://[", "javascript:alert(1)", "//example.org", "example"])
def test_an_odd_base_address_is_told(address: str, tmp_path: Path) -> None:
    write(tmp_path, BASE)
    done = invoke("check", "-C", tmp_path, "--base-url", address)
    assert isinstance(done.exception, SystemExit), done.exc_info
    assert done.exit_code == 2
