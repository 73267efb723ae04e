"""Names of companies and products that are also something else: rivers, fruit, people, words.

A registry says what rules one of its own aliases out (`requires`, `rejects`).  This table knows the
other bearers of names that any registry of this field is likely to have, so that an editor need not
write them down.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sense:
    """What else a name can mean."""

    other: re.Pattern[str]
    """The name with the words beside it that give it the other meaning."""
    topics: tuple[str, ...] = ()
    """Words that show, anywhere in a text, that it is about the other meaning."""
    uncommon: bool = False
    """Whether the name is mostly somebody or something else, so that a text must be of this field
    or name the owner otherwise."""
    ordinary: bool = False
    """Whether it is a word that begins sentences, so that its capital says nothing there."""


FIELD = re.compile(
    r"\b(?:Gen)?A\.?I\b|\bartificial[ -]intelligence\b|\bchat ?bots?\b|\bLLMs?\b|"
    r"\b(?:language|frontier|foundation|open-weight|generative|multimodal|reasoning) models?\b|"
    r"\bmachine[ -]learning\b|\bG[PT]Us?\b|"
    r"\b(?:chips?|software|developers?|cloud|data ?cent(?:er|re)s?|start-?ups?)\b",
    re.I,
)
"""Words of the field that the digest covers."""

_STANDS_ALONE = (
    r"(?=[.,;:)!?]|'s\b|$|\s+(?:is|are|was|were|and|or|in|of|has|have|had|that|which|for|to|from|"
    r"as|by|with|at|on|during|will|would|can|may|lost|burns?|burned|blows?|blew|itself|into|"
    r"through|last|this|next|since|after|before|until|over|every|each|but|when|where|while|because|"
    r"than|could|should|must|might|reach\w*|hits?|rose|rises?|f[ae]ll\w*|grows?|grew|dr[iy]\w*)\b)"
)
"""After "the" and a name: no noun follows, so that "the" belongs to it, as to no company's name."""
_NATURE = (
    r"[Rr]ain ?[Ff]orests?|[Rr]iver|[Bb]asin|[Jj]ungle|[Dd]elta|[Ff]orests?|[Dd]eforestation|"
    r"[Bb]iome|[Tt]ributar\w+|[Tt]ribes?|[Rr]egion|[Ff]und|[Ff]ires|[Bb]asin|warriors?|parrots?"
)
_MINDS = (
    r"Monet|Debussy|Shannon|L[ée]vi|Rains|Chabrol|Bernard|Lorrain|Lelouch|McKay|Giroux|Juncker|"
    r"Makélélé|Puel|Cahun|Bourgelat|Nicollier|François|Van Damme|Sautet|Berri|Barras|Le[ -]\w+"
)


def _sense(other: str, *topics: str, uncommon: bool = False, ordinary: bool = False) -> Sense:
    return Sense(re.compile(other, re.I), topics, uncommon, ordinary)


SENSES = {
    "AI Act": _sense(
        r"(?<=[a-z,] )(?!EU\b|Europe|Union\b|Brussels|Commission)(?-i:[A-Z])[\w-]+(?:['’]s)?"
        r" AI Act\b"
    ),
    "Adobe": _sense(r"Adobe (?:bricks?|houses?|walls?|buildings?|huts?)"),
    "Alexa": _sense(r"Alexa (?:Chung|Bliss|Davalos|Vega|Moreno|Penava|Demie)", uncommon=True),
    "Alphabet": _sense(r"Alphabet (?:soup|letters?|blocks?|books?|songs?)|[Tt]he Alphabet [Ss]ong"),
    "Amazon": _sense(
        rf"\b[Tt]he Amazon{_STANDS_ALONE}|Amazon (?:{_NATURE})\b|(?:Brazilian|Peruvian|Colombian|"
        r"Bolivian|Ecuadorian|Legal|Upper|Lower|[Ww]estern|[Ee]astern) Amazon"
        r"(?! (?:customers|users|workers))",
        "rainforest",
        "deforestation",
        "tributaries",
        "jungle",
    ),
    "Apple": _sense(
        r"Apple (?:pies?|trees?|orchards?|juice|cider|sauce|blossoms?|harvests?|growers?|farm\w*|"
        r"picking|crisp|crumble|tarts?|cakes?|butter|slices?|varieties|seeds?|skins?|peels?|"
        r"vinegar|Valley|Martin|Records|Corps|(?:and|or) (?:pears?|oranges?|cherr(?:y|ies)))\b|"
        r"(?:Big|Fiona|Adam's|Candy|Toffee|Golden|Crab) Apples?\b",
        "orchard",
        "orchards",
        "cider",
        "Granny Smith",
    ),
    "Arm": _sense(
        r"Arm (?:in arm|wrestling|yourself|bands?|chairs?|injur\w+|strength)\b", ordinary=True
    ),
    "Azure": _sense(r"Azure (?:skies|sky|sea|waters?|blue|Window)\b|C[ôo]te d'Azure?"),
    "Block": _sense(r"Block (?:\d+|by|of)\b", ordinary=True),
    "Blackwell": _sense(
        r"(?:Elizabeth|Chris|David|Alice|Kenneth|Ken|Otis|Antoinette|Mr\.?|Ms\.?|Dr\.?|Wiley[- ]) ?"
        r"Blackwell|Blackwell's books\w*|Blackwell (?:Publishing|Publishers|Island)",
        uncommon=True,
    ),
    "Claude": _sense(
        rf"Claude[- ](?:{_MINDS})\b|\b(?:Jean|Marie|St\.?|Saint|Pierre|Madame|Monsieur)[- ]Claude",
        "impressionist",
        "impressionism",
        uncommon=True,
    ),
    "Codex": _sense(
        r"Codex (?:Sinaiticus|Vaticanus|Alimentarius|Leicester|Gigas|Atlanticus|Mendoza|"
        r"Amiatinus|Hammurabi|Argenteus)",
        uncommon=True,
    ),
    "Cohere": _sense(r"Cohere (?:with|into|around|as)\b", ordinary=True),
    "Figure": _sense(
        r"Figure (?:\d|[A-Z]\b|out\b|skat\w+|eight\b|of\b)|\bFigure it\b", ordinary=True
    ),
    "Gemini": _sense(
        r"Gemini (?:Trust|Exchange|Earn|[Dd]ollar|[Cc]rypto\w*|[Cc]onstellation|[Tt]wins?|"
        r"[Ss]eason|[Hh]oroscopes?|[Zz]odiac|[Mm]eteors?|[Oo]bservator\w+|North|South|[Tt]elescopes?|VII+|"
        r"IV|V\b|\d{1,2} (?:mission|capsule|crew|flight)|[Ss]pacecraft|[Cc]apsules?|Man|"
        r"[Ss]tablecoin|[Mm]oon|[Ss]un|[Ss]tars?|Space Station|Credit Card)\b|"
        r"(?:Project|exchanges?|exchange operator|NASA's|sign of|constellation|crypto(?: firm)?)"
        r" Gemini",
        "Winklevoss",
        "horoscope",
        "horoscopes",
        "zodiac",
        "astrology",
        "crypto exchange",
        "cryptocurrency exchange",
        "star sign",
        "constellation",
        "Geminids",
        uncommon=True,
    ),
    "Gemma": _sense(
        r"Gemma (?:Chan|Arterton|Collins|Atkinson|Ward|Whelan|Owen|Jones|Hayes)", uncommon=True
    ),
    "Grok": _sense(r"\b(?:to|can|fully|they|you|we) Grok\b", uncommon=True),
    "H": _sense(r"\bH (?:&|and) [A-Z]\b|\bH(?:[-.]| bomb|\d)|(?:Vitamin|Influenza|Preparation) H"),
    "Intel": _sense(
        r"Intel (?:agenc(?:y|ies)|officials?|committee|community|briefings?|sources|gathering|"
        r"operatives?|officers?|assets?|sharing|failures?)\b|(?:House|Senate|[Mm]ilitary|U\.?S\.?|"
        r"Signals|Threat|Israeli|Russian|Western|British|Human) Intel\b(?! (?:said|Corp))",
        ordinary=True,
    ),
    "Kimi": _sense(r"Kimi (?:Räikkönen|Raikkonen|Antonelli|Werner)|Antonelli", uncommon=True),
    "Llama": _sense(
        r"Llama (?:farm\w*|wool|herds?|treks?|fleece|milk|rides?)\b|(?:Dalai|[Aa]|[Tt]he) Llama\b"
        r"(?=s?\b (?:ate|grazed|spat|is an animal))",
        "alpaca",
        "alpacas",
        "vicuñas",
        uncommon=True,
    ),
    "Meta": _sense(
        r"\bMeta-(?!(?:owned|backed|led|built|run|based|style|like|funded|developed)\b)|"
        r"Meta (?:analy\w+|data|tags?|descriptions?|learning|reviews?|regressions?|level|game|"
        r"stud(?:y|ies)|physics|verse|titles?|cogniti\w+|prompt\w*|keywords?|narratives?|ethics|"
        r"jokes?|humou?r|humans?|Quest[- ]analysis)\b|\b(?:[Ss]o|[Vv]ery|[Hh]ow|[Pp]retty) Meta\b"
    ),
    "MiniMax": _sense(
        r"Minimax (?:algorithms?|search\w*|theorems?|trees?|games?|optimi[sz]\w+|problems?|"
        r"regret|rates?|bounds?|risk|strateg\w+|principle|objectives?|loss\w*)\b",
    ),
    "Mistral": _sense(
        rf"Mistral (?:winds?|blows?|blew|gales?|sky)\b|\b[Tt]he Mistral{_STANDS_ALONE}|"
        r"Gabriela Mistral|Fr[ée]d[ée]ric Mistral",
        "gusts",
    ),
    "Oracle": _sense(
        r"Oracle (?:of (?:Delphi|Omaha|Apollo|Dodona)|bones?|cards?|Bone|problem|machine)\b|"
        r"(?:Delphic|Delphi's|Sibylline|[Aa]ncient|[Tt]est|[Pp]rice|[Bb]lockchain) Oracle",
        "Delphi",
        "Pythia",
    ),
    "Orange": _sense(
        r"Orange (?:juice|County|trees?|peels?|groves?|Order|Revolution)\b", ordinary=True
    ),
    "Pentagon": _sense(r"Pentagon[- ](?:shaped|shapes?|tiles?|tiling)\b"),
    "Perplexity": _sense(
        r"Perplexity (?:scores?|of \d+|values?|on (?:the|a)\b|metrics?|drops?)\b", ordinary=True
    ),
    "Seed": _sense(
        r"Seed (?:rounds?|funding|investors?|stage|capital|money|banks?|oils?)\b", ordinary=True
    ),
    "Shell": _sense(r"Shell (?:scripts?|compan(?:y|ies)|commands?|games?)\b", ordinary=True),
    "Sora": _sense(r"Sora (?:Choi|no|and Roxas)\b|Kingdom Hearts", uncommon=True),
    "Square": _sense(
        rf"\b[Tt]he Square{_STANDS_ALONE}|Square (?:feet|foot|met\w+|miles?|kilomet\w+|roots?)\b",
        ordinary=True,
    ),
    "Stripe": _sense(r"Stripe (?:pattern|rust)\b|Stars and Stripe", ordinary=True),
    "Target": _sense(
        r"Target (?:dates?|audiences?|prices?|markets?|levels?|users?|is|was|of|for)\b",
        ordinary=True,
    ),
    "Tesla": _sense(r"Nikola Tesla|Tesla (?:coils?)\b|\d Tesla\b"),
    "Visa": _sense(
        r"Visa (?:rules?|applications?|holders?|programmes?|programs?|ban|fees?|polic)",
        ordinary=True,
    ),
} | dict.fromkeys(
    """
    Adept Affirm Bolt Box Character Chime Cursor Discord Gap Glean Inflection Lambda Linear
    Luma Magic Match Modal Notion Ramp Reflection Replicate Ring Runway Sage Scale Shield Sierra
    Signal Slack Snowflake Stability Toast Together Unity Wave Wing Writer Zoom
    """.split(),  # noqa: SIM905
    _sense(r"(?!)", ordinary=True),
)
"""Name → what else it can mean.  A name that stands here is an ordinary word as well, so that its
spelling in capitals says nothing."""

OTHER_NAMES = (
    "Amazon Associate",
    "Amazon Associates",
    "Amazon affiliate",
    "Apple News",
    "Apple Podcasts",
    "Google Discover",
    "Google News",
    "Google Podcasts",
    "Google Preferred Source",
    "MIT License",
    "MIT Press",
    "MIT Sloan Management Review",
    "MIT Technology Review",
    "MIT licence",
    "MIT license",
    "Microsoft Start",
)
"""Names of papers, licences and channels with a company's name in them, by which a text reaches its
readers: naming them is no word about the company."""
