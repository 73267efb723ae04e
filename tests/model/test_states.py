"""Which one status readers see."""

from datetime import date

import pytest

from briefing.model import dates, states
from briefing.model.dates import parse_period
from briefing.model.records import Commitment, StatusEntry, Where

BEFORE, WITHIN, AFTER = date(2026, 12, 31), date(2027, 6, 1), date(2028, 1, 1)
"""Before, within and after the window of a promise for 2027."""


def promise(
    *history: tuple[str, str], kind: str = "in", due: str = "2027", strength: str = "reported"
) -> Commitment:
    period = parse_period(due) if due else None
    return Commitment(
        id="promise",
        slug="promise",
        where=Where("promise.md"),
        who=("openai",),
        what="ship it",
        due=dates.due(kind, period),
        strength=strength,
        status=tuple(StatusEntry(parse_period(on), status) for on, status in history),
    )


@pytest.mark.parametrize("as_of", [BEFORE, WITHIN, AFTER], ids=["before", "within", "after"])
@pytest.mark.parametrize(
    "status", ["met", "met-late", "partly-met", "missed", "withdrawn", "superseded"]
)
def test_a_final_status_is_shown_whatever_the_day(status: str, as_of: date):
    commitment = promise(("2026-06", "in-progress"), ("2026-12", status))
    assert states.shown(commitment, as_of) == status
    assert states.is_final(commitment)


@pytest.mark.parametrize("status", ["stated", "in-progress", "stalled"])
@pytest.mark.parametrize(
    ("as_of", "shown"),
    [
        pytest.param(BEFORE, None, id="before: the authored one"),
        pytest.param(WITHIN, "window-open", id="within"),
        pytest.param(AFTER, "overdue", id="after"),
    ],
)
def test_an_open_status_gives_way_to_an_open_window_and_to_overdue(
    status: str, as_of: date, shown: str | None
):
    commitment = promise(("2026-06", status))
    assert states.shown(commitment, as_of) == (shown or status)
    assert not states.is_final(commitment)


@pytest.mark.parametrize(
    ("as_of", "shown"),
    [
        pytest.param(BEFORE, "upcoming", id="before"),
        pytest.param(WITHIN, "window-open", id="within"),
        pytest.param(AFTER, "overdue", id="after"),
    ],
)
def test_without_an_authored_status_the_computed_one_is_shown(as_of: date, shown: str):
    assert states.shown(promise(), as_of) == shown


def test_without_a_date_the_authored_status_is_shown():
    assert states.shown(promise(("2026", "stalled"), kind="ongoing", due=""), AFTER) == "stalled"


@pytest.mark.parametrize("history", [(), (("2026-01", "stated"),)], ids=["silent", "stated"])
@pytest.mark.parametrize(
    ("kind", "strength", "as_of", "shown"),
    [
        pytest.param("from", "law", AFTER, "in-force", id="law in force"),
        pytest.param("not-before", "law", WITHIN, "in-force", id="law with a lower bound"),
        pytest.param("until", "contract", AFTER, "lapsed", id="obligation lapsed"),
    ],
)
def test_in_force_and_lapsed_are_told_even_of_a_stated_commitment(
    history: tuple[tuple[str, str], ...], kind: str, strength: str, as_of: date, shown: str
):
    assert states.shown(promise(*history, kind=kind, strength=strength), as_of) == shown


@pytest.mark.parametrize(
    ("kind", "strength", "as_of", "shown"),
    [
        pytest.param("from", "law", BEFORE, "upcoming", id="law to come"),
        pytest.param("until", "contract", BEFORE, "running", id="obligation that runs"),
        pytest.param("until", "law", WITHIN, "running", id="law that runs"),
    ],
)
def test_laws_and_obligations_without_history(kind: str, strength: str, as_of: date, shown: str):
    assert states.shown(promise(kind=kind, strength=strength), as_of) == shown


@pytest.mark.parametrize("as_of", [BEFORE, WITHIN, AFTER], ids=["before", "within", "after"])
def test_only_the_start_of_a_law_is_never_overdue(as_of: date):
    assert states.computed(promise(kind="from", strength="law"), as_of) != "overdue"
    assert states.computed(promise(kind="from"), AFTER) == "overdue"


@pytest.mark.parametrize(
    ("history", "current"),
    [
        pytest.param([], None, id="none"),
        pytest.param([("2026-03", "stated"), ("2026-05", "stalled")], "stalled", id="in order"),
        pytest.param([("2026-05", "stalled"), ("2026-03", "stated")], "stalled", id="reversed"),
        pytest.param(
            [("2026", "in-progress"), ("2026-06-30", "stated")],
            "in-progress",
            id="a year counts as its last day",
        ),
        pytest.param(
            [("2026-06-30", "in-progress"), ("2026-06", "stalled")],
            "stalled",
            id="same last day: the later in the file",
        ),
        pytest.param(
            [("2026-06", "stalled"), ("2026-06-30", "in-progress")],
            "in-progress",
            id="same last day, the other way round",
        ),
        pytest.param(
            [("2026-06-01", "met"), ("2026-06-01", "partly-met"), ("2026-05-31", "stated")],
            "partly-met",
            id="tie, then an older one",
        ),
    ],
)
def test_the_current_entry_is_the_last_one(history: list[tuple[str, str]], current: str | None):
    entry = states.current(promise(*history))
    assert (entry.status if entry else None) == current


def test_a_withdrawn_final_status_is_not_final_any_more():
    commitment = promise(("2026-03", "met"), ("2026-05", "in-progress"))
    assert not states.is_final(commitment)
    assert states.shown(commitment, BEFORE) == "in-progress"
