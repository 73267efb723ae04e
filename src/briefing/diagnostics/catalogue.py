"""Every kind of problem: its permanent code, severity, message, hint, and why it is one.

Rules for writing an entry: the code is permanent and names the problem, not the check; the message
names the offending value and stands alone; the hint is an instruction; the documentation says why
it matters.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a diagnostic matters: an error stops the build, a warning does under --strict."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Entry:
    """A kind of problem: what every diagnostic of one code has in common."""

    severity: Severity
    message: str
    """A format string over the values given to `diagnose`."""
    hint: str
    """A format string too; may be empty where the message says it all."""
    doc: str
    """Why it is a problem, for docs/diagnostics.md."""


_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

CATALOGUE: dict[str, Entry] = {
    # Files
    "file-not-utf8": Entry(
        _E,
        "this file is not UTF-8 text: {reason}",
        "save it as UTF-8; if it is not a text file, move it out of content/",
        "Content is read as UTF-8, with or without a byte order mark.",
    ),
    "file-too-large": Entry(
        _E,
        "this file has {size} bytes; at most {limit} are read",
        "split it, or move it beside an article as a download under another ending",
        "A page of that size is a mistake more often than a wish, and would stall every build.",
    ),
    "file-unreadable": Entry(
        _E, "this file cannot be read: {reason}", "check its permissions", "Nothing is skipped."
    ),
    "file-outside-project": Entry(
        _E,
        "this symbolic link leads out of the project, to {target}",
        "copy the file into the project, or remove the link",
        "A build reads the project and nothing else, so that it is the same on every machine.",
    ),
    "file-name": Entry(
        _E,
        "{name!r} cannot be an id: an id is made of letters, digits, '-', '_' and '.'",
        "rename the file, for example to {near}",
        "The id is the file's stem; it becomes part of an address and is typed in front matter.",
    ),
    "file-misplaced": Entry(
        _E,
        "{folder} is not a folder of the digest",
        "move the file into one of {known}",
        "The folder below content/ says of what kind a file is; nothing is skipped in silence.",
    ),
    # Front matter
    "header-missing": Entry(
        _E,
        "this file has no front matter",
        "start it with a line '---', the tags, and a second line '---'",
        "Title and tags of a page come from its front matter.",
    ),
    "header-unclosed": Entry(
        _E,
        "the front matter that starts here is never closed",
        "add a line '---' after the last tag",
        "Without the closing fence the whole text would be taken for tags.",
    ),
    "header-too-large": Entry(
        _E,
        "the front matter has {size} bytes; at most {limit} are read",
        "move text from the front matter into the body below it",
        "The limit keeps a damaged file from stalling the build.",
    ),
    "header-syntax": Entry(
        _E,
        "the front matter is not valid YAML: {reason}",
        "{hint}",
        "The front matter is YAML 1.1 without tags; values stay text until the schema reads them.",
    ),
    "header-not-a-mapping": Entry(
        _E,
        "the front matter is not a list of 'key: value' lines",
        "write it as 'title: …' with one key a line",
        "Every tag has a name.",
    ),
    "header-too-deep": Entry(
        _E,
        "the front matter is nested more than {limit} levels deep",
        "flatten it; no field needs more than five levels",
        "The limit keeps a hostile file from exhausting the parser.",
    ),
    "header-aliases": Entry(
        _E,
        "YAML aliases make this front matter larger than {limit} values",
        "write the values out, or use fewer aliases",
        "Aliases of aliases can grow without bound (the 'billion laughs').",
    ),
    "duplicate-key": Entry(
        _E,
        "the key {key!r} stands twice (first on line {first})",
        "remove one of the two",
        "Most YAML readers silently keep the last one.",
    ),
    "synonym-keys": Entry(
        _E,
        "{key!r} and {other!r} (line {first}) mean the same",
        "keep one of the two and put all values there",
        "Synonyms are a convenience; two in one file contradict each other sooner or later.",
    ),
    "unknown-key": Entry(
        _E,
        "{what} has no key {key!r}",
        "{hint}",
        "A misspelt key would otherwise be lost in silence.",
    ),
    "missing-key": Entry(
        _E, "{what} needs {key!r}", "add a line '{key}: …'", "The page cannot stand without it."
    ),
    "wrong-type": Entry(
        _E,
        "{key!r} must be {expected}, not {found}",
        "{hint}",
        "Values are checked before anything is built from them.",
    ),
    "unknown-value": Entry(
        _E,
        "{value!r} is not one of the values of {key!r}",
        "{hint}",
        "Closed vocabularies keep counts and colours meaningful; docs/content-model.md lists them.",
    ),
    "bad-address": Entry(
        _E,
        "{value!r} is not a usable address",
        "{hint}",
        "Addresses in front matter are http or https; addresses of pages stay inside the site.",
    ),
    "unsafe-text": Entry(
        _E,
        "the text holds an invisible control character ({name})",
        "delete it; text that runs from right to left needs no such character",
        "Direction overrides and control characters make a line read as what it is not.",
    ),
    # Dates
    "bad-date": Entry(
        _E,
        "{value!r} is not a date: {reason}",
        "{hint}",
        "Dates are EDTF-like: 2027, 2027-06, 2026-08-02, 2027-Q3, 2027-H1, 2027-spring, FY2027, "
        "202X, 2026-04/2027-10, P18M.",
    ),
    "reversed-dates": Entry(
        _E,
        "{what}: {late} comes before {early}",
        "swap the two, or correct the one that is wrong",
        "A window that ends before it starts means nothing.",
    ),
    "fiscal-year-unknown": Entry(
        _E,
        "{value!r} cannot be placed: {reason}",
        "{hint}",
        "A fiscal year is a window of days only once it is known when the company's year ends.",
    ),
    "duration-without-start": Entry(
        _E,
        "the duration {value!r} counts from 'stated_on', which is absent",
        "add 'stated_on', or write the date that is meant",
        '"Within six months" is a window only once it is known when it was said.',
    ),
    # References
    "unknown-company": Entry(
        _E,
        "no company is called {value!r}",
        "{hint}",
        "Companies are found by id, name or alias, in any letter case.",
    ),
    "unknown-theme": Entry(
        _E,
        "no theme is called {value!r}",
        "{hint}",
        "Themes are found by id, name or alias, in any letter case.",
    ),
    "unknown-reference": Entry(
        _E,
        "there is no {kind} {value!r}",
        "{hint}",
        "A reference names the id of another file: its name without folder and ending.",
    ),
    "ambiguous-alias": Entry(
        _E,
        "{value!r} can mean {owners}",
        "write the id or the full name instead",
        "A weak alias is accepted only while it has one owner.",
    ),
    "duplicate-alias": Entry(
        _E,
        "{value!r} is a name of {other} too ({elsewhere})",
        "remove one of the two, or mark both 'weak: true'",
        "A name that leads to two places leads to neither.",
    ),
    "duplicate-id": Entry(
        _E,
        "the {kind} id {id!r} is taken by {other}",
        "rename one of the two files",
        "Ids are unique in their kind without regard to letter case.",
    ),
    "duplicate-address": Entry(
        _E,
        "the address {address} is taken by {other}",
        "change the slug or the 'redirect_from' of one of the two",
        "Two pages at one address would overwrite each other.",
    ),
    "commitment-differs": Entry(
        _E,
        "the commitment {id!r} is told twice, and {field!r} differs from {elsewhere}",
        "make the two agree, or give this one an id of its own",
        "The same id twice is one commitment: evidence is merged, the rest must be the same.",
    ),
    # Links and files of a page
    "dead-link": Entry(
        _E,
        "the link {target!r} leads nowhere: {reason}",
        "{hint}",
        "Links to content files and addresses of the site are checked, with their anchors.",
    ),
    "link-scheme": Entry(
        _E,
        "the link {target!r} uses a scheme that is not allowed",
        "use http, https or mailto, or a path inside the site",
        "Other schemes can run code in the reader's browser or leak what they read.",
    ),
    "remote-image": Entry(
        _E,
        "the image {target!r} would be loaded from another host",
        "save it beside the article and write its file name",
        "Readers of the digest are seen by nobody else, and pages must work without other hosts.",
    ),
    "too-many-brackets": Entry(
        _E,
        "this paragraph has more than {limit} open brackets",
        "remove them, or put the text into a code block",
        "Links are searched between brackets; such a text would stall the build.",
    ),
    "too-deep": Entry(
        _E,
        "quotes and lists of this text are nested up to {limit} levels deep",
        "take some of the levels out",
        "What stands deeper would be lost.",
    ),
    "template-link": Entry(
        _E,
        "the page {address} (template {template}) links to {target!r}, which leads nowhere",
        "correct the template, or add the page",
        "Templates are checked like texts: no reader should meet the 404 page from inside.",
    ),
    "redirect-loop": Entry(
        _E,
        "'redirect_from' names {address}, the page's own address",
        "remove it",
        "A page cannot stand in for itself.",
    ),
    # Commitments
    "status-order": Entry(
        _E,
        "the status of {late} stands before that of {early}",
        "put the entries of 'status' in the order of their dates",
        "The last entry is the current one; an order that contradicts the dates hides which.",
    ),
    "status-before-statement": Entry(
        _E,
        "the status of {on} is older than the statement itself ({stated})",
        "correct one of the two dates",
        "Nothing can become of a promise before it is made.",
    ),
    "final-without-source": Entry(
        _E,
        "the final status {status!r} has no source",
        "add 'source' to this entry of 'status'",
        "An outcome is the harshest thing the digest says of anybody; it shows its receipt.",
    ),
    "missed-needs-evidence": Entry(
        _E,
        "'missed' needs two sources, or one evidence with 'role: fulfilment'",
        "add a second source to this entry, or mark the evidence that shows the outcome",
        "That nothing happened is hard to show; one page that says so is not enough.",
    ),
    "amount-range": Entry(
        _E,
        "the amount's value_upper {upper} is not above its value {value}",
        "give the lower figure as value and the higher as value_upper",
        "A range has two ends.",
    ),
    # Evidence
    "quote-not-found": Entry(
        _E,
        "the quote {quote!r} does not stand in {source}",
        "copy it character for character from the source",
        "A quote that can be checked and is not found is wrong, or belongs to another source.",
    ),
    "quote-ambiguous": Entry(
        _E,
        "the quote {quote!r} stands {count} times in {source}",
        "add 'prefix' or 'suffix' with some words around it",
        "Evidence points at one place.",
    ),
    "quote-not-verified": Entry(
        _I,
        "{quotes} not verified here: {sources} not in sources/",
        "give the source its 'sha256' and keep its text in sources/, to have {them} checked",
        "A quote is checked where its raw source is present, or was checked before (a receipt).",
    ),
    "receipt-invalid": Entry(
        _E,
        "this receipt cannot be used: {reason}",
        "delete it and run 'briefing quotes' where the source is present",
        "A receipt vouches for quotes; a damaged one vouches for nothing.",
    ),
    "source-digest": Entry(
        _E,
        "this file's sha256 is {found}, not the one in its name",
        "restore the file, or rename it and the 'sha256' that names it",
        "A source is kept under the digest of its bytes, so that nobody can swap it.",
    ),
    "bare-allegation": Entry(
        _W,
        "the claim {claim!r} is alleged, and its text does not say so",
        "name who says so: 'X alleges that …', 'according to X …'",
        "An accusation that is told as a fact is the digest's own accusation.",
    ),
    "amount-without-unit": Entry(
        _W,
        "the amount {amount} has no {lacks}",
        "{hint}",
        "A number says something only with its currency or unit, and with what it counts.",
    ),
    "headline-as-evidence": Entry(
        _W,
        "the quote {quote!r} is the title of its source",
        "quote the sentence below the headline, or leave the quote out",
        "A headline is often written by somebody else than the author; the text may say less.",
    ),
    "single-origin-confirmed": Entry(
        _W,
        "{what} is 'confirmed' on evidence of one origin",
        "add evidence of another origin, or of the one who acted; else write 'standing: reported'",
        "Pages that relay one report are one origin, and repeating it confirms nothing.",
    ),
    "long-quote": Entry(
        _W,
        "this quote has {count} words; at most {limit} are printed",
        "keep the words that carry the date, the sum or the verb",
        "Quotes are evidence; the text of others stays theirs.",
    ),
    "year-not-tagged": Entry(
        _W,
        "the text names {year} as a year to come, and 'timeline' does not have it",
        "add {year} to 'timeline'",
        "Readers look for what falls due in a year on the page of that year.",
    ),
    "unbacked-figure": Entry(
        _W,
        "no record of this article has {figure!r}",
        "add a claim or link the commitment that has it, or leave it out",
        "An amount or a date comes from a source, never from memory; the record shows from which.",
    ),
    "product-owner": Entry(
        _W,
        "{product!r} is given to {company}; on record it belongs to {owner}",
        "name the owner, or correct 'products' of the companies",
        "A product given to the wrong company misleads about both.",
    ),
    "praise-word": Entry(
        _W,
        "{word!r} is a word of praise",
        "say what can be counted or compared, or put the word of others in quotation marks",
        "The digest neither admires nor sells; docs/editorial.md has the list.",
    ),
    # What is left out
    "draft-skipped": Entry(
        _I,
        "{title!r} is a draft and was left out",
        "remove 'draft: true' to publish it, or build with --drafts",
        "Drafts are listed, so that none is forgotten.",
    ),
    "future-skipped": Entry(
        _I,
        "{title!r} is dated {date}, after {as_of}, and was left out",
        "it appears on that day, or build with --future",
        "An article with a date in the future waits for it.",
    ),
    # Configuration, templates, output
    "config-missing": Entry(
        _E,
        "there is no briefing.toml here",
        "run 'briefing init DIR' for a new project, or name its folder with -C",
        "The folder with briefing.toml is the project.",
    ),
    "config-syntax": Entry(
        _E,
        "briefing.toml is not valid TOML: {reason}",
        "correct the line; docs/configuration.md shows every option",
        "The configuration is TOML 1.0.",
    ),
    "config-unknown": Entry(
        _E, "there is no option {key!r}", "{hint}", "A misspelt option would be lost in silence."
    ),
    "config-value": Entry(
        _E,
        "{key!r} must be {expected}",
        "{hint}",
        "Each option has a type; docs/configuration.md lists them.",
    ),
    "template-error": Entry(
        _E,
        "the template fails on the page {address}: {reason}",
        "{hint}",
        "Templates see one frozen view; a name that the view does not have is an error.",
    ),
    "template-missing": Entry(
        _E,
        "the template {template!r} is missing",
        "restore the file, or delete your override to use the built-in one",
        "Each page kind is drawn by the template of its name.",
    ),
    "output-foreign": Entry(
        _E,
        "the output folder {folder} holds files that briefing did not write",
        "choose another folder with --output, or empty this one yourself",
        "Only files listed in .briefing.json of the output are ever deleted or replaced.",
    ),
    "project-exists": Entry(
        _E,
        "the folder {folder} is not empty",
        "name a new or empty folder",
        "A new project never overwrites anything.",
    ),
    "output-unwritable": Entry(
        _E,
        "the output folder {folder} cannot be written: {reason}",
        "check its permissions and the free space",
        "The old site is left as it was.",
    ),
    "process-lost": Entry(
        _E,
        "a process of the build was ended by another program, perhaps for want of memory",
        "build again, with fewer --jobs if it happens again",
        "The old site is left as it was.",
    ),
    "address-unavailable": Entry(
        _E,
        "the preview cannot be served here: {reason}",
        "choose another --port or --host, or leave them out to have a free port found",
        "A port that was asked for is not exchanged for another in silence.",
    ),
    "internal-error": Entry(
        _E,
        "briefing itself failed: {reason}",
        "this is a bug; please report it with what the terminal shows",
        "`serve` goes on, with the pages of the last build.",
    ),
    # Ingest
    "ingest-unreadable": Entry(
        _E,
        "this input cannot be read: {reason}",
        "check that it opens in a browser or editor, or paste its text into a .txt file",
        "An input that fails is told and left out; the rest of the batch goes on.",
    ),
    "ingest-empty": Entry(
        _E,
        "there is no text in this input",
        "save the page again, or paste its text into a .txt file",
        "An empty draft would only look like work done.",
    ),
    "ingest-no-article": Entry(
        _E,
        "no article is found in this input",
        "save the page once it shows its text, or paste that text into a .txt file",
        "Pages that are filled by a script, menus and lists of links hold no article themselves, "
        "nor do those that stand before one: a check for robots, an offer, an error of the server.",
    ),
    "ingest-encoding": Entry(
        _W,
        "this input is read as {encoding}: {reason}",
        "look for wrong letters in the draft; save the source as UTF-8 where there are any",
        "Bytes that do not fit the encoding that is declared are replaced, never dropped unsaid.",
    ),
    "ingest-too-large": Entry(
        _E,
        "this input is larger than {limit} MB, and no more is read of one",
        "save the article alone, or raise the limit with --max-size",
        "The limit keeps a film or a damaged file from stalling a batch.",
    ),
    "ingest-kind": Entry(
        _E,
        "this input is {kind}, and no article is read from that",
        "save it as HTML, PDF, e-mail, feed, Markdown or plain text",
        "What an input is, is told by its content; its name only helps where that is doubtful.",
    ),
    "ingest-timeout": Entry(
        _E,
        "no answer came within {seconds} seconds",
        "try again later, raise --timeout, or save the page in a browser",
        "One slow server must not hold up a batch.",
    ),
    "ingest-http": Entry(
        _E,
        "the server answers {status}",
        "open the address in a browser; save the page from there if it shows",
        "The page of an error is not the article.",
    ),
    "ingest-network": Entry(
        _E,
        "the address cannot be reached: {reason}",
        "check its spelling and the connection",
        "A draft is made of what was fetched whole, or not at all.",
    ),
    "ingest-private": Entry(
        _E,
        "the address leads to {address}, inside a private network",
        "use --allow-private if that is meant",
        "A link in a list, or a redirect, must not make this machine fetch from its own network.",
    ),
    "ingest-redirects": Entry(
        _E,
        "the address is redirected more than {limit} times",
        "open it in a browser, and name the address that it ends at",
        "Redirects that go on are a loop, or a wall for sign-in.",
    ),
    "ingest-robots": Entry(
        _E,
        "by the site's robots.txt, programs may not fetch this page",
        "save the page in a browser, or use --ignore-robots if you may",
        "The wish of a site is honoured; one that fails to give its robots.txt allows nothing.",
    ),
    "ingest-locked": Entry(
        _E,
        "this PDF asks for a password",
        "save it without one, or paste its text into a .txt file",
        "Without the password no word of it can be read.",
    ),
    "ingest-no-text": Entry(
        _E,
        "this PDF has no text layer: its pages are pictures",
        "run it through text recognition, or look for the text elsewhere",
        "Recognising letters in pictures is not what ingest does.",
    ),
    "ingest-damaged": Entry(
        _E,
        "this input is damaged: {reason}",
        "get it again from where it came",
        "What cannot be read to its end would be a draft with words missing.",
    ),
    "ingest-no-date": Entry(
        _I,
        "no day of publication is found",
        "add 'date', or name it with --date",
        "A date is never guessed; due times that count from it stay relative.",
    ),
    "ingest-no-title": Entry(
        _W,
        "no title is found; the first words stand in for it",
        "write a title",
        "Every article has a title; a made-up one is marked by this warning.",
    ),
    "ingest-kept": Entry(
        _W,
        "{path} was edited since it was ingested, and is kept; the new draft is {new}",
        "take over what you want from the .new file, then delete it",
        "An editor's file is never overwritten.",
    ),
    "ingest-article": Entry(
        _W,
        "its front matter cannot be read, nor which source it is of",
        "mend it before that source is taken in again: 'briefing check' tells where",
        "A source whose article is not found again becomes a second draft.",
    ),
    "ingest-unwritable": Entry(
        _E,
        "{path} cannot be written: {reason}",
        "check its permissions and the free space",
        "A file is written whole or not at all; the next run writes those that are missing.",
    ),
    "ingest-near": Entry(
        _I,
        "this is {what} {path} (likeness {figure})",
        "compare the two; drop one, or give both the same 'story' or 'origin'",
        "Rewrites of one report are one origin, however many pages print it.",
    ),
    "ingest-suggested": Entry(
        _I,
        "'suggested' still holds {keys}",
        "move what is right under its own key, and delete the rest",
        "What ingest found is a suggestion until an editor has decided.",
    ),
}
