"""The wordings of what belongs to the sending of a letter, not to what is sent."""

from __future__ import annotations

import re

LONGEST = 400
"""Letters above which nothing is one of these."""

_SHORT = {
    "MAIL": r"(?:e-?mails?|message|newsletters?|mailing|updates?|list|alerts?|issue|edition|post)",
    "…": ".{0,160}",
}
"""What the rows below say in short."""
_ROWS: tuple[tuple[str, str], ...] = (
    (
        "navigation",
        r"(?:click here to )?(?:view|read|open|see)…\bin (?:(?:your|a|the) )?(?:web ?)?browser\b…",
    ),
    (
        "navigation",
        r"(?:view|read|open|see)(?: this| the| it| our)?(?: MAIL)? (?:online|in app)\b…",
    ),
    (
        "navigation",
        r"(?:view )?(?:the )?web ?(?:page )?version|view (?:online|as (?:a )?web ?page)",
    ),
    ("navigation", r"(?:having |any )?(?:trouble|problems?|difficulty) (?:view|read|see|display)…"),
    ("navigation", r"(?:can['’]?t|cannot|unable to) (?:view|read|see|display) .{0,40}MAIL…"),
    ("navigation", r"is this MAIL not display…|images not (?:showing|displaying)…"),
    ("navigation", r"(?:open|read|listen) in (?:the )?app\b…"),
    ("subscribe", r"…\bunsubscribe\b…|.{0,80}\bopt[- ]out\b…"),
    (
        "subscribe",
        r".{0,30}\byou(?:['’]re| are| were)(?: currently)? (?:receiving|getting)\b…\bMAIL\b…",
    ),
    ("subscribe", r".{0,30}\byou(?:['’]re| are| have|['’]ve)?(?: currently)? subscribed\b…"),
    ("subscribe", r".{0,30}\byou(?:['’]ve| have)? (?:receive[ds]?|signed up|opted in)\b…\bMAIL\b…"),
    ("subscribe", r"(?:this|our) MAIL (?:was|has been|is) (?:sent|intended|delivered)\b…"),
    (
        "subscribe",
        r".{0,40}\b(?:manage|update|change|edit) .{0,30}\b(?:preferences|subscriptions?)\b…",
    ),
    ("subscribe", r"(?:update|edit) (?:your )?profile\b…|e-?mail settings"),
    (
        "subscribe",
        r"(?:was )?(?:this|someone)(?: MAIL)? (?:was )?forward(?:ed)?\b.{0,30}\bto you\b…",
    ),
    ("subscribe", r"did someone forward …|forwarded (?:this|by a friend)…"),
    ("subscribe", r"if you (?:no longer|do not|don['’]t) (?:want|wish) to …\bMAIL\b…"),
    ("subscribe", r"(?:e-?mail )?preferences|add us to your …|why did i get this"),
    ("subscribe", r"(?:sign up|subscribe|join)(?: here| now| today| free| for free)?"),
    (
        "subscribe",
        r"(?:to|please) (?:make sure|ensure) …\b(?:inbox|address book|contacts|spam|MAIL)\b…",
    ),
    ("subscribe", r"(?:to|please) stop receiving …|refer a friend…"),
    ("subscribe", r"upgrade to paid|become a paid subscriber…|get the app|start writing"),
    ("share", r"forward (?:this )?(?:MAIL|to a friend)…|restack"),
    ("share", r"share (?:this )?(?:MAIL|on|via|with) ?…"),
    ("footer", r"(?:copyright|©|\(c\)) ?……|…\ball rights reserved\b…"),
    ("footer", r"(?:our|my|the) (?:mailing|postal) address is…"),
    ("footer", r"(?:sent|delivered|powered|made|published) (?:by|with|via|using) .{1,40}"),
    (
        "subscribe",
        r"…\breferral (?:link|program|code|hub)\b…|(?:love|enjoying) .{1,40}\? (?:tell|share)…",
    ),
    (
        "subscribe",
        r"(?:thank(?:s| you) for reading\W+)?if you have …\b(?:reply|respond|reach|write)\b…",
    ),
    ("advert", r".{1,120}\((?:sponsor(?:ed)?|ad|advert)"),
    ("advert", r"advertisement|sponsored|(?:sponsored|presented|brought to you) by(?: .{1,60})?"),
    ("subscribe", r".{1,80} is a reader-supported (?:publication|newsletter)\b…"),
    ("related", r"keep reading|(?:more from|latest (?:from|posts)|you may have missed)\b.{0,40}"),
    (
        "subscribe",
        r"(?:how (?:was|did you like)|did you (?:like|enjoy)|rate) (?:today['’]s|this) MAIL\b…",
    ),
    (
        "share",
        r"(?:click to share|you (?:currently )?have \d+ referrals?|or copy and paste this)\b…",
    ),
    ("kicker", r"for immediate (?:release|publication)"),
    (
        "advert",
        r"(?:together with|a (?:message|word) from|from) our (?:sponsors?|partners?).{0,60}",
    ),
    (
        "advert",
        r"together with|(?:together with|a (?:message|word) from) (?:the )?(?-i:[A-Z])[^.!?]{1,40}",
    ),
    ("advert", r"a (?:message|word) from (?:the )?(?-i:[A-Z])[^.!?:]{1,60}: …"),
)


def _pattern(row: str) -> re.Pattern[str]:
    for short, whole in _SHORT.items():
        row = row.replace(short, whole)
    return re.compile(row, re.IGNORECASE | re.DOTALL)


_FOOT = re.compile(
    r"\bunsubscribe\b|^\W*(?:copyright|©|\(c\))|\ball rights reserved\b|\bmailing address is\b"
    r"|\byou(?:['’]re| are) (?:currently )?(?:receiving|subscribed|an? (?:free|paid) subscriber)\b"
    r"|\byou(?:['’]ve| have)? received this (?:e-?mail|message|newsletter)\b"
    r"|^(?:how (?:was|did you like)|what did you think of|did you enjoy|rate) (?:today['’]s|this) "
    r"|\b(?:tell|share .{1,40} with) your friends\b|\breferral link\b"
    r"|^want to (?:advertise|sponsor)\b"
    r"|\b(?:manage|update) .{0,30}\bpreferences\b|\bthis e-?mail (?:was|has been) sent to\b",
    re.IGNORECASE,
)
_OF_SENDING = re.compile(
    r"\b(?:news(?=letter)|e-?mails?|inbox|(?<!un)subscri(?:be|ber|ption)|unsubscribe|forward"
    r"|mailing|mailbox|sponsor|advertis|referral|preferences|spam|address book|repl(?:y|ies)"
    r"|feedback|podcast|(?:issue|edition)(?= #?\d)|archive)",
    re.IGNORECASE,
)
_OF_SENDING_LEAST = 2
"""Different things of the sending that a paragraph speaks of if it is about nothing else."""
_PATTERNS = tuple((reason, _pattern(row)) for reason, row in _ROWS)

_BUTTONS: tuple[tuple[str, frozenset[str]], ...] = tuple(
    (reason, frozenset(words.split()))
    for reason, words in (
        ("navigation", "sign up in log login advertise view online read listen app web version"),
        ("subscribe", "paid free subscribe subscribed now upgrade register"),
        ("share", "like likes comment comments restack share tweet forward post pin"),
        (
            "share",
            "twitter facebook linkedin instagram youtube tiktok threads bluesky website rss x",
        ),
        ("footer", "privacy policy notice terms of use service legal imprint impressum contact us"),
        ("footer", "about us help advertise with and contact faq archive archives website privacy"),
    )
)
"""Words of which whole rows of buttons are made."""

_EDGES = re.compile(r"^\W+|\W+$")
_WORD = re.compile(r"\w+")


def wording(text: str) -> str:
    """Return the reason that the whole of a text gives for leaving it out; "" if none."""
    if len(text) > LONGEST:
        return ""
    bare = _EDGES.sub("", text)
    return next((reason for reason, pattern in _PATTERNS if pattern.fullmatch(bare)), "")


def closes(text: str) -> bool:
    """Whether a text stands only at the foot of a letter."""
    return len(text) <= LONGEST and _FOOT.search(text) is not None


def of_sending(text: str) -> bool:
    """Whether a paragraph is about the letter itself: who may get it, pay for it, answer it."""
    found = {match[0].lower() for match in _OF_SENDING.finditer(text[:LONGEST])}
    return len(text) <= LONGEST and len(found) >= _OF_SENDING_LEAST


def buttons(text: str) -> str:
    """Return the reason if a text is a row of buttons."""
    words = {word for word in _WORD.findall(text.lower()) if not word.isdecimal()}
    if not words or len(text) > 100:
        return ""
    return next((reason for reason, known in _BUTTONS if words <= known), "")
