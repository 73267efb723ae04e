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


def names_column(name: str) -> bool:
    """Say whether a text holds a word that names a column."""
    return any(word.lower() in LABELS for word in name.split())


ATTRIBUTES = listed("""
    target key start end due release launch market growth unit response total net gross best use
    main typical current old new first last next lead primary highest lowest average annual
    monthly preferred our their your no without
""")
"""Words of heads that go on with the next: "Target date", "Market share"."""

MODIFIED = listed("""
    agents area areas at by case cases channel cost costs count criteria date dates for from
    function gap in investor it leader length level levels limit margin method methods name
    names owner points position power price prices range rate ratio score share size step steps
    team time tokens type types value window
""")
"""Words that seldom head a column alone: "Task type", "Fixed by"."""

ASKING = listed("what who how why when where which whether")
"""Words that begin the name of a column: "What it does"."""

FLAGS = listed("""
    yes no none high medium low n/a tbd unknown true false ✓ ✗ ✔ ✘ × ✅ ❌ partial
    undisclosed unchanged unlimited free varies custom pending tba nil optional required
""")
"""Words that are a cell alone."""

OPENERS = listed("""
    not none no unchanged same the a an about over up nearly under more less at each all still
    never always until since before after
""")
"""Words that begin a cell also in small letters."""

NAMES = listed("""
    abu act article bank center centre chapter costa court de department dr. east el fab hong
    house institute la las le los ministry mr. mrs. ms. new north office rio san santa saudi
    section series south sri st. united university van von west
""")
"""Words that begin a name and go on with the next: "New York", "Bank of America"."""

SURNAMES = listed("""
    act africa ai america arabia bank base bill city cloud co. college corp corp. county
    electronics energy flash framework francisco group health holdings ii iii inc inc.
    initiative institute kingdom kong korea lab labs large lite ltd max media medicine mini
    motors networks partners pharma plan plus policy power press pro program programme robotics
    services small software states strategy systems technologies times turbo ultra university
    ventures york zealand
""")
"""Words that end a name and go on with the one before: "Corvid Systems", "Wren Pro"."""

ALONE = listed("""
    alibaba alphabet amazon amd amsterdam anthropic apple argentina austin australia austria
    baidu beijing belgium berlin boston brazil brussels california canada chicago chile china
    chinese cohere coreweave deepseek denmark dublin egypt english estonia europe finland france
    french german germany google greece huawei ibm iceland india indonesia intel ireland israel
    italy japan japanese kenya london luxembourg malaysia meta mexico microsoft munich
    netherlands nigeria norway nvidia ohio openai oracle paris phoenix poland portugal russia
    salesforce samsung seattle shanghai singapore spain spanish stockholm sweden switzerland
    taiwan tencent tesla texas thailand tokyo toronto tsmc turkey ukraine vietnam virginia xai
""")
"""Names of places and firms that are often a cell alone."""

GIVEN = listed("""
    adam alan alex alexander alice amir amy ana andrea andrew angela anna anne anthony antonio
    arthur barbara ben bill brad brian carlos carol caroline catherine charles chris
    christian christine claire clara dan daniel david deborah demis diana diego dmitri donald ed
    elena elizabeth elon emily emma eric erik eva fatima felix francisco frank fred gary george
    greg hanna hannah hans helen henry hiro ian ines ivan jack jacob james jan jane jason jean
    jeff jennifer jensen jessica jim joan joe john jonas jose joseph juan julia karen kate
    katherine keith ken kenji kevin lars laura leo lisa liz louise lucia luis maria
    marie mario mark marta martin mary matt matthew max mei michael michelle miguel mike mohamed
    nadia nick nicole noor olga oliver omar oscar pablo patrick paul peter philip pierre priya
    rachel ravi rebecca richard robert ruth sam samir samuel sandra sara sarah satya scott simon
    sofia sophie stefan stephen steve sue sundar susan thomas tim tom tomas victor wei william
    yann yoshua
""")
"""First names of people."""

NUMBER = re.compile(
    r"#?[-+\u2212–~≈<>(]?[$€£¥₹]?\(?\d[\d.,:/×x]*[%)a-zA-Z+*°µ]{0,4}"
    r"(?:[-–][$€£¥₹]?\d[\d.,]*[%)a-zA-Z+*°]{0,4})?$|n/?a$|[—–-]$",
    re.IGNORECASE,
)
"""A figure, with its sign and unit, or the dash for none."""
VERSION = re.compile(r"\d{1,2}(?:\.\d)?")
"""A number that may belong to the name before it."""

_ABOUT = r"about|over|under|up to|more than|less than|around|approx\.?|nearly|almost|by|since|until"
_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_PART = (
    r"(?:end|start|beginning|middle|(?:first|second|third|fourth|last) (?:half|quarter))"
    r" of (?:the )?"
)
_COUNTED = (
    r"%|billion|million|trillion|thousand|bn|percent|points?|pts?|tons?|tonnes|people|shares|units"
    r"|[tgmk]?(?:wh?|bps|hz|b|flops?|tok/s)|[kcmnµ]?m|[km]?g|ms|s|lit(?:er|re)s|mt|tb/s|gb/s"
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
    rf"|(?<!\S)\d{{1,2}} {_MONTHS}(?!\S)"
    rf"|(?<!\S)(?:{_ABOUT}) [$€£¥]?\d[\d.,]*[%\w]*(?: (?:billion|million|trillion|thousand))?"
    rf"|[$€£¥#]?(?<!\w)(?<!\d[.,])\d[\d.,]*+[-–]?+[\d.,]*+\+?+ (?:{_COUNTED})\b(?: (?:per|a) \w+)?"
    r"|(?<!\S)\d+[dhm](?: \d+[hms])+(?!\S)|(?<!\S)[<>≤≥~≈±] ?\d\S*"
    r"|(?<!\S)[$€£¥]?\d[\d.,]*%?(?: (?:[±/×x→]|->) [$€£¥]?\d[\d.,]*%?)+(?: %)?(?!\S)"
    r"|(?<!\S)[-+]?\d[\d.,]* %(?!\S)"
    r"|[$€£¥]?\d[\d.,]*%? (?:per|a) (?:year|month|week|day|hour|user|seat)\b"
    r"|(?<!\S)very (?:low|high|small|large|good|poor)(?!\S)"
    rf"|(?<!\S)(?:rs\.?|usd|eur|gbp|inr|us\$) ?\d[\d.,]*(?: (?:{_COUNTED})\b)?",
    re.IGNORECASE,
)
"""What is one word to a table: "3 March 2026", "about $600 billion"."""
BRACKETED = re.compile(r"\S \([^()]*\)")
"""The same: "Model (large)"."""
