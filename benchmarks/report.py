"""Results as a table with ratios, as a chart, and as the measured part of docs/performance.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from statistics import median
from typing import Any

DOCS = Path(__file__).parents[1] / "docs"
PAGE, CHART = DOCS / "performance.md", DOCS / "performance.svg"
BEGIN = "<!-- measured: written by benchmarks/run.py --document -->"
END = "<!-- /measured -->"
OURS, THEIRS = "briefing", "hugo"

Results = dict[str, Any]
"""What run.py or serve.py measured in one run."""


@dataclass(frozen=True, slots=True)
class Line:
    """One quantity that is compared."""

    title: str
    case: str
    quantity: str
    """wall, cpu or memory."""
    at_most: float | None
    """The largest share of Hugo's figure that is aimed for."""


LINES = (
    Line("cold, wall time", "cold", "wall", 1.0),
    Line("cold, CPU time", "cold", "cpu", 1.0),
    Line("nothing changed", "unchanged", "wall", 1 / 50),
    Line("one body edit", "body", "wall", 1 / 20),
    Line("one title edit", "title", "wall", 1 / 15),
    Line("one new article", "article", "wall", None),
    Line("one template edit", "template", "wall", None),
    Line("peak memory", "memory", "memory", 0.5),
)
SERVED = Line("save to changed page", "serve", "wall", 1 / 4)


# Tables


def text(results: Results) -> str:
    """Return everything for a terminal."""
    parts = [table(results), bars(results), outputs(results)]
    if busy := _busy(results):
        parts.append(busy)
    return "\n\n".join(parts)


def table(results: Results) -> str:
    """Return the medians of all cases, with ratios where Hugo was measured too."""
    names = list(results["generators"])
    compared = OURS in names and THEIRS in names
    head = [f"{results['articles']:,} articles", *names]
    rows = []
    for line in LINES:
        values = [_value(results, name, line) for name in names]
        if any(value is not None for value in values):
            rows.append([line.title, *(_amount(value, line) for value in values)])
            if compared:
                rows[-1] += _against(results, line)
    if compared:
        head += [f"{OURS} / {THEIRS}", "at most"]
    return _markdown(head, rows)


def outputs(results: Results) -> str:
    """Return how many files of each kind each site has, to show that they are alike."""
    found = {name: each["output"] for name, each in results["generators"].items()}
    kinds = dict.fromkeys(kind for each in found.values() for kind in each["kinds"])
    rows = [
        [kind, *(f"{each['kinds'].get(kind, 0):,}" for each in found.values())] for kind in kinds
    ]
    rows.append(["all files", *(f"{each['files']:,}" for each in found.values())])
    rows.append(["megabytes", *(f"{each['bytes'] / 1e6:,.0f}" for each in found.values())])
    return _markdown(["files of the site", *found], rows)


def _value(results: Results, name: str, line: Line) -> float | None:
    """Return the median of a quantity; None where it was not measured."""
    found = results["generators"][name]
    if line.quantity == "memory":
        memory: float | None = found.get("memory")
        return memory
    runs = found["cases"].get(line.case)
    return median(run[line.quantity] for run in runs) if runs else None


def _amount(value: float | None, line: Line) -> str:
    if value is None:
        return "–"
    if line.quantity == "memory":
        return f"{value / 1e6:,.0f} MB"
    return f"{value:.2f} s" if value < 10 else f"{value:.1f} s"


def _against(results: Results, line: Line) -> list[str]:
    ours, theirs = _value(results, OURS, line), _value(results, THEIRS, line)
    if ours is None or theirs is None:
        return ["–", "–"]
    ratio = ours / theirs
    return [_judged(ratio, line), _share(line.at_most) if line.at_most else "–"]


def _judged(ratio: float, line: Line) -> str:
    """Return a ratio, marked where it misses its aim."""
    return _share(ratio) + (" ✗" if line.at_most and ratio > line.at_most else "")


def _share(ratio: float) -> str:
    """Return a ratio as it is read most easily."""
    return f"1/{1 / ratio:.0f}" if ratio < 0.1 else f"{ratio:.2f}"


def _markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table that is aligned as plain text, too."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    lines = [" | ".join(_cells(row, widths)) for row in (head, *rows)]
    rule = " | ".join(
        "-" * width if not number else "-" * (width - 1) + ":"
        for number, width in enumerate(widths)
    )
    return "\n".join(f"| {line} |" for line in (lines[0], rule, *lines[1:]))


def _cells(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    for number, (cell, width) in enumerate(zip(row, widths, strict=True)):
        yield cell.rjust(width) if number else cell.ljust(width)


def _busy(results: Results) -> str:
    """Return a warning where others used the machine."""
    load, cores = results["machine"]["load"], results["machine"]["cores"]
    if load < cores / 4:
        return ""
    return f"The machine was busy before the start (load {load}, {cores} cores)."


# Charts

WIDTH = 40


def bars(results: Results) -> str:
    """Return bars for a terminal: of each line, the longest is the full width."""
    return "\n".join(
        f"{title:18} {name:9} {'█' * round(WIDTH * share) or '▏':{WIDTH}} {amount}"
        for title, name, share, amount in _bars(results)
    )


def _bars(results: Results) -> Iterator[tuple[str, str, float, str]]:
    """Yield the title of a line, a generator, its share of the largest, and its figure."""
    for line in LINES:
        values = {name: _value(results, name, line) for name in results["generators"]}
        known = {name: value for name, value in values.items() if value is not None}
        title = line.title
        for name, value in known.items():
            yield title, name, value / max(known.values()), _amount(value, line)
            title = ""


def svg(results: Results) -> str:
    """Return the same bars as a picture that fits a light and a dark page."""
    parts, y = [], 0
    for title, name, share, amount in _bars(results):
        y += 34 if title else 16
        if title:
            parts.append(f'<text class="line" x="0" y="{y}">{escape(title)}</text>')
        width = max(1, round(330 * share))
        parts.append(f'<text x="205" y="{y}" text-anchor="end">{name}</text>')
        parts.append(f'<rect class="{name}" x="212" y="{y - 10}" width="{width}" height="12"/>')
        parts.append(f'<text x="{217 + width}" y="{y}">{amount}</text>')
    style = (
        "text{font:12px system-ui,sans-serif;fill:#59636e}.line{font-weight:600}"
        ".briefing{fill:#0b7a5d}.hugo{fill:#c2417c}.pelican{fill:#8a8f98}"
    )
    size = f'viewBox="0 0 640 {y + 12}" width="640" height="{y + 12}"'
    label = f"Time and memory for {results['articles']:,} articles; shorter is better"
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{label}">'
    return "\n".join([opening, f"<style>{style}</style>", *parts, "</svg>", ""])


# The page


def document(measured: Sequence[Results]) -> None:
    """Write results into docs/performance.md, between its two marks, and draw the chart."""
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    _, found, after = rest.partition(END)
    if not found:
        raise ValueError(f"{PAGE} has no place for what is measured: {BEGIN} … {END}")
    compared = [each for each in measured if THEIRS in each.get("generators", ())]
    parts = [_circumstances(each) + "\n\n" + table(each) for each in compared]
    if compared:
        CHART.write_text(svg(compared[0]), encoding="utf-8")
        parts.append(f"![The same as bars]({CHART.name})")
        parts.append(outputs(compared[0]))
    parts += [served(each) for each in measured if "served" in each]
    sizes = {each["articles"]: each for each in measured if OURS in each.get("generators", ())}
    if len(sizes) > 1:
        parts.append(scale([sizes[size] for size in sorted(sizes)]))
    middle = "\n\n".join(parts)
    PAGE.write_text(f"{before}{BEGIN}\n\n{middle}\n\n{END}{after}", encoding="utf-8")


def _circumstances(results: Results) -> str:
    """Return on what was measured, with which versions, and how many runs each median is of."""
    machine = results["machine"]
    versions = ", ".join(
        f"{name} {each['version']} ({_rounds(each)})"
        for name, each in results["generators"].items()
    )
    return " ".join(
        (
            f"{results['articles']:,} articles; medians of {versions};",
            f"Python {machine['python']}, {machine['system']}, {machine['cpu']},",
            f"{machine['cores']} cores, {machine['memory'] / 2**30:.0f} GiB.",
            _busy(results),
        )
    ).rstrip()


def _rounds(found: dict[str, Any]) -> str:
    count = max(map(len, found["cases"].values()), default=1)
    return f"{count} rounds" if count > 1 else "one round"


def served(results: Results) -> str:
    """Return how long a saved change takes to show in an open browser."""
    rows = []
    medians = {name: median(times) for name, times in results["served"].items()}
    for name, times in results["served"].items():
        rows.append([name, f"{medians[name]:.3f} s", f"{min(times):.3f} s", f"{max(times):.3f} s"])
    lines = [
        _markdown([f"{SERVED.title}, {results['articles']:,}", "median", "least", "most"], rows)
    ]
    if OURS in medians and THEIRS in medians:
        ratio = _judged(medians[OURS] / medians[THEIRS], SERVED)
        lines.append(f"{OURS} / {THEIRS}: {ratio}; at most {_share(SERVED.at_most or 1)}.")
    return "\n\n".join(lines)


def scale(measured: Sequence[Results]) -> str:
    """Return what one article costs in digests of several sizes."""
    rows = []
    for results in measured:
        count = results["articles"]
        cold, cpu, memory = (
            _value(results, OURS, line) for line in (LINES[0], LINES[1], LINES[-1])
        )
        unchanged = _value(results, OURS, LINES[2])
        rows.append(
            [
                f"{count:,}",
                _amount(cold, LINES[0]),
                "–" if cold is None else f"{1000 * cold / count:.2f} ms",
                "–" if cpu is None else f"{1000 * cpu / count:.2f} ms",
                _amount(unchanged, LINES[2]),
                _amount(memory, LINES[-1]),
            ]
        )
    head = ["articles", "cold", "an article", "CPU an article", "nothing changed", "peak memory"]
    return _markdown(head, rows)
