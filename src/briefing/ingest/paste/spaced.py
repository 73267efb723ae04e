"""Tables whose cells were pasted with single spaces between them.

A run of lines is cut into as many cells a line as fit best.  Between two words of a line a cut is
likely where a number meets text, where a capital begins a word, where the word before ends like a
noun and the one behind it begins a phrase; it is unlikely beside "of" or "and" and before small
letters.  A first pass cuts each line on its own (dynamic programming over the words); a second one
prefers cells that are like the others of their column in kind and length.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

MIN_ROWS, MAX_ROWS = 3, 200
SAMPLE = 20
"""How many rows tell how a table is cut."""
MAX_COLUMNS = 8
MAX_WORDS = 30
"""Of a line that may be a row."""
W = dict(
    after_small=0.85,
    after_capital=0.3,
    acronym=0.42,
    adj_before=0.38,
    noun_before=0.27,
    adj_after=0.2,
    price=0.32,
    uneven=1.3,
    poor=1.2,
    skip=0.4,
    length=0.63,
    first=0.11,
    label=0.92,
    label2=0.4,
    flag=1.3,
    version=0.7,
    thin=0.4,
)
SURE, LIKELY = 0.5, 0.35
"""Confidence from which a run of lines becomes a table: among other lines, and set apart."""

_NUMBER = re.compile(
    r"#?[-+−–~≈<>(]?[$€£¥₹]?\(?\d[\d.,:/×x]*[%)a-zA-Z+*°]{0,4}$|n/?a$|[—–-]$", re.IGNORECASE
)
_UNIT = frozenset(
    "% billion million trillion thousand bn mn tn gw mw kw gwh mwh twh gb tb mb ms kg km m cm mi years "
    "year yrs months month days day hours hour minutes seconds points pts percent per tokens people "
    "usd eur gbp dollars euros january february march april may june july august september october "
    "november december jan feb mar apr jun jul aug sep sept oct nov dec q1 q2 q3 q4 h1 h2 + or".split()
)
"""Words that go on with a number before them."""
_BEFORE_NUMBER = frozenset(
    "q1 q2 q3 q4 h1 h2 fy january february march april may june july august september october november "
    "december jan feb mar apr jun jul aug sep sept oct nov dec version v phase level tier step stage gen "
    "page no. vol. model series usd eur gbp about approx. approximately over under up around ~ < > by in "
    "since until early late mid type class gpt gemini claude llama grok iphone windows".split()
)
"""Words that go on with a number behind them."""
_TIES = frozenset(
    "a an and as at by for from if in into is its near of off on onto or over per than that the their "
    "to under up upon via vs vs. with within without & / + – not no only very more most less all both "
    "each every any some other new full high low free open own real long short large small big good "
    "better best fast slow strong weak early late non main key top public private local global annual "
    "total average initial early single multi".split()
)
"""Words that go on with the next one."""
_LEANS = frozenset(
    "and as at by for from in into of on or than to via vs vs. with & / per is are".split()
)
"""Words that go on with the one before."""
_ADJECTIVE = re.compile(
    r"(?:[a-z]{2,}(?:al|ic|ive|ary|ous|ful|less|able|ible|ish|ed|ly|ing)|.+-[a-z]*(?:ed|ing|house|based|led|term|time|scale|grade|level|wide|free))$",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"[A-Za-z-]{2,}(?:tion|sion|ment|ness|ship|ity|ance|ence|ism|ure|ery|ory|age|dom|ees|ers|ors|als|ics|ies|ts|ds|ks|ps|ns|ms|ls)$",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"(?:(?<=\s)|^)(?:(?:by|from|in|until|before|after|since|not before) )?(?:the )?(?:(?:end|start|beginning|middle|"
    r"(?:first|second|third|fourth|last) (?:half|quarter)) of (?:the )?)?(?:early |mid-?|late |spring |summer |autumn |"
    r"fall |winter |q[1-4] |h[12] |fy)?(?:\d{4}|2\d{3}s)(?=\s|$)"
    r"|(?:(?<=\s)|^)(?:(?:by|from|in|until|before|after|since) )?(?:\d{1,2} )?(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.? (?:\d{1,2},? )?\d{4}\b"
    r"|(?:(?<=\s)|^)(?:about|over|under|up to|more than|less than|around|approx\.?|nearly|almost|by|early|mid|late|spring|"
    r"summer|autumn|fall|winter|since|until|q[1-4]|h[12]|fy) [$€£¥]?\d[\d.,]*(?:[%\w]*)"
    r"(?: (?:billion|million|trillion|thousand))?"
    r"|[$€£¥#]?\d[\d.,]*[-–]?[\d.,]*\+? (?:%|billion|million|trillion|thousand|bn|[tgmk][wb]h?|percent|points?|"
    r"(?:business |working )?(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?)|km|kg|tons?|tonnes|people|employees|"
    r"users|speakers|tokens|pages|countries|gpus|chips)\b(?: (?:per|a) \w+)?"
    r"|[$€£¥]\d[\d.,]* (?:per|a) \w+"
    r"|\S+ \([^()]*\)",
    re.IGNORECASE,
)
"""What is one word to a table: "3 March 2026", "about $600 billion", "Model (large)"."""
_TOKEN = re.compile(r"\S+")
_VERSION = re.compile(r"\d{1,2}(?:\.\d)?")
_LABELS = frozenset(
    "action actions advantage amount approach area aspect author benefit benefits budget capacity capital "
    "category change characteristic city class client code comment comments company component concern "
    "context cost country criterion criteria customer customers date deadline department description "
    "details duration effect element employees end entity event example examples factor feature "
    "features field focus format frequency function funding goal group growth hardware id impact index "
    "industry investment item items job kernel key kind language law layer level likelihood limit location "
    "margin market measure method metric milestone milestones mitigation mode model month name next no. "
    "note notes number objective option organisation organization outcome output owner parameter parameters "
    "party percent percentage period phase place plan platform player policy population position power "
    "price principle priority probability problem process product profit program project property provider "
    "purpose quantity quarter question rank rate rating ratio reason region requirement response result "
    "results revenue risk role score sector segment service severity share significance size solution "
    "source speed stage stakeholder start state status step strategy strength subject sum supplier support "
    "target task team technique technology theme threat tier time timeline tool topic total type types unit "
    "units usage use user users value variable vendor version volume weakness when where who why year years".split()
)
"""Words that are the head of a column alone."""
_YES_NO = frozenset(
    "yes no none high medium low n/a tbd unknown true false ✓ ✗ ✔ ✘ × partial".split()
)


@dataclass(frozen=True, slots=True)
class Grid:
    """A run of lines cut into cells."""

    rows: tuple[tuple[str, ...], ...]
    confidence: float
    """That it is a table and is cut where it should be."""


def may_be_row(text: str) -> bool:
    """Say whether a line could be a row."""
    words = text.split()
    return (
        2 <= len(words) <= MAX_WORDS
        and len(text) <= 240
        and not text.endswith((".", ":", ";", ",", "!", "?", "…"))
        and (not words[0][0].islower())
    )


def grid(lines: Sequence[str]) -> Grid | None:
    """Cut lines into the table that they look most like; None where they look like none."""
    if not MIN_ROWS <= len(lines) <= MAX_ROWS:
        return None
    rows = [tokens(line) for line in lines]
    cuts = [_cut_scores(row, head=not at) for at, row in enumerate(rows)]
    sample = rows[:SAMPLE], cuts[:SAMPLE]
    most = min(MAX_COLUMNS, min(len(row) for row in rows), _most_columns(*sample))
    best: tuple[float, list[_Profile]] | None = None
    for columns in range(2, most + 1):
        profiles, places = _learned(*sample, columns)
        worth = _Fit.of(*sample, places, profiles).worth
        if best is None or worth > best[0]:
            best = worth, profiles
    if best is None:
        return None
    places = [_cut(row, scores, best[1]) for row, scores in zip(rows, cuts, strict=True)]
    fit = _Fit.of(rows, cuts, places, best[1])
    cells = tuple(_cells(row, place) for row, place in zip(rows, places, strict=True))
    return Grid(cells, fit.confidence) if fit.confidence > 0 else None


def _most_columns(rows: Sequence[Sequence[str]], cuts: Sequence[Sequence[float]]) -> int:
    """Return how many columns the median row has places for."""
    return 3 + round(median(sum(score > 0 for score in scores) for scores in cuts))


def _learned(
    rows: Sequence[Sequence[str]], cuts: Sequence[Sequence[float]], columns: int
) -> tuple[list[_Profile], list[list[int]]]:
    """Cut rows into columns, and again by what the columns have in common."""
    profiles = [_Profile.none()] * columns
    places: list[list[int]] = []
    for _ in range(3):
        places = [_cut(row, scores, profiles) for row, scores in zip(rows, cuts, strict=True)]
        profiles = [_profile(rows, places, column) for column in range(columns)]
    return profiles, places


def _cells(row: Sequence[str], places: Sequence[int]) -> tuple[str, ...]:
    edges = [0, *places, len(row)]
    return tuple(" ".join(row[start:end]) for start, end in zip(edges, edges[1:], strict=False))


def tokens(line: str) -> list[str]:
    """Return the words of a line; dates, figures with their unit and brackets count as one."""
    return [
        found.group().replace("\0", " ") for found in _TOKEN.finditer(_TOGETHER.sub(_tied, line))
    ]


def _tied(match: re.Match[str]) -> str:
    return match[0].replace(" ", "\0")


def _cut_scores(row: Sequence[str], *, head: bool) -> list[float]:
    """Return for each word but the first how likely a cell begins with it."""
    scores = [_between(row[at - 1], row[at]) for at in range(1, len(row))]
    if head:
        for at in range(1, len(row)):
            known = (row[at - 1].lower() in _LABELS) + (row[at].lower() in _LABELS)
            scores[at - 1] += W["label"] * (known == 2) + W["label2"] * (known == 1)
    return scores


def _between(before: str, after: str) -> float:
    """Return the score of a cut between two words."""
    left, right = before.split()[-1].lower().rstrip(","), after.split()[0].lower()
    if (
        before.endswith((",", "/", "-", "&", "(", "+", ":", "–", "—", "→"))
        and len(before) > 1
        or right in _LEANS
    ):
        return -4.0
    left_number, right_number = _is_number(before), _is_number(after)
    if left_number or right_number:
        return _beside_number(before, after, left, left_number and right_number)
    if left in _LEANS:
        return -4.0
    if left in _YES_NO or right in _YES_NO:
        return W["flag"]
    if not _begins(after):
        return -2.5
    return _phrases(before, after, left)


def _beside_number(before: str, after: str, left: str, both: bool) -> float:
    if both:
        return 1.6
    if _is_number(after):
        if left in _BEFORE_NUMBER or left in _TIES or left in _LEANS:
            return -1.0
        return W["version"] if _VERSION.fullmatch(after) else 1.6
    return 1.2 if _begins(after) else -0.6


def _phrases(before: str, after: str, left: str) -> float:
    """Return the score between two words of which the second begins with a capital."""
    score = W["after_small"] if not _begins(before) else W["after_capital"]
    if left in _TIES:
        score -= 2.0
    if before.isupper() and len(before) <= 5 and len(before) > 1:
        score -= W["acronym"]
    if _ADJECTIVE.match(before) and not _NOUN.match(before):
        score -= W["adj_before"]
    elif _NOUN.match(before):
        score += W["noun_before"]
    if _ADJECTIVE.match(after) or after.lower() in _TIES:
        score += W["adj_after"]
    return score


def _begins(word: str) -> bool:
    first = next((char for char in word if char.isalnum()), "")
    return bool(first) and not first.islower()


def _is_number(word: str) -> bool:
    """Say whether a word is a figure or a date."""
    return _NUMBER.match(word) is not None or (
        " " in word and any(char.isdigit() for char in word) and "(" not in word
    )


@dataclass(frozen=True, slots=True)
class _Profile:
    """What the cells of a column have in common."""

    words: float
    """Median number of words; 0 where unknown."""
    numbers: float
    """Share of cells that begin with a number."""

    @staticmethod
    def none() -> _Profile:
        return _Profile(0.0, 0.0)

    def fit(self, row: Sequence[str], start: int, end: int) -> float:
        """Return how well the words from start to end make a cell of the column."""
        length = end - start
        if not self.words:
            return -W["first"] * length if length > 1 else -0.3
        score = -W["length"] * abs(length - self.words) / max(1.0, self.words**0.5)
        if self.numbers > 0.6:
            score += 0.8 if _is_number(row[start]) else -0.8
        elif self.numbers < 0.2 and _is_number(row[start]):
            score -= 0.4
        return score


def _profile(
    rows: Sequence[Sequence[str]], places: Sequence[Sequence[int]], column: int
) -> _Profile:
    lengths, numbers = [], 0
    for row, place in list(zip(rows, places, strict=True)):
        edges = [0, *place, len(row)]
        lengths.append(edges[column + 1] - edges[column])
    for row, place in list(zip(rows, places, strict=True))[1:]:
        numbers += _is_number(row[[0, *place][column]])
    return _Profile(float(median(lengths)), numbers / max(1, len(rows) - 1))


def _cut(row: Sequence[str], scores: Sequence[float], profiles: Sequence[_Profile]) -> list[int]:
    """Return where the cells of a row begin but the first, by the best total score."""
    size, columns = len(row), len(profiles)
    best = [{end: (profiles[0].fit(row, 0, end), 0) for end in range(1, size - columns + 2)}]
    for column in range(1, columns):
        profile = profiles[column]
        last = column == columns - 1
        layer: dict[int, tuple[float, int]] = {}
        for start, (total, _) in best[-1].items():
            total += scores[start - 1]
            for end in (size,) if last else range(start + 1, size - columns + column + 2):
                score = total + profile.fit(row, start, end)
                if end not in layer or score > layer[end][0]:
                    layer[end] = (score, start)
        best.append(layer)
    places = []
    end = size
    for column in range(columns - 1, 0, -1):
        end = best[column][end][1]
        places.append(end)
    return places[::-1]


def _thin(
    rows: Sequence[Sequence[str]],
    places: Sequence[Sequence[int]],
    cuts: Sequence[Sequence[float]],
) -> int:
    """Count neighbours of one plain word each in all rows, which may be one name of two words."""
    edges = [[0, *place, len(row)] for row, place in zip(rows, places, strict=True)]
    thin = 0
    for column in range(1, len(edges[0]) - 1):
        one = sum(e[column] - e[column - 1] == 1 == e[column + 1] - e[column] for e in edges)
        plain = all(
            not _is_number(row[e[column] - 1])
            and not _is_number(row[e[column]])
            and row[e[column]].lower() not in _YES_NO
            and row[e[column] - 1].lower() not in _YES_NO
            for row, e in zip(rows[1:], edges[1:], strict=True)
        )
        thin += plain and one >= 0.9 * len(rows) and cuts[0][edges[0][column] - 1] < 1.0
    return thin


@dataclass(frozen=True, slots=True)
class _Fit:
    """Figures of a cut table."""

    columns: int
    mean: float
    """Of the scores of its cuts."""
    poor: float
    """Share of cuts that speak against themselves."""
    skipped: float
    """Good places a row that were not cut."""
    uneven: float
    """Mean deviation of the cells' lengths from that of their column."""
    thin: int
    numeric: bool
    """Whether a column holds numbers."""

    @staticmethod
    def of(
        rows: Sequence[Sequence[str]],
        cuts: Sequence[Sequence[float]],
        places: Sequence[Sequence[int]],
        profiles: Sequence[_Profile],
    ) -> _Fit:
        """Measure a table."""
        chosen = [
            scores[at - 1] for scores, place in zip(cuts, places, strict=True) for at in place
        ]
        skipped = sum(
            max(0.0, score - W["skip"])
            for scores, place in zip(cuts, places, strict=True)
            for at, score in enumerate(scores, start=1)
            if at not in place
        )
        uneven = sum(
            abs(edges[column + 1] - edges[column] - profile.words) / max(1.5, profile.words)
            for row, place in zip(rows, places, strict=True)
            for edges in [[0, *place, len(row)]]
            for column, profile in enumerate(profiles)
        )
        return _Fit(
            columns=len(profiles),
            mean=sum(chosen) / len(chosen),
            poor=sum(score < 0 for score in chosen) / len(chosen),
            skipped=skipped / len(rows),
            uneven=uneven / (len(rows) * len(profiles)),
            thin=_thin(rows, places, cuts),
            numeric=any(profile.numbers > 0.6 for profile in profiles),
        )

    @property
    def worth(self) -> float:
        """How well it is cut: each cut counts if it scores above the price of a column."""
        gain = (self.mean - W["price"]) * (self.columns - 1)
        gain -= W["thin"] * self.thin
        return gain - self.skipped - W["uneven"] * self.uneven - W["poor"] * self.poor

    @property
    def confidence(self) -> float:
        """How sure it is that the lines are a table, cut at these places."""
        sure = 0.25 + 0.35 * self.mean + 0.2 * self.numeric + 0.03 * self.columns
        sure -= 0.8 * self.poor + 0.4 * self.uneven + 0.2 * self.skipped
        return round(max(0.0, min(0.95, sure)), 2)
