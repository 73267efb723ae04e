"""How likely a reading is a commitment."""

from __future__ import annotations

from datetime import date

from briefing.ingest.candidates.features import FEATURES
from briefing.ingest.candidates.readings import Reading

THRESHOLD = 0.5
"""Candidates below are not commitments by default."""
UNDATED = 0.4
"""The most that a statement without a due time can reach."""

STARTING_POINT = {
    "committed": 0.72,
    "plans": 0.68,
    "aims": 0.64,
    "not-until": 0.62,
    "will": 0.60,
    "scheduled": 0.60,
    "expects": 0.55,
}
"""Modality → score before anything else is looked at."""


def weigh(reading: Reading, ref: date | None) -> tuple[float, str]:
    """Return the score of a reading, from 0 to 1, and what spoke for and against it."""
    score = STARTING_POINT[reading.cue.modality]
    reasons = [f'{reading.cue.modality} ("{reading.cue.name}")']
    for feature in FEATURES:
        if feature.applies(reading, ref):
            score += feature.weight
            reasons.append(f"{feature.weight:+.2f} {feature.reason}")
    score = min(1.0, max(0.0, score))
    if reading.due is None:
        score, reasons = min(score, UNDATED), [*reasons, "no due time"]
    return round(score, 2), "; ".join(reasons)
