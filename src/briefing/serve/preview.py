"""The preview: the site as it was last built, under its base path, and what is wrong since."""

from __future__ import annotations

import threading
import time
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import quote, unquote, urlsplit

from briefing import config, disk
from briefing.build.memory import Session
from briefing.diagnostics import Diagnostics
from briefing.pipeline import Options, Outcome
from briefing.serve import live
from briefing.serve.notices import Notices, notices
from briefing.serve.rebuilding import FOLDER, rebuild

_EMPTY = b"""\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Not built yet</title></head>
<body></body>
</html>
"""


_COURTESY = 0.5
"""Seconds that open pages have to show a new state before the build goes on to be remembered,
which would keep the server from answering them."""


@dataclass(frozen=True, slots=True)
class State:
    """How things stand after a build."""

    number: int
    """Of the build."""
    base: str
    """Path that the site is served under, as text; starts and ends with a slash."""
    notices: Notices


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address leads to."""

    status: HTTPStatus
    path: str = ""
    """Of the file, in the site."""
    data: bytes = b""
    location: str = ""
    """For a redirect: where to."""

    @property
    def is_page(self) -> bool:
        """Whether it is HTML."""
        return self.path.endswith(".html")

    @property
    def text(self) -> str:
        """The data as text; bytes that are not UTF-8 survive the way there and back."""
        return self.data.decode("utf-8", "surrogateescape")


class Preview:
    """The site as it was last built, and what is wrong since.

    One thread builds; those of the server ask for addresses and wait for the next state.
    """

    def __init__(self, project: disk.Project, options: Options) -> None:
        self._project, self._options, self._session = project, options, Session(alone=True)
        self._told: Outcome | None = None
        self._changed = threading.Condition()
        self.ready = 0.0
        """When the last build could be seen, in seconds of `time.perf_counter`."""
        self._listening = self._shown = 0
        """Streams that wait for the next state, and that have come to wait since the last one."""
        self.state = State(0, self._configured_base(), Notices())

    def rebuild(self, edited: Collection[str]) -> Outcome:
        """Build after some files were edited, or whatever may have happened; wake who waits for it.

        When that fails, the old site stays, and with it the base path of its pages.
        """
        outcome = rebuild(self._project, self._options, self._session, edited, self._tell)
        if self._told is not outcome:  # it ended before there was a site
            self._tell(outcome)
        return outcome

    def missed(self) -> bool:
        """Say whether something changed that the last build was not told of, and did not see."""
        return self._session.missed(self._project)

    def _tell(self, outcome: Outcome) -> None:
        base = self.state.base if outcome.failed else self._configured_base()
        with self._changed:
            self.state = State(self.state.number + 1, base, notices(outcome))
            told, self._shown = self._listening, 0
            self._changed.notify_all()
            self._told, self.ready = outcome, time.perf_counter()
            self._changed.wait_for(lambda: self._shown >= told, _COURTESY)

    def wait(self, number: int, seconds: float) -> State:
        """Return the state as soon as it has another number, at the latest after some time."""
        with self._changed:
            if number == self.state.number:
                self._shown += 1
                self._changed.notify_all()
            self._listening += 1
            self._changed.wait_for(lambda: self.state.number != number, seconds)
            self._listening -= 1
            return self.state

    def _configured_base(self) -> str:
        url = self._options.base_url
        if url is None:
            text = self._project.read(config.FILE, Diagnostics()) or ""
            url = config.parse(text, Diagnostics()).url
        path = unquote(urlsplit(url).path).strip("/")
        return f"/{path}/" if path else "/"

    @property
    def address(self) -> str:
        """The path of the front page, as a browser writes it."""
        return quote(self.state.base)

    def find(self, address: str) -> Answer:
        """Return what the path of an address leads to: a file, a redirect, or the 404 page."""
        base, path = self.state.base, unquote(address)
        if not path.startswith(base):
            home = path in {"/", base.removesuffix("/")}
            return Answer(HTTPStatus.FOUND, location=quote(base)) if home else self._nothing()
        name = path.removeprefix(base)
        if not _stays_inside(name):
            return self._nothing()
        file = f"{name}index.html" if name == "" or name.endswith("/") else name
        data = self._read(file)
        if data is not None:
            return Answer(HTTPStatus.OK, file, data)
        if self._read(f"{file}/index.html") is not None:
            return Answer(HTTPStatus.FOUND, location=quote(f"{base}{name}/"))
        return self._nothing()

    def version(self, address: str, answer: Answer) -> str:
        """Return a digest of what was found at an address and of the files that it loads."""
        return disk.digest(b"\n".join([answer.data, *self._loaded(address, answer)]))

    def _loaded(self, address: str, answer: Answer) -> Iterator[bytes]:
        if answer.is_page:
            for loaded in live.loads(answer.text, address):
                yield self.find(loaded).data

    def _nothing(self) -> Answer:
        page = self._read("404.html")
        if page is None:
            return Answer(HTTPStatus.SERVICE_UNAVAILABLE, "index.html", _EMPTY)
        return Answer(HTTPStatus.NOT_FOUND, "404.html", page)

    def _read(self, path: str) -> bytes | None:
        try:
            return self._project.bytes_of(f"{FOLDER}/{path}")
        except OSError:
            return None


def _stays_inside(name: str) -> bool:
    """Say whether a path has only plain steps, so that it cannot leave the site on any system."""
    steps = name.removesuffix("/").split("/") if name else []
    plain = all(step not in {"", ".", ".."} for step in steps)
    return plain and not any(char in name for char in "\\:\0")
