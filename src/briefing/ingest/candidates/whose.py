"""Who acts: the subject of a cue, and whom it stands for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from briefing.ingest.candidates import nouns, signs
from briefing.ingest.candidates.antecedents import NOBODY, Antecedents, Who, employer, foremost
from briefing.ingest.candidates.clauses import region, said_before, stripped
from briefing.ingest.candidates.cues import Cue
from briefing.ingest.candidates.mentions import Named, unknown
from briefing.ingest.candidates.subjects import NOTHING, Subject, subject

_BLANK = " ,\"'-"
"""What is left around words that are cut out of a sentence."""


def subject_of(text: str, cue: Cue, found: Sequence[Cue], known: Sequence[Named]) -> Subject:
    """Return the subject of a cue of a sentence; for "it" that of the main clause, if a noun."""
    if cue.words == "expect" and not text[: cue.start].strip(_BLANK):
        return Subject("reader", cue.words)  # "Expect more of that in 2027"
    whose = _subject_of(text, cue, found, known)
    if whose.kind == "market" and (
        _DECIDED.search(text, cue.start, cue.end) or _outlays_of_somebody(text, cue, whose, known)
    ):
        return replace(whose, kind="thing")
    if whose.kind != "pronoun":
        return whose
    main = _teller(text, cue, known)
    return main if main.kind in {"actor", "authority"} else whose


def _outlays_of_somebody(text: str, cue: Cue, whose: Subject, known: Sequence[Named]) -> bool:
    """Say whether somebody known tells of outlays: "Contoso said capital spending would rise"."""
    teller = _teller(text, cue, known).named
    return bool(_OUTLAYS.fullmatch(whose.words)) and teller is not None and teller.known


_OUTLAYS = re.compile(
    r"(?:(?:that|the|its|annual|total)\s)*(?:capital\s(?:spending|expenditures?|outlays?)|capex)",
    re.I,
)


def _teller(text: str, cue: Cue, known: Sequence[Named]) -> Subject:
    """Return who says what the cue stands in; the subject of the main clause, if nobody does."""
    words, offset, _ = region(text, replace(cue, start=said_before(text, cue.start)))
    return subject(*stripped(words, offset), known)


def _subject_of(text: str, cue: Cue, found: Sequence[Cue], known: Sequence[Named]) -> Subject:
    if cue.form == "noun" or (cue.form == "active" and cue.words.startswith("with")):
        return _possessor(text[: cue.act], known)
    if cue.words.endswith("ing") and (beside := _WITH.search(text, 0, cue.start)):
        return subject(beside["who"], beside.start("who"), known)
    words, offset, cut = region(text, cue)
    words, offset = stripped(words, offset)
    if pronoun := _LAST_PRONOUN.search(words):
        words, offset = pronoun[0], offset + pronoun.start()
    if words.strip(_BLANK).lower() in _ARTICLES:
        return NOTHING
    if words.strip(_BLANK):
        return subject(words, offset, known)
    if cut == "relative":
        return _antecedent(text[:offset], cue, known)
    if not text[: cue.start].strip(_BLANK):
        return _after_comma(text, cue, known)
    earlier = [other for other in found if other.start < cue.start and other.form != "noun"]
    if cut != "and":
        return NOTHING
    if earlier:
        return _subject_of(text, earlier[-1], found, known)
    before = _AND.sub("", text[:offset])
    words, offset, cut = region(text, replace(cue, start=len(before)))
    return subject(*stripped(words, offset), known) if cut == "start" else NOTHING


_AND = re.compile(r",?\s(?:and|or)\s*\Z")
_ARTICLES = frozenset({"a", "an", "the", "another"})
"""Alone before a cue they make it a noun: "announced a pledge to"."""
_DECIDED = re.compile(r"\b(?:planned|scheduled|slated|targett?ed)\b", re.IGNORECASE)
"""What somebody decides, also of what nobody alone does: "shipments are planned for 2027"."""
_LAST_PRONOUN = re.compile(r"(?<=\s)(?:it|they|he|she|its|their|we)\s+\Z", re.IGNORECASE)
"""A subject after what is left of the clause above: "(said) on Friday it"."""
_WITH = re.compile(r"\bwith\s(?P<who>(?!an?\b)[^,;:.]{2,40}?)\s\Z")
"""Whose deed a participle is: "with Mistral targeting 200 megawatts"."""


def _after_comma(text: str, cue: Cue, known: Sequence[Named]) -> Subject:
    """Return the subject that follows a participle: "Scheduled to open in 2027, the plant"."""
    comma = text.find(", ", cue.end)
    if comma < 0:
        return NOTHING
    return subject(text[comma + 2 : comma + 120], comma + 2, known)


_RELATIVE = re.compile(r",?\s+(?:which|who|that|whose)\s*\Z")
_PLACE = re.compile(r"\b(?:in|at|near|outside|from)\s(?:the\s)?\Z")
_SMALL_WORD = re.compile(r"\b(?:of|in|for|with|on|a|an|the|and)\s")


def _antecedent(before: str, cue: Cue, known: Sequence[Named]) -> Subject:
    """Return what a relative clause is about: the words right before it."""
    before = _RELATIVE.sub("", before).rstrip(" ,")
    near = [named for named in known if len(before) - 3 <= named.end <= len(before)]
    if near:
        return Subject("named", before[near[-1].start :], near[-1])
    words = before[-80:]
    if cue.form == "active":
        for named in unknown(words):
            if named.end >= len(words) - 1 and not _PLACE.search(words[: named.start]):
                first = len(before) - len(words) + named.start
                owner = next((one for one in known if first <= one.start < len(before)), None)
                return Subject("named" if owner else "unknown", named.name, owner or named)
    return subject(_SMALL_WORD.split(words)[-1], 0, ())


_POSSESSOR = re.compile(r"(?P<whose>[\w&.+)-]+)(?:'s|(?<=s)')\s+(?:[\w$€£.,%-]+\s+){0,5}\Z")
_ITS = re.compile(r"\b(?P<its>its|their|his|her|our|my|your)\s+(?:[\w$€£.,%-]+\s+){0,5}\Z", re.I)
_BEFORE_POSSESSOR = re.compile(r"[,;\"(]|\b(?:of|like|by|with|to|and)\s")
_LOOK_BACK = 160
_ITS_KINDS = {"our": "speaker", "my": "speaker", "your": "reader"}


def _possessor(before: str, known: Sequence[Named]) -> Subject:
    """Return whose plan it is: "OpenAI's plan to", "its plan to", "the company's target"."""
    at = max(0, len(before) - _LOOK_BACK)
    if match := _POSSESSOR.search(before, at):
        end = match.end("whose")
        marks = [mark.end() for mark in _BEFORE_POSSESSOR.finditer(before, 0, match.start())]
        start = marks[-1] if marks else 0
        return subject(before[start:end], start, known)
    if match := _ITS.search(before, at):
        its = match["its"].lower()
        return Subject(_ITS_KINDS.get(its, "pronoun"), its)
    return NOTHING


@dataclass(frozen=True, slots=True)
class _Case:
    """A cue whose subject is known, and everything that tells whom it stands for."""

    text: str
    cue: Cue
    subject: Subject
    known: Sequence[Named]
    before: Who
    """The last one who acted before the sentence."""
    context: Antecedents

    @property
    def after_a_body(self) -> bool:
        """Whether the last one who acted is a public body."""
        return self.context.register.is_body(self.before.name)

    @property
    def nearby(self) -> bool:
        """Whether somebody acted in the paragraph or the section already."""
        return self.before.how in {"paragraph", "section"}


def who(text: str, cue: Cue, whose: Subject, known: Sequence[Named], context: Antecedents) -> Who:
    """Say who acts where that subject stands: the first answer of the table counts."""
    case = _Case(text, cue, whose, known, context.named_before(), context)
    return next(found for answer in _ANSWERS if (found := answer(case)))


def _an_officer(case: _Case) -> Who | None:
    """Somebody unknown whose company is named: "Jane Roe, chief executive of Acme,"."""
    person = case.subject.named
    return _in_sentence(employer(case.text, person, case.known)) if person else None


def _a_thing_with_a_name(case: _Case) -> Who | None:
    """What happens, happens to a thing: "Rubin Ultra is due in 2027" is Nvidia's doing."""
    if case.subject.kind != "unknown":
        return None
    deed = signs.DEED.match(case.text, case.cue.act)
    if not deed and (found := _a_speaker(case)):
        return found
    if case.cue.form not in {"passive", "present", "aside"}:
        return None
    name = case.subject.named.name if case.subject.named else ""
    if name in case.context.register.acting or deed:
        return None
    thing = name and case.subject.words.endswith(name)
    listed = _FURTHER.match(case.text, case.subject.named.end) if case.subject.named else None
    coded = any(character.isdigit() for character in name)  # "N2P and A16"
    return case.before if case.nearby and thing and (coded or not listed) else None


_FURTHER = re.compile(r"(?:,\s[A-Z][\w&-]*(?:\s[A-Z][\w&-]*)*)*,?\s(?:and|&)\s[A-Z]")
"""Further names after a first one; who stands in a list seldom is a product."""


def _a_name(case: _Case) -> Who | None:
    if case.subject.named is None:
        return None
    if case.subject.kind not in {"named", "unknown"}:
        return Who(case.subject.named.name, "sentence")
    return Who(case.subject.named.name, "known" if case.subject.named.known else "named")


def _nobody_in_particular(case: _Case) -> Who | None:
    general = {"market", "teller", "house", "outlet", "group", "reader"}
    return Who(case.subject.words, "unnamed") if case.subject.kind in general else None


_SPEECH = re.compile(
    r"\"[,.]?\s*(?:said|says|wrote|writes|added|adds|told|stated|explained|noted|according\s+to)\b"
    r"|,\s(?:said(?!\sto\b)|says)\b"
)
_ATTRIBUTION = re.compile(r",\"?\s+(?P<who>[^,;]{2,60}?)(?:,\s[^,;]{3,80},)?\s+(?:said|says)\b")


_TITLED = re.compile(
    r",\"?\s(?:the\s)?(?:chief\s(?:[a-z]+\s){0,2}|CEO\s|chair(?:man|woman)\s|(?:co-)?founder\s|president\s)\Z"
)
"""What stands before the name of an officer whose company was named before."""


def _a_speaker(case: _Case) -> Who | None:
    """Who is quoted after the words: '"We will …," said Alphabet CEO Sundar Pichai'."""
    if last := _ATTRIBUTION.search(case.text, case.cue.end):
        person = subject(last["who"], last.start("who"), case.known).named
        person = person or _first_unknown(case.text, *last.span("who"))
        if person and case.nearby and _TITLED.search(case.text, 0, person.start):
            return case.before
        return _in_sentence(person and (employer(case.text, person, case.known) or person))
    said = _SPEECH.search(case.text, case.cue.end)
    if not said:
        return None
    after = next((named for named in case.known if named.start >= said.end()), None)
    named = after or next(iter(unknown(case.text, said.end())), None)
    return _in_sentence(named and (employer(case.text, named, case.known) or named))


def _first_unknown(text: str, start: int, end: int) -> Named | None:
    """Return the name in a stretch of a text: "the brewer Carlsberg"."""
    return next((named for named in unknown(text[:end], start)), None)


def _an_owner(case: _Case) -> Who | None:
    """Whose thing it is, told before: "Acme's new plant … The plant will open"."""
    if case.subject.kind != "thing":
        return None
    owner = case.context.owner_before(case.subject.words)
    return Who(owner, case.before.how) if owner else None


def _a_body_that_tells(case: _Case) -> Who | None:
    """A ministry that says what becomes of a thing: "The ministry said the line will open"."""
    if case.subject.kind != "thing":
        return None
    told = _teller(case.text, case.cue, case.known)
    return _a_body(replace(case, subject=told)) if told.kind == "authority" else None


def _one_before(case: _Case) -> Who | None:
    """The one that the sentence is about, before the cue or, where it opens it, after."""
    before = case.text[: case.cue.start]
    main = foremost(before, [named for named in case.known if named.end <= case.cue.start])
    if main and case.subject.kind == "actor" and not case.after_a_body:
        body = case.before.name and case.context.register.is_body(main.name)
        main = None if body else main  # "the agency approved it, with the company eyeing"
    if main is None and case.known and not before.strip(_BLANK):
        main = case.known[0]
    return None if main and _another_body(case, main) else _in_sentence(main)


def _another_body(case: _Case, main: Named) -> bool:
    """Say whether the subject is a public body, and the one named before it is not."""
    noun = case.subject.words.split()[-1].casefold() if case.subject.kind == "authority" else ""
    of_a_land = not main.known and " " not in main.name  # "Norway said that the government"
    return noun in nouns.PUBLIC and not (of_a_land or case.context.register.is_body(main.name))


def _one_introduced(case: _Case) -> Who | None:
    """A company that was introduced as one, for "the company" after a government or nobody."""
    other = case.before.name and not case.after_a_body
    if case.subject.kind != "actor" or other:
        return None
    company = case.context.company_before()
    return Who(company, "section") if company else None


def _a_body(case: _Case) -> Who | None:
    """A ministry or a law, or "the company" where nobody was named, as it is called there."""
    kinds = {"authority", "law"} if case.before.name else {"authority", "law", "actor", "speaker"}
    if case.subject.kind in kinds and not (case.nearby and _refers_back(case)):
        return Who(case.subject.words, "unnamed")
    return None


_DEFINITE = re.compile(r"(?:the|this|that|these|those|its|their|both)\b", re.IGNORECASE)


def _refers_back(case: _Case) -> bool:
    """Say whether a body or law may be that of the one before: "the rules", "the commission".

    No company has "export rules" or "the regulator", and "the Government" is not the Commission.
    """
    words = case.subject.words
    noun = words.split()[-1]
    if case.subject.kind == "law":
        return case.after_a_body or _DEFINITE.match(words) is not None
    if case.after_a_body:
        return not words.endswith(f" {noun.capitalize()}") or (
            noun.casefold() in case.before.name.casefold()
        )
    return noun.casefold() not in nouns.PUBLIC


def _last_before(case: _Case) -> Who | None:
    return case.before if case.before.name else None


def _anybody(case: _Case) -> Who | None:
    """Whoever is named in the sentence before the cue; else nobody."""
    before = case.text[: case.cue.start]
    first = next((named for named in unknown(before) if before.startswith("'s", named.end)), None)
    return _in_sentence(first) or NOBODY


def _in_sentence(named: Named | None) -> Who | None:
    return Who(named.name, "sentence") if named else None


_ANSWERS: tuple[Callable[[_Case], Who | None], ...] = (
    _an_officer,
    _a_thing_with_a_name,
    _a_name,
    _nobody_in_particular,
    _a_speaker,
    _an_owner,
    _a_body_that_tells,
    _one_before,
    _one_introduced,
    _a_body,
    _last_before,
    _anybody,
)
