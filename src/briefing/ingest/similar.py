"""Articles that are alike: near-duplicates, and others that likely tell the same story.

An article is kept as a sketch of about a kilobyte, whatever its length: a MinHash of its shingles
(three words in a row) and hashes of the words of its title and beginning.  Near-duplicates are
found by bands of the MinHash and checked with the Jaccard index of the shingles themselves where
the other text can be read.  A story is shared where a company, the days and rare words are.

An index is a database in a temporary file, since all articles of a digest and of a batch are in it.
"""

from __future__ import annotations

from array import array
from base64 import b64encode
from binascii import a2b_base64
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import log, sqrt
from struct import Struct
from zlib import crc32

from rensa import RMinHash

from briefing import disk
from briefing.ingest.stems import WORD, stems

SHINGLE = 3
"""Words of a shingle: a changed word changes three of them."""
DUPLICATE = 0.6
"""Jaccard index of the shingles from which on two texts are near-duplicates."""
STORY = 0.25
"""Cosine of the telling words, weighted by rarity, from which on two articles likely tell the same
story.  Of 39 pairs among 143 articles all seven above it were found right, without their dates."""
DAYS = 7
"""Days within which articles tell the same story."""
UNDATED = 0.1
"""What the cosine must be greater where a day is not known."""

PERMUTATIONS, ROWS, BANDS = 126, 3, 30
"""Numbers of a MinHash, and of a band: of pairs with a Jaccard index of .6, less than one in 1,000
share none of the bands."""
SEED = 20260402
LEAD, TELLING = 100, 80
"""Words at the start of a text that are read for its story, and how many of them are kept."""

MOST_LOOKED_AT = 300
"""Articles of a company that are looked at for a story, the latest: without days all would be."""

_DIGEST = Struct(f"<{PERMUTATIONS}I")
_COMMON = frozenset(
    stems(
        """
        a about accord after against ai all also an and announced are article artificial as at be
        been before billion but by can companies company could do for from had has have he her his
        how i if in industry intelligence into is it its just last many may million model more most
        new no not now of on one or other our out over reports said says she so some system
        technology than that the their them there these they this those three to two up us use was
        we week were what when where which while who why will with world would year you your
        """
    )
)
"""Words that tell nothing of what an article is about."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Another article that is like the one looked at."""

    id: str
    figure: float
    """The Jaccard index of the shingles; for a story, the cosine of the telling words."""
    kind: str
    """duplicate or story: the kind of the suggestion."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of an article to compare it with others."""

    digest: bytes
    """MinHash of its shingles, four bytes a number; empty for a text without words."""
    telling: bytes
    """Hashes of the words that tell its story, four bytes each, in order."""
    companies: frozenset[str] = frozenset()
    """Ids or names of the companies that it is tagged with."""
    day: date | None = None
    """When it appeared, to the day."""

    def dump(self) -> str:
        """Return it as one line of text for a file."""
        day = self.day.isoformat() if self.day else ""
        packed = (b64encode(part).decode() for part in (self.digest, self.telling))
        return "\t".join((_VERSION, *packed, day, *sorted(self.companies)))


_VERSION = f"{RMinHash.ALGORITHM_VERSION}.{SHINGLE}.{PERMUTATIONS}.{SEED}"
"""Sketches made in another way cannot be compared with these."""


def load(text: str) -> Sketch | None:
    """Read what `Sketch.dump` wrote; None if it was made in another way, or is no sketch."""
    version, *parts = text.rstrip("\n").split("\t")
    if version != _VERSION or len(parts) < 3:
        return None
    try:
        digest, telling = (a2b_base64(part, strict_mode=True) for part in parts[:2])
        day = date.fromisoformat(parts[2]) if parts[2] else None
    except ValueError:
        return None
    if len(digest) not in {0, _DIGEST.size} or len(telling) % 4:
        return None
    return Sketch(digest, telling, frozenset(parts[3:]), day)


def sketch(
    text: str, *, title: str = "", companies: Iterable[str] = (), day: date | None = None
) -> Sketch:
    """Return what is to be kept of an article."""
    found = shingles(text)
    digest = b""
    if found:
        hashed = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
        hashed.update(found)
        digest = _DIGEST.pack(*hashed.digest())
    return Sketch(digest, _telling(title, text), frozenset(companies), day)


def shingles(text: str) -> frozenset[str]:
    """Return the words of a text, three in a row, without regard to letter case."""
    words = WORD.findall(text.casefold())
    if 0 < len(words) < SHINGLE:
        return frozenset([" ".join(words)])
    return frozenset(map(" ".join, zip(*(words[start:] for start in range(SHINGLE)), strict=False)))


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of what both have of what either has; 0 if neither has anything."""
    both = len(one & other)
    return both / (len(one) + len(other) - both) if both else 0.0


def _telling(title: str, text: str) -> bytes:
    """Return hashes of the words of the title and the beginning, the first ones of them."""
    lead = " ".join(text[: LEAD * 20].split()[:LEAD])
    words = dict.fromkeys(word for word in stems(f"{title} {lead}") if len(word) > 1)
    told = [crc32(word.encode()) for word in words if word not in _COMMON][:TELLING]
    return Struct(f"<{len(told)}I").pack(*sorted(told))


def _numbers(packed: bytes) -> Sequence[int]:
    """Return what is kept as four bytes each."""
    return Struct(f"<{len(packed) // 4}I").unpack(packed)


_SCHEMA = """
CREATE TABLE article (number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE,
    digest BLOB, telling BLOB, day INTEGER);
CREATE TABLE tagged (company TEXT, week INTEGER, number INTEGER,
    PRIMARY KEY (company, week, number)) WITHOUT ROWID;
"""
_LATEST = f"ORDER BY number DESC LIMIT {MOST_LOOKED_AT}"
_BAND = 4 * ROWS
"""Bytes of a band."""
_PLACES = tuple(f"substr(digest, {at}, {_BAND})" for at in range(1, BANDS * _BAND, _BAND))
_SHARING = (
    f"SELECT number FROM article WHERE {' OR '.join(f'{place} = ?' for place in _PLACES)}"
    f" ORDER BY number DESC LIMIT {BANDS * MOST_LOOKED_AT}"
)
_INDEXES = "".join(f"CREATE INDEX band_{n} ON article ({at});" for n, at in enumerate(_PLACES))
SCANS = 8
"""Articles that are looked up by reading all others, before the bands get their indexes: who takes
in a single source shall not wait for those."""
_TAGGED = f"SELECT number FROM tagged WHERE company = ? {_LATEST}"
_TAGGED_NEAR = f"SELECT number FROM tagged WHERE company = ? AND week = ? {_LATEST}"
_NO_WEEK = -1
"""The week of articles whose day is not known."""
_WORDS = 2**18
"""Numbers of articles that are counted by the hashes of words: the few words that share one count
as a little less rare."""


class Index:
    """Sketches of articles, to look new ones up in."""

    def __init__(self) -> None:
        self._database = disk.scratch(_SCHEMA)
        self._rarity = array("I", bytes(4 * _WORDS))
        self._count = 0
        self._looked = 0

    def __len__(self) -> int:
        return self._count

    def add(self, id: str, article: Sketch) -> None:
        """Keep an article, in the place of one with the same id."""
        self.remove(id)
        ask = self._database
        day = article.day.toordinal() if article.day else None
        number = ask.execute(
            "INSERT INTO article (id, digest, telling, day) VALUES (?, ?, ?, ?)",
            (id, article.digest, article.telling, day),
        ).lastrowid
        tags = ((company, _week(article), number) for company in article.companies)
        ask.executemany("INSERT INTO tagged VALUES (?, ?, ?)", tags)
        self._tally(article.telling, 1)

    def remove(self, id: str) -> None:
        """Forget an article, if it is known; its number is never given again."""
        gone = self._database.execute("DELETE FROM article WHERE id = ? RETURNING telling", (id,))
        for (telling,) in gone.fetchall():
            self._tally(telling, -1)

    def _tally(self, telling: bytes, more: int) -> None:
        self._count += more
        for word in _numbers(telling):
            self._rarity[word % _WORDS] += more

    def look(
        self, text: str, article: Sketch, read: Callable[[str], str | None] = lambda id: None
    ) -> list[Likeness]:
        """Return the articles that are like this one, the likest first, near-duplicates foremost.

        `read` gives the text of another article, where it can be read; otherwise the MinHash has
        to do, which is within a twentieth or so of the Jaccard index.
        """
        copies = {one.id: one for one in self._copies(text, article, read)}
        stories = [one for one in self._stories(article) if one.id not in copies]
        return [
            *sorted(copies.values(), key=lambda one: (-one.figure, one.id)),
            *sorted(stories, key=lambda one: (-one.figure, one.id)),
        ]

    def _copies(
        self, text: str, article: Sketch, read: Callable[[str], str | None]
    ) -> Iterator[Likeness]:
        own = shingles(text)
        for id, sketched in self._known(self._sharing(article)):
            figure = _estimate(article, sketched)
            # Three deviations of the estimate below what is looked for.
            if figure < DUPLICATE - 3 * _DEVIATION:
                continue
            other = read(id)
            if other is not None:
                figure = jaccard(own, shingles(other))
            if figure >= DUPLICATE:
                yield Likeness(id, round(figure, 3), "duplicate")

    def _sharing(self, article: Sketch) -> Iterator[int]:
        """Return the numbers of the articles that share a band with this one."""
        if not article.digest:
            return iter(())
        self._looked += 1
        if self._looked == SCANS:
            self._database.executescript(_INDEXES)
        return self._found(_SHARING, *_bands(article))

    def _stories(self, article: Sketch) -> Iterator[Likeness]:
        telling = frozenset(_numbers(article.telling))
        for id, other in self._known(self._beside(article)):
            least = STORY
            if article.day and other.day:
                if abs((article.day - other.day).days) > DAYS:
                    continue
            else:
                least += UNDATED
            figure = self._cosine(telling, frozenset(_numbers(other.telling)))
            if figure >= least:
                yield Likeness(id, round(figure, 3), "story")

    def _beside(self, article: Sketch) -> Iterator[int]:
        """Yield the numbers of the articles of its companies around its day, the latest."""
        week = _week(article)
        for company in article.companies:
            if week == _NO_WEEK:
                yield from self._found(_TAGGED, company)
                continue
            for near in (week - 1, week, week + 1, _NO_WEEK):
                yield from self._found(_TAGGED_NEAR, company, near)

    def _found(self, query: str, *values: str | int | bytes) -> Iterator[int]:
        return (number for (number,) in self._database.execute(query, values).fetchall())

    def _known(self, numbers: Iterable[int]) -> Iterator[tuple[str, Sketch]]:
        """Yield the articles of some numbers, each once, leaving out removed ones."""
        query = "SELECT id, digest, telling, day FROM article WHERE number = ?"
        for number in dict.fromkeys(numbers):
            known = self._database.execute(query, (number,)).fetchone()
            if known:
                id, digest, telling, day = known
                yield id, Sketch(digest, telling, day=date.fromordinal(day) if day else None)

    def _cosine(self, one: frozenset[int], other: frozenset[int]) -> float:
        """Return the cosine of two sets of words, each weighted by how rare it is here."""
        both = one & other
        if not both or len(both) < _FEWEST * min(len(one), len(other)):
            return 0.0
        return self._weight(both) / sqrt(self._weight(one) * self._weight(other))

    def _weight(self, words: Iterable[int]) -> float:
        count = self._count + 1
        rarity = self._rarity
        return sum(log(1 + count / max(rarity[word % _WORDS], 1)) for word in words)


_FEWEST = 0.1
"""Share of the words below which the cosine cannot come near STORY; counting is cheap."""
_DEVIATION = sqrt(DUPLICATE * (1 - DUPLICATE) / PERMUTATIONS)
"""Standard deviation of the estimate at the figure looked for: .044."""


def _week(article: Sketch) -> int:
    return article.day.toordinal() // DAYS if article.day else _NO_WEEK


def _bands(article: Sketch) -> list[bytes]:
    return [article.digest[at : at + _BAND] for at in range(0, BANDS * _BAND, _BAND)]


def _estimate(one: Sketch, other: Sketch) -> float:
    pairs = zip(_numbers(one.digest), _numbers(other.digest), strict=True)
    return sum(a == b for a, b in pairs) / PERMUTATIONS
