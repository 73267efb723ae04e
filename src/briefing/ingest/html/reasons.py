"""Why a part of a page is no part of the article: what its element, role and class names say."""

from __future__ import annotations

import functools
import re

from lxml.html import HtmlElement

_BY_TAG = {
    "nav": "navigation",
    "footer": "footer",
    "aside": "related",
    "form": "markup",
    "button": "markup",
    "select": "markup",
    "textarea": "markup",
    "fieldset": "markup",
    "dialog": "subscribe",
    "menu": "navigation",
    "figcaption": "caption",
}
_BY_ROLE = {
    "navigation": "navigation",
    "menu": "navigation",
    "menubar": "navigation",
    "banner": "navigation",
    "search": "markup",
    "contentinfo": "footer",
    "complementary": "related",
    "dialog": "subscribe",
    "alertdialog": "cookie",
}
_WORDS: tuple[tuple[str, str], ...] = (
    ("cookie", "cookies? consent gdpr onetrust cmp didomi truste privacy"),
    ("comments", "comments? disqus commentlist responses? replies dsq respond livefyre viafoura"),
    (
        "share",
        (
            "share shares sharing sharebar social socials addthis sharedaddy addtoany follow"
            " facebook twitter whatsapp linkedin pinterest print email"
        ),
    ),
    (
        "subscribe",
        (
            "newsletters? subscri\\w* signup sign-?up signin login log-?in paywall regwall register"
            " membership donate donation app-promo piano"
        ),
    ),
    (
        "advert",
        (
            "ads? advert\\w* adsense adslot adunit dfp gpt sponsor\\w* promos? promoted"
            " promotion\\w* outbrain taboola zergnet revcontent criteo commercial affiliates?"
        ),
    ),
    (
        "related",
        (
            "related recommend\\w* recirc\\w* trending popular mostread mostpopular readmore"
            " readnext upnext teasers? morefrom seealso also latest rail sidebar widgets?"
        ),
    ),
    (
        "navigation",
        (
            "nav navbar navigation menu menus breadcrumbs? pagination pager skip toolbar"
            " masthead tags? taglist topics? toc"
        ),
    ),
    ("footer", "footer colophon copyright legal disclaimer"),
    ("byline", "byline bylines authors? author-?name contributors? writer"),
    ("date", "dateline pubdate timestamp datetime published-?date post-?date entry-?date"),
    ("caption", "caption captions credit credits photographer"),
)
_NAMED = re.compile(
    "|".join(f"(?P<{reason}>(?:{'|'.join(words.split())})$)" for reason, words in _WORDS)
)
_TOKEN = re.compile(r"[a-z0-9]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@functools.lru_cache(maxsize=4096)
def _by_names(names: str) -> str:
    """Return the reason that class names and ids give, the first one that does."""
    for token in _TOKEN.findall(_CAMEL.sub(" ", names).lower()):
        if (found := _NAMED.match(token)) is not None:
            return found.lastgroup or ""
    return ""


def reason_of(element: HtmlElement) -> str:
    """Return the reason that the element itself gives, else an empty text."""
    attributes = element.attrib
    if reason := _BY_TAG.get(element.tag, ""):
        return reason
    if not attributes:
        return ""
    if "role" in attributes and (reason := _BY_ROLE.get(attributes["role"].lower(), "")):
        return reason
    names = attributes.get("class", "")
    if "id" in attributes:
        names = f"{names} {attributes['id']}"
    reason = _by_names(names) if names else ""
    # A post that is quoted is named for its network, as the buttons that lead there are.
    return "" if reason == "share" and element.tag == "blockquote" else reason
