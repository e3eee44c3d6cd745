"""The bulletin as one page of HTML that needs nothing beside it: for mail, for print, for an archive."""

from __future__ import annotations

from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from tawatur.bulletin.markdown import correction_lines
from tawatur.bulletin.model import Bulletin
from tawatur.bulletin.parts import credit_lines, head_lines, version_line
from tawatur.words import naming
from tawatur.words.strings import text


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("tawatur.bulletin"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip


def html(bulletin: Bulletin, *, address: str = "") -> bytes:
    """The page.

    Parameters
    ----------
    address : where a site with the events is, such as ``https://bulletin.example``; each sentence then leads there
    """
    lang = bulletin.lang
    page = _environment().get_template("bulletin.html")
    return page.render(
        bulletin=bulletin,
        dir=naming.direction(lang),
        t=lambda key, **values: text(lang, key, **values),
        head=head_lines(bulletin),
        version=version_line(bulletin),
        credits=credit_lines(bulletin),
        corrections=[line for one in bulletin.corrections for line in correction_lines(lang, one)],
        address=address.rstrip("/"),
    ).encode()
