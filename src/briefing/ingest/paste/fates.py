"""What becomes of each passage: it stays in the article, or it is dropped with a reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing.ingest.paste import cards
from briefing.ingest.paste.crumbs import SURE, claims_rights, crumb, normal, section
from briefing.ingest.paste.extent import Extent, labels
from briefing.ingest.paste.imprint import imprint, people, person
from briefing.ingest.paste.lines import Passage
from briefing.ingest.paste.masthead import FIELDS, Masthead, content_words
from briefing.ingest.paste.phrases import OVER_LISTS, OVER_TEXTS
from briefing.ingest.paste.sorting import Fate, Sorting

_BOX = 8
"""Most passages that a box within an article has under its label, and days beside them."""
_LONG = 25
"""Words of a passage that belongs to no box."""
_TAKEN_UP = 6
"""Within how many passages below a line its words are taken up."""
_ROLE = 5
"""Most words of what an author is."""
_FEWEST_ABOVE = 3
"""Lines above a text without a title that may be the site's."""
_CROWD, _SHORT = 8, 16
"""How many lines between title and text are too many, and most words of each."""
_LIKE = 0.6
"""Share of a passage's words that the article must have for it to belong to it."""
_SURELY_LIKE = 0.8
"""The same for what stands close under a dropped name."""
_FEWEST, _MOST, _NEAR = 4, 40, 12
"""Words of a passage that is dropped where it stands again within as many passages."""


def sort(passages: Sequence[Passage], extent: Extent, masthead: Masthead, first: int) -> Sorting:
    """Decide about every passage, stage after stage; the first decision holds."""
    sorting = Sorting(passages, extent, masthead, first)
    for stage in STAGES:
        stage(sorting)
    return sorting


def _title(sorting: Sorting) -> None:
    """The title goes to the front matter, with what says it again."""
    mast = sorting.masthead
    if mast.title is None:
        return
    sorting.drop(mast.title, "title", mast.confidence)
    for at in mast.others:
        sorting.drop(at, "title", 0.6)
    if mast.kicker is not None:
        sorting.drop(mast.kicker, "kicker", 0.8)
    title = sorting.passages[mast.title].text.casefold()
    for at, passage in enumerate(sorting.passages[: sorting.first]):
        if passage.text.casefold() == title:
            sorting.drop(at, "title", 0.9)


def _above(sorting: Sorting) -> None:
    """What stands above the title is the site's; without one, what stands above the text."""
    top = sorting.masthead.title
    if top is None:
        above = sorting.passages[: sorting.extent.start]
        foreign = sum(crumb(one.text) is not None or section(one.text) for one in above)
        top = sorting.extent.start if foreign and len(above) >= _FEWEST_ABOVE else 0
    for at in range(top):
        passage = sorting.passages[at]
        found = crumb(passage.text)
        if found:
            sorting.drop(at, found.reason, found.confidence)
        elif imprint(passage.text):
            sorting.drop(at, *_imprint(passage))
        else:
            sorting.drop(at, "navigation", 0.55 if passage.is_text else 0.75)


def _below_title(sorting: Sorting) -> None:
    """Byline, date and crumbs between the title and the text; a standfirst stays."""
    start = sorting.masthead.title
    for at in range(start if start is not None else 0, sorting.first):
        passage = sorting.passages[at]
        if imprint(passage.text):
            sorting.drop(at, *_imprint(passage))
        elif start is not None and (reason := FIELDS.get(normal(passage.text))):
            sorting.drop(at, reason, 0.85)
            if reason == "byline" and at + 1 < sorting.first and passage.words < 3:
                sorting.drop(at + 1, "byline", 0.75)
        elif (
            start is not None
            and people(passage.text)
            and normal(passage.text) not in OVER_LISTS
            and _is_credit(sorting, at)
        ):
            sorting.drop(at, "byline", 0.7)
        elif start is not None and _is_role(sorting, at):
            sorting.drop(at, "navigation", 0.65)
        elif (
            start is not None
            and not passage.marker
            and (section(passage.text) or (passage.words <= 1 and not _heads(sorting, at)))
            and normal(passage.text) not in OVER_TEXTS
        ):
            sorting.drop(at, "navigation", 0.6)


def _heads(sorting: Sorting, at: int) -> bool:
    """Say whether a label stands right above the text, and is no more the page's than that."""
    text = sorting.passages[at].text
    return at + 1 == sorting.first and text[0].isalpha() and crumb(text) is None


def _crowd(sorting: Sorting) -> None:
    """Many short lines between the title and the text are a menu, an infobox or the like."""
    title = sorting.masthead.title
    between = range(title + 1, sorting.extent.start) if title is not None else range(0)
    short = [at for at in between if _is_loose(sorting.passages[at])]
    if len(short) >= _CROWD:
        for at in short:
            sorting.drop(at, "navigation", 0.6)


def _is_loose(passage: Passage) -> bool:
    known = passage.ends or passage.marker or crumb(passage.text) or imprint(passage.text)
    return passage.words <= _SHORT and not known


def _is_credit(sorting: Sorting, at: int) -> bool:
    """Say whether something beside a name tells that it is the author's; no text takes that up.

    Three people are authors, and those above a day: papers name them in their text again.
    """
    dated = any(imprint(one.text) for one in sorting.passages[at + 1 : at + 2])
    if people(sorting.passages[at].text) > 2 or dated:
        return True
    below = [content_words(one.text) for one in sorting.passages[at + 1 : at + 1 + _TAKEN_UP]]
    if not content_words(sorting.passages[at].text).isdisjoint(set().union(*below)):
        return False
    return any(
        imprint(other.text) is not None or (crumb(other.text) or Fate("", 0)).confidence >= SURE
        for other in sorting.passages[max(0, at - 2) : at + 3]
    )


def _is_role(sorting: Sorting, at: int) -> bool:
    """Say whether a label between a name and a day tells what the author is."""
    near = sorting.passages[max(0, at - 1) : at + 2]
    if len(near) < 3 or near[1].words > _ROLE or near[1].ends or near[1].marker:
        return False
    return person(near[0].text) and imprint(near[2].text) is not None


def _imprint(passage: Passage) -> tuple[str, float]:
    found = imprint(passage.text)
    return ("byline" if found and found.author else "date"), 0.9


def _crumbs(sorting: Sorting) -> None:
    """Crumbs are no text, wherever they stand."""
    for at in range(sorting.extent.end):
        passage = sorting.passages[at]
        found = crumb(passage.text)
        if found and at > sorting.first and cards.is_own(sorting, at, found):
            continue
        if found and (at >= sorting.first or found.confidence >= SURE or at not in sorting.fates):
            sorting.drop(at, found.reason, found.confidence)


def _vocabulary(sorting: Sorting) -> None:
    """Gather the words of the article up to its first label: what follows it may be another's."""
    mast = sorting.masthead
    if mast.title is not None:
        sorting.vocabulary |= content_words(sorting.passages[mast.title].text)
    for at in range(sorting.first, sorting.extent.end):
        if at > sorting.first + 2 and labels(sorting.passages, at):
            break
        if at not in sorting.fates:
            sorting.vocabulary |= content_words(sorting.passages[at].text)


def _boxes(sorting: Sorting) -> None:
    """A label within the article, such as "Related", takes the short passages under it along."""
    title = sorting.masthead.title
    at = sorting.first if title is None else title + 1
    while at < sorting.extent.end:
        again = at >= sorting.first and title is not None and _is_same(sorting, at, title)
        reason = "related" if again else labels(sorting.passages, at)
        if reason is None:
            at += 1
            continue
        end = _end_of_box(sorting, at, reason)
        for inside in range(at, end):
            sorting.drop(inside, reason, 0.7 if inside == at else 0.65)
        at = end


def _is_same(sorting: Sorting, at: int, title: int) -> bool:
    """Say whether a passage is the title once more, as it heads links to what goes with it."""
    return sorting.passages[at].text.casefold() == sorting.passages[title].text.casefold()


def _end_of_box(sorting: Sorting, label: int, reason: str) -> int:
    """Return where a box ends: before a long passage, and before the heading over that.

    Adverts go on as long as they like, but not over what tells of the article's own matter; a
    notice of rights amid an article is that of a picture.
    """
    passages = sorting.passages
    end = label + 1
    if claims_rights(passages[label].text):
        return end
    last = sorting.first if label < sorting.first else sorting.extent.end
    if reason != "advert":
        days = sum(imprint(one.text) is not None for one in passages[end : end + 2 * _BOX])
        last = min(end + _BOX + days, last)
    while end < last and not _is_text(passages, end) and labels(passages, end) is None:
        if reason == "advert" and (_same_story(sorting, end) or _resumes(sorting, label, end)):
            return end
        if reason == "advert" and passages[end].marker and not passages[label + 1].marker:
            return max(label + 1, end - (not passages[end - 1].ends and end - 1 > label))
        end += 1
    inside = passages[label + 1 : end]
    if len(inside) > 1 and inside[-1].gap > min(one.gap for one in inside[1:]) and end < last:
        end -= 1
    return end


def _resumes(sorting: Sorting, label: int, at: int) -> bool:
    """Say whether a newsletter goes on: a heading in capitals as above, and a text under it."""
    passages = sorting.passages
    if not _shouts(passages, at):
        return False
    return any(_shouts(passages, above) for above in range(sorting.first, label))


def _shouts(passages: Sequence[Passage], at: int) -> bool:
    """Say whether a passage is a heading in capitals that stands close over a text."""
    passage = passages[at]
    below = passages[at + 1] if at + 1 < len(passages) else None
    return bool(
        passage.gap > 0
        and passage.words >= 2
        and passage.text.isupper()
        and below
        and below.words >= 10
        and below.is_text
    )


def _is_text(passages: Sequence[Passage], at: int) -> bool:
    """Say whether a passage is no teaser: long, or followed by another of sentences."""
    near = [one for one in passages[at : at + 2] if one.is_text and not one.marker]
    return passages[at].is_text and (passages[at].words >= _LONG or len(near) == 2)


def _tail(sorting: Sorting) -> None:
    """What stands behind the article is dropped, but for what tells the same story."""
    reason, confidence = "boilerplate", 0.7
    for at in range(sorting.extent.end, len(sorting.passages)):
        passage = sorting.passages[at]
        found = crumb(passage.text)
        label = labels(sorting.passages, at)
        if label:
            reason, confidence = label, 0.85
        if found and found.confidence >= SURE and not label:
            sorting.drop(at, found.reason, found.confidence)
            if found.reason in {"footer", "comments"}:
                reason, confidence = found.reason, 0.75
            continue
        if not label and reason in {"advert", "boilerplate"} and _same_story(sorting, at):
            continue
        sorting.drop(at, reason, confidence)


def _same_story(sorting: Sorting, at: int) -> bool:
    """Say whether a passage behind the article belongs to it: a fact of the same words."""
    passage = sorting.passages[at]
    words = content_words(passage.text)
    if len(words) < 5 or passage.marker:
        return False
    share = len(words & sorting.vocabulary) / len(words)
    if passage.is_text and passage.words >= 10:
        return share >= (_SURELY_LIKE if _describes(sorting, at) else _LIKE)
    return (
        share >= _LIKE
        and not passage.ends
        and (
            passage.gap > 0
            or (at + 1 < len(sorting.passages) and _next_is_summary(sorting, at + 1))
        )
    )


def _describes(sorting: Sorting, at: int) -> bool:
    """Say whether a passage stands close under a dropped name, as what describes a product does."""
    passage, above = sorting.passages[at], sorting.passages[at - 1]
    return passage.gap == 0 and at - 1 in sorting.fates and not above.is_text


def _next_is_summary(sorting: Sorting, at: int) -> bool:
    passage = sorting.passages[at]
    return passage.is_text and _same_story(sorting, at)


def _repeats(sorting: Sorting) -> None:
    """A caption or pull quote that stands there twice is kept once."""
    seen: dict[str, int] = {}
    for at in range(sorting.first, sorting.extent.end):
        passage = sorting.passages[at]
        if at in sorting.fates or not _FEWEST <= passage.words <= _MOST or "\t" in passage.text:
            continue
        key = passage.text.casefold()
        if at - seen.get(key, -_NEAR) < _NEAR:
            sorting.drop(at, "repeated", 0.85)
        seen[key] = at
        if key[0] in "“\"«‘'" and _is_pulled(sorting, at):
            sorting.drop(at, "repeated", 0.8)


def _is_pulled(sorting: Sorting, at: int) -> bool:
    """Say whether a quote stands in a paragraph nearby: it was pulled out of it."""
    words = sorting.passages[at].text.strip("“”\"«»‘’'., ").casefold()
    near = range(max(0, at - _NEAR), min(len(sorting.passages), at + _NEAR))
    return any(
        words in sorting.passages[other].text.casefold()
        for other in near
        if other != at and other not in sorting.fates
    )


STAGES: tuple[Callable[[Sorting], None], ...] = (
    _title,
    _above,
    _below_title,
    _crowd,
    _crumbs,
    cards.contents,
    cards.strays,
    cards.captions,
    cards.authors,
    cards.forms,
    cards.teasers,
    _vocabulary,
    _boxes,
    _repeats,
    _tail,
)
"""In their order."""
