"""Served pages: like the built ones, but with a script that keeps them up to date.

What is built stays as it is; the script exists only on the way to the browser.
"""

from __future__ import annotations

import base64
import hashlib
import pkgutil
import re
from html import escape, unescape
from urllib.parse import urljoin, urlsplit

_SOURCE = pkgutil.get_data("briefing.serve", "live.js") or b""
SCRIPT = _SOURCE.decode().replace("\r\n", "\n")
"""The script, with the line ends that the browser's hash of it counts on."""
_HASH = base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()

_ALLOWED = {"script-src": f"'sha256-{_HASH}'", "connect-src": "'self'"}
"""All that a page's policy must allow beyond what it says: this very script, to hear from us."""

_POLICY = re.compile(
    r'(<meta\b(?=[^>]*\bhttp-equiv="Content-Security-Policy")[^>]*?\bcontent=")([^"]*)',
    re.IGNORECASE,
)
_LOADS = re.compile(
    r'<(?:link\b(?=[^>]*\brel="(?:stylesheet|icon|manifest)")'
    r"|(?:audio|iframe|image|img|script|source|use|video)\b)"
    r'[^>]*?\s(?:href|src)="([^"]*)"',
    re.IGNORECASE,
)


def enliven(page: str, *, version: str, base: str) -> str:
    """Return a page with the script, which knows the version and the base path it was served at."""
    page = _POLICY.sub(lambda match: match[1] + escape(_loosened(unescape(match[2])), False), page)
    script = f'<script data-version="{version}" data-base="{escape(base)}">{SCRIPT}</script>'
    head, closing, tail = page.rpartition("</body>")
    return f"{head}{script}{closing}{tail}" if closing else page + script


def _loosened(policy: str) -> str:
    """Return a policy with what is allowed in addition; what it leaves open stays open."""
    parts = [part.split() for part in policy.split(";") if part.strip()]
    directives = {name: sources for name, *sources in parts}
    for name, source in _ALLOWED.items():
        given = directives.get(name, directives.get("default-src"))
        if given is not None:
            directives[name] = [*(one for one in given if one != "'none'"), source]
    return "; ".join(" ".join([name, *sources]) for name, sources in directives.items())


def loads(page: str, address: str) -> list[str]:
    """Return the addresses on this server of what a page at an address loads by `href` or `src`."""
    targets = (urlsplit(urljoin(address, unescape(link))) for link in _LOADS.findall(page))
    return list(dict.fromkeys(parts.path for parts in targets if not parts.netloc and parts.path))
