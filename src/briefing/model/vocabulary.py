"""The closed vocabularies of the content model: each value with what it means.

The tables are read by the schema (what may be written), by the documentation, and by the
methodology page (what readers are told), so that the three cannot disagree.
"""

from __future__ import annotations

COMPANY_KINDS = {
    "company": "a business whose main trade is not AI research alone",
    "lab": "a company or group that trains AI models",
    "government": "a state, a union of states, or a part of one that acts for it",
    "institution": "a public or private body that is none of the others",
    "regulator": "a public body that makes or enforces rules",
}

STRENGTHS = {
    "law": "a rule that binds, with its date in the text",
    "contract": "agreed between parties who can enforce it",
    "filing": "told to a court, a regulator or investors under a duty to be truthful",
    "published-plan": "a plan published by the one who is to carry it out",
    "official-statement": "said by the organisation itself, in writing or on stage",
    "interview": "said by a named person in an interview",
    "reported": "reported by a newsroom from named or documented sources",
    "anonymous-report": "reported from people who are not named",
    "aggregator": "found only in a page that repeats others",
    "inference": "worked out by the digest from something else",
}

STANDINGS = {
    "confirmed": "independent sources, or the one who knows, bear it out",
    "reported": "a source says so and nothing contradicts it",
    "alleged": "an accusation; the accused may see it otherwise",
    "disputed": "sources, or the parties, disagree",
    "contradicted": "better sources say otherwise",
    "unverified": "no support found beyond the source; the day of the last look is shown",
    "opinion": "a judgement, which cannot be true or false",
}

FINAL_STATUSES = {
    "met": "done within the due window",
    "met-late": "done, after the due window",
    "partly-met": "part of it was done",
    "missed": "the due window closed and it was not done",
    "withdrawn": "taken back before it was settled",
    "superseded": "replaced by another commitment",
}

OPEN_STATUSES = {
    "stated": "said, and nothing known of its progress",
    "in-progress": "first steps are known",
    "stalled": "steps have stopped",
}

STATUSES = OPEN_STATUSES | FINAL_STATUSES

COMPUTED_STATES = {
    "upcoming": "its due window has not begun",
    "window-open": "it may fall due on any day now",
    "overdue": "its due window has closed; no outcome known",
    "no-date": "no date was given",
    "in-force": "a law that applies",
    "running": "an obligation that holds until a later day",
    "lapsed": "an obligation whose last day has passed",
}

DUE_KINDS = {
    "in": "within the period",
    "on": "on the day, or within the period",
    "by": "before the period begins (strict) or before it ends (loose)",
    "by-end": "at the latest on the last day of the period",
    "before": "at the latest on the day before the period",
    "from": "starts within the period",
    "not-before": "not earlier than the first day of the period",
    "until": "an obligation that runs to the last day of the period",
    "within": "a duration counted from the day of the statement",
    "ongoing": "no date",
}

DUE_BASES = {
    "stated": "the date stands in the source",
    "derived": "the digest worked the date out from the wording",
}

EVIDENCE_ROLES = {
    "obligation": "shows that it was said",
    "fulfilment": "shows what became of it",
    "context": "shows the background",
}

CLAIM_KINDS = {
    "fact": "something that is or is not so",
    "forecast": "something said about the future",
    "analysis": "a reading of the facts",
    "opinion": "a judgement",
    "allegation": "an accusation",
}

RIGHTS = {
    "full": "own, licensed or free: the whole text may be published",
    "excerpt": "somebody else's: summary, evidence and an excerpt only",
    "summary": "our own summary of somebody else's text",
}

SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
