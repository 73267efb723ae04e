"""The plan carried out: pages rendered in parallel, checked, and put in place of the old site."""
