"""HTML to blocks: what is plainly not text goes, the rest keeps what the markup says about it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from tawatur.intake.blocks import Block
from tawatur.intake.words import markup_roles, name_parts

DROPPED = frozenset((
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas", "audio", "video",
    "select", "option", "button", "input", "textarea", "label", "nav", "footer", "aside", "dialog", "menu", "map",
    "amp-sidebar", "amp-ad", "amp-consent", "amp-social-share", "marquee", "head",
))  # fmt: skip
NEVER = ("script", "style", "head", "template", "noscript")
"""What holds no text of the page, whatever is in it."""
BREAKING = frozenset((
    "address", "article", "blockquote", "body", "br", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main",
    "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "ul",
))  # fmt: skip
CAPTIONS = frozenset(("figure", "figcaption", "caption"))
BODY_PROPERTIES = frozenset(("articlebody", "content:encoded", "reviewbody", "schema:articlebody"))
MOST_PARTS = 5
"""A class name of more parts is made by a machine; only parts that belong together count in it."""
_HEADING = re.compile(r"(<h([1-6])\b[^>]*>(?:(?!</?h[1-6]\b).){0,400})</h[1-6]>", re.I | re.S)
KEPT_SHARE = 0.4
"""A part named like chrome that holds this share of the page's text is none: wrappers are named after all they hold."""


@dataclass(slots=True)
class Tree:
    """The blocks of a page and the elements that may hold its body."""

    blocks: list[Block] = field(default_factory=list)
    bodies: list[int] = field(default_factory=list)
    articles: list[int] = field(default_factory=list)


def parse(text: str) -> Any | None:
    """The element tree of an HTML page, however broken; None if there is nothing in it."""
    from lxml import etree

    text = _HEADING.sub(r"\1</h\2>", text)  # libxml2 does not close <h1> at </h2>, as browsers do
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(text.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def read_tree(root: Any) -> Tree:
    """The blocks of an element tree."""
    return _Walk(root).run()


def role_of(element: Any) -> str:
    """What the class and id names of an element say it is; empty if nothing."""
    single, together = markup_roles()
    found = ""
    for name in f"{element.get('class') or ''} {element.get('id') or ''}".split():
        parts = [part.lower() for part in name_parts(name)]
        if any(single.get(part) == "builder" for part in parts):
            parts = [part for part in parts if single.get(part) != "builder" and part != "widget"]
        if not parts:
            continue
        present = set(parts)
        for needed, role in together:
            if needed <= present:
                if role == "body":
                    return role
                found = found or role
        if len(parts) <= MOST_PARTS:
            found = found or next((single[part] for part in parts if part in single), "")
    return found


class _Walk:
    """One walk over a tree: text gathers until an element breaks the line."""

    def __init__(self, root: Any) -> None:
        self.root = root
        self.tree = Tree()
        self.path: list[int] = []
        self.count = 0
        self.roles: list[str] = []
        self.levels: list[int] = []
        self.links = self.bolds = 0
        self.parts: list[str] = []
        self.linked = self.bold = 0
        self.total, self.weights = _weights(root)

    def run(self) -> Tree:
        stack: list[tuple[Any, str | None]] = [(self.root, None)]
        while stack:
            element, role = stack.pop()
            if role is not None:
                self.close(element, role)
                self.add(element.tail)
                continue
            role = self.role(element) if isinstance(element.tag, str) else "drop"
            if role == "drop":
                if element.tag in DROPPED or element.tag in BREAKING:
                    self.flush()
                self.add(element.tail)
                continue
            self.open(element, role)
            self.add(element.text)
            stack.append((element, role))
            stack.extend((child, None) for child in reversed(element))
        self.flush()
        return self.tree

    def role(self, element: Any) -> str:
        """`drop`, the role of the element, or an empty string."""
        tag = element.tag
        if tag in ("html", "body"):
            return ""
        if tag in DROPPED or element.get("hidden") is not None or element.get("aria-hidden") == "true":
            return "drop" if tag in NEVER or not self.holds(element) else ""
        if tag in CAPTIONS:
            return "caption" if not self.holds(element) else ""
        prop = (element.get("itemprop") or element.get("property") or "").lower()
        if prop in BODY_PROPERTIES:
            return "body"
        role = role_of(element)
        if role in ("chrome", "comment"):
            return "" if self.holds(element) else "drop"
        if tag == "time":
            return "date"
        if role in ("byline", "date", "caption", "credit") and self.holds(element):
            return ""
        return role

    def holds(self, element: Any) -> bool:
        """Whether an element holds the article, whatever it is called."""
        return self.weights.get(element, 0) > KEPT_SHARE * self.total > 0 or any(
            child.tag in ("h1", "article") or (child.get("itemprop") or "").lower() == "articlebody"
            for child in element.iter("h1", "article", "div", "section")
        )

    def open(self, element: Any, role: str) -> None:
        tag = element.tag
        if tag in BREAKING or role:
            self.flush()
        if tag in BREAKING:
            self.count += 1
            self.path.append(self.count)
            if role == "body":
                self.tree.bodies.append(self.count)
            if tag in ("article", "main"):
                self.tree.articles.append(self.count)
        if role and role != "body":
            self.roles.append(role)
        if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            self.levels.append(int(tag[1]))
        self.links += tag == "a"
        self.bolds += tag in ("b", "strong")

    def close(self, element: Any, role: str) -> None:
        tag = element.tag
        if tag in BREAKING or role:
            self.flush()
        if tag in BREAKING:
            self.path.pop()
        if role and role != "body":
            self.roles.pop()
        if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            self.levels.pop()
        self.links -= tag == "a"
        self.bolds -= tag in ("b", "strong")

    def add(self, text: str | None) -> None:
        if not text:
            return
        self.parts.append(text)
        length = len(text.strip())
        self.linked += length if self.links else 0
        self.bold += length if self.bolds else 0

    def flush(self) -> None:
        text = "".join(self.parts)
        length = len(text.strip())
        if length:
            level = self.levels[-1] if self.levels else 7 if self.bold >= 0.95 * length else 0
            role = self.roles[-1] if self.roles else ""
            self.tree.blocks.append(Block(text, level, role, self.linked / length, tuple(self.path)))
        self.parts, self.linked, self.bold = [], 0, 0


def _weights(root: Any) -> tuple[int, dict[Any, int]]:
    """Characters of longer runs of text under every element, and in all."""
    weights: dict[Any, int] = defaultdict(int)
    total = 0
    for element in root.iter("*"):
        if element.tag in NEVER:
            continue
        length = len((element.text or "").strip()) + sum(len((child.tail or "").strip()) for child in element)
        if length < 60:
            continue
        total += length
        weights[element] += length
        for holder in element.iterancestors():
            weights[holder] += length
    return total, weights


def container(tree: Tree) -> tuple[int, int]:
    """Which blocks may be the article: first and one past the last of the element that holds the body.

    1. An element that the markup names as the body counts if it holds three tenths of the running text.
    2. Else the article element, if it holds four tenths of it.
    3. From there, or from the page, descend as long as one element holds most of the running text.
    """
    weights: dict[int, int] = defaultdict(int)
    total = 0
    for block in tree.blocks:
        if block.prose and not block.role:
            total += block.words
            for number in block.path:
                weights[number] += block.words
    holder, floor = _holder(tree, weights, total)
    goal = max(1, floor * weights.get(holder, total))
    under = {
        number
        for block in tree.blocks
        if not holder or holder in block.path
        for number in block.path
        if number > holder
    }
    deepest = max((number for number in under if weights[number] >= goal), default=holder)
    inside = [index for index, block in enumerate(tree.blocks) if not deepest or deepest in block.path]
    return (inside[0], inside[-1] + 1) if inside else (0, len(tree.blocks))


def _holder(tree: Tree, weights: dict[int, int], total: int) -> tuple[int, float]:
    """The element to start from (0 for the page), and the share of its text that one within must hold to replace it."""
    for numbers, share, floor in ((tree.bodies, 0.3, 1.0), (tree.articles, 0.4, 0.9)):
        fitting = [number for number in numbers if weights.get(number, 0) >= share * total]
        if fitting:
            return max(fitting, key=lambda number: (weights[number], number)), floor
    return 0, 0.75
