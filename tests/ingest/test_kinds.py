from __future__ import annotations

import gzip
import io
import time
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ingest.kinds import kind_of, told
from briefing.ingest.readers import READERS

PASTE = "Acme opens a plant\n\nAcme said on Monday that it will open a plant by 2027.\n"
PAGE = "<html><head><title>Acme</title></head><body><p>Acme opens a plant.</p></body></html>"
MARKDOWN = "# Acme opens a plant\n\nIt says so [itself](https://acme.example/news).\n"
MAIL = (
    "Received: from mx.example\nFrom: Desk <desk@acme.example>\nTo: you@example.org\n"
    "Subject: Acme opens a plant\nDate: Mon, 2 Mar 2026 09:00:00 +0100\n\nHello.\n"
)
RSS = '<rss version="2.0"><channel><title>News</title></channel></rss>'
SAVED = (
    "From: <Saved by Blink>\nSnapshot-Content-Location: https://acme.example/\nSubject: Acme\n"
    'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\n'
)


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.md", "a.eml", "a.pdf", "a", "-", "a.xml"])
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (PAGE, "html"),
        (f"<!DOCTYPE html>\n{PAGE}", "html"),
        (f"\n\n<!-- saved -->\n<!doctype HTML>{PAGE}", "html"),
        (f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">{PAGE}</html>', "html"),
        (f"HTTP/1.1 200 OK\nServer: x\n\n{PAGE}", "html"),
        (MAIL, "mail"),
        (f"From desk@acme.example Mon Mar  2 09:00:00 2026\n{MAIL}", "mail"),
        ("From: Desk\nSent: Monday, 2 March 2026\nTo: You\nSubject: Acme\n\nHello.\n", "mail"),
        (SAVED, "mhtml"),
        (RSS, "feed"),
        (f'<?xml version="1.0" encoding="utf-8"?>\n<!-- x -->\n{RSS}', "feed"),
        ('<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title></feed>', "feed"),
        ('<atom:feed xmlns:atom="http://www.w3.org/2005/Atom"/>', "feed"),
        ('<rdf:RDF xmlns:rdf="urn:x" xmlns="http://purl.org/rss/1.0/"></rdf:RDF>', "feed"),
        ('<!DOCTYPE rss PUBLIC "-//x" "http://x" [<!ENTITY a "b">]><rss></rss>', "feed"),
        ('{"version": "https://jsonfeed.org/version/1.1", "items": []}', "feed"),
        (f"---\ntitle: Acme\ndate: 2026-03-02\n---\n{MARKDOWN}", "markdown"),
        (MARKDOWN, "markdown"),
        (PASTE, "paste"),
        ("%PDF-1.7\n1 0 obj\nendobj\n", "pdf"),
    ],
)
def test_content_decides_under_any_name(text: str, kind: str, name: str):
    for data in (text.encode(), text.replace("\n", "\r\n").encode(), text.encode("utf-8-sig")):
        assert kind_of(data, name) == kind
    if kind != "pdf":
        assert kind_of(text.encode("utf-16"), name) == kind
        assert kind_of(text.encode("utf-16-le"), name) == kind


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Acme\n\n**Acme** opens a plant.\n", "a.md", "markdown"),
        ("Acme\n\n**Acme** opens a plant.\n", "a.txt", "paste"),
        ('<p align="center"><img src="a.png"></p>\n\n# Acme\n\nText.\n', "a.md", "markdown"),
        ('<p align="center"><img src="a.png"></p>\n\n# Acme\n\nText.\n', "a.html", "html"),
        ("Words first.<br>Then <b>tags</b>.", "a.html", "html"),
        ("Words first.<br>Then <b>tags</b>.", "a.txt", "paste"),
        ("Subject: a word\n\nText.\n", "a.txt", "paste"),
        ("Subject: a word\n\nText.\n", "a.eml", "mail"),
        ("Contact: Jane Doe\nDate: Monday\nPlace: Oslo\n\nText.\n", "a.txt", "paste"),
        ("", "a.html", "paste"),
        ("\0\0 \r\n", "a.pdf", "paste"),
        ("- one\n- two\n\n1. three\n", "a.txt", "paste"),
        ("[1] Doe, J.: A book.\n[2] Roe, R.: Another.\n", "a.txt", "paste"),
        ("{curly} words\n", "a.txt", "paste"),
        ("II Peter was long.\n", "a.txt", "paste"),
        ("MZ is a mark.\n", "a.txt", "paste"),
        ("BM and ID3 and PKs.\n", "a.txt", "paste"),
    ],
)
def test_the_name_helps_where_the_content_leaves_it_open(text: str, name: str, kind: str):
    assert kind_of(text.encode(), name) == kind


def zipped(name: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(name, "x")
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG picture"),
        (b"\0\0\0\x1cftypavif", "an AVIF or HEIC picture"),
        (b"\0\0\0\x18ftypmp42", "a film"),
        (gzip.compress(PAGE.encode(), mtime=0), "compressed with gzip"),
        (zipped("page.html"), "a zip archive"),
        (zipped("word/document.xml"), "a Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document or an Outlook message"),
        (b"{\\rtf1 Acme}", "an RTF document"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "an SVG picture"),
        (b'<?xml version="1.0"?><urlset></urlset>', "a sitemap"),
        (b'<?xml version="1.0"?><invoice></invoice>', "XML of the kind 'invoice'"),
        (b'{"name": "Acme"}', "JSON data"),
        (b"\0\x01\x02\x03\x04\x05\x06\x07" * 50, "binary data"),
    ],
)
def test_what_holds_no_article_is_named(data: bytes, what: str):
    assert kind_of(data, "a.html") == "unknown"
    assert told(data, "a.html") == what


@given(st.binary(max_size=3000), st.sampled_from(["a.html", "a.txt", "a.md", "a.eml", "é\0.x", ""]))
def test_any_bytes_are_of_one_of_the_kinds(data: bytes, name: str):
    assert kind_of(data, name) in READERS
    assert told(data, name)


@pytest.mark.parametrize(
    "unit",
    ["a ", "- ", "(", "[", "<", "<!--", "<a ", "**a", "__a", "---|---  ", "a:\n", "From: ", "![",
     "{", "# ", "\n", "<?", "<!doctype ", " ", "---\na:\n"],
)  # fmt: skip
def test_a_hundred_kilobytes_take_less_than_a_second(unit: str):
    data = (unit * 100_000)[:100_000].encode()
    start = time.process_time()
    for name in ("a.txt", "a.md", "a.html"):
        kind_of(data, name)
    assert time.process_time() - start < 1
