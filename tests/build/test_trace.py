"""What is stale, and why: small tables."""

import pytest

from briefing.build import explain, marks, trace
from briefing.build.marks import Column
from briefing.build.trace import Reason, Result, Target, Trace, Traces, Weaver, numbers, stale
from briefing.content.evidence import NO_QUOTES, Tally
from briefing.diagnostics import Place, diagnose
from briefing.disk import Span
from briefing.model.reads import EVERY, KEYS, Cell, Mark, marks_of

Tables = dict[str, dict[str, int]]


def mark(cell: Cell) -> Mark:
    table, key = cell
    return marks_of(table)[key]


def columns(tables: Tables, old: dict[str, Column] | None = None) -> dict[str, Column]:
    return marks.columns(tables, {}, old or {})


# Values

TABLES: list[tuple[Tables, Tables, set[Cell]]] = [
    ({"t": {"a": 1}}, {"t": {"a": 1}}, set()),
    ({"t": {"a": 1, "b": 1}}, {"t": {"a": 2, "b": 1}}, {("t", "a"), ("t", EVERY)}),
    ({"t": {}}, {"t": {"a": 1}}, {("t", "a"), ("t", KEYS), ("t", EVERY)}),
    ({"t": {"a": 1, "b": 2}}, {"t": {"b": 2, "a": 1}}, {("t", KEYS), ("t", EVERY)}),
    ({}, {"t": {"a": 1}}, {("t", "a"), ("t", KEYS), ("t", EVERY)}),
    ({"t": {"a": 1}, "u": {"a": 1}}, {"t": {"a": 1}, "u": {"a": 2}}, {("u", "a"), ("u", EVERY)}),
]


@pytest.mark.parametrize(("old", "new", "cells"), TABLES)
def test_a_cell_changed_if_its_value_did(old: Tables, new: Tables, cells: set[Cell]):
    before = columns(old)
    assert set(marks.changed(new, before, columns(new, before)).values()) == cells


def test_a_value_that_went_changed_too_though_it_can_no_longer_be_named():
    before = columns({"t": {"a": 1, "b": 1}})
    after = columns({"t": {"b": 1}}, before)
    assert mark(("t", "a")) in marks.changed({"t": {"b": 1}}, before, after)


def test_the_column_of_an_equal_table_is_kept():
    before = columns({"t": {"a": 1}})
    assert columns({"t": {"a": 1}}, before)["t"] is before["t"]


def test_a_table_known_to_be_the_same_is_not_read():
    before = columns({"t": {"a": 1}})
    assert marks.columns({"t": {"a": 2}}, {}, before, {"t"}) == before


def test_digests_that_are_known_stand_for_values():
    known = marks.columns({"t": {"a": 1}}, {"t": {"a": b"12345678"}}, {})
    other = marks.columns({"t": {"a": 2}}, {"t": {"a": b"12345678"}}, {})
    assert known == other


# Units

A, B, C = ("article", "a", 1), ("article", "b", 1), ("home", "", 1)
TEXT, DAY = ("bodies", "a"), ("as_of", "")


def target(path: str, template: str = "page.html", digest: str = "0", **rest: object) -> Target:
    origin = Place("content/a.md")
    return Target(path, template, b"key", digest, origin, **rest)  # type: ignore[arg-type]


def result(
    unit: tuple[str, str, int],
    *targets: Target,
    reads: tuple[Cell, ...] = (),
    links: tuple[str, ...] = (),
    quotes: Tally = NO_QUOTES,
    problem: bool = False,
) -> Result:
    problems = (diagnose("draft-skipped", Place("a.md"), title="A"),) if problem else ()
    return Result(
        unit,
        b"".join(map(mark, reads)),
        Trace(targets, problems, (), quotes),
        tuple(links for _ in targets),
        (),
        (),
    )


class Memory:
    """Keeps traces for as long as the tests run."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []

    def keep(self, data: bytes) -> Span:
        self.parts.append(data)
        return Span("", len(self.parts) - 1, len(data), b"")

    def recall(self, span: Span) -> bytes:
        return self.parts[span.start]


KEPT = Memory()


def weave(old: Traces, plan: tuple[tuple[str, str, int], ...], *results: Result) -> Traces:
    weaver = Weaver(old, plan, KEPT)
    for one in results:
        weaver.add(one)
    return weaver.traces({}, {"page.html": "1"}, index=b"", planned=b"")


OLD = weave(
    Traces(),
    (A, B, C),
    result(A, target("a"), reads=(TEXT,)),
    result(B, target("b"), target("b/file", ""), reads=(DAY,)),
    result(C, target("c"), reads=(TEXT, DAY)),
)
STALE = [
    ((), {"page.html": "1"}, set(), {}),
    ((TEXT,), {"page.html": "1"}, set(), {A: ("read", (TEXT,)), C: ("read", (TEXT,))}),
    ((DAY,), {"page.html": "1"}, set(), {B: ("read", (DAY,)), C: ("read", (DAY,))}),
    ((), {"page.html": "1"}, {"b/file"}, {B: ("output", ("b/file",))}),
    ((), {"page.html": "1", "other.html": "2"}, set(), {}),
    ((), {"page.html": "2"}, {"a"}, dict.fromkeys((A, B, C), ("template", ("page.html",)))),
    ((), {}, set(), dict.fromkeys((A, B, C), ("template", ("page.html",)))),
]


@pytest.mark.parametrize(("changed", "templates", "broken", "reasons"), STALE)
def test_a_unit_is_stale_for_what_it_read_or_is_drawn_with_or_for_its_outputs(
    changed: tuple[Cell, ...],
    templates: dict[str, str],
    broken: set[str],
    reasons: dict[tuple[str, str, int], tuple[str, tuple[object, ...]]],
):
    cells = {mark(cell): cell for cell in changed}
    found = stale((A, B, C), OLD, KEPT, changed=cells, templates=templates, broken=broken)
    assert {unit: (r.what, r.cells or r.names) for unit, r in found.items()} == reasons


def test_a_unit_that_is_not_known_is_new():
    unit = ("article", "new", 1)
    found = stale((A, unit), OLD, KEPT, changed={}, templates={"page.html": "1"}, broken=())
    assert found == {unit: Reason("new")}


@pytest.mark.parametrize("count", [1, 40])
def test_few_changed_cells_are_found_as_many_are(count: int):
    others = {mark(("t", str(n))): ("t", str(n)) for n in range(count - 1)}
    cells = others | {mark(TEXT): TEXT}
    found = stale((A, B, C), OLD, KEPT, changed=cells, templates={"page.html": "1"}, broken=())
    assert found.keys() == {A, C}


# Weaving


def test_what_is_no_longer_planned_is_forgotten():
    woven = weave(OLD, (A, C))
    assert woven.units.keys() == {A, C}
    assert woven.outputs.keys() == {"a", "c"}


def test_what_is_not_made_again_stays_as_it_was():
    woven = weave(OLD, (A, B, C), result(A, target("a", digest="1")))
    assert woven.outputs == {"a": "1", "b": "0", "b/file": "0", "c": "0"}
    assert woven.units[B] == OLD.units[B]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_units_can_swap_their_paths(order: tuple[int, int]):
    results = (result(A, target("b", digest="1")), result(C, target("a", digest="2")))
    woven = weave(OLD, (A, C), *(results[place] for place in order))
    assert woven.outputs == {"b": "1", "a": "2"}


def test_a_path_passes_on_to_a_new_unit():
    assert weave(OLD, (B, C, ("page", "a", 1)), result(("page", "a", 1), target("a"))).outputs == {
        "a": "0",
        "b": "0",
        "b/file": "0",
        "c": "0",
    }


def test_quotes_are_summed_up_as_units_come_and_go():
    one = weave(OLD, (A, B, C), result(A, quotes=Tally(3, 1)), result(B, quotes=Tally(2, 2)))
    assert one.tally == Tally(5, 3)
    assert weave(one, (A, C)).tally == Tally(3, 1)
    assert weave(one, (A, B, C), result(A, quotes=Tally(1, 0))).tally == Tally(3, 2)


def test_units_with_problems_are_known_until_they_have_none():
    one = weave(OLD, (A, B, C), result(A, problem=True))
    assert one.telling == [A]
    assert weave(one, (A, B, C)).telling == [A]
    assert weave(one, (A, B, C), result(A)).telling == []
    assert weave(one, (B, C)).telling == []


def test_the_sitemap_is_made_again_only_if_what_it_lists_changed():
    listed = target("a", listed="https://x.example/a")
    one = weave(OLD, (A, B, C), result(A, listed))
    for plan, made, changed in (
        ((A, B, C), (), False),
        ((A, C), (), False),
        ((B, C), (), True),
        ((A, B, C), (result(A, listed),), False),
        ((A, B, C), (result(A, target("a")),), True),
        ((A, B, C), (result(B, target("b", listed="https://x.example/b")),), True),
    ):
        weaver = Weaver(one, plan, KEPT)
        for each in made:
            weaver.add(each)
        assert ("addresses" in weaver.moved) is changed


def linked(traces: Traces, unit: tuple[str, str, int]) -> list[str]:
    (found,) = traces.trace(unit, KEPT).targets
    return [traces.links[number] for number in numbers(found.links)]


def test_links_that_are_no_longer_used_are_left_out_now_and_then():
    traces = weave(Traces(), (A, C), result(A, target("a"), links=("/1", "/2")))
    traces = weave(traces, (A, C), result(C, target("c"), links=("/2", "/3")))
    for number in range(50):
        traces = weave(traces, (A, C), result(A, target("a"), links=("/2", f"/new/{number}")))
        assert linked(traces, A) == ["/2", f"/new/{number}"]
        assert linked(traces, C) == ["/2", "/3"]
        assert len(traces.links) <= 12


def test_a_target_that_need_not_be_drawn_keeps_its_links():
    traces = weave(Traces(), (A,), result(A, target("a"), links=("/1",)))
    (kept,) = traces.trace(A, KEPT).targets
    again = Result(A, b"", Trace((kept,), (), (), NO_QUOTES), (None,), (), ())
    assert linked(weave(traces, (A,), again), A) == ["/1"]


def test_units_stand_in_the_order_of_the_plan_also_new_ones():
    new = ("article", "new", 1)
    assert list(weave(OLD, (C, new, A), result(new)).units) == [C, new, A]


# Words

WORDS = [
    (Reason("new"), "it is new"),
    (Reason("template", names=("a.html",)), "templates/a.html, or what it draws with, changed"),
    (Reason("output", names=("a/b.html",)), "a/b.html is not as it was written"),
    (Reason("read", cells=(TEXT,)), "changed: the text of a"),
    (Reason("read", cells=(DAY, DAY)), "changed: the as-of date"),
    (Reason("read", cells=(("config", "title"),)), "changed: the configuration (title)"),
    (Reason("read", cells=(("companies", KEYS),)), "changed: the list of companies"),
    (Reason("read", cells=(("dates", EVERY),)), "changed: briefings or their dates"),
    (
        Reason("read", cells=tuple(("themes", id) for id in "abcde")),
        "changed: theme a, theme b, theme c and 2 more",
    ),
    (Reason("read", cells=(("skipped", ("article", "x")),)), "changed: skipped of article/x"),
]


@pytest.mark.parametrize(("reason", "words"), WORDS)
def test_a_reason_is_told_in_words(reason: trace.Reason, words: str):
    assert explain.words(reason) == words
