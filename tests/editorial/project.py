"""A small digest to apply the house rules to, made of files as an editor writes them."""

from __future__ import annotations

from datetime import date

from briefing import editorial
from briefing.content.reader import File
from briefing.diagnostics import Diagnostic, Diagnostics
from briefing.model import indexing
from briefing.model.library import Library
from tests import reading

ARTICLE = "content/articles/news.md"
COMPANIES = {
    "content/companies/microsoft.md": "---\nname: Microsoft\naliases: [MSFT]\n---\n",
    "content/companies/baidu.md": (
        "---\nname: Baidu\n"
        "products: [{name: Ernie Bot, aliases: [Wenxin, {text: Ernie, weak: true}]}]\n---\n"
    ),
    "content/companies/bytedance.md": "---\nname: ByteDance\nproducts: [{name: Doubao}]\n---\n",
}


def read(files: dict[str, str]) -> Library:
    """Read some files and the companies above; they must have no other mistake."""
    problems = Diagnostics()
    texts = [File(path, text) for path, text in (COMPANIES | files).items()]
    built = indexing.build(reading.read(texts, problems), problems, as_of=date(2026, 11, 22))
    assert list(problems) == []
    return built


def review(files: dict[str, str]) -> list[Diagnostic]:
    """Apply the house rules to some files."""
    return list(findings(read(files)).sorted())


def findings(library: Library) -> Diagnostics:
    """Apply the house rules to every record."""
    problems = Diagnostics()
    for record in library.records():
        problems.extend(editorial.review(library, record))
    return problems


def article(body: str = "", front: str = "", **more: str) -> list[tuple[str, int | None]]:
    """Return code and line of what is said of an article; its body starts behind `front`."""
    text = f"---\ntitle: {more.pop('title', 'News')}\n{front}---\n{body}"
    return [(each.code, each.line) for each in review({ARTICLE: text} | more)]
