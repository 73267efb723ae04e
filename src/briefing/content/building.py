"""Checked values to records: each kind of file put together, with what depends on what.

A due date depends on the day of the statement and on fiscal years, so that it is read here and
not in the schema.  BUILDERS is the table of kinds.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from briefing.diagnostics import Diagnostics, Place
from briefing.model import dates
from briefing.model.dates import DateError, Due, Period
from briefing.model.records import (
    Alias,
    Amount,
    Article,
    Claim,
    Commitment,
    Company,
    Correction,
    Edition,
    Evidence,
    Origin,
    Page,
    Person,
    Pick,
    Product,
    Quote,
    Record,
    Revision,
    Source,
    StatusEntry,
    Story,
    Theme,
    Where,
)
from briefing.model.registry import Registry

Values = dict[str, Any]


def _pick(values: Values, *names: str) -> Values:
    """Return the values that are there, so that the record's own defaults serve for the rest."""
    return {name: values[name] for name in names if name in values}


class Builder(Struct, frozen=True):
    """Puts checked values together into records."""

    registry: Registry | None
    problems: Diagnostics
    where: Where

    def sources(self, values: Values, key: str = "source") -> tuple[Source, ...]:
        """Put sources together."""
        return tuple(Source(**source) for source in values.get(key, ()))

    def evidence(self, values: Values, *path: str | int) -> tuple[Evidence, ...]:
        """Put evidence together, each knowing where it stands."""
        return tuple(
            self._evidence(entry, self.where.below(*path, "evidence", index))
            for index, entry in enumerate(values.get("evidence", ()))
        )

    def _evidence(self, entry: Values, where: Where) -> Evidence:
        if "article" in entry and "source" in entry:
            self.problems.add(
                "synonym-keys",
                where.at("source"),
                key="source",
                other="article",
                first=where.at("article").line,
            )
        if "article" not in entry and "source" not in entry:
            place = where.at()
            self.problems.add("missing-key", place, what="an evidence entry", key="source")
        source = (
            Source(article=entry["article"])
            if "article" in entry
            else Source(**entry.get("source", {}))
        )
        quote = Quote(**entry["quote"]) if "exact" in entry.get("quote", {}) else None
        return Evidence(source, entry.get("role", "context"), quote, where)

    def due(self, values: Values, who: tuple[str, ...], where: Where) -> Due:
        """Read a due date with what it depends on: the statement's date and fiscal years."""
        entry = values.get("due", {})
        stated_on: Period | None = values.get("stated_on")
        rest = _pick(entry, "basis", "text", "note")
        value = entry.get("date")
        if value is None:
            if entry.get("kind", "ongoing") != "ongoing":
                self.problems.add("missing-key", where.at("due"), what="a due date", key="date")
            return dates.due("ongoing", None, **rest)
        kind = entry.get("kind", "within" if dates.is_duration(value) else "in")
        place = where.at("due", "date")
        if kind == "ongoing" or (kind == "within" and not dates.is_duration(value.strip("~"))):
            hint = "leave the date out" if kind == "ongoing" else "write P6M, or use kind 'in'"
            reason = f"the kind {kind!r} does not go with it"
            self.problems.add("bad-date", place, value=value, reason=reason, hint=hint)
            return dates.due("ongoing", None, **rest)
        period = self.due_period(value, who, stated_on, place, where)
        due = dates.due(kind, period, stated_on=stated_on, **rest)
        if stated_on and due.latest and due.latest < stated_on.first:
            self.problems.add(
                "reversed-dates",
                place,
                what="the due date lies before the statement",
                late=value,
                early=stated_on.text,
            )
        return due

    def due_period(
        self,
        value: str,
        who: tuple[str, ...],
        stated_on: Period | None,
        place: Place,
        where: Where,
    ) -> Period | None:
        """Read a date as a period; None, with a diagnostic, where it cannot be placed."""
        ends = self.registry.fiscal_year_ends if self.registry else {}
        known = {ends.get(company) for company in who}
        end = next(iter(known)) if len(known) == 1 else None
        unknown = [company for company in who if company not in ends]
        try:
            return dates.parse_period(value, fiscal_year_end=end, stated_on=stated_on)
        except DateError as error:
            if error.code == "fiscal-year-unknown":
                self._fiscal_year(value, unknown if who else None, place)
            elif error.code != "duration-without-start" or not self.is_given("stated_on", where):
                self.problems.add(
                    error.code, place, value=value, reason=error.reason, hint=error.hint
                )
            return None

    def is_given(self, key: str, where: Where) -> bool:
        """Say whether a key is there, if only with a value that cannot be read."""
        return (*where.base, key) in where.positions

    def _fiscal_year(self, value: str, unknown: list[str] | None, place: Place) -> None:
        """Report a fiscal year that cannot be placed; None: its company is reported already."""
        if unknown is None:
            return
        reason = "it is not known when the fiscal year ends"
        hint = f"add 'fiscal_year_end: MM-DD' to {' and '.join(unknown)}"
        if not unknown:
            reason = "the fiscal years of its companies end on different days"
            hint = "write the dates that are meant, as 2026-07/2027-06"
        self.problems.add("fiscal-year-unknown", place, value=value, reason=reason, hint=hint)

    def amount(self, values: Values, where: Where) -> Amount | None:
        """Put an amount together; a range must have two ends."""
        entry = values.get("amount", {})
        if "value" not in entry:
            return None
        amount = Amount(**entry)
        if amount.value_upper is not None and amount.value_upper <= amount.value:
            self.problems.add(
                "amount-range",
                where.at("amount", "value_upper"),
                upper=amount.value_upper,
                value=amount.value,
            )
        return amount

    def revision(
        self,
        entry: Values,
        who: tuple[str, ...],
        stated_on: Period | None,
        commitment: Where,
        index: int,
    ) -> Revision | None:
        """Put a revision together; the values of a moved due date are dates."""
        where = commitment.below("revisions", index)
        if "on" not in entry or "field" not in entry:
            return None
        periods = {}
        if entry["field"] == "due":
            for key, name in (("from", "old_due"), ("to", "new_due")):
                if key in entry:
                    periods[name] = self.due_period(
                        entry[key], who, stated_on, where.at(key), commitment
                    )
        return Revision(
            on=entry["on"],
            field=entry["field"],
            old=entry.get("from", ""),
            new=entry.get("to", ""),
            why=entry.get("why", ""),
            sources=self.sources(entry),
            **periods,
        )

    def commitment(self, values: Values, common: Values, *path: str | int) -> Commitment:
        """Put a commitment together, of a file or at `path` in an article."""
        where = self.where.below(*path)
        who = values["who"]
        stated_on = values.get("stated_on")
        revisions = (
            self.revision(entry, who, stated_on, where, index)
            for index, entry in enumerate(values.get("revisions", ()))
        )
        return Commitment(
            **common,
            **_pick(
                values, "who", "what", "said_by", "themes", "stated_on", "strength", "standing",
                "settles_when", "voided_if", "conflicts", "supersedes", "checked_on", "note",
            ),
            due=self.due(values, who, where),
            amount=self.amount(values, where),
            evidence=self.evidence(values, *path),
            sources=self.sources(values, "sources"),
            status=tuple(
                StatusEntry(
                    entry["on"],
                    entry["is"],
                    sources=self.sources(entry),
                    **_pick(entry, "what", "by"),
                )
                for entry in values.get("status", ())
                if "on" in entry and "is" in entry
            ),
            revisions=tuple(revision for revision in revisions if revision),
        )  # fmt: skip

    def inline_commitment(self, values: Values, index: int, article: str) -> Commitment | None:
        """Put the commitment together that an article tells as its `index`-th."""
        if not {"id", "who", "what"} <= values.keys():
            return None
        common = {
            "id": values["id"],
            "slug": values["id"],
            "where": self.where.below("commitments", index),
            "articles": (article,),
        }
        return self.commitment(values, common, "commitments", index)

    def claim(self, values: Values, index: int) -> Claim:
        """Put a claim together."""
        return Claim(
            id=values.get("id", ""),
            **_pick(values, "text", "who", "kind", "standing", "note", "checked_on"),
            evidence=self.evidence(values, "claims", index),
        )

    def correction(self, values: Values) -> Correction:
        """Put a correction together."""
        return Correction(
            values["on"], values["wrong"], values["right"], sources=self.sources(values)
        )


def _aliases(values: Values) -> tuple[Alias, ...]:
    return tuple(Alias(**entry) for entry in values.get("aliases", ()) if "text" in entry)


def _article(build: Builder, values: Values, common: Values) -> Article:
    inline = (
        build.inline_commitment(entry, index, common["id"])
        for index, entry in enumerate(values.get("commitments", ()))
    )
    rest = _pick(
        values, "title", "companies", "themes", "years", "date", "updated", "summary", "rights",
        "story", "key_points", "checked_on", "lang", "translation_of",
    )  # fmt: skip
    return Article(
        **common,
        **rest,
        source=Source(**values["source"]) if "source" in values else None,
        origin=Origin(**values["origin"]) if "id" in values.get("origin", {}) else None,
        claims=tuple(
            build.claim(entry, index)
            for index, entry in enumerate(values.get("claims", ()))
            if "text" in entry
        ),
        commitments=tuple(commitment for commitment in inline if commitment),
        corrections=tuple(
            build.correction(entry)
            for entry in values.get("corrections", ())
            if {"on", "wrong", "right"} <= entry.keys()
        ),
    )


def _company(_: Builder, values: Values, common: Values) -> Company:
    return Company(
        **common,
        **_pick(values, "name", "kind", "country", "url", "fiscal_year_end"),
        aliases=_aliases(values),
        products=tuple(
            Product(entry["name"], _aliases(entry))
            for entry in values.get("products", ())
            if "name" in entry
        ),
        people=tuple(Person(**entry) for entry in values.get("people", ()) if "name" in entry),
    )


def _theme(_: Builder, values: Values, common: Values) -> Theme:
    rest = _pick(values, "name", "definition", "is_not", "keywords", "parent")
    return Theme(**common, **rest, aliases=_aliases(values))


def _commitment(build: Builder, values: Values, common: Values) -> Commitment:
    return build.commitment(values, common)


def _story(_: Builder, values: Values, common: Values) -> Story:
    return Story(**common, **_pick(values, "title", "summary"))


def _edition(build: Builder, values: Values, common: Values) -> Edition:
    picks = []
    for index, entry in enumerate(values.get("picks", ())):
        named = [kind for kind in ("story", "article", "commitment") if kind in entry]
        if len(named) != 1:
            place = build.where.at("picks", index)
            build.problems.add(
                "missing-key", place, what="a pick", key="story, article or commitment"
            )
            continue
        picks.append(Pick(named[0], entry[named[0]], entry.get("why", "")))
    return Edition(**common, **_pick(values, "title", "covers", "lead"), picks=tuple(picks))


def _page(_: Builder, values: Values, common: Values) -> Page:
    return Page(**common, **_pick(values, "title", "description"))


BUILDERS: dict[str, Callable[[Builder, Values, Values], Record]] = {
    "articles": _article,
    "companies": _company,
    "themes": _theme,
    "commitments": _commitment,
    "stories": _story,
    "editions": _edition,
    "pages": _page,
}
