"""Wing 1: a source article becomes clean Markdown with tags, dates and evidence."""
