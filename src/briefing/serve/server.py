"""The HTTP server of the preview: files, and a stream of news for each open page."""

from __future__ import annotations

import errno
import ipaddress
import json
import mimetypes
import os
import socket
import socketserver
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import parse_qs, urlsplit

from briefing import disk
from briefing.serve import live
from briefing.serve.preview import Answer, Preview

PORT = 8000
_NEXT_PORTS = 10
"""Ports that are tried from PORT on, before the system is asked for any."""

_TAKEN = {errno.EADDRINUSE, errno.EACCES}
"""What a system may say of a port that somebody else has."""

NEWS = "/-/live"
"""Reserved address of the stream; no address of a site starts with `/-/`."""
_RETRY, _PULSE = 500, 15
"""Milliseconds after which a browser asks again; seconds after which it is seen to be gone."""

_TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
"""Media types on which machines and Pythons disagree, or which pages depend on."""


class Server(socketserver.ThreadingTCPServer):
    """Serves a preview; listens from the start, answers within `running`.

    Raises OSError where the address cannot be had.
    """

    daemon_threads = True
    allow_reuse_address = os.name == "posix"
    """Elsewhere it would let two servers have one port."""

    def __init__(self, preview: Preview, host: str, port: int) -> None:
        self.preview, self.host = preview, host
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, port), _Handler)

    @property
    def is_private(self) -> bool:
        """Whether only this machine can reach it."""
        return _is_loopback(str(self.server_address[0]))

    def is_meant(self, host: str) -> bool:
        """Say whether a Host header names this machine, where only it can reach the server.

        Otherwise a web page from elsewhere could have its own name resolved to this machine and
        read the preview (DNS rebinding).
        """
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        local = name in {"localhost", self.host} or name.endswith(".localhost")
        return local or _is_loopback(name) or not self.is_private

    @property
    def url(self) -> str:
        """The address of the front page, for a browser on this machine."""
        host, port = str(self.server_address[0]), self.server_address[1]
        if ipaddress.ip_address(host).is_unspecified:
            host = "::1" if ":" in host else "127.0.0.1"
        return f"http://{f'[{host}]' if ':' in host else host}:{port}{self.preview.address}"

    @contextmanager
    def running(self) -> Iterator[None]:
        """Answer in a thread of its own until the end."""
        thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.1})
        thread.start()
        try:
            yield
        finally:
            self.shutdown()
            thread.join()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of browsers that left before the end."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def listen(preview: Preview, host: str, port: int | None) -> Server:
    """Return a server at a port; where none is given, at the usual one or else a free one.

    Raises OSError.
    """
    if port is not None:
        return Server(preview, host, port)
    for usual in range(PORT, PORT + _NEXT_PORTS):
        try:
            return Server(preview, host, usual)
        except OSError as error:
            if error.errno not in _TAKEN:
                raise
    return Server(preview, host, 0)


class _Handler(BaseHTTPRequestHandler):
    """Answers one browser's requests, one after the other."""

    server: Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    """Else a header waits for the acknowledgement of the one before."""

    def do_GET(self) -> None:
        """Answer a request; one for the head alone gets no body."""
        address, _, query = self.path.partition("?")
        if not self.server.is_meant(self.headers.get("Host", "")):
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
        elif address == NEWS:
            self._stream(parse_qs(query).get("page", ["/"])[0])
        else:
            self._answer(address, self.server.preview.find(address))

    def do_HEAD(self) -> None:
        """Answer like do_GET, which looks at the command itself."""
        self.do_GET()

    def version_string(self) -> str:
        """What the `Server` header says."""
        return "briefing"

    def log_message(self, *_: object) -> None:
        """Requests are not worth a line; builds are."""

    def _answer(self, address: str, answer: Answer) -> None:
        """Send what was found.  Browsers may keep it, but ask each time whether it still holds."""
        data = self._enlivened(address, answer) if answer.is_page else answer.data
        mark = f'"{disk.digest(data)}"'
        status = answer.status
        if status == HTTPStatus.OK and mark in self.headers.get("If-None-Match", ""):
            status, data = HTTPStatus.NOT_MODIFIED, b""
        self.send_response(status)
        self.send_header("Cache-Control", "no-cache")
        self.send_header("ETag", mark)
        if answer.location:
            self.send_header("Location", answer.location)
        if status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Type", _content_type(answer.path))
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _enlivened(self, address: str, answer: Answer) -> bytes:
        preview = self.server.preview
        version = preview.version(address, answer)
        page = live.enliven(answer.text, version=version, base=preview.address)
        return page.encode("utf-8", "surrogateescape")

    def _stream(self, address: str) -> None:
        """Tell an open page how things stand, now and after each build, until it changed."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        if self.command == "HEAD":
            return
        self.wfile.write(f"retry: {_RETRY}\n\n".encode())
        number, first = -1, self._page(address)
        while True:
            state = self.server.preview.wait(number, _PULSE)
            page = self._page(address)
            news = json.dumps(page | {"notices": asdict(state.notices)})
            said = f"data: {news}\n\n" if state.number != number else ":\n\n"
            self.wfile.write(said.encode())
            if page != first:
                return
            number = state.number

    def _page(self, address: str) -> dict[str, str]:
        """Return what a page that is loaded anew would say of itself."""
        preview = self.server.preview
        version = preview.version(address, preview.find(address))
        return {"base": preview.address, "version": version}


def _content_type(path: str) -> str:
    """Return the media type of a file; texts of a site are UTF-8."""
    kind = _TYPES.get(PurePosixPath(path).suffix) or mimetypes.guess_type(path)[0]
    if kind is None:
        return "application/octet-stream"
    textual = kind.startswith("text/") or kind.endswith(("json", "xml"))
    return f"{kind}; charset=utf-8" if textual else kind


def _is_loopback(name: str) -> bool:
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
