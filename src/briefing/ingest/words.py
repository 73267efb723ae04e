"""The words of a text and of Markdown, and the check that none was lost between them (law 8).

Every word of a source, in order, stands in the Markdown or in what was dropped: the words of the
source are the words of the Markdown as CommonMark shows them, with the words of the dropped
passages in between, both in their order.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pyromark import Markdown, Options

from briefing.ingest.drafts import Dropped

INVISIBLE = (
    "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\ufeff"
)
"""Soft hyphens, marks of direction and characters without width: they are no part of a word."""
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
"""Characters that are read as a space."""

_UNSEEN = re.compile(f"[{INVISIBLE[1:]}]|\u00ad(?![^\\S\r\n]*[\r\n])")
_WORD = re.compile("[^\\W_]+|[$¢-¥₠-⃏]|[\U0001f300-\U0001faff]")
"""Letters and digits in a row; a sign of money; a pictograph."""
_BROKEN = re.compile("[-\u00ad\u2010\u2011][^\\S\r\n]*(?:\r\n?|\n)[^\\S\r\n]*(?=[^\\W_])")
"""A hyphen at the end of a line that may only be there because the line ended."""

PARSER = Markdown(
    options=Options.ENABLE_TABLES | Options.ENABLE_FOOTNOTES | Options.ENABLE_STRIKETHROUGH
)
"""Of Markdown as ingest reads and writes it."""
_INLINE = ("Emphasis", "Strong", "Strikethrough", "Link", "Image")
_LOOK_AHEAD = 200
"""How many words that nobody wrote are skipped to find the thread again."""
_THREAD = 3
"""How many words in a row make a thread."""
_EFFORT = 10
"""Steps a word of the source, on average, after which only the first way is tried."""


@dataclass(frozen=True, slots=True)
class Account:
    """What became of the words of a source."""

    lost: tuple[str, ...]
    """Words of the source that stand neither in the Markdown nor in what was dropped."""
    added: tuple[str, ...]
    """Words of either that the source does not have there."""


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    joins: bool = False
    """Whether a hyphen at the end of its line may have cut it off from the next."""
    spare: bool = False
    """Whether it may be there without standing in the source: the number of a list item."""


def words(text: str) -> list[str]:
    """Return the words of plain text, composed (NFC); hyphens and white space part them."""
    return [word.text for word in _words(text)]


def shown(markdown: str) -> list[str]:
    """Return the words of Markdown as it is rendered, with the numbers of ordered lists."""
    return [word.text for word in _shown(markdown)]


def missing(raw: str, markdown: str, dropped: Iterable[Dropped]) -> list[str]:
    """Return the words of a source that are neither in its Markdown nor in what was dropped."""
    return list(account(raw, markdown, dropped).lost)


def account(raw: str, markdown: str, dropped: Iterable[Dropped]) -> Account:
    """Say which words were lost on the way and which came from nowhere; in near-linear time."""
    out = [word for passage in dropped for word in _words(passage.text)]
    return _Merge(list(_words(raw)), list(_shown(markdown)), out).account()


def _words(text: str) -> Iterator[_Word]:
    text = unicodedata.normalize("NFC", _UNSEEN.sub("", CONTROLS.sub(" ", text)))
    for match in _WORD.finditer(text):
        yield _Word(match[0], joins=_BROKEN.match(text, match.end()) is not None)


def plain(markdown: str) -> str:
    """Return the text of Markdown as it is rendered, each block on lines of its own."""
    blocks = ("".join(pieces).strip() for pieces, _ in _blocks(markdown))
    return "\n".join(block for block in blocks if block)


def _shown(markdown: str) -> Iterator[_Word]:
    numbers: list[int | None] = []
    for pieces, event in _blocks(markdown):
        yield from _words("".join(pieces))
        if event is not None:
            yield from _spare(*_kind(event), event, numbers)


def _blocks(markdown: str) -> Iterator[tuple[list[str], Any]]:
    """Yield the text up to each event that parts words; inline marks do not, blocks do."""
    pieces: list[str] = []
    events: Iterable[Any] = PARSER.events(markdown, merge_text=True)
    for event in events:
        kind, what = _kind(event)
        if kind in {"Text", "Code", "InlineHtml", "Html"}:
            pieces.append(event[kind])
        elif kind in {"SoftBreak", "HardBreak"}:
            pieces.append("\n")
        elif what not in _INLINE:
            yield pieces, event
            pieces = []
    yield pieces, None


def _spare(kind: str, what: str, event: Any, numbers: list[int | None]) -> Iterator[_Word]:
    """Count list items; yield the words that rendering adds: their numbers, and those of notes."""
    if what == "List":
        if kind == "Start":
            numbers.append(event["Start"]["List"])
        else:
            numbers.pop()
    elif (kind, what) == ("Start", "Item") and numbers and numbers[-1] is not None:
        yield _Word(str(numbers[-1]), spare=True)
        numbers[-1] += 1
    elif kind == "FootnoteReference" or (kind, what) == ("Start", "FootnoteDefinition"):
        label = event[kind] if kind == "FootnoteReference" else event[kind][what]
        yield from (_Word(word.text, spare=True) for word in _words(str(label)))


def _kind(event: Any) -> tuple[str, str]:
    """Return what an event is: ("Start", "List"), ("Text", "") or ("SoftBreak", "")."""
    if isinstance(event, str):
        return event, ""
    [(kind, what)] = event.items()
    if kind not in {"Start", "End"}:
        return kind, ""
    return kind, what if isinstance(what, str) else next(iter(what))


_State = tuple[int, int, int]
"""How many words of the source, the Markdown and the dropped passages are done."""


@dataclass(slots=True)
class _Merge:
    """Reads a source as two threads of words; tries the other one where the first gets stuck."""

    source: Sequence[_Word]
    kept: Sequence[_Word]
    out: Sequence[_Word]
    lost: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    effort: int = 0

    def account(self) -> Account:
        """Follow the threads to the end of the source, mending them where they break."""
        at = self._follow((0, 0, 0))
        while at[0] < len(self.source):
            at = self._follow(self._mend(at))
        self._skip(self.kept[at[1] :])
        self._skip(self.out[at[2] :])
        return Account(tuple(self.lost), tuple(self.added))

    def _follow(self, start: _State) -> _State:
        """Return the end of the source, or else the farthest point that a way leads to."""
        stack, seen, farthest = [start], {start}, start
        while stack:
            at = self._run(stack.pop(), stack, seen)
            farthest = max(farthest, at, key=lambda state: state[0])
            if at[0] == len(self.source) or self.effort > _EFFORT * len(self.source):
                break
        return farthest

    def _run(self, at: _State, stack: list[_State], seen: set[_State]) -> _State:
        """Follow the first way as far as it goes; leave the others on the stack."""
        while at[0] < len(self.source):
            self.effort += 1
            ways = self._ways(at)
            if not ways:
                break
            if len(ways) > 1:
                ways = [way for way in ways if way not in seen]
                if not ways:
                    break
                seen.update(ways)
                stack += ways[1:]
            at = ways[0]
        return at

    def _ways(self, at: _State) -> list[_State]:
        """Return where the next word of the source may lead: on in the Markdown first."""
        done, kept, out = at
        ways = [(end, kept + 1, out) for end in self._ends(done, self.kept, kept)]
        ways += [(end, kept, out + 1) for end in self._ends(done, self.out, out)]
        if kept < len(self.kept) and self.kept[kept].spare:
            ways.append((done, kept + 1, out))
        return ways

    def _ends(self, done: int, thread: Sequence[_Word], at: int) -> Iterator[int]:
        """Yield where the source is once it has spelled the next word of a thread."""
        if at == len(thread):
            return
        wanted = thread[at].text
        spelled = self.source[done].text
        while wanted.startswith(spelled):
            joins = self.source[done].joins and done + 1 < len(self.source)
            done += 1
            if wanted == spelled:
                yield done
                return
            if not joins:
                return
            spelled += self.source[done].text

    def _mend(self, at: _State) -> _State:
        """Skip what was added if the thread goes on behind it, else count a word as lost."""
        done, kept, out = at
        if (gap := self._gap(done, self.kept, kept)) is not None:
            self._skip(self.kept[kept : kept + gap])
            return done, kept + gap, out
        if (gap := self._gap(done, self.out, out)) is not None:
            self._skip(self.out[out : out + gap])
            return done, kept, out + gap
        self.lost.append(self.source[done].text)
        return done + 1, kept, out

    def _gap(self, done: int, thread: Sequence[_Word], at: int) -> int | None:
        wanted = [word.text for word in self.source[done : done + _THREAD]]
        ahead = [word.text for word in thread[at : at + _LOOK_AHEAD + _THREAD]]
        if wanted[0] not in ahead:
            return None
        for gap in range(1, len(ahead) - len(wanted) + 1):
            if ahead[gap : gap + len(wanted)] == wanted:
                return gap
        return None

    def _skip(self, thread: Sequence[_Word]) -> None:
        self.added += [word.text for word in thread if not word.spare]
