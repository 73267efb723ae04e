"""The content model as tables: every key of every kind of file, once.

The tables say how a key is read, whether it must be there, and what it is for;
docs/content-model.md is generated from them.  `read_mapping` turns a node into a dictionary of
checked values, reporting every problem on the way.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from msgspec import Struct

from briefing.content import header
from briefing.content.values import (
    Cursor,
    Reader,
    anything,
    boolean,
    company,
    company_or_name,
    many,
    month_day,
    number,
    one_of,
    period,
    sha256,
    site_path,
    slug,
    text,
    theme,
    url,
    year,
)
from briefing.diagnostics import nearest
from briefing.model import vocabulary


class Key(Struct, frozen=True):
    """One key of front matter."""

    name: str
    read: Reader[Any]
    type: str
    """For the documentation."""
    doc: str
    required: bool = False
    synonyms: tuple[str, ...] = ()


class Table(Struct, frozen=True, dict=True):
    """The keys of one kind of file or of a nested group."""

    name: str
    """With an article: "a commitment"."""
    doc: str
    keys: tuple[Key, ...]
    shorthand: str = ""
    """Key that a bare text stands for: `due: 2027` is `due: {date: 2027}`."""

    @cached_property
    def required(self) -> frozenset[str]:
        """The keys that must be there."""
        return frozenset(key.name for key in self.keys if key.required)

    @cached_property
    def by_name(self) -> dict[str, Key]:
        """The keys by name and synonym."""
        return {name: key for key in self.keys for name in (key.name, *key.synonyms)}


Values = dict[str, Any]


def read_mapping(at: Cursor, table: Table) -> Values | None:
    """Read a group of keys: each key of the table that is present and readable, by name."""
    node = _spelt_out(at.node, table)
    if not isinstance(node, header.Mapping):
        at.wrong("a group of keys", f"write it as {{{table.keys[0].name}: …}}")
        return None
    values: Values = {}
    by_name = table.by_name
    seen: dict[str, header.Scalar] = {}
    for name_node, value_node in node.entries:
        name = name_node.text or ""
        known = by_name.get(name)
        if known is None:
            otherwise = "known keys: " + ", ".join(by_name)
            hint = nearest(name, by_name, otherwise=otherwise)
            at.on(name_node).report("unknown-key", what=table.name, key=name, hint=hint)
            continue
        if known.name in seen:
            other = seen[known.name]
            at.on(name_node).report("synonym-keys", key=name, other=other.text, first=other.line)
            continue
        seen[known.name] = name_node
        if _is_empty(value_node):
            if known.required:
                at.on(name_node).report("missing-key", what=table.name, key=name)
            continue
        value = known.read(at.to(value_node, known.name, shown=name))
        if value is not None:
            values[known.name] = value
    for name in sorted(table.required - seen.keys()):
        at.report("missing-key", what=table.name, key=name)
    return values


def _spelt_out(node: header.Node, table: Table) -> header.Node:
    """Return a bare text as the group of keys that it stands for."""
    if not table.shorthand or not isinstance(node, header.Scalar) or node.text is None:
        return node
    short = header.Scalar(table.shorthand, node.line, node.column)
    return header.Mapping(((short, node),), node.line, node.column)


def _is_empty(node: header.Node) -> bool:
    """Say whether a key stands without a value, which is the same as no key."""
    if isinstance(node, header.Scalar):
        return not node.text or node.text.isspace()
    return isinstance(node, header.Sequence) and not node.items


def group(table: Table) -> Reader[Values]:
    """Return a reader of a nested group."""
    return lambda at: read_mapping(at, table)


SOURCE = Table(
    "a source",
    "Somebody else's text. A bare address stands for `{url: …}`.",
    (
        Key("publisher", text, "text", "Who published it."),
        Key("title", text, "text", "Its headline."),
        Key("author", text, "text", "Its author, where one is named."),
        Key("url", url, "http(s) address", "Where it can be read."),
        Key("archive_url", url, "http(s) address", "An archived copy."),
        Key("published", period, "date", "When it appeared, as precisely as known."),
        Key("retrieved", period, "date", "When the digest fetched it."),
        Key(
            "sha256",
            sha256,
            "64 hex digits",
            "Digest of its raw bytes; the text is kept as `sources/<sha256>.txt`.",
        ),
        Key("relays", many(text), "text or list", "Outlets that it repeats."),
    ),
    shorthand="url",
)

QUOTE = Table(
    "a quote",
    "A few words of a source. A bare text stands for `{exact: …}`.",
    (
        Key("exact", text, "text", "The words, character for character.", required=True),
        Key("prefix", text, "text", "Words just before, if the quote stands more than once."),
        Key("suffix", text, "text", "Words just after."),
    ),
    shorthand="exact",
)

EVIDENCE = Table(
    "an evidence entry",
    "What a commitment or claim rests on: an article of the digest, or a source.",
    (
        Key("article", text, "article id", "The article whose source this is."),
        Key("source", group(SOURCE), "source", "A source that has no article."),
        Key(
            "role",
            one_of(vocabulary.EVIDENCE_ROLES),
            "evidence role",
            "What it shows; `context` unless given.",
        ),
        Key("quote", group(QUOTE), "quote", "The words that show it."),
    ),
)

ALIAS = Table(
    "an alias",
    "Another name. A bare text stands for `{text: …}`.",
    (
        Key("text", text, "text", "The name.", required=True),
        Key("weak", boolean, "true or false", "Ambiguous: needs other support in a text."),
        Key("requires", many(text), "text or list", "Words that must stand near it in a text."),
        Key("rejects", many(text), "text or list", "Words that rule it out in a text."),
    ),
    shorthand="text",
)

PRODUCT = Table(
    "a product",
    "A product, model or programme; it leads to its owner.",
    (
        Key("name", text, "text", "Its name.", required=True),
        Key(
            "aliases",
            many(group(ALIAS)),
            "aliases",
            "Other names; the name again, where it needs `requires` or `rejects`.",
        ),
    ),
    shorthand="name",
)

PERSON = Table(
    "a person",
    "Somebody who speaks for the company.",
    (
        Key("name", text, "text", "Their name.", required=True),
        Key("role", text, "text", "Their role."),
        Key("as_of", period, "date", "When the role was checked."),
    ),
    shorthand="name",
)

AMOUNT = Table(
    "an amount",
    "A sum or quantity, as stated.",
    (
        Key("value", number, "number", "The figure, or the lower end of a range.", required=True),
        Key("value_upper", number, "number", "The upper end of a range."),
        Key(
            "scale",
            one_of(dict.fromkeys(vocabulary.SCALES, "")),
            "thousand, million, billion or trillion",
            "What the figure counts in.",
        ),
        Key("currency", text, "ISO 4217 code", "For money."),
        Key("unit", text, "text", "For anything else: gigawatt, percent, times."),
        Key("approx", boolean, "true or false", 'Whether the source said "about".'),
        Key("measure", text, "text", "What is counted: capital expenditure."),
    ),
)

DUE = Table(
    "a due date",
    "When something is to happen. A bare date stands for `{date: …}`.",
    (
        Key(
            "date",
            text,
            "due date",
            "`2027`, `2027-06`, `2026-08-02`, `2027-Q3`, `2027-H1`, `2027-spring`, `FY2027`, "
            "`202X`, `2026-04/2027-10`, `P18M`, `P12M/P18M`; `~` at the end for about.",
        ),
        Key(
            "kind",
            one_of(vocabulary.DUE_KINDS),
            "due kind",
            "How it is read; `in` unless given (`within` for a duration, `ongoing` without date).",
        ),
        Key(
            "basis",
            one_of(vocabulary.DUE_BASES),
            "stated or derived",
            "Whether the date stands in the source; `stated` unless given.",
        ),
        Key("text", text, "text", "The wording of the source."),
        Key("note", text, "text", "Our note on the date."),
    ),
    shorthand="date",
)

STATUS = Table(
    "a status entry",
    "What became of a commitment, on a day. The last entry is the current one.",
    (
        Key("on", period, "date", "When, as precisely as known.", required=True),
        Key("is", one_of(vocabulary.STATUSES), "status", "What.", required=True),
        Key("what", text, "text", "In our words."),
        Key("source", many(group(SOURCE)), "source or list", "Who says so; final ones need it."),
        Key("by", text, "text", "Who judged so, where it is a judgement."),
    ),
)

REVISION = Table(
    "a revision",
    "A change of the promise itself.",
    (
        Key("on", period, "date", "When, as precisely as known.", required=True),
        Key("field", text, "text", "Which key changed: `due`, `amount`, …", required=True),
        Key("from", text, "text", "The value before; a due date where the field is `due`."),
        Key("to", text, "text", "The value after; absent where none was given."),
        Key("why", text, "text", "The reason."),
        Key("source", many(group(SOURCE)), "source or list", "Who says so."),
    ),
)

COMMITMENT_KEYS = (
    Key("who", many(company), "company or list", "Who committed.", required=True),
    Key("said_by", text, "text", "The person who said it."),
    Key("what", text, "text", "The statement, starting with a verb.", required=True),
    Key("themes", many(theme), "theme or list", "Its themes.", synonyms=("theme",)),
    Key("due", group(DUE), "due", "When; absent means no date."),
    Key("amount", group(AMOUNT), "amount", "How much."),
    Key("stated_on", period, "date", "When it was said; may be coarse or absent."),
    Key(
        "strength",
        one_of(vocabulary.STRENGTHS),
        "strength",
        "How firmly it was said; `reported` unless given.",
    ),
    Key(
        "standing",
        one_of(vocabulary.STANDINGS),
        "standing",
        "How sure the digest is; `reported` unless given.",
    ),
    Key("settles_when", text, "text", "What would settle it."),
    Key("voided_if", text, "text", "What would make it moot."),
    Key("evidence", many(group(EVIDENCE)), "evidence", "Quotes with their sources."),
    Key("sources", many(group(SOURCE)), "sources", "Further sources."),
    Key("status", many(group(STATUS)), "status entries", "What became of it, oldest first."),
    Key("revisions", many(group(REVISION)), "revisions", "How the promise changed."),
    Key("conflicts", many(text), "text or list", "Where sources disagree."),
    Key("supersedes", text, "commitment id", "The commitment that it replaces."),
    Key("checked_on", period, "date", "When the digest last looked."),
    Key("note", text, "text", "Our note."),
)

COMMON_KEYS = (
    Key("slug", slug, "text", "Last step of the address; the id unless given."),
    Key("redirect_from", many(site_path), "path or list", "Old addresses that lead here."),
    Key("draft", boolean, "true or false", "Left out until it is ready."),
)

INLINE_COMMITMENT = Table(
    "a commitment",
    "A commitment told in an article; the keys are those of a commitment file.",
    (Key("id", slug, "text", "Its id.", required=True), *COMMITMENT_KEYS),
)

CLAIM = Table(
    "a claim",
    "An attributed statement that is not a commitment.",
    (
        Key("id", slug, "text", "For links to it."),
        Key("text", text, "text", "The statement, in our words.", required=True),
        Key("who", many(company_or_name), "company, name or list", "Who says so."),
        Key("kind", one_of(vocabulary.CLAIM_KINDS), "claim kind", "`fact` unless given."),
        Key("standing", one_of(vocabulary.STANDINGS), "standing", "`reported` unless given."),
        Key("note", text, "text", "Our note."),
        Key("evidence", many(group(EVIDENCE)), "evidence", "What it rests on."),
        Key("checked_on", period, "date", "When the digest last looked."),
    ),
)

ORIGIN = Table(
    "an origin",
    "Where a statement first came from; relays of one interview share its id.",
    (
        Key("id", text, "text", "The same for all that share it.", required=True),
        Key("basis", text, "text", "How we know."),
    ),
    shorthand="id",
)

CORRECTION = Table(
    "a correction",
    "Something that was wrong, and what is right.",
    (
        Key("on", period, "date", "When it was corrected.", required=True),
        Key("wrong", text, "text", "What was said.", required=True),
        Key("right", text, "text", "What is right.", required=True),
        Key("source", many(group(SOURCE)), "source or list", "Who says so."),
    ),
)

PICK = Table(
    "a pick",
    "An item of an edition: one of story, article, commitment.",
    (
        Key("story", text, "story id", "A story."),
        Key("article", text, "article id", "An article."),
        Key("commitment", text, "commitment id", "A commitment."),
        Key("why", text, "text", "The reason."),
    ),
)

ARTICLE = Table(
    "an article",
    "One Markdown file about one source, or an original piece, in `content/articles/`.",
    (
        Key("title", text, "text", "Its title.", required=True),
        Key(
            "companies",
            many(company),
            "company or list",
            "Whom it is about: id, name or alias, in any letter case.",
            synonyms=("company",),
        ),
        Key(
            "themes",
            many(theme),
            "theme or list",
            "What it is about: id, name or alias, in any letter case.",
            synonyms=("theme",),
        ),
        Key(
            "years",
            many(year),
            "year or list",
            "The timeline years that it belongs to.",
            synonyms=("year", "timeline"),
        ),
        Key("date", period, "date", "When it appeared; without it, it is undated."),
        Key("updated", period, "date", "When it last changed."),
        Key("summary", text, "text", "One or two sentences for lists."),
        Key("source", group(SOURCE), "source", "What it is about."),
        Key("rights", one_of(vocabulary.RIGHTS), "rights", "`full` unless given."),
        Key("origin", group(ORIGIN), "origin", "Where it first came from."),
        Key("story", text, "story id", "The event that it is about."),
        Key("key_points", many(text), "text or list", "What to take away."),
        Key("claims", many(group(CLAIM)), "claims", "Attributed statements."),
        Key("commitments", many(group(INLINE_COMMITMENT)), "commitments", "Told here."),
        Key("corrections", many(group(CORRECTION)), "corrections", "What was wrong."),
        Key("checked_on", period, "date", "When the digest last looked."),
        Key("lang", text, "BCP 47 tag", "Language, where it is not the site's."),
        Key("translation_of", text, "article id", "The article that it translates."),
        Key("suggested", anything, "anything", "Left by ingest for an editor to decide."),
        *COMMON_KEYS,
    ),
)

COMPANY = Table(
    "a company",
    "An organisation that acts, in `content/companies/`.",
    (
        Key("name", text, "text", "Its name.", required=True),
        Key("kind", one_of(vocabulary.COMPANY_KINDS), "company kind", "`company` unless given."),
        Key("country", text, "ISO 3166 code or EU", "Where it is at home."),
        Key("aliases", many(group(ALIAS)), "aliases", "Other names."),
        Key("products", many(group(PRODUCT)), "products", "What it owns."),
        Key("people", many(group(PERSON)), "people", "Who speaks for it."),
        Key("url", url, "http(s) address", "Its own site."),
        Key("fiscal_year_end", month_day, "MM-DD", "Last day of its fiscal year."),
        *COMMON_KEYS,
    ),
)

THEME = Table(
    "a theme",
    "A subject, in `content/themes/`.",
    (
        Key("name", text, "text", "Its name.", required=True),
        Key("aliases", many(group(ALIAS)), "aliases", "Other names."),
        Key("definition", text, "text", "What it is."),
        Key("is_not", text, "text", "What it is not."),
        Key("keywords", many(text), "text or list", "Words that suggest it."),
        Key("parent", text, "theme id", "The wider theme."),
        *COMMON_KEYS,
    ),
)

COMMITMENT = Table(
    "a commitment",
    "A dated statement of what someone will do, in `content/commitments/`.",
    (*COMMITMENT_KEYS, *COMMON_KEYS),
)

STORY = Table(
    "a story",
    "Several articles about the same event, in `content/stories/`.",
    (
        Key("title", text, "text", "Its title.", required=True),
        Key("summary", text, "text", "What happened."),
        *COMMON_KEYS,
    ),
)

EDITION = Table(
    "an edition",
    "A dated issue of the digest, in `content/editions/`.",
    (
        Key("title", text, "text", "Its title.", required=True),
        Key("covers", period, "interval", "The days that it covers.", required=True),
        Key("lead", text, "text", "Its opening paragraph."),
        Key("picks", many(group(PICK)), "picks", "What it points out."),
        *COMMON_KEYS,
    ),
)

PAGE = Table(
    "a page",
    "A page of the digest about itself, in `content/pages/`.",
    (
        Key("title", text, "text", "Its title.", required=True),
        Key("description", text, "text", "One line for search engines."),
        *COMMON_KEYS,
    ),
)

RECEIPT = Table(
    "a receipt",
    "The record of a source: the quotes of it that were checked, by `briefing quotes`, and what "
    "`briefing ingest` wrote of it. It stands in `content/receipts/`.",
    (
        Key("sha256", sha256, "64 hex digits", "Of the raw source.", required=True),
        Key("normalised_sha256", sha256, "64 hex digits", "Of its text as compared."),
        Key("publisher", text, "text", "Who published it."),
        Key("retrieved", period, "date", "When the digest fetched it."),
        Key(
            "written",
            many(sha256),
            "list of 64 hex digits",
            "Digests of the files that ingest wrote of it; one that differs was edited.",
        ),
        Key(
            "quotes",
            many(
                group(
                    Table(
                        "a checked quote",
                        "A quote that was found exactly once.",
                        (
                            Key("sha256", sha256, "64 hex digits", "Of the quote.", required=True),
                            Key("word", number, "number", "Words of the source before it."),
                            Key("words", number, "number", "Its length in words."),
                            Key("verified_on", period, "date", "When.", required=True),
                            Key("tool", text, "text", "By which version."),
                        ),
                    )
                )
            ),
            "quotes",
            "The quotes in use.",
        ),
    ),
)

KINDS: dict[str, Table] = {
    "companies": COMPANY,
    "themes": THEME,
    "articles": ARTICLE,
    "commitments": COMMITMENT,
    "stories": STORY,
    "editions": EDITION,
    "pages": PAGE,
}
"""Folder below content/ → the keys of its files."""

NESTED = (
    SOURCE,
    EVIDENCE,
    QUOTE,
    DUE,
    AMOUNT,
    STATUS,
    REVISION,
    CLAIM,
    INLINE_COMMITMENT,
    CORRECTION,
    ORIGIN,
    PICK,
    ALIAS,
    PRODUCT,
    PERSON,
)
"""The groups that stand inside them, for the documentation."""
