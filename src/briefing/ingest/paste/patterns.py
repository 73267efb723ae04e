# ruff: noqa: E501
"""Patterns by which pages name what is not their article, in tables: one pattern a line.

Like the phrases they come from the general knowledge of how sites are built.
"""

from __future__ import annotations

import re

from briefing.ingest.paste.vocabulary import listed

NAMES = "facebook|twitter|x|linkedin|whatsapp|reddit|pinterest|google\\+?|e-?mail|instagram"
FIRM, LIKELY, DOUBTFUL = 0.95, 0.8, 0.55

WHOLE: tuple[tuple[str, str, float, int], ...] = (
    # (what a passage holds, reason, confidence, most words of the passage)
    (r"\bwe (?:and our partners )?use(?:s)? (?:[a-z]+ ){0,3}cookies\b", "cookie", FIRM, 60),
    (r"\b(?:web)?site uses (?:[a-z]+ ){0,3}cookies\b", "cookie", FIRM, 60),
    (r"\b(?:accept|reject|manage|allow|disable|enable) (?:all |your )?cookies\b", "cookie", FIRM, 40),
    (r"\bcookie (?:policy|settings|preferences|consent|notice)\b", "cookie", LIKELY, 30),
    (r"\b(?:agree|consent) to (?:our|the) (?:use of cookies|terms|privacy)", "cookie", LIKELY, 60),
    (r"^by (?:continuing|clicking|using|signing up|subscribing|submitting|entering)\b.*\b(?:agree|accept|consent|acknowledge)", "cookie", FIRM, 60),
    (r"\b(?:sign|log) (?:up|in|on) (?:for|to|with|here|now|and)\b", "subscribe", LIKELY, 22),
    (r"^(?:please )?(?:sign|log) ?in\b", "subscribe", LIKELY, 12),
    (r"^(?:please )?subscribe (?:to|now|today|for|here|via|and)\b", "subscribe", LIKELY, 25),
    (r"\b(?:our|free|daily|weekly|the|morning) (?:[\w-]+ ){0,3}newsletter\b.*\b(?:sign|subscribe|inbox|join|get|receive)|\b(?:sign|subscribe|join|get|receive)\b.*\b(?:our|free|daily|weekly|the|morning) (?:[\w-]+ ){0,3}newsletter", "subscribe", LIKELY, 40),
    (r"\b(?:delivered|straight|direct(?:ly)?|right) (?:straight |directly |right )?(?:in)?to your (?:inbox|email)", "subscribe", FIRM, 40),
    (r"\bin your inbox\b", "subscribe", LIKELY, 30),
    (r"\benter (?:a valid |your )(?:e-?mail|password|username)", "subscribe", FIRM, 20),
    (r"\byour e-?mail address (?:will not be|is never|won't be)", "comments", FIRM, 25),
    (r"\bunsubscribe\b", "subscribe", LIKELY, 40),
    (r"\b(?:already|not) (?:a|an) (?:member|subscriber)\b|\balready have an account\b", "subscribe", FIRM, 15),
    (r"\b(?:free articles? (?:left|remaining)|remaining free articles?|this is a subscriber[- ]only|to continue reading)\b", "subscribe", LIKELY, 30),
    (r"\bprotected by recaptcha\b", "subscribe", FIRM, 30),
    (rf"^(?:click to |opens? |open )?(?:share|tweet|post|send|pin|save)(?: this)?(?: article| story| page| post| link)? (?:on|via|by|to|with|in) (?:{NAMES}|a friend|telegram|tumblr|bluesky|threads|pocket|flipboard|mastodon)\b", "share", FIRM, 14),
    (rf"^(?:{NAMES})(?:\W+(?:{NAMES}|share|tweet|print|copy link|link|save|more|comments?|telegram|bluesky|threads|tumblr|flipboard|pocket|youtube|tiktok))+\W*$", "share", FIRM, 20),
    (r"^share\b(?:\W+(?:facebook|twitter|x|linkedin|whatsapp|email|e-mail|print|copy|link|reddit|save|tweet|pin|it|telegram|bluesky|threads|more|copy link|comments?))+\W*$", "share", FIRM, 16),
    (r"^[\d,.]+[km]? (?:shares?|likes?|retweets?|views?|claps?|reads?|upvotes?|reposts?|points?)\W*$", "share", FIRM, 4),
    (r"^(?:shares?|likes?|views?|reads?):? [\d,.]+[km]?$", "share", FIRM, 4),
    (r"^(?=[^a-z]*[\u2665\u2764\U0001f300-\U0001faff])[\W\d_km]*(?:shares?|likes?|comments?|claps?)\W*$", "share", FIRM, 8),
    (r"^you(?:['’]re| are)? (?:receiving|received|getting|got) this (?:e-?mail|message|newsletter|because)\b", "footer", FIRM, 40),
    (r"^follow (?:us|me|him|her|them|@?\w+(?: \w+)?)(?:(?: on| @).*)?$", "share", LIKELY, 14),
    (r"^follow\b.{0,60}@\w", "share", FIRM, 40),
    (r"^(?:twitter|instagram|threads)\s*:\s*@\w+$", "share", FIRM, 3),
    (r"^\W*(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s+)?(?:(?:19|20)\d\d\s+)?\(\d+\)$", "navigation", FIRM, 3),
    (r"^share\b.{0,20}\bsharing options\b", "share", FIRM, 40),
    (r"^\S+ (?:(?:likes|liked|favorited) this$|reblogged this\b)", "comments", FIRM, 8),
    (r"^add your (?:opinion|comment|voice|thoughts|review)\b", "comments", FIRM, 8),
    (r"^(?:an? link|your (?:e-?mail|message)) has been (?:sent|posted)\b", "share", FIRM, 14),
    (r"^this copy is for your personal,? non-?commercial use", "footer", FIRM, 60),
    (r"^follow (?:topics|authors)\b|\bpreferred source on google\b", "share", FIRM, 40),
    (r"^(?:like|find|join|connect with) us on\b", "share", FIRM, 14),
    (r"^(?:~|about )?\d+[- ]?(?:min|mins|minutes?|hr|hour)\.?[- ](?:to )?(?:read|listen|watch)\b|\b(?:reading|read) time:? |^\d+ min\.?$|^estimated reading time", "share", FIRM, 10),
    (r"^(?:listen to|play|hear) (?:this|the) (?:article|story|audio)|^listen \(?\d", "share", FIRM, 12),
    (r"©|\(c\) ?(?:19|20)\d\d|\bcopyright (?:©|\(c\)|(?:19|20)\d\d)", "footer", FIRM, 60),
    (r"\ball rights reserved\b|\btodos los derechos reservados\b|\btous droits réservés\b|\balle rechte vorbehalten\b", "footer", FIRM, 60),
    (r"\b(?:privacy (?:policy|notice|statement)|terms (?:of|and|&) (?:use|service|conditions))\b", "footer", LIKELY, 40),
    (r"\b(?:use of|access to|using) (?:this|the|our) (?:web)?site (?:constitutes|signifies|is subject)", "footer", FIRM, 60),
    (r"\bmay not be (?:published|reproduced|republished|distributed)\b", "footer", FIRM, 60),
    (r"^(?:proudly )?powered by\b|^theme by\b|^website by\b|^built with\b|^hosted by\b", "footer", LIKELY, 10),
    (r"\bregistered (?:in england|office|charity|trademark)\b|\bcompany number\b", "footer", LIKELY, 40),
    (r"\bis not responsible for the content of external\b", "footer", FIRM, 30),
    (r"^[\d,]+ (?:comments?|responses?|replies|thoughts? on)\b", "comments", FIRM, 14),
    (r"^(?:comments?|responses?|reader comments)\s*[(:\[]?\d+[)\]]?$", "comments", FIRM, 4),
    (r"\b(?:log|sign)(?:ged)? ?in to (?:post|leave|reply|comment|report|recommend|vote)|must be logged in|login or create an account", "comments", FIRM, 25),
    (r"^(?:be the first to|leave a|post a|add a|write a|join the) (?:comment|reply|conversation|discussion|review)", "comments", FIRM, 10),
    (r"^required fields are marked|^save my name, email|^notify me of (?:follow-?up|new)", "comments", FIRM, 30),
    (r"^comments (?:are|have been) (?:closed|disabled|turned off|moderated)|^comments on this\b", "comments", FIRM, 25),
    (r"^\W*(?:advertisement|advertising|sponsored|ad feedback|promoted)\b(?=.{0,60}$)(?!.*[.!?]$)", "advert", LIKELY, 8),
    (r"\b(?:story|article|text|content) continues (?:below|after)\b|\bcontinue reading below\b|\bscroll (?:down )?to continue\b", "advert", FIRM, 14),
    (r"\bwe may (?:earn|receive|get) (?:a |an )?(?:small )?(?:affiliate )?commission|\baffiliate (?:links?|commission|disclosure)\b", "advert", FIRM, 50),
    (r"\bget (?:up to )?\d+% off\b|\buse (?:promo |coupon |discount )?code\b.*\boff\b|\blimited[- ]time offer\b", "advert", LIKELY, 30),
    (r"^(?:\W*)(?:read|see|watch|listen) (?:more|also|next|now|related)\s*[:|»>-]\s*\S|^(?:also|must) read\b|^(?:more|related)(?: on this(?: story)?| stories?| articles?| coverage)?:\s|^\[(?:read|related|watch|see|also)\b[^\]]*\]$|^recommended:\s|^(?:see|read) also:?\s|^(?:watch|listen|video|podcast):\s+\S|^don[’']t miss:\s|^up next:?\s", "related", LIKELY, 25),
    (r"^\[[^\]]{3,120}\]$", "related", DOUBTFUL, 14),
    (r"^(?:photo|photograph|image|picture|photos|images|pic)s?(?: credit| courtesy| source| by)?\s*(?:[:/|©]|\bby\b|\bcourtesy\b|\bvia\b)", "caption", FIRM, 25),
    (r"^\W*(?:credit|image credits?|featured image|cover image|illustration|graphic|photograph|getty images|shutterstock|unsplash|reuters|afp|ap photo)s?\b\s*(?:[:/|]|\bby\b|$)", "caption", FIRM, 16),
    (r"(?:[(/|]|\bvia\b|\bphoto by\b|[–—-])\s*(?:getty|reuters|afp|ap|associated press|shutterstock|istock|unsplash|bloomberg|alamy|pexels|epa|zuma|press association|pa|ap photo|getty images?|adobe stock)(?: images?| photos?| pictures| wire| file photo)?\)?\.?$", "caption", LIKELY, 50),
    (r"\b(?:photo|photograph|picture|pic|image)s?(?: credit)?: ?[A-Z][\w.'’/-]*(?: [\w.'’/-]+){0,3}$", "caption", LIKELY, 50),
    (r"\b(?:getty images|afp/getty|ap photo|file photo|stock photo|handout|shutterstock|istockphoto)\b", "caption", LIKELY, 40),
    (r"\b(?:REUTERS|AFP|EPA|AP)/[A-ZÀ-Þ]|\bvia (?:REUTERS|AP|AFP)\b", "caption", LIKELY, 50),
    (r"^(?:our standards:|\W*opens (?:in (?:a )?)?new (?:tab|window))\b", "navigation", FIRM, 12),
    (r"^(?:screenshots?|screengrab|courtesy|source)\b(?:\W+(?:by|of|via|from)\b|\s*:)", "caption", FIRM, 8),
    (r"^\d{1,2}(?::\d\d){1,2}(?:$|\W+source:)", "caption", FIRM, 8),
    (r"(?:…|\.\.\.)\W*(?:read|see|show|view) (?:more|on)\b", "related", FIRM, 60),
    (r"^(?:figure|fig\.) \d+(?:[.:]|$)", "caption", DOUBTFUL, 1),
    (r"^(?:page )?\d+ (?:of|/) \d+$|^page \d+$|^\d+/\d+$", "navigation", FIRM, 4),
    (r"^(?:skip|jump|go|return|back) to (?:the )?(?:main |top|content|navigation|search|footer|home|article|page|all )\b|^(?:skip|jump) to \w+$", "navigation", FIRM, 6),
    (r"^you are (?:currently )?(?:here|viewing|reading)\b", "navigation", LIKELY, 20),
    (r"^(?:please )?(?:enable|turn on) (?:javascript|cookies)|javascript (?:is|must be|to be) (?:disabled|enabled)|\boutdated browser\b|browser (?:does not support|doesn[’']t support|is (?:not supported|out of date))", "navigation", FIRM, 40),
    (r"^(?:an official website of|here's how you know|the \.gov means|secure \.gov websites|official websites use)", "navigation", FIRM, 40),
    (r"^(?:lire|à lire|lire aussi|à lire aussi|lesen sie auch|mehr zum thema|leggi anche|lea también)\s*:\s*\S", "related", LIKELY, 25),
    (r"^(?:filed (?:under|to)|posted in|tagged(?: with| in| as)?|tags?|categor(?:y|ies)|topics?|keywords?|labels?)\s*:\s*\S", "navigation", FIRM, 40),
    (r"\b(?:wherever you (?:get|listen to) (?:your )?podcasts|apple podcasts\b.*\b(?:spotify|overcast|amazon)|spotify\b.*\bapple podcasts)", "advert", FIRM, 50),
    (r"^(?:listen to|subscribe to|follow|hear|check out|tune in to)\b.{0,60}\bpodcast\b", "advert", LIKELY, 22),
    (r"\breader-supported publication\b", "subscribe", FIRM, 40),
    (r"^\d+ points? by \S+ .*\bago\b", "comments", FIRM, 20),
    (r"^(?:thanks? (?:you )?for (?:reading|subscribing)|like what you see|enjoy(?:ed|ing) this (?:article|post|newsletter))\b", "subscribe", LIKELY, 30),
    (r"^(?:was this|did you find this|is this) (?:article|page|story|helpful)", "share", FIRM, 15),
    (r"^(?:have|got) (?:a|any) (?:tip|story|question|comment|correction|confidential)s?\b.*\b(?:contact|email|send|let us know|reach)", "footer", LIKELY, 40),
)  # fmt: skip
TRIGGERS = listed("""
    about accept access account add ads advert advertisement advertising affiliate afp agree alamy
    all alle allow also ap article articles associated back be bloomberg browser built button by
    categories category charity claps click code comment comments commission company consent
    constitutes content continue continues cookie cookies copy copyright courtesy cover credit
    screenshot screenshots screengrab source show view
    credits derechos did disable droits e-mail email enable enjoy enjoyed enjoying enter epa
    estimated facebook favorited feedback featured fig figure file filed find flipboard follow free fullscreen
    getty github google go got graphic handout have hear helpful hosted hr illustration image images
    inbox instagram is istock istockphoto javascript join jump keywords labels leave like liked
    likes linkedin listen log logged login mail mastodon may member min mins minute minutes more must
    newsletter next not notify off offer official open opens our page paid password pa pexels photo
    photograph photos podcast podcasts pic pick pics picture pictures pin pinterest pixel play please pocket points
    post posted posts powered press print privacy promoted proudly rechte read reader reading reads
    reblogged recaptcha recommended reddit register registered related replies reply reports required
    reposts response responses responsible retweets return reuters review rights save scroll see
    send service share shares shutterstock sign signed site skip sponsored stock stories story
    subscribe subscriber subscribing tag tagged tags telegram terms thanks thank theme thought
    supported thoughts threads top topic topics tumblr tweet twitter uk unsplash unsubscribe up upvotes use
    uses using via video videos views was watch we website whatsapp will wire x you your zuma lire lesen mehr leggi lea
    """)
"""Words of which a crumb told by a pattern has at least one."""
LABELS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), reason)
    for pattern, reason in (
        (r"^(?:read )?more (?:from|on|about|in|by|stories|news|articles|coverage|reading|features|headlines|posts|videos)\b[^.]{0,50}$", "related"),
        (r"^(?:related|recommended|similar|other|trending|popular|latest|recent|top)(?: \w+){0,2} (?:articles|stories|posts|news|reading|content|videos|links|topics|columns|reads|headlines|picks)\b[^.]{0,30}$", "related"),
        (r"^(?:most|the most) (?:popular|read|viewed|shared|recent|commented|watched|emailed)\b[^.]{0,40}$", "related"),
        (r"^(?:you|readers|others|people) (?:may|might|will|also|who)\b.{0,30}\b(?:like|enjoy|read|interested in|liked|missed)\b[^.]{0,20}$", "related"),
        (r"^(?:what to|what else to)? ?(?:read|watch|see) next\b[^.]{0,20}$", "related"),
        (r"^(?:latest|more|top stories) (?:from|in|on) \S[^.]{0,40}$", "related"),
        (r"^(?:[\d,]+|view|show|read|see|all|reader|user|recent)?\s*(?:all )?\(?\d*\)? ?(?:comments?|responses|replies|réactions|commentaires|kommentare|comentarios)(?: \(?\d+\)?)?$", "comments"),
        (r"^(?:readers?|users?|viewers?)(?:['’]s?)? (?:comments|responses|opinions)\b.{0,25}$", "comments"),
        (r"^[\d,]+ (?:thoughts?|comments?|responses?|replies) (?:on|to)\b.*$", "comments"),
        (r"^\d+ (?:gedanken zu|antworten|kommentare?|commentaires?|comentarios|commenti)\b.*$", "comments"),
        (r"^also (?:on|in) (?:the )?\S+(?: \S+)?$", "related"),
        (r"^next up\b[^.]{0,20}$|^[^.]{0,25}\brecommends\W?$", "related"),
        (r"^(?:ready to|looking to|want (?:to|more|the full))\b[^.]{0,60}\?$", "advert"),
        (r"^about (?:the )?authors?\b.{0,30}$", "footer"),
        (r"^(?:sponsored|promoted|featured)(?: (?:content|stories|posts|links|tools|products|partners?|by .{1,30}))$", "advert"),
    )
)  # fmt: skip
"""Labels of what comes after an article: (what they look like, reason)."""
