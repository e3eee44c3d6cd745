"""Why an event is one, as lines: the rules of its values, the links of its accounts, shared texts, and differences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from tawatur import ontology
from tawatur.assembly.clusters import Link
from tawatur.assembly.reasons import Reasons, Value, reasons
from tawatur.commands import naming
from tawatur.commands.output import Words, isolated
from tawatur.records import Actor, Casualty, Claim, Date, Document, Event, Place
from tawatur.site.reasons import name as rule_name
from tawatur.site.reasons import rules


def why(event: Event, claims: Sequence[Claim], documents: Sequence[Document], say: Words) -> RenderableType:
    """The reasons for an event.

    Parameters
    ----------
    claims : all claims of its documents
    """
    pages = {document.id: document for document in documents}
    own = [claim for claim in claims if claim.id in set(event.claims)]
    found = reasons(event, claims, pages)
    parts = (
        ("why_rules", _rules(rules(event, own, pages), say)),
        ("why_links", _links(found.links, pages, say)),
        ("why_texts", _texts(found, pages, say)),
        ("why_differences", _differences(found, say)),
    )
    lines: list[RenderableType] = []
    for heading, told in parts:
        if shown := list(told):
            lines += [Text(), Text(isolated(say(heading)), "bold"), *(Text(isolated("  " + line)) for line in shown)]
    return Group(*lines)


def _rules(chosen: Mapping[str, str], say: Words) -> Iterator[str]:
    for field, rule in chosen.items():
        yield f"{say.named('fields', field)}: {rule_name(say.lang, field, rule)}"


def _links(links: Sequence[Link], pages: Mapping[str, Document], say: Words) -> Iterator[str]:
    """Each link with the points of its evidence, those without a say left out."""
    for link in links:
        ends = " ↔ ".join(_page(key, pages) for key, _ in (link.a, link.b))
        evidence = [
            f"{say.named('evidence', part)} {say.named('fits', how)} ({points:+g})"
            for part, how, points in link.evidence
            if points
        ]
        stage = say.named("joins", link.stage)
        yield f"{ends} · {stage}" + (f" · {naming.listed(evidence, say)}" if evidence else "")


def _texts(found: Reasons, pages: Mapping[str, Document], say: Words) -> Iterator[str]:
    for text in found.texts:
        yield say(
            "why_text", _page(text.a, pages), _page(text.b, pages), say.named("copies", text.how), f"{text.share:.0%}"
        )


def _differences(found: Reasons, say: Words) -> Iterator[str]:
    for field, told in found.differences.items():
        sides = (f"{naming.source(one.source, say)}: {naming.listed(_values(one.values, say), say)}" for one in told)
        yield f"{say.named('fields', field)} · {say('semicolon').join(sides)}"


def _values(values: Sequence[Value], say: Words) -> Iterator[str]:
    for value in values:
        if isinstance(value, Actor):
            yield naming.actor(value, say)
        elif isinstance(value, Place):
            yield naming.place(value, say)
        elif isinstance(value, Date):
            yield naming.date(value)
        elif isinstance(value, Casualty):
            yield naming.casualty(value, say)
        else:
            modes = ontology.modalities()
            yield ontology.label(modes[value], say.lang) if value in modes else naming.kind(value, say)


def _page(key: str, pages: Mapping[str, Document]) -> str:
    """A document as a list names it: outlet and day, else its id."""
    page = pages.get(key)
    outlet = page.outlet.name if page is not None and page.outlet is not None else key
    return f"{outlet} {page.published[:10]}" if page is not None and page.published else outlet
