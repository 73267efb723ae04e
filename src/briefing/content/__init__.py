"""From text to records: front matter, schema, Markdown, reader."""
