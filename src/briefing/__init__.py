"""briefing turns a folder of Markdown files into a site of dated commitments and their evidence."""

__version__ = "0.1.0"
