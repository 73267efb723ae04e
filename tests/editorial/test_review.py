"""The review of one record: what is found in it, and nothing of others."""

from briefing import editorial
from tests.editorial.project import ARTICLE, read

STORY = "content/stories/own.md"
COMMITMENT = "content/commitments/ship.md"


def test_each_record_is_told_its_own_faults() -> None:
    library = read(
        {
            ARTICLE: "---\ntitle: News\n---\nAn amazing model.\n",
            STORY: "---\ntitle: Own\n---\nIt is stunning.\n",
            COMMITMENT: "---\nwho: Microsoft\nwhat: Ship\nstanding: confirmed\n---\n",
        }
    )
    records = (library.articles["news"], library.stories["own"], library.commitments["ship"])
    found = [[(each.file, each.code) for each in editorial.review(library, one)] for one in records]
    assert found == [
        [(ARTICLE, "praise-word")],
        [(STORY, "praise-word")],
        [(COMMITMENT, "single-origin-confirmed")],
    ]


def test_every_rule_has_its_own_words() -> None:
    said = [words for words, _, _ in editorial.RULES]
    assert len(said) == len(set(said))
