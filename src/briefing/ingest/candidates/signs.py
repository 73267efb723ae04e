"""Words in and around a statement by which it is weighed."""

from __future__ import annotations

import re

from briefing.ingest.candidates import nouns


def _any_of(words: str) -> re.Pattern[str]:
    """Return a pattern for any of some words; a blank is any white space, line breaks are none."""
    listed = "".join(line.strip(" ") for line in words.split("\n"))
    return re.compile(rf"\b(?:{listed})\b".replace(" ", r"\s+"), re.IGNORECASE)


def _begins_with(stems: str) -> re.Pattern[str]:
    """Return a pattern for an action that begins with any of some stems."""
    listed = "".join(line.strip(" ") for line in stems.split("\n"))
    return re.compile(rf"\W*(?:to\s)?(?:{listed})".replace(" ", r"\s+"), re.IGNORECASE)


_HOUSES = nouns.HOUSES.pattern.removeprefix(r"\b(?:").removesuffix(r")\b")
_SAY = (
    "say|says|said|expects?|expected|estimat(?:e|es|ed)|predict(?:s|ed)?|forecasts?|project(?:s|ed)?"
    "|believes?|sees?|thinks?|doubts?|reckons?|notes?|warns?|suggests?|polled|puts?|models?|anticipates?"
)

QUESTION = re.compile(r"\?[\"')\s]*\Z")
CONDITION = _any_of("if|unless|whether|provided that|assuming|contingent on|odds|bettors")
OPEN_QUESTION = re.compile(
    r"\b(?:whether|if|(?:say|said|clear|know|known|decided?|disclosed?|sure|question(?:\s+of)?)\s+when)"
    r"\s+(?:\S+\s+){0,6}\Z"
    r"|\b(?:declined|refused|did\s+not|would\s+not)\s+(?:to\s+)?(?:say|comment|disclose)\b",
    re.IGNORECASE,
)
HEDGE = _any_of(
    r"""(?-i:may)(?! \d|\s*[,.)])|might|could|should
    |(?<!that[ ])(?<!which[ ])(?<!who[ ])can(?! be found)|hop(?:es?|ing|ed)|likely
    |possibly|perhaps|potentially|possible|probably|ideally|consider(?:s|ing|ed)|mull(?:s|ing)
    |weigh(?:s|ing)|explor(?:es|ing)|in talks|rumou?r\w*|speculat\w+|unclear|uncertain|unlikely
    |needs? to|ought|possibility|risks? of|would need|would have|dream|odds|chances? (?:of|that)
    |probability"""
)
OPINION = _any_of(
    """(?:I|we) (?:think|believe|hope|feel|suspect|would argue)|in (?:my|our) (?:view|opinion)
    |undoubtedly|inevitabl[ey]|only time will tell|makes sense"""
)
FORETOLD = re.compile(
    r"\b(?:predict|forecast|believ|think|thought|estimat|calculat|suspect|argu|speculat|imagin"
    r"|envision|bets?\b|betting)\w*\b[^,;]{0,90}\Z",
    re.IGNORECASE,
)
OTHERS_FORETELL = re.compile(
    r"\b(?:analysts?|experts?|economists?|observers|critics|s[ck]eptics|opponents|campaigners|researchers|consultants?|strategists?"
    r"|research\s+firms?|market\s+research|industry\s+watchers|estimates|studies|bettors|consensus"
    rf"|{_HOUSES})\b(?:\s+(?!to\b)\S+){{0,7}}?\s+(?:{_SAY})\b",
    re.IGNORECASE,
)
ANOTHER_CLAUSE = re.compile(
    r"(?:;|\s(?:and|but|while|whereas|although|though))\s(?:[^\s,]+\s){0,2}\Z"
)
BY_THEIR_ACCOUNT = re.compile(
    r"\b(?:according\s+to|per|data\s+(?:from|show)|(?:estimate|forecast|report|research|analysis"
    r"|projection|cited)s?\s+(?:by|from))\s+(?:\S+\s+){0,4}?"
    rf"(?:analysts?|experts?|economists?|estimates?|research(?:ers)?|forecasts?|industry|{_HOUSES})\b",
    re.IGNORECASE,
)
BY_SOME_ACCOUNT = _any_of(
    r"""according to (?:the|an?|this|that|one|new|recent) (?:\w+ ){0,2}?(?:study|analysis
    |survey|paper|estimate|forecast|projection|data|model)s?"""
)
URGED = re.compile(
    r"\b(?:case\s+for|calls?\s+(?:for|on)|call(?:ed|ing)\s+(?:for|on)|urg(?:e|es|ed|ing)"
    r"|press(?:es|ed|ing|ure)?|wants?|wanted|ask(?:s|ed|ing)|lobb(?:y|ies|ied|ying)|demand(?:s|ed|ing)"
    r"|encourag(?:e|es|ed|ing)|persuad(?:e|es|ed|ing))\s+(?:[^\s,;]+\s+){1,8}?to\s\Z",
    re.IGNORECASE,
)
OTHERS_TO = re.compile(rf"[^,.;:]{{0,40}}\b(?:{'|'.join(sorted(nouns.GROUPS))}) to ")
NAMED_TO = re.compile(r"(?:the )?[A-Z][\w.-]+(?: (?:of|and|[A-Z][\w.-]+)){0,5} to ")
OF_THE_WORLD = re.compile(r"(?:the\s)?(?:global|worldwide|world|industry|total|overall)\b", re.I)
CALCULATED = _any_of("projected|forecast|predicted|estimated")
EXPIRY = _any_of(
    """expir(?:e|es|ed|ing|y)|laps(?:e|es|ing)|matur(?:e|es|ing|ity)|runs? out|sunset clauses?
    |term ends|senior notes|(?:bonds?|notes|debentures) due|warranty|subscription ends"""
)
MISSED = _any_of(
    """originally|previously|initially|formerly|once (?:planned|promised|hoped)|supposed to
    |original (?:target|plan|goal|deadline|schedule|timeline|timetable)|miss(?:es|ing)?
    |had (?:been )?(?:planned|promised|expected|hoped|aimed|pledged|scheduled|intended)
    |(?:was|were) (?:originally|supposed|meant|initially|once)|missed|failed to|fell short
    |never materiali[sz]ed|scrapped|abandoned|shelved|overdue
    |earlier (?:target|plan|goal|deadline)"""
)
FORMERLY = re.compile(
    r"\b(?:once|originally|initially|previously|formerly)\s+(?:[a-z]+\s+){0,3}\Z", re.IGNORECASE
)
NOT_YET = re.compile(r"(?:\A|[,;]\s)(?:before|until|unless)\s[^,;]*\Z", re.IGNORECASE)
"""A clause that only tells when something else is: "Before the site opens in 2027,"."""
ADVERT = _any_of(
    r"""subscribe|sign up|(?-i:Register)|register (?:now|here|for|by|online)
    |tickets?|webinar|discount|offer ends|promo(?:tion)? code|join us
    |we(?:'re| are) hiring|vacanc(?:y|ies)|salary|successful candidate|applicants?
    |apply (?:now|by|online)|job description|free trial|limited[- ]time|early[- ]bird|click here
    |newsletter|cookies?"""
)
WINDOW = re.compile(
    r"\b(?:applications?|registrations?|nominations?|submissions?|entries|enrol?lment|tickets?|bids"
    r"|comments?|feedback|consultations?|tenders?|calls?\s+for\s+\w+|polls?|voting|doors)\Z",
    re.IGNORECASE,
)
SAID = _any_of(
    """said|says|told|announced|confirmed|stated|revealed|added|noted|wrote|reported|disclosed
    |indicated|insisted|claimed|promised|pledged"""
)
SAID_AFTER = re.compile(r",\"?\s[^,;:]{2,60}\s(?:said|says|added|told\s[^,;:]{3,40})\W*\Z")
"""Who says so, after it: "by 2030, the governor said."."""
TELLS = _any_of(
    """said|says|told|announced|announces|confirmed|unveiled|plans|planned|planning|will|intends|aims
    |agreed|signed|proposed|proposes"""
)
HAD_SAID = _any_of(r"had (?:\w+ )?(?:said|reported|announced|told|promised|pledged)")
ON_A_PAST_DAY = _any_of(
    """in (?:january|february|march|april|may|june|july|august|september|october|november|december)
    |in (?:\\w+ )?(?:19|20)\\d\\d|last (?:year|month|week|summer|spring|autumn|fall|winter|quarter)
    |years? ago|months? ago|earlier this (?:year|month)|back in"""
)
IN_THE_PAST = re.compile(
    r"(?:was|were|had|planned|intended|proposed|aimed|wanted|expected|anticipated|targeted)\b",
    re.IGNORECASE,
)
WAS_TO = re.compile(r"(?:was|were|had)\b", re.IGNORECASE)
LOOSELY_EXPECTED = re.compile(r"expected|anticipated", re.IGNORECASE)

CONCRETE = _begins_with(
    """invest|spend|build|open|launch|releas|deploy|ship|deliver|roll|hir|recruit|train|produc
    |expand|establish|construct|introduc|start|begin|commission|develop|creat|add|phas|retir|clos
    |cut|reduc|doubl|tripl|quadrupl|eliminat|reach|achiev|hit|becom|publish|submit|adopt|appl
    |enforc|enter|come|go\\b|goes|take effect|complet|finish|migrat|replac|install|procur|buy
    |purchas|acquir|power|run|switch|stop|end|remov|ban|requir|provid|mobili[sz]|bring|fund
    |allocat|pay|donat|convert|upgrad|transition|mov|shut|offer|make available|open-sourc|pilot
    |test|set up|ramp|scale|mass-produc|export|relocat|resum|restart|list\\b|raise|increas|grow
    |net|carbon|\\$|€|£|US\\$|\\d"""
)
DEED = _begins_with(
    r"""(?:invest|spend|build|hire|finali[sz]e|submit|sign|announce|unveil|publish|buy|acquire|supply
    |manufactur|deploy|raise|hold|double|triple|expand|produce|recruit|train|cut|close|file|decide
    |pay|sell|fund|stop|install|procure|convert|rebuild|negotiate|appoint
    |(?:open|launch|release|deliver|ship) (?:an?|its|the|final|more)
    |(?:begin|start)\w* (?:mass|volume|manufactur|building|construction))\b"""
)
"""What organisations do, and products do not."""
SOFT = _begins_with(
    """be (?!(?:[a-z]+ly )?(?:[a-z]+ed|done|complete|(?:back )?in (?:operation|place|service|use)
    |back|built|made|cut|laid|put|sent|given|written
    |spent|run|held|shut|sold|paid|brought|able to
    |available|operational|online|100|carbon|net|water|fully
    |the first|live|ready|[a-z]+ing)\\b)|remain|continue|need|have\\b|help|support|allow|enable|mean
    |make (?:it|a difference)|play|include|feature|hinge|depend|likely|probably|undoubtedly|never
    |always|chang|transform|shap|defin|driv|fac|see\\b|affect|lead|caus|surpass|exceed|account
    |represent|determin|proves?\\b|benefit|require|force|contribut|look|feel|serve|give|mark\\b
    |matter|come (?:down|from|as|at|with)|find|want|like|know|get\\b|suffer|struggle|experienc
    |enjoy|reflect|underpin|reshap|redefin|disrupt|dominat|outpac|evolve|emerg|rise|fall|drop
    |declin|widen|narrow|worsen|improve|strengthen|increasingly|soon|rely|boost|ensur"""
)
OCCASION = _begins_with(
    r"(?:report|host|hold|speak|discuss|meet|attend|present|join|face|appear|take place|gather"
    r"|visit|testify)\b"
)
GROWTH = _begins_with(
    """(?:more than )?(?:grow|doubl|tripl|quadrupl|surge|climb|jump|soar|skyrocket|expand|increas
    |reach|exceed|account|driv|total|hit|top|amount)"""
)
RESULTS = _any_of(
    """revenues?|sales|profits?|earnings|margins?|EPS|EBITDA|income|losses|cash flow|valuation
    |market share|demand|growth|GDP|inflation|price targets?"""
)
SPENDING = _any_of("capex|capital|spending|investments?|expenditures?|budget|range")
ABSTRACT = re.compile(
    r"\b(?:timeline|timetable|date|deadline|targets?|goals?|horizon|schedule|roadmap|time|window"
    r"|limit|bar|agenda|tone|stage|scene)\Z",
    re.IGNORECASE,
)
