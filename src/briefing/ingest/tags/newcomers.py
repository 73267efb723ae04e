"""Companies that act in an article and that the registry does not know.

A name counts when it is the subject of verbs of doing, several times or with a word that only
organisations have: Labs, Inc., Ministry of.  People, places, papers and words that merely begin a
sentence do not; it is better to miss a company than to suggest a mayor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from briefing.ingest.drafts import Suggestion
from briefing.ingest.kept import kept
from briefing.ingest.names.characters import CAPITALS
from briefing.ingest.registry import Registry
from briefing.ingest.tags import lexicon
from briefing.ingest.tags.clauses import BEING, SPEECH, deed
from briefing.ingest.tags.reading import Reading

MOST = 5
"""Names that are suggested for one article."""
ENOUGH = 2.0
"""Points from which on a name is suggested; a deed counts one, speech half."""

_REST = r"[A-Za-z0-9À-ÿ]*(?:[-&.][A-Za-z0-9À-ÿ]+)*"
_NAME = re.compile(
    rf"[{CAPITALS}](?<![\w’'@#/.&-].){_REST}"
    rf"(?: (?:(?:of|for|de) (?=[{CAPITALS}]))?[{CAPITALS}]{_REST}){{0,4}}"
)
"""What must not stand before it is looked for behind its capital, to which the engine can skip."""
_ORGANISATION = re.compile(
    rf"(?:.* )?(?:{lexicon.ORGANISATIONS})\.?\Z"
    r"|(?:Ministry|Department|University|Institute|Bank|Bureau|Office|Council|Association)"
    r" (?:of|for) "
)
_BARE = re.compile(lexicon.ORGANISATIONS)
_ACRONYMS = lexicon.ACRONYMS - {"AI"}
_INNER = re.compile(r"[a-z][A-Z]")
_FIGURE = re.compile(r"\d")
_DANGLING = re.compile(r" (?:of|for|de)\Z")
_STRIPPED = lexicon.COMMON | lexicon.DEMONYMS | lexicon.TIMES
_INTRODUCED = re.compile(
    r"\b(?:start-?ups?|compan(?:y|ies)|firms?|lab|laborator(?:y|ies)|maker|chipmaker|carmaker|"
    r"operator|provider|developer|supplier|manufacturer|giant|vendor|utility|agency|regulator|"
    r"ministry|bank|insurer|retailer|publisher|investor|group|designer|watchdog|subsidiary) \Z"
)
_EXPLAINED = re.compile(
    r", (?:a|an|the|its|which|one of|based|founded|owned|backed|[A-Z]\w+['’]s)\b[^.;]{0,60}"
    r"\b(?:start-?up|company|firm|lab|maker|operator|provider|developer|supplier|manufacturer|giant|"
    r"agency|regulator|ministry|bank|insurer|retailer|group|subsidiary|owned|backed|founded)\b"
)
_LED = re.compile(
    r"(?:['’]s)? (?:[a-z-]+ ){0,2}(?:CEO|CFO|CTO|chief executive|(?:co-)?founders?|"
    r"chair(?:man|woman)|boss|headquarters|shareholders|subsidiary)\b"
)
"""After a name: what only an organisation has."""
_PERSON = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sir|Lord|Judge|Sen|Rep|Gov|CEO|CFO|CTO|COO|executive|chief|president|"
    r"founders?|co-founders?|chairman|chairwoman|chair|director|manager|analysts?|researchers?|"
    r"professor|scientists?|economist|lawyer|attorney|spokes(?:man|woman|person)|minister|secretary|"
    r"senator|commissioner|governor|mayor|officer|head|engineer|author|editor|reporter|president)\.?"
    r" \Z",
    re.I,
)
_ROLE = re.compile(
    r"(?:, (?:who|\d\d|aged|(?:the |its |a |an |then )?(?:[a-z-]+ ){0,3}(?:chief|head|CEO|CFO|CTO|"
    r"president|founder|co-founder|chairman|director|professor|analyst|researcher|lawyer|minister|"
    r"secretary|officer|manager|partner|economist|author|scientist|engineer|spokes\w+))\b)"
    r"|(?: of| at| from) [A-Z]"
)
_OPENING = re.compile(r"(?:\A|[.!?:;”\"'’)\]–—] |\n)\Z")


@dataclass(slots=True)
class _Name:
    """A name that the registry does not know, as far as the text tells what it is."""

    text: str
    starts: list[int] = field(default_factory=list)
    """Where it stands."""
    deeds: list[str] = field(default_factory=list)
    """The verbs that it is the subject of."""

    @property
    def points(self) -> float:
        """What its deeds are worth."""
        return sum(0.0 if deed in BEING else 0.5 if deed in SPEECH else 1.0 for deed in self.deeds)

    def within(self, text: str) -> bool:
        """Say whether it stands within a sentence, where only names are capitalised."""
        return any(not _OPENING.search(text, max(0, start - 4), start) for start in self.starts)

    def promises(self) -> bool:
        """Say whether it does what no thing does, and is no plural: "Contoso signed, and plans"."""
        return not self.text.endswith("s") and not lexicon.PROMISES.isdisjoint(self.deeds)

    def organisation(self, text: str) -> bool:
        """Say whether its own words or those around it tell that it is an organisation."""
        return bool(_ORGANISATION.match(self.text)) or any(
            _INTRODUCED.search(text, max(0, start - 20), start)
            or _EXPLAINED.match(text, start + len(self.text), start + len(self.text) + 100)
            or _LED.match(text, start + len(self.text))
            for start in self.starts
        )

    def person(self, text: str) -> bool:
        """Say whether it is somebody."""
        return self._like_a_person() or any(
            _PERSON.search(text, max(0, start - 20), start)
            or _ROLE.match(text, start + len(self.text), start + len(self.text) + 60)
            for start in self.starts
        )

    def _like_a_person(self) -> bool:
        """Say whether it begins with a first name and ends like no organisation."""
        first, _, rest = self.text.partition(" ")
        return bool(rest) and first in lexicon.FIRST_NAMES and not _ORGANISATION.match(self.text)


def suggestions(reading: Reading, registry: Registry) -> Iterator[Suggestion]:
    """Yield the likeliest new companies, the likeliest first."""
    found = _count(reading, _known(registry) | _own(reading))
    likely = [
        (name, name.organisation(reading.text))
        for name in found.values()
        if name.points and _acts_enough(name, reading.text)
    ]
    likely.sort(key=lambda pair: (-pair[0].points, -len(pair[0].starts), pair[0].text))
    kept = [pair for pair in likely if not _is_somebody(pair[0], found, reading.text)]
    for name, organisation in kept[:MOST]:
        yield Suggestion(
            "new-company",
            name.text,
            _reason(name),
            round(min(0.9, 0.3 + 0.1 * name.points + 0.2 * organisation), 2),
            details={"times": len(name.starts)},
        )


def _acts_enough(name: _Name, text: str) -> bool:
    """Say whether a name acts enough, and is one: not a word that begins a sentence."""
    points = name.points + 0.5 * (len(name.starts) > 2)
    if points + 1 < ENOUGH:
        return False
    organisation = name.organisation(text)
    if points + organisation < ENOUGH:
        return False
    if not organisation and all(verb in SPEECH or verb in BEING for verb in name.deeds):
        return False
    if " " in name.text:
        return True
    is_name = organisation or _INNER.search(name.text) or name.promises() or name.within(text)
    word = name.text.lower()
    common = word in text and re.search(rf"\b{re.escape(word)}\b", text) is not None
    return bool(is_name) and not common


def _is_somebody(name: _Name, found: Mapping[str, _Name], text: str) -> bool:
    """Say whether a name is that of a person, or the last name of one."""
    last = " " + name.text
    return name.person(text) or any(
        other.person(text) for full, other in found.items() if full.endswith(last)
    )


def _reason(name: _Name) -> str:
    deeds = list(dict.fromkeys(deed for deed in name.deeds if deed not in BEING))
    times = "once" if len(name.starts) == 1 else f"{len(name.starts)} times"
    return f"named {times}, as the one who {', '.join(deeds[:3])}; not in the registry"


def _count(reading: Reading, known: frozenset[str]) -> dict[str, _Name]:
    """Collect the capitalised names outside of titles and of the registry's own names."""
    found: dict[str, _Name] = {}
    spans = [(mention.start, mention.end) for mention in reading.mentions]
    at = 0
    for match in _NAME.finditer(reading.text):
        if match[0] in _STRIPPED:  # as most are, which begin sentences
            continue
        while at < len(spans) and spans[at][1] <= match.start():
            at += 1
        if at < len(spans) and spans[at][0] < match.end():
            continue
        passage = reading.passages[reading.passage_at(match.start())]
        if passage.kind in {"title", "heading", "row"}:
            continue
        start, text = _trimmed(match)
        if not text or _excluded(text, known):
            continue
        name = found.setdefault(text, _Name(text))
        name.starts.append(start)
        if verb := deed(reading.text, start, start + len(text)):
            name.deeds.append(verb)
    return found


def _trimmed(match: re.Match[str]) -> tuple[int, str]:
    """Return a name without the ordinary words before it, and where it begins."""
    start, text = match.start(), match[0]
    while True:
        first, _, rest = text.partition(" ")
        if first not in _STRIPPED or (first in lexicon.DEMONYMS and _BARE.fullmatch(rest)):
            break
        start, text = start + len(first) + 1, rest
    text = _DANGLING.sub("", text.rstrip("."))
    return start, text if text[:1].isupper() else ""


def _excluded(text: str, known: frozenset[str]) -> bool:
    """Say whether a name is one of the registry's, or of what is no company."""
    if text in lexicon.PLACES or text in lexicon.ACRONYMS:
        return True
    if text in lexicon.PAPERS or text.partition(" ")[0] in lexicon.PAPERS:
        return True
    if len(text) < 3 or text.casefold() in known or _FIGURE.search(text) or _BARE.fullmatch(text):
        return True
    last = text.rpartition(" ")[2]
    return last in lexicon.TIMES or last in lexicon.PLACES or last in _ACRONYMS


def _own(reading: Reading) -> frozenset[str]:
    """Return the names of those who bring the article: they act in it as its narrators."""
    material = reading.material
    return frozenset(
        name.strip().casefold()
        for field in (material.publisher, material.site, material.author, material.kicker)
        for name in re.split(r"[,|/–—]| - ", field)
        if name.strip()
    )


@kept
def _known(registry: Registry) -> frozenset[str]:
    """Return all the names of a registry in lower case, and the last names of its people."""
    known = set()
    for company in registry.companies:
        known.add(company.name)
        known.update(alias.text for alias in company.aliases)
        for product in company.products:
            known.update((product.name, *(alias.text for alias in product.aliases)))
        for person in company.people:
            known.update((person.name, person.name.split()[-1]))
    for theme in registry.themes:
        known.update((theme.name, *(alias.text for alias in theme.aliases), *theme.keywords))
    return frozenset(name.casefold() for name in known)
