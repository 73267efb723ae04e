"""The content model: frozen records, due windows and the library that indexes them all."""
