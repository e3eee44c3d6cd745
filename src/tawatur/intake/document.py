"""One page in, one Document out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import date
from itertools import takewhile

import tawatur
from tawatur.intake.blocks import SHORT, Block, squeeze
from tawatur.intake.body import Article, find_article
from tawatur.intake.credits import credit_of, credits_of_line, dateline_agencies, distinct
from tawatur.intake.dates import date_in_address, line_of_day, parse_stamp, read_dateline
from tawatur.intake.encoding import decode, scrub
from tawatur.intake.errors import IntakeError, UnreadablePage
from tawatur.intake.language import READ, detect_language
from tawatur.intake.markup import container, parse, read_tree
from tawatur.intake.metadata import Metadata, is_markup, read_metadata, site_in_title, without_site
from tawatur.intake.outlets import outlet_of
from tawatur.intake.plain import read_plain
from tawatur.intake.problems import Problem, Report, log_problem
from tawatur.orthography.folding import fold
from tawatur.records import Credit, Document, Section, Source, Span, digest

EXTRACTOR = f"tawatur-intake {tawatur.__version__}"
NEAR_TITLE = 8
"""So many blocks on either side of the title may hold the date line."""
FEW_WORDS = 40
"""A body of fewer words is weighed against one that a script of the page holds."""
BROKEN = "\ufffd"
"""Stands for bytes that are no text in the page's encoding."""
_HTML = re.compile(r"<(?:!doctype html|html|head|body|div|p|table|article|meta|br|h[1-6])\b[^>]*>", re.I)
_ARABIC = re.compile("[\u0621-\u064a]")


def document_from_bytes(
    data: bytes,
    *,
    name: str,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    lang: str | None = None,
    today: date | None = None,
    report: Report = log_problem,
) -> Document:
    """Read one page.

    Parameters
    ----------
    data : bytes
        The page: HTML or plain text in any encoding.
    name : str
        What to call it in messages; the file that it came from.
    published, outlet, url, lang : str, optional
        What is known of the page; it goes before what the page says. `published` is an ISO date or date-time, or a date
        as pages print it.
    today : date, optional
        No page is published after this day; the day of the clock if not given.
    report : callable, optional
        Takes each Problem of a page that gives a document all the same, such as a date in the future; else logged.

    Returns
    -------
    Document
        With its body as `text`, paragraphs parted by an empty line.

    Raises
    ------
    UnreadablePage
        The page is empty, binary, has no running text, or is in a language that is not read; `reason` says which.
    IntakeError
        `published` is no date.
    """
    if not data.strip():
        raise UnreadablePage(name, "empty", "the file has no content")
    decoded = decode(data)
    if decoded is None:
        raise UnreadablePage(name, "binary", "the file is not text; save the page as HTML or plain text")
    text, _ = decoded
    if broken := text.count(BROKEN):
        line = text.count("\n", 0, text.index(BROKEN)) + 1
        detail = f"signs that are no letters in the page's encoding: {broken}, the first on this line; save it anew"
        report(Problem(name, "encoding", detail, line, str(broken)))
    article, meta = _read_html(text) if _HTML.search(text[:20_000]) else (_read_text(text), Metadata())
    if article is None:
        _refuse_language(name, lang or detect_language(text))
        raise UnreadablePage(name, "no_body", "no running text was found on the page")
    body, sections = _join(article.body)
    language = lang.split("-")[0].lower() if lang else detect_language(body)
    _refuse_language(name, language)
    own_url, url = url, url or meta.url
    stamps = _stamps(published, article, meta, url, name, arabic=language == "ar")
    day = _believed(stamps, name, today or date.today(), report, None if published else text)
    source = outlet_of(name=outlet, site=meta.site or _site(meta, article), url=own_url if outlet else url)
    title = article.title or _page_title(meta)
    return Document(
        id=digest(source.id if source else "", squeeze(fold(body))),
        url=url,
        outlet=source,
        title=title,
        text=body,
        lang=language or "und",
        published=day,
        credits=_credits(body, article, meta, source),
        sections=sections,
        origin_file=scrub(name),
        text_sha256=hashlib.sha256(body.encode()).hexdigest(),
        extractor=EXTRACTOR,
    )


def _refuse_language(name: str, language: str | None) -> None:
    if language and language.split("-")[0].lower() not in READ:
        raise UnreadablePage(name, "language", f"the page is in a language that is not read: {language}", language)


def _read_text(text: str) -> Article | None:
    return find_article(read_plain(text))


def _read_html(text: str) -> tuple[Article | None, Metadata]:
    root = parse(text)
    if root is None:
        return None, Metadata()
    meta = read_metadata(root)
    tree = read_tree(root)
    start, stop = container(tree)
    article = find_article(tree.blocks, hints=_hints(meta, tree.blocks), start=start, stop=stop)
    if meta.scripted and (article is None or sum(block.words for block in article.body) < FEW_WORDS):
        article = _scripted(meta, article) or article
    return article, meta


def _hints(meta: Metadata, blocks: list[Block]) -> tuple[str, ...]:
    """Titles from the markup; the page's own title only where the page shows it, as some print their name there."""
    hints = [without_site(title) if meta.site and title.endswith(meta.site) else title for title in meta.titles]
    if hints or not meta.page_title:
        return tuple(hints)
    page = fold(meta.page_title)
    shown = [block for block in blocks if block.words >= 3 and block.linked < 0.9 and not block.prose]
    named = [block.text for block in shown if fold(block.text) in page and fold(block.text) != page]
    whole = [block.text for block in shown if fold(block.text) == page]
    first = {block.text for block in shown if block.level == 1}
    if named or whole:
        return (max(named, key=len),) if named and not whole else (whole[0],)
    if len(first) == 1:
        return tuple(first)
    return (without_site(meta.page_title),) if site_in_title(meta.page_title) else ()


def _scripted(meta: Metadata, shown: Article | None) -> Article | None:
    """The article as a script of the page holds it, if it is longer than what the page shows."""
    held = meta.scripted or ""
    if is_markup(held):
        root = parse(held)
        blocks = read_tree(root).blocks if root is not None else []
    else:
        blocks = read_plain(held)
    title = (
        meta.titles[0]
        if meta.titles
        else (shown.title if shown else None) or without_site(meta.page_title or "") or None
    )
    article = find_article(blocks, hints=(title,) if title else ())
    longer = article and (not shown or sum(b.words for b in article.body) > 1.2 * sum(b.words for b in shown.body))
    return article if longer else None


def _join(blocks: Iterable[Block]) -> tuple[str, tuple[Section, ...]]:
    """The body of a document and the sections that its headings open."""
    parts: list[str] = []
    headings: list[tuple[int, int, str]] = []
    at = 0
    for block in blocks:
        if block.heads:
            headings.append((at, min(block.level or 7, 7), block.text))
        parts.append(block.text)
        at += len(block.text) + 2
    body = "\n\n".join(parts)
    bounds = [*headings, (len(body) + 2, 0, "")]
    sections = []
    for index, (start, level, heading) in enumerate(headings):
        end = next(begin for begin, other, _ in bounds[index + 1 :] if other <= level)
        sections.append(Section(heading, Span(start, max(start + len(heading), end - 2))))
    return body, tuple(sections)


def _stamps(
    given: str | None, article: Article, meta: Metadata, url: str | None, name: str, *, arabic: bool
) -> list[str]:
    """The date of publication: as given, from the markup, from a date line near the title, from the address."""
    if given:
        stamp = parse_stamp(given)
        if stamp is None:
            raise IntakeError(f"{name}: {given!r} is not a date; write it as 2023-01-19", "published", given)
        return [stamp]
    stamps = meta.published[:1] or _visible(article, arabic)
    if not stamps and url and (day := date_in_address(url)):
        stamps = [day.isoformat()]
    return list(stamps)


def _believed(stamps: Iterable[str], name: str, today: date, report: Report, page: str | None) -> str | None:
    """The first stamp that is not in the future; `page` is its whole text where the page itself gave the stamps."""
    for stamp in stamps:
        if date.fromisoformat(stamp[:10]) <= today:
            return stamp
        detail = f"the date {stamp} is in the future and was not taken"
        if page is None:
            report(Problem(name, "future_given", f"{detail}; give the day of publication", None, stamp))
        else:
            report(Problem(name, "future_date", detail, line_of_day(page, stamp[:10]), stamp))
    return None


def _visible(article: Article, arabic: bool) -> list[str]:
    """The day of the first date line between title and body, else over the title, else after the body."""
    for blocks in (article.before[-2 * NEAR_TITLE :], _until_headline(article.above), _until_headline(article.after)):
        for block in blocks:
            if block.prose or "@" in block.text:
                continue
            line = read_dateline(block.text, day_first=arabic or None)
            if line and line.day:
                return [line.day.isoformat()]
    return []


def _until_headline(blocks: list[Block]) -> Iterable[Block]:
    """The blocks up to the first other headline: the dates behind it are those of other stories."""
    return takewhile(lambda block: block.words < SHORT or read_dateline(block.text) is not None, blocks[:NEAR_TITLE])


def _page_title(meta: Metadata) -> str | None:
    """The title of the whole page, if it is long enough to be more than the name of the site."""
    title = without_site(meta.page_title) if meta.page_title else ""
    return title if len(title.split()) >= SHORT else None


def _site(meta: Metadata, article: Article) -> str | None:
    """The site's name behind the title of the page, if what stands before it is the title of the article."""
    page = meta.page_title
    site = site_in_title(page) if page else None
    return site if page and site and article.title and fold(page).startswith(fold(article.title)[:30]) else None


def _credits(body: str, article: Article, meta: Metadata, outlet: Source | None) -> tuple[Credit, ...]:
    found = list(dateline_agencies(body))
    for block in [*article.before, *article.after]:
        if block.role == "caption" or (block.prose and block.words > 15):
            continue
        found += credits_of_line(block.text, byline=block.role == "byline")
    for role, person in meta.people:
        if role != "author" or not any(credit.role in ("author", "agency") for credit in found):
            found += credit_of(role, person)
    names = {
        name
        for name in (outlet and outlet.name, outlet and outlet.name_ar, meta.site, site_in_title(meta.page_title or ""))
        if name
    }
    return distinct(found, outlet.id if outlet else None, frozenset(fold(name) for name in names))
