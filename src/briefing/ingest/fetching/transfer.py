"""One question to one server and its answer, within the limits."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    NewConnectionError,
    ReadTimeoutError,
)
from urllib3.response import BaseHTTPResponse

from briefing.disk import MEGABYTE
from briefing.ingest.fetching.addresses import Target
from briefing.ingest.fetching.limits import Deadline, FetchError, Limits

PIECE = 1 << 16
"""Bytes that are read and unpacked at a time."""
PACKED = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
"""Values of Content-Encoding that can be unpacked."""

_BROKEN = (HTTPError, http.client.HTTPException, OSError, ValueError)
"""What libraries raise on a server that fails."""


@contextmanager
def answer(
    target: Target,
    addresses: Sequence[str],
    headers: Mapping[str, str],
    limits: Limits,
    deadline: Deadline,
) -> Iterator[BaseHTTPResponse]:
    """Ask one of the checked addresses of a target, and give its answer, whose body is unread.

    The deadline holds for all that is done with the answer too: it shuts the connection.
    """
    connection: HTTPConnection | None = None
    timer: threading.Timer | None = None
    try:
        connection = _connected(target, addresses, limits, deadline)
        timer = threading.Timer(deadline.left(), _shut, [connection.sock])
        timer.daemon = True
        timer.start()
        connection.request(
            "GET",
            target.path,
            headers={"Host": target.authority, **headers},
            preload_content=False,
        )
        yield connection.getresponse()
    except _BROKEN as error:
        raise _failure(error, limits, deadline) from error
    finally:
        if timer is not None:
            timer.cancel()
        if connection is not None:
            connection.close()


def body(response: BaseHTTPResponse, size: int, deadline: Deadline) -> Iterator[bytes]:
    """Yield the body piece by piece, unpacked; fail as soon as it is larger than `size`."""
    told = response.headers.get("Content-Length", "")
    if told.isdecimal() and int(told) > size:
        raise _too_large(size)
    packed = response.headers.get("Content-Encoding", "").strip().lower()
    if packed not in PACKED:
        raise FetchError("ingest-network", reason=f"the answer is packed as {packed[:40]!r}")
    total = 0
    while piece := response.read1(PIECE, decode_content=True):
        deadline.left()
        total += len(piece)
        if total > size:
            raise _too_large(size)
        yield piece
    deadline.left()


def _too_large(size: int) -> FetchError:
    return FetchError("ingest-too-large", limit=f"{size / MEGABYTE:g}")


def _connected(
    target: Target, addresses: Sequence[str], limits: Limits, deadline: Deadline
) -> HTTPConnection:
    """Return a connection to the first of the addresses that takes one."""
    for place, address in enumerate(addresses):
        timeout = min(limits.connect, deadline.left())
        connection = _connection(target, address, timeout)
        try:
            connection.connect()
        except ssl.SSLError:
            connection.close()
            raise
        except (HTTPError, OSError):
            connection.close()
            if place + 1 == len(addresses):
                raise
        else:
            connection.timeout = limits.read
            return connection
    raise FetchError("ingest-network", reason="its name is not known")


def _connection(target: Target, address: str, timeout: float) -> HTTPConnection:
    """Prepare a connection to an IP address; a certificate must be that of the name."""
    if target.scheme == "http":
        return HTTPConnection(address, target.port, timeout=timeout)
    return HTTPSConnection(
        address,
        target.port,
        timeout=timeout,
        cert_reqs="CERT_REQUIRED",
        server_hostname=target.host,
    )


def _shut(connection: socket.socket) -> None:
    """End a connection from outside: whoever waits for its next byte wakes up."""
    with suppress(OSError):
        # Not the method of an SSL socket, which another thread may be reading from.
        socket.socket.shutdown(connection, socket.SHUT_RDWR)


def _failure(error: Exception, limits: Limits, deadline: Deadline) -> FetchError:
    """Say what an error of the network means."""
    if deadline.passed:
        return deadline.missed()
    if isinstance(error, ConnectTimeoutError) and not isinstance(error, NewConnectionError):
        return FetchError("ingest-timeout", seconds=f"{limits.connect:g}")
    if isinstance(error, (ReadTimeoutError, TimeoutError)):
        return FetchError("ingest-timeout", seconds=f"{limits.read:g}")
    return FetchError("ingest-network", reason=_reason(error))


def _reason(error: Exception) -> str:
    causes = [error, error.__cause__, *error.args]
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return "no secure connection can be made; its certificate may be wrong"
    told = (cause.strerror for cause in causes if isinstance(cause, OSError) and cause.strerror)
    return next(told, "the answer breaks off or is malformed")
