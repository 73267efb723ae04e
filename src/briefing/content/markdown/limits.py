"""How far hostile text is followed."""

MAX_NESTING = 100
"""Deepest nesting of quotes and lists that is rendered; text below it would be lost."""
MAX_OPEN_BRACKETS = 1_000
"""Most `[` in one paragraph without a `]`: the reference's time grows with their square."""
MAX_MARKUP = 2_000
"""Longest markup between two pieces of text over which columns are followed."""
