"""Who acts in a sentence: the words by which a name is known to be the subject of a verb."""

from __future__ import annotations

import re

_REGULAR = """
    accuse acquire add admit adopt agree aim allege allow amend announce appeal appear appoint
    approve argue ask assemble assert assign attract audit award back ban bar begin bet block
    boost build bundle buy call cancel certify challenge change charge cite claim close
    collaborate collect commission commit compare compete complete conduct confirm connect
    consider construct consult continue contract convene convert create credit cut debut decide
    decline deepen defend define delay deliver demand demonstrate deny depend deploy describe
    design detail determine develop disclose discontinue discover discuss dismiss dispute
    distribute diversify donate double drop earn elect embed embrace emphasise emphasize employ
    enable encourage end enforce engage ensure enter equip establish estimate evaluate examine
    exceed expand expect explain explore expose express extend face fail fall favour file finance
    fine fire focus fold follow force form found free fuel fund gain generate govern grant grow
    guarantee halt hand handle head help hire hope host host identify ignore implement import impose
    improve include incorporate increase indicate inform inject innovate insist inspect install
    instruct integrate intend intensify interview introduce invest investigate invite issue join
    kick label launch lay lease leverage license limit liquidate list load lobby locate log look
    lose lower maintain mandate manufacture map market measure meet merge mine mirror model
    monitor move name need negotiate notch note notify object observe obtain occupy offer open
    operate oppose order organise outlaw outline outsource overhaul overtake own partner pass
    patent pause phase pilot pitch place plan play pledge point possess post postpone power praise
    predict prepare present press prevent price prioritise privatise proceed process procure
    produce profit program prohibit promise propose protect protest prove provide publish pull
    purchase pursue push qualify quote race raise rank rate reach ready realise reassign rebrand
    rebuild recall receive recognise recommend record recover recruit redesign reduce refer
    reflect reform refund refuse regulate reiterate reject relax release relocate rely remain
    remove rename renew rent reorganise repay repeal repeat replace reply report request require
    rescind research reserve resign resist resolve respond restrict restructure resume retain
    rethink retire reveal reverse review revise revive reward rival roll route rule sample
    sanction save scale scan schedule score scrap screen search secure seek select separate serve
    settle share shelve shift ship shorten show shut sign signal simplify slash slip slow solve
    source span specify spend spin split sponsor stake start state station stockpile stop store
    strengthen stress strike structure struggle study submit subpoena succeed sue suggest suit
    summarise summon supply support surge surpass suspend swap switch target team tell tender
    terminate test threaten tie top tout trace track trade train transfer transform translate
    treat trial trigger trim triple try turn tweak underline undertake unify unlock unveil update
    upgrade urge use vacate value verify veto view violate visit volunteer vote vow wait waive
    want warn watch weaken weigh welcome widen wind withhold witness work wrap yield
"""
_IRREGULAR = """
    was were is are has have had does did do will would can could may might must shall should went
    goes go got gets became becomes began begun bought brought built came comes chose chooses cut
    drew drives drove fell felt fought found gave gives grew held holds hit hits keeps kept knows
    knew laid led leads leaves left lent lends let lets lost loses made makes meets met paid pays
    puts put ran runs rose rises said says saw sees sells sold sends sent sets set shows shut sits
    spent spoke speaks stood stands sued takes took taught thinks thought told wins won withdraws
    withdrew writes wrote
"""
_ADVERBS = """
    also already again always alone certainly clearly currently deliberately effectively ever
    expressly first formally further has initially itself jointly just largely later likewise merely
    meanwhile mostly nearly never nevertheless now officially once only originally previously
    privately publicly quickly quietly rarely recently repeatedly reportedly separately still
    subsequently swiftly then therefore thus too ultimately unanimously usually
"""


def _forms(stem: str) -> set[str]:
    """Return the third person and the past of a regular verb."""
    if stem.endswith("e"):
        return {stem + "s", stem + "d", stem}
    if stem.endswith("y") and stem[-2] not in "aeou":
        return {stem[:-1] + "ies", stem[:-1] + "ied", stem}
    doubled = stem + stem[-1] + "ed"
    return {stem + ("es" if stem[-1] in "sxh" else "s"), stem + "s", stem + "ed", doubled, stem}


VERBS = frozenset(_IRREGULAR.split()).union(*map(_forms, _REGULAR.split()))
"""Forms of verbs that say what an organisation does."""
_STEMS = frozenset(_REGULAR.split()) - frozenset(_IRREGULAR.split())
"""Forms that only several do; after one they are nouns: "Contoso research"."""

SPEECH = frozenset(
    """
    added argued argues asked believes called cited cites claimed commented dated described
    describes detailed explained insisted noted notes predicted put puts remarked replied reported
    reports said says stated stressed suggested suggests thinks thought told tells warned warns
    wrote writes
    """.split()  # noqa: SIM905
)
"""Verbs that people do more than organisations."""
BEING = frozenset(
    """
    is are was were has have had does did do will would can could may might must shall should
    """.split()  # noqa: SIM905
)
"""Auxiliary verbs: a deed is the verb after them."""
ADVERBS = frozenset(_ADVERBS.split())

_NAME = r"[A-Z][\w&-]*(?:\.\w+)*(?: (?:[A-Z][\w&-]*|of|for)){0,3}(?!['’])"
_AFTER = re.compile(
    rf"(?:(?:,| and|, and| or| &) {_NAME}){{0,6}}"  # further subjects
    r"(?: ?\([^()]{1,40}\))?"
    rf"(?: (?:in|of|at|on) {_NAME}(?: \d{{1,2}})?| (?:Mon|Tues|Wednes|Thurs|Fri)day)?"
    r"(?:, [^,.;:\n]{3,90},| [–—-] [^–—.\n]{3,90} [–—-])?"  # an apposition
    r"(?P<words>(?: [a-z]+){1,4})(?= |[.,;:]|$)"
)
_BEFORE = re.compile(
    r"(?i:\b(?:of|for|with|by|from|at|to|in|on|beside|about|against|than|as|via|through|into|under"
    r"|over|like|towards?|between|including|such as)(?: the)? |[-’'/]s? ?)"
    r"(?:[A-Z][\w.&-]+ (?:and|or|&) )?\Z"
)
_OBJECT = re.compile(r"[a-z]+(?:s|ed) (?:an?|the|its|their|his|her|this|these|all|more|\$?\d)\b")
"""A word that takes an object, and so is a verb: "Contoso pours its own salt"."""


def deed(text: str, start: int, end: int) -> str:
    """Return the verb that the name at `text[start:end]` is the subject of; empty if of none."""
    if text.startswith(", ", end) and text.endswith(", ", 0, start):
        end += 1  # The name is an apposition: "the start-up's owner, Contoso, has paid".
    match = _AFTER.match(text, end, min(len(text), end + 240))
    if match is None or _BEFORE.search(text, max(0, start - 40), start):
        return ""
    found = ""
    plural = text.endswith("and ", 0, start) or " and " in text[end : match.start("words")]
    if verb := _OBJECT.match(text, match.start("words") + 1):
        return verb[0].split()[0]
    for word in match["words"].split():
        if word in VERBS and (word not in _STEMS or plural or found in BEING):
            found = word
            if word not in BEING:
                break
        elif word not in ADVERBS and not (found and word in {"been", "not"}):
            break
    return found
