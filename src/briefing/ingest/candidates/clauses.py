"""Where the clause of a cue begins, and what stands in front of its subject."""

from __future__ import annotations

import re

from briefing.ingest.candidates.cues import Cue

_SAYING = (
    r"said|says|say|saying|told\s+(?:[A-Z]\w+(?:\s+[A-Z]\w+){0,2}|reporters|investors|analysts"
    r"|staff|employees|lawmakers|the\s+\w+)|confirmed|confirms|announced|announces|stated|states|reported"
    r"|reports|revealed|reveals|believes?|claimed|claims?|added|adds|noted|notes|wrote|writes"
    r"|insisted|insists|stressed|indicated|indicates|suggested|suggests|predicted|predicts|asserted"
    r"|disclosed|shows?|showed|hinted|warned|warns|argued|argues|stating|confirming|adding|noting"
)
_CUT = re.compile(
    rf"""
    (?P<hard>[;:—]\s|\s(?:–|--?)\s)
  | (?P<relative>,?\s(?:which|who|that|whose)\s(?!said\b))
  | (?P<saying>(?<!\bthe\s)(?<!\bits\s)(?<!\ban\s)(?<!\btheir\s)\b(?:{_SAYING})\s+
      (?:that\s+)?(?!to\b))
  | (?P<sub>,?\s(?:while|whereas,?|although|though|because|when|where|if|since|unless|as|than|so|but
      |after|before|until|once)\s)
  | (?P<and>,?\s(?:and|or)\s|,\s(?=(?:then|later)\s))
    """,
    re.VERBOSE,
)
_FRONT = re.compile(
    r"(?:(?!(?:United|Boeing|Beijing|Corning|Bing|King|Limited|Red)\b)(?:in|on|at|by|under|with|from|after|despite|as|for|since|following|according|to|through"
    r"|during|before|until|beyond|over|within|amid|given|instead|rather|while|when|if|although"
    r"|though|because|once|among|besides|alongside|unlike|like|across|throughout|per|of|based"
    r"|meanwhile|however|moreover|furthermore|additionally|separately|originally|previously|still"
    r"|also|then|now|today|yesterday|finally|indeed|first|second|third|last|next|later|earlier"
    r"|[a-z]+ing|[a-z]+ed|set|due|[a-z]+ly|this|that)\b(?:[^,]|,(?=\d))*,\s+)(?:(?:19|20)\d\d,\s*)?(?=\S)",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"[A-Z][\w.,'()/& -]{1,70}?(?:\s?--\s?|\s[-–—]\s*)(?=[A-Z\"])")
"""Place, day and agency before the first sentence: "PARIS, Feb 11 (Reuters) - "."""
_LEADING = re.compile(
    r"(?:and|but|or|so|that|yet|also|then|both|now|today|yesterday|it's\s+unclear\s+(?:whether|if))\s+",
    re.I,
)
_PAIRED_DASHES = re.compile(r"\s(?P<dash>[–—]|--?)\s[^–—;]{1,80}?\s(?P=dash)(?=\s)")
"""An aside that has ended: "Acme — a start-up in Kent — plans"."""
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|should|could|may|might|must|said|says|plans|aims|[a-z]{2,}ed)\b"
)


def region(text: str, cue: Cue) -> tuple[str, int, str]:
    """Return the words in which the subject of a cue stands, their offset, and what cuts them off.

    That is hard (a colon, a dash, a quotation mark), relative, saying, sub, and, or start.
    """
    text = _PAIRED_DASHES.sub(lambda aside: " " * len(aside[0]), text)
    start, opened = _opening(text, cue.start)
    cuts = list(_CUT.finditer(text, start, cue.start))
    for index in range(len(cuts) - 1, -1, -1):
        cut = cuts[index]
        begun = cuts[index - 1].end() if index else start
        if cut.lastgroup == "and" and not _VERB.search(text, begun, cut.start()):
            continue
        if (
            cut.lastgroup == "relative"
            and cut[0].startswith(",")
            and text[cut.end() : cue.start].rstrip().endswith(",")
        ):
            continue  # an aside that has ended: ", which is based in Oslo,"
        return _main(text, cut, cue.start)
    return text[start : cue.start], start, opened


def said_before(text: str, end: int) -> int:
    """Return where the last verb of saying begins before a place; the place itself without one."""
    said = [cut.start() for cut in _CUT.finditer(text, 0, end) if cut.lastgroup == "saying"]
    return said[-1] if said else end


def _main(text: str, cut: re.Match[str], end: int) -> tuple[str, int, str]:
    """Return what follows a cut, or the main clause after the clause that it begins.

    "that shook the market, Microsoft has" → "Microsoft has"
    """
    words, kind = text[cut.end() : end], str(cut.lastgroup)
    comma = words.find(", ")
    if comma < 0 or words.rstrip().endswith(","):
        return words, cut.end(), kind
    ended = _VERB.search(words, 0, comma) or cut[0].strip(" ,") in {"after", "before", "until"}
    if kind == "relative" or (kind == "sub" and ended):
        return words[comma + 2 :], cut.end() + comma + 2, "start"
    return words, cut.end(), kind


def _opening(text: str, end: int) -> tuple[int, str]:
    """Return where the quotation or bracket begins that a place stands in, else 0."""
    before = text[:end]
    bracket = before.rfind("(")
    if bracket > before.rfind(")"):
        return bracket + 1, "hard"
    quotes = before.count('"')
    return (before.rfind('"') + 1, "hard") if quotes % 2 else (0, "start")


def stripped(words: str, offset: int) -> tuple[str, int]:
    """Leave out what stands in front of a subject: "In a surprise move, ", "and "."""
    if offset == 0 and (dateline := _DATELINE.match(words)):
        words, offset = words[dateline.end() :], dateline.end()
    for _ in range(4):
        front = _LEADING.match(words) or _FRONT.match(words)
        if not front:
            break
        words, offset = words[front.end() :], offset + front.end()
    return words, offset
