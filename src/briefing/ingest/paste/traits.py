"""How a passage is written, as far as that tells an item of a list from a paragraph or heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.ingest.paste import code, headings
from briefing.ingest.paste.headings import title_case
from briefing.ingest.paste.lines import LABELLED, Passage
from briefing.ingest.paste.phrases import OVER_LISTS, SECTIONS
from briefing.ingest.paste.vocabulary import listed

REACHED = re.compile(r"\S@\S+\.\w|(?<!\d)\+?(?:\d[ ()/.-]{0,2}){9,15}(?!\d)")
"""An address or telephone number, as in the lines of a contact."""
_QUOTES = "“„«‘\"'"
_SPEAKS = re.compile(r"[”\"’»],? (?:\w+ ){0,4}(?:said|says|told|wrote|adds|added)\b|\bsaid\b")
_ANNOUNCED = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|several|these|following)"
    r"(?! (?:hundred|thousand|million|billion)\b)(?: [\w-]+){1,3}(?: below)?\.$"
    r"|\b(?:steps|points) below\.$|\b(?:as follows|the following)\.$",
    re.IGNORECASE,
)
"""How a sentence ends that tells of a list: "It takes three steps."."""
_COUNTED = re.compile(r"[A-Z][a-z]+ (?:\d{1,2}|[IVX]+|[A-Z])\b(?:[:.–—-]|$| [–—-])")
"""What counts its like: "Step 2: Measure", "Option B"."""
_LENGTHS = (1, 2, 4, 6, 9, 12, 16, 22, 30, 45, 80)
"""Most words of each class of lengths."""
_LABEL = re.compile(r"[:?]| [–—-] ")
"""What stands behind a label."""
_NEXT = re.compile(r"[.!?][”\"’)]* +[“\"(]?[A-Z0-9]")
"""Where a sentence ends and another begins."""
_FINITE = listed("""
    is are was were has have had will would can could may might must should shall does do did
    isn't aren't won't can't don't doesn't says said
""")
_DETERMINERS = listed("the a an this that these those its his her their our my your")
_PRONOUNS = listed(
    "it he she they we i you there who nobody everybody it's they're we're i'm that's"
)
_LEADS = listed("""
    in on at by for from with after before since during under over while when where if as although
    though because until to of among despite
""")
_JOINS = listed(
    "and but or so yet however still then also instead meanwhile finally first second next"
)
_ASKS = listed("what how why which where when who")
_SECTIONS = SECTIONS | OVER_LISTS
_SHORT = 3
"""Most words of a short title."""
_CLOSE, _FAR = 8, 40
"""From which class of lengths on a labelled line is long, and how many words are looked at."""


@dataclass(frozen=True, slots=True)
class Traits:
    """How a passage is written."""

    passage: Passage
    known: str
    """What it is for sure, "" where that is to be told: "item", "heading", "paragraph", "other"."""
    length: int
    """The class of its length."""
    end: str
    """Its last sign, "0" for a letter or digit."""
    start: str
    """What it begins with: small, capital, digit, quote or sign."""
    opens: str
    """Of which kind its first word is."""
    first: str
    """Its first word."""
    term: str
    """The label before what it says, "" where it has none."""
    leads: bool
    """Whether a list is to be expected behind it."""
    sentences: int
    titled: bool
    """Whether it is written as titles are."""


def length(words: int) -> int:
    """Return the class of a length."""
    return next((at for at, most in enumerate(_LENGTHS) if words <= most), len(_LENGTHS))


def _end(text: str) -> str:
    text = text.rstrip("”\"’»)]'") or text
    if text[-1] in ".…。":
        return "."
    return text[-1] if text[-1] in "?!:;," else "0"


def _start(text: str) -> str:
    first = text[0]
    if first in _QUOTES:
        return "quote"
    if first.isdigit() or first in "$€£":
        return "digit"
    if first.islower():
        return "small"
    return "capital" if first.isalpha() else "sign"


def _opens(word: str) -> str:
    low = word.casefold()
    for name, words in _OPENINGS:
        if low in words:
            return name
    if low.endswith("ing"):
        return "ing"
    if low.endswith("ed"):
        return "ed"
    if low.endswith("ly"):
        return "ly"
    return "plural" if low.endswith("s") and not low.endswith("ss") else "word"


_OPENINGS = (
    ("determiner", _DETERMINERS),
    ("pronoun", _PRONOUNS),
    ("lead", _LEADS),
    ("join", _JOINS),
    ("ask", _ASKS),
    ("no", listed("no not never none do don't")),
)


def traits(passage: Passage, known: str) -> Traits:
    """Return how a passage is written."""
    text = passage.text.strip() or "-"
    first = text.split(maxsplit=1)[0].strip("“”\"'‘’(,.:") or "-"
    return Traits(
        passage=passage,
        known=known,
        length=length(passage.words),
        end=_end(text),
        start=_start(text),
        opens=_opens(first),
        first=first.casefold(),
        term=_LABEL.split(text, maxsplit=1)[0].casefold() if LABELLED.match(text) else "",
        leads=text.endswith(":") or text.casefold() in OVER_LISTS,
        sentences=1 + len(_NEXT.findall(text)),
        titled=passage.words > 1 and not passage.ends and title_case(text),
    )


def signs(here: Traits) -> Iterator[str]:
    """Yield what tells of a passage by itself."""
    yield f"length {here.length}"
    yield f"end {here.end}"
    yield f"start {here.start}"
    yield f"opens {here.opens}"
    words = {word.casefold().strip(",;") for word in here.passage.text.split()[:_FAR]}
    yield f"finite {bool(words & _FINITE)} {here.end == '.'}"
    yield from (name for name, holds in _told(here) if holds)


def _told(here: Traits) -> tuple[tuple[str, bool], ...]:
    """Return what may hold of a passage, and whether it does."""
    passage, text = here.passage, here.passage.text
    quoted, closes = here.start == "quote", text[-1] in '”"»'
    return (
        (f"sentences {min(here.sentences, 4)}", here.sentences > 1),
        ("label" + " long" * (here.length > _CLOSE), bool(here.term)),
        ("counted", _COUNTED.match(text) is not None),
        ("titled" + " long" * (passage.words > _SHORT), here.titled),
        ("leads", here.leads),
        (
            "speaks" + " alone" * (closes and quoted),
            speaks(here),
        ),
        ("quote ends", closes),
        ("reached", REACHED.search(text) is not None or "://" in text),
        ("section", text.casefold() in _SECTIONS),
        ("code", code.is_code(passage)),
        ("digits", any(map(str.isdigit, text))),
        ("numbered", headings.NUMBERED.match(text) is not None),
        ("alone", passage.words == 1),
    )


def speaks(here: Traits) -> bool:
    """Say whether a passage tells what somebody says."""
    return here.start == "quote" or _SPEAKS.search(here.passage.text) is not None


def are_alike(above: Traits, below: Traits) -> bool:
    """Say whether two passages are written alike."""
    return (
        above.known == below.known
        and above.end == below.end
        and above.start == below.start
        and abs(above.length - below.length) <= 3
    )


def announces(passage: Passage) -> bool:
    """Say whether a sentence tells that a list follows: "It takes three steps."."""
    return not passage.marker and _ANNOUNCED.search(passage.text[-60:]) is not None
