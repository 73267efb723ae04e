"""Figures that only a browser shows as they are meant: raised ones, formulas, numbers of items."""

from __future__ import annotations

import re
from itertools import chain, islice

from lxml import etree
from lxml.html import HtmlElement

_RAISED = str.maketrans("0123456789+-\u2212–=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿ")
_FIGURES = re.compile(r"[-+\u2212–(]?[0-9n][0-9)+-]{0,5}")
_SIGNS = {"mfrac": "/", "msup": "^", "msub": "_"}
"""What stands between the two parts of a formula that are set one above the other."""
_HOLDERS = ("span", "mjx-container", "mjx-assistive-mml")
"""Elements in which KaTeX and MathJax put a formula and its copy."""
_NUMBER = re.compile(r"\d{1,9}")


def raise_figures(body: HtmlElement) -> None:
    """Write raised figures as such, since Markdown has no mark for them: 10⁹ is not 109."""
    for element in body.iter("sup"):
        text = (element.text or "").strip()
        if len(element) == 0 and _FIGURES.fullmatch(text):
            element.text = text.translate(_RAISED)


def write_formulas(body: HtmlElement) -> None:
    """Write formulas in one line, and each once: a copy is for the eyes, another is read aloud."""
    formulas = [*body.iter("math")]
    holders = (islice(formula.iterancestors(*_HOLDERS), 2) for formula in formulas)
    for holder in dict.fromkeys(chain.from_iterable(holders)):
        for copy in holder.findall("*[@aria-hidden='true']"):
            if next(copy.iter("math"), None) is None:
                copy.drop_tree()
    for formula in formulas:
        for part in formula.iter(*_SIGNS):
            if len(part) == 2:
                _set_apart(part)
        etree.strip_tags(formula, "*")


def _set_apart(part: HtmlElement) -> None:
    """Write "1/2" and "mc²" instead of "12" and "mc2"."""
    upper, lower = part
    text = (lower.text or "").strip()
    if part.tag == "msup" and len(lower) == 0 and _FIGURES.fullmatch(text):
        lower.text = text.translate(_RAISED)
    else:
        upper.tail = _SIGNS[part.tag]


def number_items(body: HtmlElement) -> None:
    """Give the items a number whose number is not the next: of lists that jump or count down."""
    for numbered in body.iter("ol"):
        items = numbered.findall("li")
        down = numbered.get("reversed") is not None
        number = _number(numbered.get("start", ""), len(items) if down else 1)
        awaited = 1
        for item in items:
            number = _number(item.attrib.pop("value", ""), number)
            if number != awaited:
                item.set("value", str(number))
            awaited = number + 1
            number += -1 if down else 1


def _number(text: str, otherwise: int) -> int:
    return int(text) if _NUMBER.fullmatch(text.strip()) else otherwise
