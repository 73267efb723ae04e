"""The words that tell where a cell of a table ends and the next begins."""

from __future__ import annotations

import re


def listed(words: str) -> frozenset[str]:
    """Return the words of a list that is written as one text."""
    return frozenset(words.split())


PERIODS = listed("q1 q2 q3 q4 h1 h2 fy")
"""Words that go on with a year behind them, and with no other number."""

BEFORE_NUMBERS = listed("""
    january february march april may june july august september october
    november december jan feb mar apr jun jul aug sep sept oct nov dec version v phase level
    tier step stage gen page no. vol. model series usd eur gbp about approx. approximately
    over under up around ~ < > by in since until early late mid type class gpt gemini claude
    llama grok iphone windows
""")
"""Words that go on with a number behind them."""

TIES = listed("""
    a an and as at by for from if in into is its near of off on onto or over per than that
    the their to under up upon via vs vs. with within without & / + – not no only very more
    most less all both each every any some other new full high low free open own real long
    short large small big good better best fast slow strong weak early late non main key top
    public private local global annual total average initial early single multi
""")
"""Words that go on with the next one."""

LEANS = listed("""
    and as at by for from in into of on or than to via vs vs. with & / per is are
""")
"""Words that go on with the one before."""

LABELS = listed("""
    accuracy action actions advantage after amount announcement application approach
    architecture area aspect assessment audience author bandwidth before behavior
    behaviour benchmark benefit benefits brand budget capability capacity capital
    category challenge change channel characteristic city class client code comment
    comments company component concept concern condition conditions cons contents
    context control cost country criteria criterion current customer customers dataset
    date deadline deal definition department deployment description details developer
    domain duration effect effort element employees end entity estimate event evidence
    example examples factor feature features fee field focus forecast format framework
    frequency function funding gap gate goal group growth hardware headcount
    headquarters id impact implication improvement index indicator industry initiative
    integration intent investment investor issue issues item items job jurisdiction
    kernel key kind language latency law layer level licence license likelihood limit
    link location maker margin market meaning measure memory method metric milestone
    milestones mitigation mode model month name next no. note notes number objective
    operator opportunity option organisation organization outcome outlook output owner
    parameter parameters party percent percentage period phase place plan platform
    player policy population position power price pricing principle priority
    probability problem process product profit program project property pros provider
    purpose quantity quarter question rank rate rating ratio rationale reason
    recommendation reference region regulation regulator release requirement response
    result results revenue risk role scenario scope score sector segment service
    severity share signal significance site size skill solution source speed sponsor
    stack stage stakeholder standard start state statement status step strategy
    strength strengths subject sum summary supplier support target task team technique
    technology test theme threat tier time timeline today tool topic total trend
    trigger type types unit units usage use user users valuation value variable vendor
    version vision volume weakness weaknesses when where who why workflow year years
""")
"""Words that are the head of a column alone."""

ATTRIBUTES = listed(
    "target key start end due release launch market growth unit response total net gross"
)
"""Words of heads that go on with the next: "Target date", "Market share"."""

FLAGS = listed("""
    yes no none high medium low n/a tbd unknown true false ✓ ✗ ✔ ✘ × partial
""")
"""Words that are a cell alone."""

OPENERS = listed("""
    not none no unchanged same the a an about over up nearly under more less at each all still
    never always until since before after
""")
"""Words that begin a cell also in small letters."""

NUMBER = re.compile(
    r"#?[-+\u2212–~≈<>(]?[$€£¥₹]?\(?\d[\d.,:/×x]*[%)a-zA-Z+*°]{0,4}"
    r"(?:[-–][$€£¥₹]?\d[\d.,]*[%)a-zA-Z+*°]{0,4})?$|n/?a$|[—–-]$",
    re.IGNORECASE,
)
"""A figure, with its sign and unit, or the dash for none."""
VERSION = re.compile(r"\d{1,2}(?:\.\d)?")
"""A number that may belong to the name before it."""
ADJECTIVE = re.compile(
    r"(?:[a-z]{2,}(?:al|ic|ive|ary|ous|ful|less|able|ible|ish|ed|ly|ing)"
    r"|.+-[a-z]*(?:ed|ing|house|based|led|term|time|scale|grade|level|wide|free))$",
    re.IGNORECASE,
)
"""Words that by their end seldom close a phrase and often open one."""
ADVERB = re.compile(
    r"(?:al|ul|ous|ive|ing|ed|ic|ct|ar|en?t|ant|igh|ide|ose|arge|ost|ew|avi|ong|ate)ly$",
    re.IGNORECASE,
)
"""Words that by their end go on with an adjective or a verb."""
NOUN = re.compile(
    r"[A-Za-z-]{2,}(?:tion|sion|ment|ness|ship|ity|ance|ence|ism|ure|ery|ory|age|dom|ees|ers|ors"
    r"|als|ics|ies|ts|ds|ks|ps|ns|ms|ls)$",
    re.IGNORECASE,
)
"""Words that by their end often close a phrase."""

_ABOUT = r"about|over|under|up to|more than|less than|around|approx\.?|nearly|almost|by|since|until"
_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_PART = (
    r"(?:end|start|beginning|middle|(?:first|second|third|fourth|last) (?:half|quarter))"
    r" of (?:the )?"
)
_COUNTED = (
    r"%|billion|million|trillion|thousand|bn|[tgmk][wb]h?|percent|points?|km|kg|tons?|tonnes|people"
    r"|(?:business |working )?(?:years?|months?|weeks?|days?|hours?|minutes?|mins?"
    r"|seconds?)|employees"
    r"|cr|crore|lakh|users|speakers|tokens|pages|countries|gpus|chips"
)
TOGETHER = re.compile(
    r"(?<!\S)(?:(?:by|from|in|until|before|after|since|not before) )?(?:the )?"
    rf"(?:{_PART})?(?:early |mid-?|late |spring |summer |autumn |fall |winter |q[1-4] |h[12] |fy)?"
    r"(?:19|20)\d\ds?(?!\S)"
    r"|(?<!\S)(?:week|day|month|year|phase|stage|step|unit|level|tier|round|part) \d{1,2}\+?(?!\S)"
    r"|(?<!\S)\d(?:\.\d)? \d{1,4}b(?!\S)"
    r"|(?<!\S)(?:(?:by|from|in|until|before|after|since) )?(?:\d{1,2} )?"
    rf"{_MONTHS} (?:\d{{1,2}},? )?\d{{4}}\b"
    rf"|(?<!\S)(?:{_ABOUT}) [$€£¥]?\d[\d.,]*[%\w]*(?: (?:billion|million|trillion|thousand))?"
    rf"|[$€£¥#]?(?<!\d)(?<!\d[.,])\d[\d.,]*+[-–]?+[\d.,]*+\+?+ (?:{_COUNTED})\b(?: (?:per|a) \w+)?"
    r"|(?<!\S)\d+[dhm](?: \d+[hms])+(?!\S)|(?<!\S)[<>≤≥~≈±] ?\d\S*"
    r"|[$€£¥]\d[\d.,]* (?:per|a) \w+"
    rf"|(?<!\S)(?:rs\.?|usd|eur|gbp|inr|us\$) ?\d[\d.,]*(?: (?:{_COUNTED})\b)?",
    re.IGNORECASE,
)
"""What is one word to a table: "3 March 2026", "about $600 billion"."""
BRACKETED = re.compile(r"\S \([^()]*\)")
"""The same: "Model (large)"."""
