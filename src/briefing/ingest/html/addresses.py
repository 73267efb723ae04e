"""Addresses of links: absolute, and without what follows readers around."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"(?:utm_|mc_|pk_|piwik_|mtm_|matomo_|hsa_|_hs|ga_|vero_|oly_|fb_action|guce_|__s|ns_)\w*$"
    r"|(?:fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|li_fat_id|epik|rdt_cid"
    r"|igshid|igsh|mkt_tok|_ga|_gl|_ke|__hstc|__hssc|__hsfp|hsctatracking|s_cid|s_kwcid|ncid|cmpid"
    r"|icid|cid_source|ftag|ref_src|ref_url|smid|smtyp|wt_mc|wt\\.mc_id|guccounter|trk|trkinfo"
    r"|trackingid|sr_share|__twitter_impression|fb_source|fb_ref|xtor|ocid|spm|scm|cmp|sc_cmp"
    r"|mbid|cndid|esrc|linkid|ssrc|sfmc_id|elqtrackid|elqtrack|rb_clickid|wickedid|algo_expid)$",
    re.IGNORECASE,
)
"""Names of parameters that only say where a reader came from."""
_SPACES = re.compile(r"[\x00-\x20\x7f]+")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the relative links of a page start from."""

    base: str = ""
    """An absolute address, else empty."""

    def absolute(self, href: str) -> str:
        """Return the address that a link leads to; empty where it leads nowhere off the page."""
        href = _SPACES.sub("", href) if "\n" in href or "\t" in href else href.strip()
        if not href or href.startswith("#"):
            return ""
        if href[:7].lower() == "mailto:":
            return href if "@" in href else ""
        try:
            joined = urljoin(self.base, href)
            parts = urlsplit(joined)
            host = parts.hostname
        except ValueError:
            return ""
        if parts.scheme not in ("http", "https") or not host:
            return ""
        return untracked(joined)

    def stays(self, href: str) -> bool:
        """Whether a link leads to the site that the page is of, as far as the page tells it."""
        try:
            return urlsplit(urljoin(self.base, href)).hostname == urlsplit(self.base).hostname
        except ValueError:
            return False


def needs_base(href: str) -> bool:
    """Whether a link leads to another page of its own site without saying which site that is."""
    return not href.lstrip().startswith("#") and not _SCHEME.match(href.lstrip())


def addresses_of(*said: str) -> Addresses:
    """Return what links start from: the first of what is said, resolved by those behind it."""
    base = ""
    for address in reversed(said):
        try:
            joined = urljoin(base, address.strip()) if address else base
            if urlsplit(joined).scheme in ("http", "https"):
                base = joined
        except ValueError:
            continue
    return Addresses(base)


def untracked(address: str) -> str:
    """Take tracking parameters off an address; leave the rest of it as it is."""
    if "?" not in address and "#" not in address:
        return address
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    query = _kept(parts.query)
    fragment = _kept(parts.fragment) if "=" in parts.fragment else parts.fragment
    if (query, fragment) == (parts.query, parts.fragment):
        return address
    return urlunsplit(parts._replace(query=query, fragment=fragment))


def _kept(query: str) -> str:
    fields = query.split("&")
    return "&".join(name for name in fields if not _TRACKING.match(name.partition("=")[0]))
