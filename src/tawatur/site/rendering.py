"""Templates: the Jinja environment and what every page knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from tawatur.records import Claim, digest
from tawatur.store import Store
from tawatur.words import areas, naming, strings, titles, writing

GRAPHIC_COOKIE = "graphic"


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates, with escaping always on; a name that is not given is an error, not an empty string."""
    made = Environment(
        loader=PackageLoader("tawatur.site"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    made.globals.update(naming=naming, areas=areas, writing=writing, version=version())
    made.filters.update(path=lambda value: quote(str(value), safe=""), bdi=bdi)
    return made


def bdi(name: naming.Name) -> Markup:
    """A name isolated from its surroundings and marked with its language."""
    return Markup('<bdi lang="{}">{}</bdi>').format(name.lang, name.text)


@lru_cache(maxsize=1)
def version() -> str:
    """A stamp of the static files: a changed file has a new address, so browsers may keep the old one for ever."""
    folder = files("tawatur.site").joinpath("static")
    names = ("site.css", "js/site.js", "js/map.js", "boundaries.json")
    return digest(*(folder.joinpath(name).read_bytes() for name in names))[:8]


def store_of(request: Request) -> Store:
    """The store that the application was made for."""
    store: Store = request.app.state.store
    return store


def lang_of(request: Request) -> str:
    """The language of the page: that of its path."""
    return str(request.path_params.get("lang") or "ar")


def page(request: Request, template: str, *, status: int = 200, lang: str | None = None, **values: Any) -> HTMLResponse:
    """A page from its template.

    Parameters
    ----------
    vouching : among the values, event id -> claims of the events that the page lists: without them a title names nobody
    """
    lang = lang or lang_of(request)
    query = f"?{request.url.query}" if request.url.query else ""
    other = "en" if lang == "ar" else "ar"
    parts = request.url.path.split("/", 2)
    rest = parts[2] if len(parts) > 2 and parts[1] in strings.LANGUAGES else ""
    vouching: Mapping[str, Sequence[Claim]] = values.get("vouching", {})
    context = {
        "lang": lang,
        "dir": naming.direction(lang),
        "other": other,
        "other_url": f"/{other}/{rest}{query}",
        "t": lambda key, **given: strings.text(lang, key, **given),
        "counted": lambda key, n: strings.counted(lang, key, n),
        "term": lambda vocabulary, code: naming.term(lang, vocabulary, code),
        "definition": lambda vocabulary, code: naming.definition(lang, vocabulary, code),
        "title_of": lambda event: titles.title(lang, event, vouching.get(event.id, ())),
        "where_of": lambda event: titles.where(lang, event),
        "graphic_hidden": request.cookies.get(GRAPHIC_COOKIE) == "hide",
        "here": request.url.path,
        "graphic_url": _graphic_url(request),
    }
    everything = context | {"writing": writing, "naming": naming, "say": strings.text} | values
    # The macros of parts.html are imported without the page's names: they get them as one argument.
    return HTMLResponse(environment().get_template(template).render(everything | {"ctx": everything}), status)


def _graphic_url(request: Request) -> str:
    """The address of this page with the reader's other wish about graphic text."""
    wish = "show" if request.cookies.get(GRAPHIC_COOKIE) == "hide" else "hide"
    url = request.url.include_query_params(graphic=wish)
    return f"{url.path}?{url.query}"
