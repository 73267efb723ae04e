"""The table of wordings that state what somebody will do, in a short notation of patterns.

A blank is any white space, brackets group without being remembered, and a name in angle brackets
stands for a part below; `<act>` marks where the action begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.ingest.candidates.keys import keys_of

PARTS = {
    "adv": r"( (also|now|still|already|soon|first|only|both|all|each|again|then|today|further|next"
    r"|once again|in turn|currently"
    r"|(?!(apply|supply|rely|reply|imply|comply|multiply|assembly)\b)[a-z]{2,14}ly))*",
    "is": r"(is|are|am|'s|'re|'m|was|were|be|been|being|has been|have been|remains?|stays?)",
    "has": r"(has|have|had|'ve)",
    "not": r"(n't| not| never| no longer)",
    "act": r"(?P<act>[\w$€£~])",
    "to": r"\"? to (?!(the|an?|its|their|this|that|our|his)\b)([a-z]+ly )?(?P<act>[a-z])",
    "about": r"((an? )?(further|additional|extra|initial|total of) |another |up to |more than "
    r"|over |around |about |nearly |at least |roughly |some |well over |an estimated |a )",
    "coin": r"((US|C|A|NT|HK)?[$€£¥₹₩]|Rs\.?|RMB|USD|EUR|GBP|CNY|JPY|KRW|INR|SAR|AED)",
    "sum": r"<about>?(<coin>\s?)?\d",
    "money": r"<about>?(<coin>\s?\d"
    r"|\d[\d.,]*[ -]?(billion|million|trillion|crore|bn|tn)\b)",
    "promise": r"(pledg(e|es|ed|ing)|vow(s|ed|ing)?|promis(e|es|ed|ing)|guarantee(s|d|ing)?"
    r"|undert(ake|akes|ook|aking|aken)|sw(ears?|ore|orn))",
    "commit": r"commit(s|ted|ting)?( itself| themselves)?",
    "grant": r"(earmark(s|ed|ing)?|allocat(e|es|ed|ing)|budget(s|ed|ing)|set(s|ting)? aside"
    r"|ring-fenc(e|es|ed|ing)|appropriat(es|ed|ing))",
    "tell": r"(announc(e|es|ed|ing)|unveil(s|ed|ing)?|outlin(e|es|ed|ing)|reveal(s|ed|ing)?"
    r"|confirm(s|ed|ing)?|detail(s|ed|ing)?|shar(e|es|ed|ing)|disclos(e|es|ed|ing)"
    r"|present(s|ed|ing)?|publish(es|ed|ing)?|approv(e|es|ed|ing)|mak(e|es|ing)|made"
    r"|set(s|ting)? out"
    r"|la(id|ys?|ying) out|drew up|draw(s|ing|n) up|show(s|ed|n)|back(s|ed)?|has|have|had|with)",
    "plan": r"(plans?|intentions?|proposals?|programmes?|programs?|initiatives?|schemes?)",
    "goal": r"(goals?|targets?|aims?|objectives?|ambitions?|aspirations?|missions?)",
    "which": r"((its|their|his|her|our|the|an?|new|ambitious|bold|detailed|formal|fresh|major"
    r"|multi-year|sweeping|long-term|preliminary|concrete|joint|similar"
    r"|[a-z]+(ed|al|able|ive|wide)|[\w-]+'s) ){0,4}",
    "make": r"(invest|spend|build|open|launch|releas|deploy|ship|deliver|roll|hir|train|produc"
    r"|expand|establish|construct|introduc|start|begin|commission|add|phas|retir|clos|cut|doubl"
    r"|tripl|quadrupl)",
    "change": r"(paus|end|remov|rais|lower|shutt|stopp|switch|discontinu|deprecat|sunsett|wind|sell"
    r"|buy)",
    "happens": r"(launch(es)?|opens?|ships?|starts?|begins?|commences?|arrives?|debuts?"
    r"|go(es)? (live|online|on sale|into (effect|force|production|service))"
    r"|comes? (online|on line|on stream|into (effect|force|service)|out)"
    r"|enters? (into )?(force|effect|service|operation|(volume |mass |full )?production)"
    r"|takes? (full )?(legal )?effect|applies|apply|rolls? out|kicks? off|retires?|shuts? down"
    r"|becomes? (available|mandatory|applicable|operational|effective|binding|law|enforceable)"
    r"|ends (support|sales?|production)|slides?|releases|unveils|publishes|introduces|delivers"
    r"|discontinues)",
    "happening": r"(launching|opening|shipping|starting(?! (line|point))|beginning|arriving|"
    r"debuting|applying|coming (online|on line|on stream|into service|into force)|"
    r"coming(?= (later|early|next|this|in (20\d|[qh]\d|the (first|second|third|fourth|spring|"
    r"summer|autumn|fall|winter))))|"
    r"going (live|online|on sale)|entering (service|production|force|into force)|"
    r"taking effect|rolling out|retiring)",
    "planned": r"(planned|anticipated|intended|proposed|pledged|promised|projected|targeted"
    r"|forthcoming|expected|scheduled)",
    "undertaking": r"(investments?|spending|spend|outlays?|expenditures?|capex|launch|release"
    r"|opening|expansion|build-?out|roll-?out|retirement|purchase|debut|completion|deployment"
    r"|capacity|facility|factory|plant|campus|data cent(er|re)s?|fund|budget|construction|start"
    r"|move|transition|phase-?out|shutdown|increase|cut)",
    "capex": r"(capital (spending|expenditures?|investments?)|capex|spending|investments?)",
    "somebody": r"(it|they|he|she|we|the \w+)",
}


@dataclass(frozen=True, slots=True)
class Wording:
    """A row of the table."""

    name: str
    modality: str
    """committed, plans, aims, will, expects, scheduled or not-until."""
    form: str
    """How it stands to its subject: active (who does it), passive (what it happens to), noun (whose
    plan it is), present (what happens then) or aside (a participle that leans on its clause)."""
    pattern: re.Pattern[str]
    keys: frozenset[str]
    """How words begin of which a sentence needs one; any sentence will do where there are none."""


_PART = re.compile(r"(?<!\?P)<(\w+)>")


def _whole(notation: str) -> str:
    """Put the parts in for their names."""
    while _PART.search(notation):
        notation = _PART.sub(lambda part: PARTS[part[1]], notation)
    return notation


def _compiled(notation: str) -> re.Pattern[str]:
    grouped = re.sub(r"(?<!\\)\((?!\?)", "(?:", notation)
    return re.compile(r"(?:(?<!\w)|(?='))" + grouped.replace(" ", r"\s+"), re.IGNORECASE)


_TABLE = r"""
# What does not happen before a day.
not-until, active: won't until
    (wo|will|ca|(?<=\w\W)do|does|did|is|are|would|sha)<adv><not><adv>( (expect(ed)?|
    plan(ned|ning)?|intend|likely|going|scheduled|due|set|anticipat(e|ed))( to)?){0,2}
     <act>(?=[^.;]{0,160}?\b(until|before|till|earlier than|ahead of)\b)
not-until, active: delayed until
    will be (?P<act>delay|push|postpon)[a-z]*\b(?=[^.;]{0,90}\b(until|to|till) )
# Firm words.
committed, active: pledged to
    (<has><adv> )?(<is><adv> )?(<promise>|<commit>)<adv><to>
committed, active: committed to
    (<has><adv> )?(<is><adv> )?(<commit>|dedicated) to (?P<act>[a-z-]+ing\b|(the|an?|its|net|100) )
committed, active: committed a sum
    (<has><adv> )?(<is><adv> )?(<promise>|<commit>|<grant>) (?P<act><sum>)
committed, passive: backed by a sum
    <is> (?P<act>backed|funded|supported) (by|with) <sum>
committed, active: pledged that
    <promise> (that )?<somebody> (will|would) <act>
committed, active: agreed to
    (<has><adv> )?(agree(s|d)|contract(s|ed))<to>
committed, active: signed a deal to
    sign(s|ed|ing)? (an?|the) ([\w$€£.,'-]+ ){0,8}?(deal|agreement|contract|pact|lease|
    order)s?( [^\s.;,]+){0,10}? to <act>
committed, active: shall
    (shall|must|(is|are) (obliged|required) to)<adv> (?!not\b)<act>
# Plans.
plans, active: plans to
    (<has><adv> )?((is|are|was|were|been|'s|'re)<adv> )?(plan(s|ning)?|intend(s|ing)?|
    propos(es|ing)|prepar(es|ing)|gear(s|ing) up|looking)<to>
plans, active: planned to
    (planned|intended|proposed)<to>
plans, active: plans on
    (plans?|planning) on (?!\d)<act>
plans, active: plans a
    (plans?|(is|are|(?<=it)'s|'re) (planning|preparing)) (?P<act>(an?|its|their|further|more|new|
    two|three|four|five|<sum>)\b)
plans, active: announced plans to
    (<has><adv> )?<tell> <which><plan>( (for|of)\b[^,.;]{0,80}?)?<to>
plans, active: announced plans for
    <tell> <which>plans? (for|of) <act>
plans, active: decided to
    (<has><adv> )?(decided|opted|resolved|elected)<to>
plans, active: is building
    (is|are|(?<=it)'s|'re)<adv> (?P<act>(<make>|<change>)[a-z]*ing\b)
plans, active: announced a sum
    (<has><adv> )?(announc(e|es|ed|ing)|unveil(s|ed)?|approv(e|es|
    ed)) (?P<act>(an? )?([\w-]+,? ){0,3}?((investment|package|programme|program|project|plan|
    fund) )?((of|worth) )?<money>)
plans, active: work to begin
    (construction|production|work|deliveries|shipments|operations|sales|testing|trials|training)
     to (?P<act>begin|start|commence|resume|finish|end)\b
# Aims.
aims, active: set a target
    (<has><adv> )?(set(s|ting)?|adopt(s|ed)?|announc(es|ed|ing)|establish(es|ed)|has|have|had|
    with|unveil(s|ed)|publish(es|ed)) (itself |themselves |out )?(an?|the|its|
    new) ([\w-]+ ){0,4}?<goal> (of|to|for|that) <act>
aims, active: aims to
    (<has><adv> )?((is|are|was|were|been|'s|'re)<adv> )?(aim(s|ed|ing)?|seek(s|ing)?|striv(es|
    ing)|aspir(es|ing)|working|want(s|ed)?( its( [\w.-]+){1,4})?|wish(es)?|eye(s|ing)|
    target(s|ing)?|push(es|ing)|rac(es|ing))<to>
aims, active: aims for
    ((is|are|was|were|'s|'re)<adv> )?(aim(s|ed|ing)? (for|at)|target(s|ing|ed)|shooting for|
    ey(es|eing)|working towards?|pursu(es|ing)|striv(es|ing) for|going for) (?P<act>(?!(by|to|
    of|for|in|on|at)\b)[\w$€£~])
aims, active: on track to
    on (track|course|schedule|pace)\"? (to|for) <act>
plans, noun: its planned
    ('s|its|their|his|her|our|the|an?|
    of) (?P<act><planned> ([\w$€£.,-]+ ){0,5}?<undertaking>)\b
# Expectations of the one who acts.
expects, active: expects to
    (<has><adv> )?((is|are|'s|'re)<adv> )?(expect(s|ing)?|anticipat(e|es|ing)|forecast(s|
    ing)?|project(s|ing)?|foresee(s|ing)?)<to>
expects, active: expects
    (expect(s|ing)?|anticipat(e|es|ing)|forecast(s|ing)?|projects|projecting|guid(es|ed) (to|
    for)|envisag(es|ing)|foresees) (?P<act>(?!(by|in|from|on|at|and|or|of|to)\b)[\w$€£])
expects, active: sees a sum
    sees (?P<act>(<capex>|<money>))
expects, active: expected
    (expected|anticipated) (?P<act>(?!(by|in|from|on|at|and|or|of|to|for|later|next|
    this|online|live|out|ready|back|operational|complete)\b)[\w$€£])
expects, active: raised its guidance
    (rais(es|ed|ing)|lift(s|ed|ing)|increas(es|ed|ing)|lower(s|ed|ing)|cuts?|narrow(s|ed)|
    revis(es|ed|ing)|updat(es|ed)|hik(es|ed)|reaffirm(s|ed)|maintain(s|ed)|issu(es|ed)|gave|
    gives|sets?|sees) (its|their|the|a|20\d\d|full-year) (?P<act>([\w.,$-]+ ){0,5}?(guidance|
    forecast|outlook|capex|capital expenditures?|spending|range|budget|(capital|investment) plan)\b)
# What is to happen to a thing.
expects, passive: is expected to
    (<is><adv> )?(widely )?(expected|projected|anticipated|forecast|predicted|estimated)<to>
scheduled, passive: is scheduled to
    (<is><adv> )?(scheduled|slated|due|set|timed|targeted|booked|planned|poised|bound)<to>
scheduled, passive: to be launched
    (?<=,\s)to (?P<act>be<adv> (launched|opened|built|completed|released|delivered|deployed|
    rolled out|installed|retired|published|unveiled|finished))\b
scheduled, passive: is scheduled for
    (<is><adv> )?(?P<act>scheduled|slated|due|set|timed|targett?ed|booked|planned|expected|
    anticipated|pencilled in) ((online|live|out|ready|back|operational|complete) )?(for|in|on|by|
    before|around|later|next|this|early|mid-|late)\b
scheduled, active: is to
    (is|are)<adv> to (?!(be )?(blame|say|the|an?|some|which|what)\b)<act>
will, active: will
    (will|shall|'ll|(am|is|are|'s|'re|'m) going to)<adv> (?!not\b|have \w+(ed|en)\b)<act>
will, active: would
    would<adv> (?!not\b|have\b|be able\b|like\b)<act>
# A plan that is named.
aims, noun: the goal is to
    (<goal>|plan|intention|idea) (of [^,.;]{1,60}? )?(is|was|remains)<adv>( for [^,.;]{1,40}?)?<to>
aims, noun: the goal is
    <goal> (is|remains) (?P<act>[\w$€£~])
plans, noun: the plan calls for
    (plans?|strategy|roadmap|proposal|programme|program|budget|agreement|deal|project|blueprint)
     (calls for|foresees|envisages|envisions|provides for) (?P<act>[\w$€£~])
committed, noun: its commitments include
    (commitments|pledges|promises|<goal>|plans) (include|are) (?P<act>[\w$€£~])
plans, noun: its roadmap
    (roadmap|timeline|timetable|schedule|milestones|plans?|<goal>)( for [^,.;:]{1,40})?: <act>
plans, noun: its plan to
    (plans?|intentions?|proposals?|roadmaps?|bid|schedule|timeline|
    timetable) (?P<act>(to (?!(the|an?|its|their)\b)|for |of )[\w$€£])
committed, noun: its pledge to
    (pledges?|commitments?|promises?|vows?|undertakings?) (?P<act>(to|of|that|for) [\w$€£])
aims, noun: its target of
    (?<!price\W)<goal> (?P<act>(to (?!(the|an?|its|their)\b)|of |for )[\w$€£])
aims, noun: its 2027 target
    (?P<act>20\d\d ([a-z-]+ ){0,2}?(<goal>|deadline)) (of|to|for|is)\b
expects, noun: its guidance
    (?P<act><capex> (guidance|forecast|outlook|budget|plans?))\b
# The present for the future.
scheduled, aside: with a start
    with (an? |the )?(\w+ ){0,3}?(?P<act>(target|planned|expected|scheduled) (opening|launch|
    start|completion|release))\b
scheduled, present: launches
    (?P<act><happens>)\b(?!-)
scheduled, aside: effective
    (?P<act>effective)(?= (on|from|as of|by|in|\d|jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|
    dec))
scheduled, aside: launching
    (?P<act><happening>)\b(?!-)
not-until, active: delays
    (?P<act>(delay|postpon|defer|extend|push|shift|mov)(s|es|ed|e|ing)\b)(?=[^.;]{1,120}\b(to|
    until|till|into)\b)
"""


def _read(table: str) -> Iterator[Wording]:
    """Read a table: a line of modality, form and name, then its pattern, indented."""
    for entry in re.split(r"\n(?=\w)", re.sub(r"^#.*\n", "", table.strip(), flags=re.MULTILINE)):
        head, *pattern = entry.split("\n")
        modality, form, name = re.split(r"[,:] ", head)
        notation = _whole("".join(line[4:] for line in pattern))
        yield Wording(name, modality, form, _compiled(notation), keys_of(notation))


WORDINGS = tuple(_read(_TABLE))
"""In order: where two begin at the same place, the first counts."""
