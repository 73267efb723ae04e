"""Who a letter is from, and of which day."""

from __future__ import annotations

import re
from email.message import Message
from email.utils import parsedate_to_datetime

from briefing.ingest.mail.message import header
from briefing.ingest.paste.imprint import day, person
from briefing.ingest.pieces import key_of

PRIVATE = {
    "gmail", "googlemail", "outlook", "hotmail", "live", "yahoo", "icloud", "me", "gmx", "web",
    "proton", "protonmail", "aol",
}  # fmt: skip
"""Where people have their own mail: such a sender is no publisher."""
HOSTS = {"substack", "beehiiv", "ghost", "mailchimpapp", "buttondown", "convertkit", "kit"}
"""Where newsletters live: their name is not that of the publisher."""

LONGEST = 400
"""Letters of a sender that are looked at."""

_ANGLED = re.compile(r"([^<>]*)<\s*([^<>\s]+@[^<>\s]+)\s*>")
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,255}")
_COMMENT = re.compile(r"\(([^()]{1,100})\)")
_SIGNED = re.compile(r"(.{2,60}?)\s+(?:from|at|via|@|\|)\s+(.{2,60})", re.IGNORECASE)
"""How newsletters sign: "Jane Doe from The Anvil"."""
_FIRST_NAME = re.compile(
    r"(?!News|The|Our|Team|Notes?|Stor|Letters?|Updates?|Editor|Insight|Live|Highlight|Dispatch)"
    r"[A-ZÀ-Þ][a-zß-ÿ]{1,15} (?:from|at) (?:the )?[A-ZÀ-Þ]"
)
"""How those sign whom their readers know: "Jane from The Anvil"."""
_SERVER = re.compile(
    r"(?:(?:e?mails?|news|newsletters?|mailer|info|send|m|e|go|reply|mg|em)\d*\.)+(?=[^.]+\.)"
)
"""What stands before the domain of a sender in its address."""


def sender_of(message: Message, inner: str) -> tuple[str, str]:
    """Return the name and the address of who sent a letter, or the letter forwarded in it."""
    for value in (inner, *(header(message, field) for field in ("from", "sender", "reply-to"))):
        name, address = _parted(value)
        if name or address:
            return name, address
    return "", ""


def _parted(value: str) -> tuple[str, str]:
    """Return name and address; the standard parser recurses into comments in comments."""
    value = value[:LONGEST]
    known = _ANGLED.match(value)
    if known:
        name, address = known[1], known[2]
    else:
        found, comment = _ADDRESS.search(value), _COMMENT.search(value)
        address = found[0] if found else ""
        name = comment[1] if comment else "" if found else value
    return " ".join(name.strip("\"' <>").split()), address.strip().lower()


def names(name: str, address: str) -> tuple[str, str]:
    """Return author and publisher; either may be empty."""
    domain = _SERVER.sub("", address.rpartition("@")[2])
    label = domain.split(".")[0]
    if not name or "@" in name:
        return "", "" if label in PRIVATE else domain
    signed = _SIGNED.fullmatch(name)
    if signed and (person(signed[1]) or _FIRST_NAME.match(name)):
        return signed[1], signed[2]
    writer = name.partition(",")[0]
    if label in PRIVATE:
        return writer, ""
    ours = key_of(label) in key_of(name) or key_of(name) in key_of(domain)
    if not person(writer) or ours:
        return "", name
    return writer, name if label in HOSTS or not domain else domain


def sent_on(message: Message) -> tuple[str, str]:
    """Return the day of a letter, else that on which it was received; and the header with it."""
    for name in ("date", "sent", "received"):
        if day := day_of(header(message, name).rpartition(";")[2].strip()):
            return day, f"{name.title()} header"
    return "", ""


def day_of(text: str) -> str:
    """Return the day of a date as headers and mail programs write it; "" if it is none."""
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        found = day(text)
    return found[0] if found and not found[1] else ""
