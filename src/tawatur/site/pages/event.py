"""The page of an event: the claims matrix, the source texts, the citation and the history."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tawatur.assembly.standing import named_agents, standing
from tawatur.records import Actor, Claim, Document, Event
from tawatur.site import citing, claims, highlight, reasons
from tawatur.site.errors import NoSuchPage
from tawatur.site.maps import overview
from tawatur.site.pages.home import drawable
from tawatur.site.rendering import bdi, lang_of, page, store_of
from tawatur.words import naming, titles
from tawatur.words.strings import text

CITATIONS = {
    "txt": ("plain", "text/plain"),
    "bib": ("bibtex", "text/x-bibtex"),
    "ris": ("ris", "application/x-research-info-systems"),
}


@dataclass(frozen=True, slots=True)
class SourceText:
    """A document as the page of an event shows it: the paragraphs that matter, None where some were left out."""

    document: Document
    parts: list[Markup | None]


def event(request: Request) -> Response:
    """An event; an address from before a merge leads to the event that took it in."""
    found = _found(request)
    if isinstance(found, Response):
        return found
    lang, store = lang_of(request), store_of(request)
    told = store.claims_of(found.id)
    documents = {document.id: document for document in store.documents_of(found.id)}
    report, url = standing(found, told).report, _address(request, found)
    return page(
        request,
        "event.html",
        event=found,
        matrix=claims.matrix(lang, found, told, documents),
        merged={
            "agents": _agents(lang, found, told),
            "targets": _sides(lang, found.targets),
            "weapons": _weapons(lang, told),
        },
        told_as="asserted" if report == "told" else report,
        doubts=_doubts(lang, found, told),
        texts=[_source_text(document, told) for document in documents.values()],
        told=told,
        vouching={found.id: told},
        documents=documents,
        drawable=drawable(found.place),
        cite=citing.formats(lang, found, told, url),
        rules={
            field: reasons.name(lang, field, rule)
            for field, rule in (reasons.READ | reasons.rules(found, told, documents)).items()
        },
    )


def cite(request: Request) -> Response:
    """The citation of an event as a file."""
    found = _found(request)
    if isinstance(found, Response):
        return found
    if request.path_params["format"] not in CITATIONS:
        raise NoSuchPage(request.url.path)
    told = store_of(request).claims_of(found.id)
    name, media = CITATIONS[request.path_params["format"]]
    body = citing.formats(lang_of(request), found, told, _address(request, found))[name]
    headers = {"Content-Disposition": f'attachment; filename="tawatur-{found.id}.{request.path_params["format"]}"'}
    return Response(body, media_type=media + "; charset=utf-8", headers=headers)


def locator(request: Request) -> Response:
    """The map of an event's place as SVG."""
    found = _found(request)
    if isinstance(found, Response):
        return found
    if found.place is None or not drawable(found.place):
        raise NoSuchPage(request.url.path)
    lang = lang_of(request)
    title = text(lang, "map.locator", place=titles.where(lang, found))
    return Response(overview.locator(lang, found.place, title), media_type="image/svg+xml")


def _sides(lang: str, actors: tuple[Actor, ...]) -> list[tuple[str | None, Markup, str]]:
    """The actors of the record as the page shows them, each once: the id of those that have a page, name, note."""
    return list(dict.fromkeys((actor.actor_id, claims.party(lang, actor), "") for actor in actors))


def _agents(lang: str, found: Event, told: list[Claim]) -> list[tuple[str | None, Markup, str]]:
    """The agents of the record, each with how firmly it is named where no report tells it as a fact."""
    certain = standing(found, told).report == "told"
    shown: dict[tuple[str | None, Markup, str], None] = {}
    for agent in named_agents(found, told):
        by = titles.speakers(lang, agent.by)
        word = "unvouched" if agent.word == "alleged" and not by else agent.word
        note = text(lang, f"standing.{word}", by=by) if certain and word != "told" else ""
        shown[agent.actor.actor_id, claims.party(lang, agent.actor), note] = None
    return list(shown)


def _weapons(lang: str, told: list[Claim]) -> list[tuple[str | None, Markup, str]]:
    """The weapons that accounts of the event name, each once; the record itself carries none."""
    named = (weapon for claim in told if not claim.negated for weapon in claim.weapons)
    return list(dict.fromkeys((None, bdi(naming.weapon(lang, weapon.name)), "") for weapon in named))


def _doubts(lang: str, found: Event, told: list[Claim]) -> list[str]:
    """What the reader must know of the agents together: that accounts name different ones, or that one denies it."""
    how = standing(found, told)
    doubts = (("report", how.report != "told"), ("disputed", how.disputed), ("denies", how.denies))
    keys = [how.report if key == "report" else key for key, holds in doubts if holds]
    return [text(lang, f"standing.event.{key}") for key in keys]


def _found(request: Request) -> Event | Response:
    wanted = request.path_params["id"]
    found = store_of(request).event(wanted)
    if found is None:
        raise NoSuchPage(request.url.path)
    if found.id != wanted:
        path = request.url.path.replace(f"/events/{quote(wanted)}", f"/events/{quote(found.id)}", 1)
        return RedirectResponse(path, status_code=308)
    return found


def _address(request: Request, found: Event) -> str:
    return str(request.url.replace(path=f"/{lang_of(request)}/events/{quote(found.id)}", query=""))


def _source_text(document: Document, told: list[Claim]) -> SourceText:
    """The paragraphs of a document that tell of the event, with their marks."""
    marks = claims.marks([claim for claim in told if claim.document_id == document.id])
    spans = highlight.paragraphs(document.text)
    parts: list[Markup | None] = []
    for (start, end), wanted in zip(spans, highlight.touching(spans, marks), strict=True):
        if wanted:
            parts.append(highlight.render(document.text, marks, start, end))
        elif not parts or parts[-1] is not None:
            parts.append(None)
    return SourceText(document, parts)
