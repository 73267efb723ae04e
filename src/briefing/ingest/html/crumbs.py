"""The wording of what belongs to the page and not to the article: buttons, notices, leads on."""

from __future__ import annotations

import re

from briefing.ingest.html.blocks import Block

_ADVERT = (
    r"advertisements?|ad feedback|sponsored(?: content| links| ads)?|promoted|buy now|shop now",
    r"(?:story|article) continues (?:below|after).*|(?:scroll|keep reading)(?: to continue.*)?",
    r"continue reading(?: the main story| below)?|add to cart.*|anzeige|publicité|publicidad",
)
_SHARE = (
    r"share(?: this)?(?: (?:story|article|post|page|on).{0,40})?|tweet|e-?mail(?: this)?|save",
    r"print(?: this)?|(?:like|follow) us on .{1,40}|copy link|facebook|twitter|linkedin|text size",
    r"\+? ?enlarge|\[\+\] enlarge|read or share this story:.*|listen(?: to (?:this )?article)?",
    r"follow .{2,60} on (?:twitter|facebook|instagram|linkedin|x)\b.{0,80}|view image.{0,3}",
    r"this article was printed from .*",
)
_SUBSCRIBE = (
    r"sign up (?:for|to|here|now).{0,160}|subscribe(?: (?:now|to|here|for).{0,160})?",
    r"(?:get|receive) .{0,60}(?:newsletter|in your inbox).{0,80}|log ?in(?: or .{0,30})?",
    r"already a (?:subscriber|member)\b.{0,60}|you have reached your .{0,20}limit.*",
    r"support (?:our|independent) journalism.*|register (?:now|for free).{0,80}",
    r"please enter (?:a valid|your) e-?mail.*|thank you for subscribing.*",
)
_COMMENTS = (
    r"(?:\d+ )?comments?(?: \(\d+\))?|(?:view|show) comments|join the (?:conversation|discussion)",
    r"(?:add|leave|post|share) (?:a|your) (?:comment|reply|opinion|view)s?(?: (?:on|to) .{2,20})?",
    r"loading comments.*|reader (?:comments|discussion)|comments are closed.*",
    r"comentar(?:ios?)?|commentaires?|kommentare?|reacties|commenti",
)
_AGENCIES = (
    "getty images?|reuters|associated press|ap photo|afp|shutterstock|istock(?:photo)?|unsplash"
    "|wikimedia commons"
)
_CAPTION = (
    r"[(\[]?(?:photo(?:graph)?|image|picture|illustration)s? ?(?:credits?|by|via)? ?[:/].{2,80}",
    r"[(\[]?(?:photo(?:graph)?|image|picture|illustration)s? (?:by|courtesy|via|credit) .{2,60}",
    r"[(\[]?(?:credits?|courtesy(?: of)?) ?[:/] ?.{2,60}",
    rf"(?:(?:[\w'’.-]+ ){{0,4}}(?:for .{{2,40}})?[/|]\s?)?(?:{_AGENCIES})(?:\s?[/|]\s?.{{2,40}})?",
)
_FOOTER = (
    r"(?:copyright|©|\(c\)) ?.{0,160}|.{0,60}all rights reserved\.?.{0,80}|back to top",
    r"the-cnn-wire.{0,100}|this material may not be published.*",
)
_CRUMBS = tuple(
    (reason, re.compile(rf"(?:{'|'.join(wordings)})[.:!»›>\s]*", re.IGNORECASE))
    for reason, wordings in (
        ("advert", _ADVERT),
        ("share", _SHARE),
        ("subscribe", _SUBSCRIBE),
        ("comments", _COMMENTS),
        ("caption", _CAPTION),
        ("footer", _FOOTER),
    )
)
"""Whole texts of small blocks, and the reason that each gives for leaving it out."""

_ON = (
    r"read (?:more|next|also|this|our)|also read|see also|see more|up next|don'?t miss|trending",
    r"related(?: articles?| stor(?:y|ies)| posts?| coverage| links?| content| news| reading)?",
    r"more (?:on|from|about|stories|coverage|news|like this|to read|must-reads)|must[- ]reads?",
    r"recommended(?: for you)?|you (?:may|might|can) (?:also like|also enjoy|be interested)",
    r"next (?:article|story|post)|you (?:may|might) also be interested in",
    r"(?:most|trending) (?:read|popular|viewed|now)|top (?:stories|picks|news)|what to read next",
    r"latest (?:news|stories|articles|posts)|editor'?s? picks?|further reading|in pictures",
    r"explore more|from our partners|around the web|suggested reads|explore related",
    r"lire (?:aussi|la suite|également)|lees ook|lesen sie auch|mehr (?:zum thema|dazu)",
    r"leia também|lea también|leggi anche",
)
_ASIDE = r"watch|photos?|videos?|gallery|pictures|listen|read|explore|popular"
_RELATED = re.compile(
    rf"[\[(»›>▶•*\s-]*(?:(?:{'|'.join(_ON)})\b|(?:{_ASIDE})(?=\s*(?:[:|»›>–—-]|$)))",
    re.IGNORECASE,
)
"""The beginning of what leads on to other pieces."""
_LABEL = re.compile(r"[\[(\s]*(?:[A-Z]{2}[A-Z’' ]{0,28}|[A-Z][\w’' ]{1,28}):\s")
_LAST = re.compile(
    r"(?:about the authors?|about (?:us|the company)\b.{0,40}|tags|topics|filed under|tagged"
    r"|share(?: this.{0,30})?|author|credits|write to .{3,80}"
    r"|contact (?:us|the (?:author|editor)).{0,60})[:.]?\s*$",
    re.IGNORECASE,
)
"""Headings after which nothing of the article comes."""
_CREDITED = re.compile(
    r"\b(?:photo(?:graph)?s?|images?|pictures?|illustrations?|credits?|video|courtesy)\b.{0,14}[:/]"
    r"|\b(?:photo|photograph|image|picture|illustration)s? (?:by|courtesy|via)\b|\bcourtesy of\b|©"
    r"|\b(?:getty|reuters|shutterstock|ap photo|afp|istock|unsplash|alamy|epa|bloomberg|handout)\b"
    r"|(?-i:\((?:AP|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}|[^()]{2,60}/[^()]{2,40})\)\.?$)",
    re.IGNORECASE,
)
"""Signs that a caption names the photographer or an agency."""
_LONGEST = 260
_LONGEST_LEAD = 200
_LONGEST_LABEL = 60


def crumb(block: Block) -> str:
    """Return the reason that the wording of a small block gives for leaving it out."""
    text = block.text
    if len(text) > _LONGEST:
        return ""
    for reason, pattern in _CRUMBS:
        if pattern.fullmatch(text):
            return reason
    if len(text) > _LONGEST_LEAD or block.spot.tag in ("td", "th", "li", "dd"):
        return ""
    if block.linked > 0.5 and (
        _RELATED.match(text) or (block.linked < 1 and _LABEL.match(text) is not None)
    ):
        return "related"
    return (
        "related" if len(text) <= _LONGEST_LABEL and _RELATED.fullmatch(text.rstrip(" :")) else ""
    )


def leads_on(block: Block) -> int:
    """Return how surely a block is worded like the heading of other pieces: 2, 1 or not at all."""
    text = block.text.rstrip(" :…")
    if _RELATED.fullmatch(text):
        return 2
    return int(_RELATED.match(text) is not None or _LAST.match(text) is not None)


def is_caption(block: Block) -> bool:
    """Whether a caption says what is seen; that of a news photograph goes with the picture.

    News photographs are told by the photographer or agency that is named beside them.
    """
    figure = block.spot.within("figure", "figcaption")
    if figure is None or block.spot.within("figcaption") is None:
        return False
    if any(spot.own == "credit" for spot in block.spot.chain()):
        return False
    return _CREDITED.search(" ".join(" ".join(figure.element.itertext()).split())) is None
