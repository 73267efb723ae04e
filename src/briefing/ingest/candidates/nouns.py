"""What kinds of nouns may stand as a subject: who acts, who only foretells, what cannot promise."""

from __future__ import annotations

import re
from functools import cache


def words(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


ACTORS = words(
    """
    company firm startup start-up lab laboratory group giant maker chipmaker carmaker automaker
    developer provider operator retailer e-tailer utility manufacturer foundry organisation
    organization corporation conglomerate subsidiary parent unit division team business bank fund
    foundation institute university consortium partnership alliance venture duo pair trio
    powerhouse heavyweight platform hyperscaler chipmaker's owner supplier vendor broadcaster
    publisher airline drugmaker insurer exchange nonprofit non-profit supergroup start-up's
    """
)
"""Nouns for a company that was named before: "the company", "the chipmaker"."""

AUTHORITIES = words(
    """
    government administration ministry agency regulator commission council bureau office department
    authority parliament senate congress committee cabinet treasury watchdog executive presidency
    union bloc state country kingdom city council province federation republic minister secretary
    president governor mayor commissioner chancellor lawmakers legislators regulators ministers
    officials authorities ministries agencies court judge army military navy pentagon board body
    taskforce task-force institute archive commissioners panel attorney administrator ombudsman
    inspector registrar govt
    """
)
"""Nouns for public bodies, which count as actors though they are not named."""

PUBLIC = words(
    """
    government administration ministry regulator commission parliament senate congress cabinet
    treasury watchdog court judge minister ministers lawmakers legislators regulators authorities
    ministries mayor governor state country kingdom city federation republic union army navy
    military
    """
)
"""Those of them that no company has."""

LAWS = words(
    """
    act law laws rule rules regulation regulations bill directive order ban bans provision
    provisions obligation obligations requirement requirements prohibition prohibitions restriction
    restrictions duties tariffs tariff levy tax statute ordinance treaty guideline guidelines code
    amendment amendments standard standards penalties fines sandboxes legislation framework package
    decree annex article articles chapter deadline deadlines enforcement measures item section part
    note table exhibit appendix regime
    """
)
"""Nouns for law, which says itself from when it applies."""

PERSONS = words(
    """
    ceo cto cfo coo chief executive president founder co-founder cofounder chairman chairwoman chair
    boss head director executives spokesman spokeswoman spokesperson representative officer
    billionaire entrepreneur manager leadership management minister secretary
    """
)
"""Nouns for people who speak for the one they work for."""

GROUPS = words(
    """
    companies firms businesses enterprises organisations organizations startups start-ups giants
    hyperscalers labs makers chipmakers developers providers operators vendors users customers
    consumers people investors workers employees students teachers researchers scientists engineers
    banks countries nations governments states universities hospitals schools players leaders rivals
    competitors everyone anyone someone many most some others millions thousands half majority
    readers shareholders buyers households families children parents patients citizens candidates
    applicants families adults americans europeans employers utilities cities manufacturers
    retailers publishers creators artists institutions stakeholders teams
    """
)
"""Nouns for many who are not named; a promise needs somebody who can be held to it."""

TELLERS = words(
    """
    analyst analysts expert experts economist economists observer observers researchers critics
    skeptics sceptics insiders consultant consultants consultancy strategist strategists forecasters
    forecaster pundits bettors traders commentators watchers studies study survey surveys estimates
    estimate projections projection forecast forecasts report reports consensus brokerage analysis
    model-based street watchers scientists coverage reporting media sources outlets rumours rumors
    leaks leakers
    """
)
"""Nouns for those who foretell what others will do."""

MARKETS = words(
    """
    market markets industry sector economy demand supply adoption spending spend growth gdp
    inflation prices price revenue revenues sales profit profits earnings margin margins shares
    stock stocks valuation value jobs employment unemployment productivity usage penetration traffic
    consumption emissions electricity power energy outlay technology technologies ai agi
    superintelligence intelligence robots humans humanity automation internet world society future
    landscape ecosystem race trend era wave boom bubble population workforce warming climate
    temperatures temperature rates rate share cost costs losses capex expenditure expenditures
    investment investments shipments volumes output users trade deficit debt returns
    success impact effect effects results result question risk risks challenge challenges need
    earth planet conversation transition shift pace competition transformation revolution
    """
)
"""Nouns for what nobody alone decides."""

KINDS = (
    ("teller", TELLERS),
    ("market", MARKETS),
    ("group", GROUPS),
    ("law", LAWS),
    ("actor", ACTORS),
    ("authority", AUTHORITIES),
    ("actor", PERSONS),
)
"""What a noun phrase is by its last word: kind → nouns.  The first counts."""


OUTLETS = re.compile(
    r"\b(?:Bloomberg|Reuters|CNBC|CNN|BBC|Axios|Wired|WIRED|TechCrunch|Politico|Nikkei|Forbes|Fortune"
    r"|Barron's|Engadget|Semafor|The\s+Information|The\s+Verge|The\s+Guardian|The\s+Economist"
    r"|Wall\s+Street\s+Journal|WSJ|Financial\s+Times|FT|New\s+York\s+Times|NYT|Washington\s+Post"
    r"|Business\s+Insider|Associated\s+Press|AP|AFP|Yahoo\s+Finance|MarketWatch|Gurman|Mark\s+Gurman"
    r"|South\s+China\s+Morning\s+Post|Caixin|Handelsblatt|Le\s+Monde|Les\s+Echos|Der\s+Spiegel"
    r"|9to5Mac|MacRumors|DigiTimes|Nikkei\s+Asia|Investing\.com|Variety|Sky\s+News|ITV|NPR|PBS)\b"
)
"""Papers and agencies, which report but do not act."""

HOUSES = re.compile(
    r"\b(?:Gartner|IDC|Forrester|Omdia|Canalys|Counterpoint|TrendForce|McKinsey|Bain|Deloitte|PwC"
    r"|KPMG|EY|Accenture|BCG|Boston\s+Consulting|Goldman\s+Sachs|Goldman|Morgan\s+Stanley|JPMorgan"
    r"|JP\s+Morgan|Citi(?:group)?|UBS|Barclays|Bank\s+of\s+America|BofA|Wells\s+Fargo|Jefferies|HSBC"
    r"|Deutsche\s+Bank|Bernstein|Wedbush|Evercore|Mizuho|Nomura|Macquarie|Moody's|Fitch|S&P|IEA"
    r"|International\s+Energy\s+Agency|OECD|IMF|World\s+Bank|World\s+Economic\s+Forum|WEF"
    r"|Statista|FactSet|LSEG|Visible\s+Alpha|BloombergNEF|Wood\s+Mackenzie|Rystad|MarketsandMarkets"
    r"|Grand\s+View\s+Research|Precedence\s+Research|Fortune\s+Business\s+Insights|Mordor"
    r"|SemiAnalysis|Epoch\s+AI|Polymarket|Kalshi|Metaculus|Wall\s+Street|EPRI|Lawrence\s+Berkeley)\b"
)
"""Research houses and banks, whose expectations are about others."""

_NATIONS = words(
    """
    American British French German Dutch Swiss Spanish Italian Swedish Danish Norwegian Finnish
    Irish Polish Czech Greek Turkish Russian Ukrainian Chinese Japanese Korean Taiwanese Indian
    Israeli Emirati Qatari Canadian Australian Brazilian Mexican European Asian African
    Western U.S. US UK EU AI Silicon Big Former Rival Chief CEO CFO CTO President Prime Minister
    Union
    """
)
"""Words with a capital that stand before a noun rather than name somebody."""

FIRST_WORDS = words(
    """
    The A An This That These Those It Its He His She Her They Their We Our I You Your In On At By
    For From With To As If When While But And Or So Yet However Meanwhile After Before Although
    Because Since Under Over Both All Some Many Most More One Two Three What Who How Why Where
    According Also Still Now Then Today Last Next Such Each No Not Instead Despite During Among
    Additionally Moreover Further Furthermore Finally First Second Third Once Until Through Between
    Across Beyond Earlier Later Previously Originally Separately Elsewhere Here There Following
    Given Without Within Against About Around Like Unlike Key New Early Late By Once Set Scheduled
    Slated Expected Planned Looking Speaking Building Currently Recently Initially Eventually
    January February March April May June July August September October November December Monday
    Tuesday Wednesday Thursday Friday Saturday Sunday Q1 Q2 Q3 Q4 H1 H2 Spring Summer Autumn Winter
    Fall Mr Ms Mrs Dr Update Breaking News Yes Let Can Will Could Should Would May Might Do Does Is
    Are Was Were Has Have Had Read See Note Overview Summary Introduction Conclusion Background
    Nearly Almost Only Just Even Any Every Several Few Hundreds Thousands Millions Billions Based
    Ultimately Notably Importantly Crucially Specifically Similarly Likewise Together Globally
    Worldwide Annual Global World Up Down Off Out Four Five Six Seven Eight Nine Ten Made Nothing
    Create Get Try Turn Make Build Buy Save Discover Generate Convert Transform Learn Watch Find Use
    Click Download Right Start Join Subscribe Sign Aside Nuclear Solar Digital Online Anyone
    Everyone
    """
)
"""Words with a capital because they begin a sentence, and names of times."""


@cache
def describes(word: str) -> bool:
    """Say whether a capitalised word only describes the noun after it: French, Chief."""
    return word in _NATIONS or word.endswith(("-based", "-backed", "-owned", "-led"))


COMMON = re.compile(
    r"(?:[A-Z][a-z]+-[a-z]+|[A-Z][a-z]{2,}(?:tion|tions|ment|ments|ness|ity|ance|ence|ship|ties|ings?"
    r"|ages?|ers|ors|ists|als?|ies|ed))\Z"
)
"""Single words that are nouns rather than names, by their endings."""

_THINGS = words(
    "construction production operation delivery shipment capacity work rollout deployment training"
    " access support service facility plant model chip feature device product site campus system"
    " phase step part version update release launch center centre data process tool app"
)
"""Things that are made or done, for the beginning of a sentence."""
_FIELDS = words(
    "finance technology tech energy defence defense housing health trade interior transport"
    " cannabis oil gas retail media telecom biotech software cloud crypto fintech insurance steel"
)
"""Fields that describe who follows: "Finance chief Jane Roe", "Energy minister John Doe"."""


def is_field(name: str) -> bool:
    """Say whether a word is a field rather than a name."""
    return name.casefold() in _FIELDS


@cache
def is_listed(word: str) -> bool:
    """Say whether a word is a noun for somebody or something, and so no name."""
    if word in _THINGS or is_field(word):
        return True
    return any(word in listed or word + "s" in listed for _, listed in KINDS)
