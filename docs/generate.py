"""Writes the reference pages from the declarations in the source: `python docs/generate.py`.

PAGES is the table of them; a test fails when a page on disk is not what this makes.
"""

from __future__ import annotations

import ast
import inspect
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from briefing import config
from briefing.content import schema
from briefing.diagnostics import CATALOGUE, Severity
from briefing.model import vocabulary
from briefing.pages import plan, views
from briefing.render.sandbox import FILTERS

NOTE = "<!-- Made by docs/generate.py from the source; edit that instead. -->\n"


def configuration() -> str:
    """docs/configuration.md, from config.OPTIONS."""
    lines = [
        NOTE,
        "# Configuration",
        "",
        "`briefing.toml` makes a folder a project. Every option has a default; an option that does",
        "not exist is refused with the nearest one as a hint. Command-line options win.",
    ]
    table = ""
    for option in config.OPTIONS:
        if (name := option.key.split(".")[0]) != table:
            table = name
            lines += ["", f"## [{table}]", "", "| option | type | default | what for |"]
            lines += ["| --- | --- | --- | --- |"]
        default = f"`{_toml(option.default)}`"
        lines.append(f"| `{option.field}` | {option.type} | {default} | {option.doc} |")
    example = ["", "## Example", "", "```toml", "[site]", 'title = "Example digest"']
    example += ['url = "https://example.org/digest/"', 'time_zone = "Europe/London"', "```", ""]
    return "\n".join(lines + example)


def _toml(value: Any) -> str:
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def diagnostics() -> str:
    """docs/diagnostics.md, from CATALOGUE."""
    lines = [
        NOTE,
        "# Diagnostics",
        "",
        "Every problem in the files of a project is told with a permanent code, the place, what is",
        "wrong and how to mend it. All problems are told in one run.",
        "",
        "| exit code | meaning |",
        "| --- | --- |",
        "| 0 | fine |",
        "| 1 | the content has errors (or warnings, with `--strict`), or a template fails |",
        "| 2 | wrong usage or configuration, a foreign output folder, a full standard output |",
        "| 130 | stopped with Ctrl-C |",
        "",
        '`--format json` prints `{"diagnostics": [{code, severity, file, line, column, message,',
        "hint}, …]}` to standard output ([schema](diagnostics.schema.json)); `--format github`",
        "prints workflow commands that show beside the changed lines of a pull request.",
        "",
        "| severity | meaning |",
        "| --- | --- |",
        "| error | nothing is published |",
        "| warning | published, but fails with `--strict` |",
        "| info | listed with `-v` and in JSON |",
    ]
    for code, entry in CATALOGUE.items():
        lines += ["", f"## {code}", "", f"*{entry.severity}*: {_shown(entry.message)}", ""]
        if entry.hint and entry.hint != "{hint}":
            lines += [f"**Mend it:** {_shown(entry.hint)}", ""]
        lines.append(entry.doc)
    return "\n".join([*lines, ""])


def _shown(text: str) -> str:
    """Return a message form with the names of its values in ‹ ›."""
    return text.replace("!r}", "}").replace("{", "‹").replace("}", "›")


def content_model() -> str:
    """docs/content-model.md, from the tables of content.schema and model.vocabulary."""
    lines = [
        NOTE,
        "# Content model",
        "",
        "Each kind of file has its folder below `content/`, with sub-folders as you like. The id",
        "is the file's name without ending; it is unique in its kind without regard to letter",
        "case. Front matter stands between two lines `---`; the text below it is Markdown",
        "(CommonMark with tables, footnotes, strikethrough and heading anchors). Raw HTML is",
        "shown as text.",
        "",
        "The smallest complete article:",
        "",
        "```yaml",
        "---",
        "title: Microsoft sets sights on its own frontier models",
        "company: Microsoft",
        "theme: In-house models",
        "timeline: 2027",
        "---",
        "Text in Markdown.",
        "```",
        "",
        "A key that does not exist is an error, with the nearest one as a hint. Where a list may",
        "stand, one value may stand alone.",
    ]
    for folder, table in schema.KINDS.items():
        lines += ["", f"## {_title(table.name)}: `content/{folder}/`", ""]
        lines += _keys(table)
    lines += ["", "# Groups of keys", ""]
    for table in schema.NESTED:
        lines += [f"## {_title(table.name)}", "", *_keys(table), ""]
    lines += ["# Vocabularies", ""]
    for title, values in _vocabularies():
        lines += [f"## {title}", "", "| value | meaning |", "| --- | --- |"]
        lines += [f"| `{value}` | {meaning} |" for value, meaning in values.items()]
        lines.append("")
    lines += _receipts()
    return "\n".join(lines)


def _title(name: str) -> str:
    return name.split(" ", 1)[1].capitalize()


def _keys(table: schema.Table) -> Iterator[str]:
    yield table.doc
    yield ""
    yield "| key | value | what for |"
    yield "| --- | --- | --- |"
    for key in table.keys:
        names = ", ".join(f"`{name}`" for name in (key.name, *key.synonyms))
        need = " **Required.**" if key.required else ""
        yield f"| {names} | {key.type} | {key.doc}{need} |"


def _vocabularies() -> tuple[tuple[str, dict[str, str]], ...]:
    return (
        ("Strength: how firmly it was said", vocabulary.STRENGTHS),
        ("Standing: how sure the digest is", vocabulary.STANDINGS),
        ("Status: what became of it", vocabulary.STATUSES),
        ("Computed states (never written)", vocabulary.COMPUTED_STATES),
        ("Due kinds", vocabulary.DUE_KINDS),
        ("Evidence roles", vocabulary.EVIDENCE_ROLES),
        ("Claim kinds", vocabulary.CLAIM_KINDS),
        ("Company kinds", vocabulary.COMPANY_KINDS),
        ("Rights", vocabulary.RIGHTS),
    )


def _receipts() -> Iterator[str]:
    yield "# Receipts: `content/receipts/`"
    yield ""
    yield from _keys(schema.RECEIPT)
    yield ""


_CACHED_MACROS = (
    "What is the same on many pages need not be drawn for each: a cached macro is drawn once for",
    "the same arguments.",
    "",
    "```jinja",
    "{% cached macro row(c, level=3) %}<h{{ level }}>{{ c.what }}</h{{ level }}>{% endmacro %}",
    "```",
    "",
    "Views are the same only if they are one and the same object; texts, whole numbers, true,",
    "false and none if they are equal; with any other argument it is drawn each time. So that no",
    "drawing can be out of date, a cached macro sees nothing but its arguments: it stands in a",
    "file of parts, which is imported without context. Anywhere else it is an error.",
)


def templates() -> str:
    """docs/templates.md, from the views and the plan's table of pages."""
    lines = [
        NOTE,
        "# Templates",
        "",
        "The site is drawn by the Jinja templates of `templates/`. A project overrides them file",
        "by file: a `templates/article.html` of yours takes the place of the built-in one, and so",
        "does a file in `static/`, which is copied to the root of the site.",
        "",
        "A template receives one frozen value, `page`, and nothing else: no clock, no disk, no",
        "library, no globals. A name that the view does not have is an error. Text is escaped;",
        "values of type `Markup` are safe HTML. Addresses start at the root of the site",
        '(`href="/companies/"`) and are made relative when the page is written, so that one build',
        "works under any path. Jinja's filters are there (but `random` and `pprint`), and:",
        "",
        "| filter | what for |",
        "| --- | --- |",
    ]
    for name, function in FILTERS.items():
        lines.append(f"| `{name}` | {_first_line(function)} |")
    lines += ["", *_CACHED_MACROS]
    lines += ["", "## Which template draws what", "", "| template | view | what for |"]
    lines += ["| --- | --- | --- |"]
    for _, template, _, function in plan.PAGES:
        name = str(inspect.signature(function).return_annotation).removeprefix("v.")
        lines.append(f"| `{template}` | [{name}](#{name.lower()}) | {_first_line(function)} |")
    lines += ["", "## Views", ""]
    tree = ast.parse(inspect.getsource(views))
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            lines += [f"### {node.name}", "", ast.get_docstring(node) or "", ""]
            lines += [*_fields(node), ""]
    return "\n".join(lines)


def _first_line(function: Callable[..., object]) -> str:
    return (inspect.getdoc(function) or "").splitlines()[0]


def _fields(node: ast.ClassDef) -> Iterator[str]:
    """Yield the fields of a view with the docstrings that stand under them."""
    base = [name for parent in node.bases if (name := ast.unparse(parent)) != "Struct"]
    if base:
        yield f"Has everything that [{base[0]}](#{base[0].lower()}) has, and:"
        yield ""
    fields = [item for item in node.body if isinstance(item, ast.AnnAssign)]
    if not fields:
        return
    yield "| field | type | what |"
    yield "| --- | --- | --- |"
    for field, doc in zip(node.body, [*node.body[1:], None], strict=True):
        if isinstance(field, ast.AnnAssign):
            text = ""
            if isinstance(doc, ast.Expr) and isinstance(doc.value, ast.Constant):
                text = inspect.cleandoc(str(doc.value.value)).replace("\n", " ")
            kind = ast.unparse(field.annotation).replace("|", "\\|")
            yield f"| `{ast.unparse(field.target)}` | `{kind}` | {text} |"


def diagnostics_schema() -> str:
    """docs/diagnostics.schema.json: what --format json prints."""
    position = {"type": ["integer", "null"], "minimum": 1}
    properties = {
        "code": {"enum": list(CATALOGUE)},
        "severity": {"enum": [severity.value for severity in Severity]},
        "file": {"type": "string", "description": "relative to the project"},
        "line": position,
        "column": position,
        "message": {"type": "string"},
        "hint": {"type": "string"},
    }
    item = {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Diagnostics of briefing",
        "type": "object",
        "properties": {"diagnostics": {"type": "array", "items": item}},
        "required": ["diagnostics"],
    }
    return json.dumps(document, indent=2) + "\n"


PAGES: dict[str, Callable[[], str]] = {
    "configuration.md": configuration,
    "content-model.md": content_model,
    "diagnostics.md": diagnostics,
    "diagnostics.schema.json": diagnostics_schema,
    "templates.md": templates,
}


def main() -> None:
    """Write every page."""
    for name, make in PAGES.items():
        (Path(__file__).parent / name).write_text(make(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
