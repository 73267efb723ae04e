"""Fetching, from real servers on loopback."""

from __future__ import annotations

import gzip
import ipaddress
import itertools
import socket
import threading
import time
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.diagnostics import Diagnostic
from briefing.ingest import fetching
from briefing.ingest.fetching import ANYWHERE, Fetched, Fetcher, Limits, Reach
from briefing.ingest.fetching.addresses import is_public, look_up, target

PAGE = b"<html><body><p>Acme opens a plant.</p></body></html>"
QUICK = Limits(connect=0.5, read=0.5, total=3.0, size=100_000, redirects=3)

Answer = Callable[[BaseHTTPRequestHandler], None]


def page(
    body: bytes = PAGE, *, status: int = 200, kind: str | None = "text/html", **headers: str
) -> Answer:
    """Answer with a body of known length; `headers` are named with _ for -."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        if kind is not None:
            request.send_header("Content-Type", kind)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)

    return answer


def moved(location: str, status: int = 302) -> Answer:
    return page(b"", status=status, Location=location)


class Site:
    """A server whose pages are functions, and what it was asked for."""

    def __init__(self, server: ThreadingHTTPServer) -> None:
        self.port = server.server_address[1]
        self.pages: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.heads: list[dict[str, str]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@pytest.fixture
def site() -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            here.asked.append(self.path)
            here.heads.append(dict(self.headers))
            answer = here.pages.get(self.path.partition("?")[0], page(b"none", status=404))
            # The client may hang up in the middle: that is what several tests are about.
            try:
                answer(self)
            except OSError:
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    here = Site(server)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield here
    server.shutdown()
    server.server_close()
    thread.join()


@contextmanager
def talking(talk: Callable[[socket.socket], None]) -> Iterator[str]:
    """A server that says what it likes once it was asked."""
    stop = threading.Event()
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(0.05)

    def serve() -> None:
        while not stop.is_set():
            try:
                peer, _ = listener.accept()
            except TimeoutError:
                continue
            with peer:
                try:
                    peer.recv(65536)
                    talk(peer)
                except OSError:
                    pass

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
    stop.set()
    thread.join()
    listener.close()


def get(address: str, limits: Limits = QUICK, *, robots: bool = False) -> Fetched | Diagnostic:
    return Fetcher(limits, ANYWHERE, robots).fetch(address)


def failure(outcome: Fetched | Diagnostic) -> Diagnostic:
    assert isinstance(outcome, Diagnostic), outcome
    return outcome


def code(outcome: Fetched | Diagnostic) -> str:
    return failure(outcome).code


# What comes


def test_a_page_is_fetched_with_its_type_and_address(site: Site):
    site.pages["/news"] = page(kind="text/html; charset=utf-8")
    assert get(f"{site.url}/news#top") == Fetched(
        PAGE, f"{site.url}/news", "text/html; charset=utf-8"
    )
    [head] = site.heads
    assert head["Host"] == f"127.0.0.1:{site.port}"
    assert head["User-Agent"].startswith("briefing/")
    assert "Cookie" not in head
    assert "Authorization" not in head


def test_an_address_is_quoted_but_never_twice(site: Site):
    site.pages["/a%20b/%C3%A9"] = page()
    assert isinstance(get(f"{site.url}/a b/é?q=ü&r=%20#x"), Fetched)
    assert isinstance(get(f"{site.url}/a%20b/%C3%A9?q=%C3%BC&r=%20"), Fetched)
    assert site.asked == ["/a%20b/%C3%A9?q=%C3%BC&r=%20"] * 2


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed_to_the_address_that_is_told(site: Site, status: int):
    site.pages["/old"] = moved("next?x=1", status)
    site.pages["/next"] = moved(f"//127.0.0.1:{site.port}/new", status)
    site.pages["/new"] = page()
    outcome = get(f"{site.url}/old")
    assert isinstance(outcome, Fetched)
    assert outcome.url == f"{site.url}/new"


@pytest.mark.parametrize(
    ("packed", "name"),
    [
        (gzip.compress(PAGE), "gzip"),
        (gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:]), "GZIP"),
        (zlib.compress(PAGE), "deflate"),
    ],
    ids=["one", "in parts", "deflate"],
)
def test_a_packed_page_is_unpacked(site: Site, packed: bytes, name: str):
    site.pages["/"] = page(packed, Content_Encoding=name)
    outcome = get(site.url)
    assert isinstance(outcome, Fetched)
    assert outcome.data == PAGE


def test_a_page_in_chunks_is_put_together(site: Site):
    def chunks(request: BaseHTTPRequestHandler) -> None:
        request.protocol_version = "HTTP/1.1"
        request.send_response(200)
        request.send_header("Transfer-Encoding", "chunked")
        request.end_headers()
        for part in (PAGE[:10], PAGE[10:]):
            request.wfile.write(b"%x\r\n%s\r\n" % (len(part), part))
        request.wfile.write(b"0\r\n\r\n")
        request.close_connection = True

    site.pages["/"] = chunks
    outcome = get(site.url)
    assert isinstance(outcome, Fetched)
    assert outcome.data == PAGE


def test_what_only_the_header_says_of_the_encoding_is_not_lost(site: Site):
    text = "Größe: “ein Maß”"
    site.pages["/"] = page(text.encode("cp1252"), kind="text/plain; charset=ISO-8859-1")
    outcome = get(site.url)
    assert isinstance(outcome, Fetched)
    assert outcome.data.decode("utf-8-sig") == text


# What fails


@pytest.mark.parametrize("status", [401, 403, 404, 410, 429, 500, 503])
def test_a_status_of_failure_is_told(site: Site, status: int):
    site.pages["/"] = page(status=status)
    outcome = get(site.url)
    assert code(outcome) == "ingest-http"
    assert str(status) in failure(outcome).message


@pytest.mark.parametrize("kind", ["image/png", "image/svg+xml", "video/mp4", "application/zip",
                                  "text/css", "font/woff2"])  # fmt: skip
def test_a_page_of_the_wrong_type_is_not_read(site: Site, kind: str):
    site.pages["/"] = page(kind=kind)
    outcome = get(site.url)
    assert code(outcome) == "ingest-kind"
    assert kind in failure(outcome).message


@pytest.mark.parametrize("kind", [None, "application/octet-stream", "application/pdf", "Text/HTML",
                                  "application/atom+xml", "application/feed+json"])  # fmt: skip
def test_a_type_that_may_be_an_article_is_left_to_the_content(site: Site, kind: str | None):
    site.pages["/"] = page(kind=kind)
    assert isinstance(get(site.url), Fetched)


def test_a_page_that_says_it_is_too_large_is_not_read(site: Site):
    def announced(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", "100001")  # and nothing of it follows
        request.end_headers()

    site.pages["/"] = announced
    assert code(get(site.url)) == "ingest-too-large"


def test_a_page_that_grows_too_large_is_left(site: Site):
    def endless(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        while True:
            request.wfile.write(b"a" * 65536)

    site.pages["/"] = endless
    assert code(get(site.url)) == "ingest-too-large"


def test_a_bomb_is_left_before_it_is_unpacked(site: Site):
    bomb = gzip.compress(bytes(50_000_000))
    assert len(bomb) < QUICK.size
    site.pages["/"] = page(bomb, Content_Encoding="gzip")
    tracemalloc.start()
    assert code(get(site.url)) == "ingest-too-large"
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 5_000_000


@pytest.mark.parametrize("name", ["br", "zstd", "gzip, gzip", "x"])
def test_a_packing_that_was_not_asked_for_is_told(site: Site, name: str):
    site.pages["/"] = page(Content_Encoding=name)
    assert code(get(site.url)) == "ingest-network"


def test_redirects_without_end_are_left(site: Site):
    site.pages["/"] = moved("/")
    outcome = get(site.url)
    assert code(outcome) == "ingest-redirects"
    assert "3" in failure(outcome).message
    assert len(site.asked) == 4


@pytest.mark.parametrize(
    "location", ["ftp://127.0.0.1/", "file:///etc/passwd", "javascript:x", "http://["]
)
def test_a_redirect_out_of_the_web_is_not_followed(site: Site, location: str):
    site.pages["/"] = moved(location)
    assert code(get(site.url)) == "ingest-network"


def test_a_server_that_says_nothing_is_left():
    start = time.monotonic()
    with talking(lambda peer: time.sleep(0.8)) as address:
        outcome = get(address)
    assert code(outcome) == "ingest-timeout"
    assert "0.5 seconds" in failure(outcome).message
    assert time.monotonic() - start < 2


@pytest.mark.parametrize("beginning", [b"", b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_a_server_that_drips_is_left_when_the_time_is_over(beginning: bytes):
    def drip(peer: socket.socket) -> None:
        peer.sendall(beginning)
        for _ in range(100):
            peer.sendall(b"a")
            time.sleep(0.05)

    start = time.monotonic()
    with talking(drip) as address:
        outcome = get(address, Limits(connect=0.5, read=0.5, total=0.7))
    assert code(outcome) == "ingest-timeout"
    assert "0.7 seconds" in failure(outcome).message
    assert time.monotonic() - start < 2


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\0" * 100,
        b"nonsense\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nabc\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nno gzip at all",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000,
        b"HTTP/1.1 302 Found\r\nLocation: http://\xff\xfe/\r\n\r\n",
    ],
)
def test_an_answer_that_is_broken_is_told(answer: bytes):
    with talking(lambda peer: peer.sendall(answer)) as address:
        assert code(get(address)) == "ingest-network"


def test_a_server_that_is_not_there_is_told():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    outcome = get(f"http://127.0.0.1:{port}/")
    assert code(outcome) == "ingest-network"
    assert "refused" in failure(outcome).message


def test_a_plain_server_is_no_secure_one(site: Site):
    assert code(get(site.url.replace("http:", "https:"))) == "ingest-network"


def test_a_name_that_is_not_known_is_told():
    def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "not known")

    outcome = Fetcher(QUICK, ANYWHERE, robots=False, resolve=unknown).fetch("http://news.example/")
    assert code(outcome) == "ingest-network"


def test_a_name_server_that_is_slow_is_left():
    def slow(host: str, port: int) -> list[str]:
        time.sleep(1)
        return ["127.0.0.1"]

    limits = Limits(connect=0.2)
    outcome = Fetcher(limits, ANYWHERE, robots=False, resolve=slow).fetch("http://news.example/")
    assert code(outcome) == "ingest-timeout"


# Where it may not go


def test_loopback_is_refused_unless_told(site: Site):
    site.pages["/"] = page()
    for address in (
        f"{site.url}/",
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://127.1/",
    ):
        assert code(Fetcher(QUICK).fetch(address)) == "ingest-private"
    assert site.asked == []
    assert isinstance(Fetcher(QUICK, ANYWHERE).fetch(f"{site.url}/"), Fetched)


@pytest.mark.parametrize(
    "address",
    [
        "10.0.0.1", "172.16.5.4", "192.168.1.1", "127.0.0.53", "169.254.169.254", "0.0.0.0",
        "100.64.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1",
        "192.0.0.8", "192.88.99.1", "::", "::1", "fe80::1", "fe80::1%2", "fc00::1", "fd12::1",
        "fec0::1", "ff02::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1",
        "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::1",
        "2001::1", "100::1", "3fff::1", "5f00::1",
    ],
)  # fmt: skip
def test_addresses_inside_are_not_public(address: str):
    assert not is_public(ipaddress.ip_address(address))
    fetcher = Fetcher(QUICK, resolve=lambda host, port: ["93.184.215.14", address])
    outcome = fetcher.fetch("http://news.example/")
    assert code(outcome) == "ingest-private"
    assert address in failure(outcome).message


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "1.1.1.1", "2606:4700:4700::1111", "64:ff9b::101:101",
                "::ffff:1.1.1.1", "2002:101:101::1"]
)  # fmt: skip
def test_addresses_of_the_open_internet_are(address: str):
    assert is_public(ipaddress.ip_address(address))


@given(st.ip_addresses(v=4))
def test_an_address_inside_another_is_judged_like_itself(address: ipaddress.IPv4Address):
    carried = ipaddress.IPv6Address(f"64:ff9b::{address}")
    mapped = ipaddress.IPv6Address(f"::ffff:{address}")
    assert is_public(carried) == is_public(mapped) == is_public(address)


def test_a_redirect_inwards_is_refused_before_it_is_asked(site: Site):
    only_one = Reach(lambda address: str(address) == "127.0.0.1", None)
    site.pages["/"] = moved(f"http://127.0.0.2:{site.port}/secret")
    outcome = Fetcher(QUICK, only_one, robots=False).fetch(f"{site.url}/")
    assert code(outcome) == "ingest-private"
    assert "127.0.0.2" in failure(outcome).message
    assert site.asked == ["/"]


def test_the_address_that_was_checked_is_the_one_that_is_asked(site: Site):
    """A name server that answers otherwise the second time leads nowhere else."""
    answers = itertools.chain(["127.0.0.1"], itertools.repeat("127.0.0.9"))
    asked = []

    def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return [next(answers)]

    only_one = Reach(lambda address: str(address) == "127.0.0.1", None)
    site.pages["/"] = page()
    fetcher = Fetcher(QUICK, only_one, robots=False, resolve=rebinding)
    outcome = fetcher.fetch(f"http://news.example:{site.port}/")
    assert isinstance(outcome, Fetched)
    assert asked == ["news.example"]
    assert site.heads[0]["Host"] == f"news.example:{site.port}"
    assert code(fetcher.fetch(f"http://news.example:{site.port}/")) == "ingest-private"


def test_the_next_address_is_tried_where_one_does_not_answer(site: Site):
    site.pages["/"] = page()
    fetcher = Fetcher(
        QUICK, ANYWHERE, robots=False, resolve=lambda host, port: ["127.0.0.7", "127.0.0.1"]
    )
    assert isinstance(fetcher.fetch(f"http://news.example:{site.port}/"), Fetched)


@pytest.mark.parametrize(
    "address",
    ["http://ann:secret@news.example/", "http://ann@news.example/", "http://@news.example/",
     "http://news.example\\@127.0.0.1/"],
)  # fmt: skip
def test_an_address_with_a_password_is_refused_and_not_repeated(address: str):
    outcome = Fetcher(QUICK).fetch(address)
    assert code(outcome) == "ingest-network"
    assert "secret" not in failure(outcome).file + failure(outcome).message


def test_a_redirect_with_a_password_is_refused(site: Site):
    site.pages["/"] = moved(f"http://ann:secret@127.0.0.1:{site.port}/")
    assert code(get(site.url)) == "ingest-network"


@pytest.mark.parametrize("port", [0, 22, 25, 6379, 9200])
def test_other_ports_are_refused(port: int):
    fetcher = Fetcher(QUICK, resolve=lambda host, port: ["93.184.215.14"])
    outcome = fetcher.fetch(f"http://news.example:{port}/")
    assert code(outcome) == "ingest-network"
    assert str(port) in failure(outcome).message


def test_no_proxy_of_the_environment_is_used(site: Site, monkeypatch: pytest.MonkeyPatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    site.pages["/"] = page()
    assert isinstance(get(site.url), Fetched)


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("HTTP://News.Example", "http://news.example/"),
        ("https://news.example:443/a?b#c", "https://news.example/a?b"),
        ("http://news.example:8080/", "http://news.example:8080/"),
        ("https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4"),
        ("http://[2001:DB8::1]/", "http://[2001:db8::1]/"),
    ],
)
def test_an_address_is_written_in_one_way(address: str, url: str):
    assert target(address).url == url


@given(st.text(max_size=80))
def test_any_text_is_fetched_or_refused(text: str):
    fetcher = Fetcher(QUICK, resolve=lambda host, port: ["127.0.0.1"])
    for address in (text, f"http://{text}", f"http://news.example/{text}"):
        assert code(fetcher.fetch(address)) in {"ingest-network", "ingest-private"}


def test_the_system_knows_loopback():
    assert "127.0.0.1" in look_up("localhost", 80) or "::1" in look_up("localhost", 80)


# What robots.txt says


def test_robots_txt_is_honoured_unless_told(site: Site):
    site.pages["/robots.txt"] = page(b"User-agent: *\nDisallow: /closed/\n", kind="text/plain")
    site.pages["/closed/a"] = page()
    site.pages["/open"] = page()
    assert code(get(f"{site.url}/closed/a", robots=True)) == "ingest-robots"
    assert isinstance(get(f"{site.url}/open", robots=True), Fetched)
    assert isinstance(get(f"{site.url}/closed/a", robots=False), Fetched)
    assert site.asked == ["/robots.txt", "/robots.txt", "/open", "/closed/a"]


def test_robots_txt_may_speak_to_us_alone(site: Site):
    rules = b"User-agent: briefing\nDisallow: /\n\nUser-agent: *\nAllow: /\n"
    site.pages["/robots.txt"] = page(rules)
    assert code(get(site.url, robots=True)) == "ingest-robots"


def test_robots_txt_is_asked_for_once_by_one_fetcher(site: Site):
    site.pages["/"] = page()
    fetcher = Fetcher(QUICK, ANYWHERE)
    for _ in range(3):
        assert isinstance(fetcher.fetch(site.url), Fetched)
    assert site.asked.count("/robots.txt") == 1


def test_robots_txt_holds_for_where_a_redirect_leads(site: Site):
    site.pages["/robots.txt"] = page(b"User-agent: *\nDisallow: /closed\n")
    site.pages["/"] = moved("/closed")
    assert code(get(site.url, robots=True)) == "ingest-robots"
    assert "/closed" not in site.asked


def test_robots_txt_may_itself_be_moved_within_limits(site: Site):
    site.pages["/robots.txt"] = moved("/rules")
    site.pages["/rules"] = page(b"User-agent: *\nDisallow: /\n")
    assert code(get(site.url, robots=True)) == "ingest-robots"
    site.pages["/rules"] = moved("/rules")
    assert code(get(site.url, robots=True)) == "ingest-redirects"


@pytest.mark.parametrize("status", [429, 500, 503])
def test_nothing_is_fetched_while_a_server_cannot_say(site: Site, status: int):
    site.pages["/robots.txt"] = page(status=status)
    site.pages["/"] = page()
    assert code(get(site.url, robots=True)) == "ingest-robots"


def test_the_beginning_of_a_huge_robots_txt_counts(site: Site):
    rules = b"User-agent: *\nDisallow: /\n" + b"Disallow: /x\n" * 100_000
    site.pages["/robots.txt"] = page(rules)
    assert code(get(site.url, robots=True)) == "ingest-robots"


@pytest.mark.parametrize(
    "rules", [b"\0\xff" * 5000, b"<html></html>", b"Disallow: /" + b"*a" * 9000]
)
def test_a_robots_txt_that_says_nothing_allows_all(site: Site, rules: bytes):
    site.pages["/robots.txt"] = page(rules)
    site.pages["/"] = page()
    assert isinstance(get(site.url, robots=True), Fetched)


def test_the_defaults_are_those_of_the_documentation():
    documented = Limits(connect=10, read=20, total=60, size=20 * 2**20, redirects=5)
    assert documented == fetching.DEFAULTS
