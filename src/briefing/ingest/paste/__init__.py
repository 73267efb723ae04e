"""Plain-text pastes: the structure of an article is recovered, its page falls away."""

from briefing.ingest.paste.reading import read

__all__ = ["read"]
