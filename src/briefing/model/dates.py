"""Due windows: what an imprecise date can mean, as first and last day.

Everything here is pure.  A `Period` is a stretch of days read from EDTF-like text, a `Due` is a
period with a reading ("by", "until", …) and its window, and `state` says where an as-of date lies
in it.  Days are calendar days without a time zone; nothing here is an instant.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from msgspec import Struct

PRECISIONS = (
    "day",
    "month",
    "quarter",
    "season",
    "half",
    "year",
    "fiscal-year",
    "decade",
    "interval",
    "duration",
)
"""From fine to coarse; the order breaks ties when commitments are sorted."""

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""First month of each meteorological season of the northern hemisphere; winter runs into the
following year (WMO, Guide to Climatological Practices)."""

_DAY = timedelta(days=1)


class DateError(ValueError):
    """Text that cannot be read as a date: `reason` says why, `hint` how to mend it."""

    def __init__(self, reason: str, hint: str, code: str = "bad-date") -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint
        self.code = code


class Period(Struct, frozen=True, array_like=True):
    """A stretch of days as precise as its text, and no more."""

    text: str
    """As authored, without the mark of approximation: `2027-Q3`."""
    first: date
    last: date
    """Both days belong to the period."""
    precision: str
    """One of PRECISIONS."""
    approx: bool = False
    """Whether the text said "about" (`~`)."""


class Duration(Struct, frozen=True, array_like=True):
    """A span such as `P18M`; months are calendar months, so that P12M ends on the same day."""

    months: int
    days: int

    def after(self, start: date) -> date:
        """Return the day this long after `start`, clamped to the end of a shorter month."""
        years, month = divmod(start.month - 1 + self.months, 12)
        year = start.year + years
        if not 1 <= year <= 9999:
            raise DateError("the duration leads out of the calendar", "use a shorter duration")
        day = min(start.day, calendar.monthrange(year, month + 1)[1])
        try:
            return date(year, month + 1, day) + timedelta(days=self.days)
        except OverflowError:
            raise DateError(
                "the duration leads out of the calendar", "use a shorter duration"
            ) from None


class Due(Struct, frozen=True, array_like=True):
    """When something is to happen: a period, how it is to be read, and the window of days."""

    kind: str
    """One of vocabulary.DUE_KINDS."""
    period: Period | None
    """None only for `ongoing`."""
    basis: str = "stated"
    text: str = ""
    """The wording of the source."""
    note: str = ""
    earliest: date | None = None
    """First day of the window; None where it is open."""
    latest: date | None = None
    """Last day of the window; None where it is open."""
    strict: date | None = None
    """Last day that keeps the promise in its strict reading; None where no such day exists."""
    loose: date | None = None
    """Last day that keeps the promise in its loose reading."""

    @property
    def year(self) -> int | None:
        """The year page it belongs to: of the last day, for from and not-before of the first."""
        day = self.earliest if self.kind in {"from", "not-before"} else self.latest
        return day.year if day else None

    @property
    def sort_key(self) -> tuple[date, date, int]:
        """Order by (latest, earliest, precision); missing ends come last."""
        precision = PRECISIONS.index(self.period.precision) if self.period else len(PRECISIONS)
        return (self.latest or date.max, self.earliest or date.max, precision)


NO_DATE = Due(kind="ongoing", period=None)


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def _year(text: str) -> int:
    if text == "0000":
        raise DateError("there is no year 0", "write a year from 0001 to 9999")
    return int(text)


def _day(match: re.Match[str]) -> tuple[date, date, str]:
    year, month, day = _year(match[1]), int(match[2]), int(match[3])
    _check_month(month)
    try:
        whole = date(year, month, day)
    except ValueError:
        last = month_end(year, month).day
        raise DateError(
            f"{calendar.month_name[month]} {year} has {last} days",
            f"write a day from {year:04}-{month:02}-01 to {year:04}-{month:02}-{last}",
        ) from None
    return whole, whole, "day"


def _check_month(month: int) -> None:
    if not 1 <= month <= 12:
        raise DateError(f"there is no month {month}", "months run from 01 to 12")


def _month(match: re.Match[str]) -> tuple[date, date, str]:
    year, month = _year(match[1]), int(match[2])
    _check_month(month)
    return date(year, month, 1), month_end(year, month), "month"


def _quarter(match: re.Match[str]) -> tuple[date, date, str]:
    year, quarter = _year(match[1]), int(match[2])
    if not 1 <= quarter <= 4:
        raise DateError(f"there is no quarter {quarter}", "quarters run from Q1 to Q4")
    return date(year, 3 * quarter - 2, 1), month_end(year, 3 * quarter), "quarter"


def _half(match: re.Match[str]) -> tuple[date, date, str]:
    year, half = _year(match[1]), int(match[2])
    if half not in (1, 2):
        raise DateError(f"there is no half-year {half}", "half-years are H1 and H2")
    return date(year, 6 * half - 5, 1), month_end(year, 6 * half), "half"


def _season(match: re.Match[str]) -> tuple[date, date, str]:
    year, name = _year(match[1]), match[2].lower()
    if name not in SEASONS:
        raise DateError(f"there is no season {name!r}", "use spring, summer, autumn or winter")
    start = SEASONS[name]
    end = Duration(2, 0).after(date(year, start, 1))
    return date(year, start, 1), month_end(end.year, end.month), "season"


def _whole_year(match: re.Match[str]) -> tuple[date, date, str]:
    year = _year(match[1])
    return date(year, 1, 1), date(year, 12, 31), "year"


def _decade(match: re.Match[str]) -> tuple[date, date, str]:
    start = int(match[1]) * 10
    return date(max(start, 1), 1, 1), date(start + 9, 12, 31), "decade"


_FORMS = (
    (re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})"), _day),
    (re.compile(r"([0-9]{4})-([0-9]{2})"), _month),
    (re.compile(r"([0-9]{4})-[Qq]([0-9])"), _quarter),
    (re.compile(r"([0-9]{4})-[Hh]([0-9])"), _half),
    (re.compile(r"([0-9]{4})-([A-Za-z]{2,})"), _season),
    (re.compile(r"([0-9]{4})"), _whole_year),
    (re.compile(r"([0-9]{3})[Xx]"), _decade),
)
_FISCAL = re.compile(r"FY ?([0-9]{4})")
_DURATION = re.compile(r"P(?=[0-9])(?:([0-9]+)Y)?(?:([0-9]+)M)?(?:([0-9]+)W)?(?:([0-9]+)D)?")
_HINT = (
    "write 2027, 2027-06, 2026-08-02, 2027-Q3, 2027-H1, 2027-spring, FY2027, 202X, "
    "2026-04/2027-10 or P18M; '~' at the end for about"
)


def parse_fiscal_year_end(text: str) -> tuple[int, int]:
    """Read `MM-DD`, the last day of a company's fiscal year.  Raises DateError."""
    match = re.fullmatch(r"([0-9]{2})-([0-9]{2})", text)
    if not match:
        raise DateError("it is not of the form MM-DD", "write the last day of the year as 06-30")
    month, day = int(match[1]), int(match[2])
    _check_month(month)
    if not 1 <= day <= calendar.monthrange(2024, month)[1]:
        raise DateError(f"{calendar.month_name[month]} has no day {day}", "write it as 06-30")
    return month, day


def fiscal_year(year: int, end: tuple[int, int]) -> tuple[date, date]:
    """Return first and last day of the fiscal year named after the calendar year it ends in.

    `end` is (month, day); the end of February follows the leap years.
    """

    def last_day(of: int) -> date:
        month, day = end
        length = calendar.monthrange(of, month)[1]
        return date(of, month, length if (month, day) == (2, 28) else min(day, length))

    first = last_day(year - 1) + _DAY if year > 1 else date(1, 1, 1)
    return first, last_day(year)


def parse_duration(text: str) -> tuple[Duration, Duration]:
    """Read `P18M` or `P12M/P18M` as (shorter, longer).  Raises DateError."""
    parts = []
    for part in text.split("/"):
        match = _DURATION.fullmatch(part)
        if not match:
            raise DateError("it is not a duration", "write P18M, P180D, P2Y or P12M/P18M")
        if len(part) > 24:
            raise DateError("the duration is too long", "use a shorter duration")
        years, months, weeks, days = (int(group or 0) for group in match.groups())
        parts.append(Duration(12 * years + months, 7 * weeks + days))
    if len(parts) > 2:
        raise DateError("it has more than two ends", "write shorter and longer, as P12M/P18M")
    origin = date(2001, 1, 1)
    if parts[0].after(origin) > parts[-1].after(origin):
        raise DateError(
            "the longer duration comes first", f"write {'/'.join(text.split('/')[::-1])}"
        )
    return parts[0], parts[-1]


def is_duration(text: str) -> bool:
    """Say whether the text is meant as a duration."""
    return text.strip("~ ").startswith("P")


def parse_period(
    text: str,
    *,
    fiscal_year_end: tuple[int, int] | None = None,
    stated_on: Period | None = None,
) -> Period:
    """Read EDTF-like text as the days it can mean.

    A fiscal year needs `fiscal_year_end`, a duration is counted from `stated_on` (whose own
    first and last day widen the result).  Raises DateError.
    """
    bare = text.strip()
    approx = bare.startswith("~") or bare.endswith("~")
    bare = bare.strip("~").strip()
    if is_duration(bare):
        return _from_statement(bare, stated_on, approx)
    if "/" in bare:
        bare = "/".join(part.strip() for part in bare.split("/"))
        return _interval(bare, fiscal_year_end, approx)
    if match := _FISCAL.fullmatch(bare):
        if fiscal_year_end is None:
            raise DateError(
                "it is not known when the fiscal year ends", "", code="fiscal-year-unknown"
            )
        first, last = fiscal_year(_year(match[1]), fiscal_year_end)
        return Period(f"FY{match[1]}", first, last, "fiscal-year", approx)
    for form, read in _FORMS:
        if match := form.fullmatch(bare):
            first, last, precision = read(match)
            return Period(bare, first, last, precision, approx)
    raise DateError("the form is not known", _HINT)


def _from_statement(text: str, stated_on: Period | None, approx: bool) -> Period:
    shorter, longer = parse_duration(text)
    if stated_on is None:
        raise DateError("it counts from a day that is not given", "", code="duration-without-start")
    # Months are of different lengths: from 1 February, P1M ends before P30D.
    ends = sorted((shorter.after(stated_on.first), longer.after(stated_on.last)))
    return Period(text, ends[0], ends[1], "duration", approx)


def _interval(text: str, fiscal_year_end: tuple[int, int] | None, approx: bool) -> Period:
    ends = text.split("/")
    if len(ends) != 2 or not all(ends):
        raise DateError("an interval has two ends", "write it as 2026-04/2027-10")
    start, end = (parse_period(part, fiscal_year_end=fiscal_year_end) for part in ends)
    if start.first > end.last or end.first < start.first:
        raise DateError("the interval ends before it starts", f"write {ends[1]}/{ends[0]}")
    return Period(text, start.first, end.last, "interval", approx or start.approx or end.approx)


def due(
    kind: str,
    period: Period | None,
    *,
    stated_on: Period | None = None,
    basis: str = "stated",
    text: str = "",
    note: str = "",
) -> Due:
    """Work out the window and the strict and loose line of a due date (DESIGN §2, the table)."""
    if kind == "ongoing" or period is None:
        return Due("ongoing", None, basis, text, note)
    first, last = period.first, period.last
    before = first - _DAY if first > date.min else first
    said = stated_on.first if stated_on else None
    earliest, latest, strict, loose = {
        "in": (first, last, before, last),
        "on": (first, last, before, last),
        "by": (said, last, last if first == last else before, last),
        "by-end": (said, last, last, last),
        "before": (said, before, before, before),
        "from": (first, last, before, last),
        "not-before": (first, None, before, None),
        "until": (None, last, None, last),
        "within": (first, last, first, last),
    }[kind]
    return Due(kind, period, basis, text, note, earliest, latest, strict, loose)


def state(due: Due, as_of: date, *, law: bool = False) -> str:
    """Return the computed state of a due date, one of vocabulary.COMPUTED_STATES.

    A law (`law`) that starts in, on, from or not before a period is not a promise: it comes into
    force and is never overdue.
    """
    if due.kind == "ongoing":
        return "no-date"
    if due.kind == "until":
        return "running" if as_of <= (due.latest or date.max) else "lapsed"
    if law and due.kind in {"in", "on", "from", "not-before"}:
        begins = due.latest or due.earliest or date.max
        if as_of >= begins:
            return "in-force"
        return "window-open" if as_of >= (due.earliest or date.max) else "upcoming"
    if as_of <= (due.strict or date.min):
        return "upcoming"
    if due.latest is None or as_of <= due.latest:
        return "window-open"
    return "overdue"
