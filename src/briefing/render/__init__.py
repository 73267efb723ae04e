"""Views to bytes: HTML by templates, feeds by a library; links made relative."""
