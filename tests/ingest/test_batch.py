"""Many inputs: in order, whatever becomes of one of them, and never more than a window of them."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.ingest import Draft, Registry, batch
from briefing.ingest.batch import AHEAD, Input, Reader, drafts

TODAY = datetime.date(2026, 11, 22)
READER = Reader(Registry(), TODAY)


class Fateful(Reader):
    """Reads names: some of them end the process that reads them."""

    def drafts(self, one: Input) -> list[Draft]:
        if one.name.startswith("deadly"):
            os._exit(1)
        return [Draft(name=one.name, kind="paste", title=str(os.getpid()))]


def names(made: Iterator[list[Draft]]) -> list[str]:
    return [draft.name for each in made for draft in each]


def codes(made: Iterator[list[Draft]]) -> list[list[str]]:
    return [[item.code for item in draft.diagnostics] for each in made for draft in each]


def inputs(*names: str) -> Iterator[Input]:
    return map(Input, names)


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_drafts_come_in_the_order_of_the_inputs(jobs: int):
    wanted = [f"{number}.txt" for number in range(40)]
    assert names(drafts(Fateful(Registry(), TODAY), inputs(*wanted), jobs)) == wanted


def test_several_processes_share_the_work():
    made = list(drafts(Fateful(Registry(), TODAY), inputs(*map(str, range(40))), 2))
    assert os.getpid() not in {int(draft.title) for each in made for draft in each}


def test_an_input_that_ends_its_process_takes_no_other_with_it():
    wanted = ["a", "deadly", "b", "deadly too", *map(str, range(30)), "deadly at last"]
    made = list(drafts(Fateful(Registry(), TODAY), inputs(*wanted), 2))
    assert names(iter(made)) == wanted
    told = {draft.name: codes(iter([[draft]]))[0] for each in made for draft in each}
    assert {name for name, found in told.items() if found} == {
        "deadly",
        "deadly too",
        "deadly at last",
    }
    assert told["deadly"] == ["ingest-unreadable"]


def test_no_more_inputs_are_taken_than_are_waited_for():
    taken = 0

    def counted() -> Iterator[Input]:
        nonlocal taken
        for number in range(1000):
            taken += 1
            yield Input(str(number))

    made = drafts(Fateful(Registry(), TODAY), counted(), 2)
    next(made)
    assert taken <= 2 * AHEAD
    made.close()  # type: ignore[attr-defined]
    assert taken <= 2 * AHEAD


# What cannot be read


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("nowhere.html", "ingest-unreadable"),
        ("folder", "ingest-unreadable"),
        ("with\0null", "ingest-unreadable"),
        ("large.txt", "ingest-too-large"),
        ("empty.html", "ingest-empty"),
        ("blank.txt", "ingest-empty"),
        ("picture.html", "ingest-kind"),
    ],
)
def test_an_input_that_cannot_be_read_says_why(name: str, code: str, tmp_path: Path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "large.txt").write_bytes(b"Text. " * 300)
    (tmp_path / "empty.html").write_bytes(b"")
    (tmp_path / "blank.txt").write_bytes(b" \n\t\r\n")
    (tmp_path / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    reader = Reader(Registry(), TODAY, most=1000)
    (draft,) = reader.drafts(Input(str(tmp_path / name)))
    assert draft.failed
    assert [item.code for item in draft.diagnostics] == [code]
    assert (draft.title, draft.markdown, draft.front_matter) == ("", "", {})


def test_standard_input_has_the_same_limit():
    (draft,) = Reader(Registry(), TODAY, most=10).drafts(Input("-", b"Text. " * 3))
    assert [item.code for item in draft.diagnostics] == ["ingest-too-large"]


def test_want_of_memory_is_told(monkeypatch: pytest.MonkeyPatch):
    def hungry(*_args: object, **_given: object) -> None:
        raise MemoryError

    monkeypatch.setattr(batch, "normalise", hungry)
    (draft,) = READER.drafts(Input("-", b"Text."))
    (told,) = draft.diagnostics
    assert told.code == "ingest-unreadable"
    assert "memory" in told.message


def test_a_private_address_is_refused_unless_allowed():
    (draft,) = READER.drafts(Input("http://127.0.0.1:8080/page"))
    assert [item.code for item in draft.diagnostics] == ["ingest-private"]
