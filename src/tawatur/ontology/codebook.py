"""Writes the codebook, the ontology as a page in each language: `python -m tawatur.ontology.codebook docs/`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path

from tawatur import ontology
from tawatur.ontology.loading import parse
from tawatur.ontology.model import Crosswalk, Kind, Term

LANGUAGES = ("en", "ar")
VOCABULARIES = (
    "actor_classes", "source_kinds", "modalities", "place_precisions", "date_precisions", "outcomes", "vague_amounts",
    "hop_roles", "credit_roles", "independences", "agreements", "statuses",
)  # fmt: skip
NUMBERS = (
    ("acled_inter", "ACLED inter"),
    ("acled_text", "ACLED"),
    ("plover", "PLOVER"),
    ("ucdp", "UCDP"),
    ("acled", "ACLED"),
)


def words(lang: str) -> Mapping[str, str]:
    """The page's own words in a language."""
    return parse(files(__package__).joinpath("codebook.toml"), dict[str, dict[str, str]])[lang]


def page(lang: str) -> str:
    """The codebook in a language, as Markdown."""
    say = words(lang)
    lines = [f"# {say['title']}", "", say["intro"], "", f"## {say['kinds']}", ""]
    for family in ontology.families().values():
        lines += [f"### {ontology.label(family, lang)}", "", _definition(family, lang), ""]
        for kind in ontology.kinds().values():
            if kind.family == family.code:
                lines += _kind(kind, lang, say)
    lines += _near(lang, say)
    for name in VOCABULARIES:
        lines += _vocabulary(say[name], getattr(ontology, name)(), lang, say)
    return "\n".join(lines).rstrip("\n") + "\n"


def _definition(term: Term, lang: str) -> str:
    return term.definition_ar if lang == "ar" else term.definition


def _kind(kind: Kind, lang: str, say: Mapping[str, str]) -> Iterator[str]:
    yield from (
        f"#### `{kind.code}` {ontology.label(kind, lang)}",
        "",
        f"{say['definition']}: {_definition(kind, lang)}",
        "",
    )
    yield from (f"{say['examples']}:", "")
    # The reader's own language comes first.
    both = [*kind.examples_ar, *kind.examples_en] if lang == "ar" else [*kind.examples_en, *kind.examples_ar]
    yield from (f"- {example}" for example in both)
    yield from ("", f"{say['crosswalk']}: {_codes(kind.crosswalk(), kind.code, say)}", "")
    for variant in kind.variants:
        condition = ontology.label(ontology.conditions()[variant.when], lang)
        yield f"- {say['condition'].format(condition)}: {_codes(kind.crosswalk({variant.when}), kind.code, say)}"
    if kind.variants:
        yield ""


def _codes(value: Crosswalk, kind: str, say: Mapping[str, str]) -> str:
    parts = []
    if value.acled:
        parts.append(f"ACLED *{value.acled}*")
    plover = "/".join(part for part in (value.plover_type, value.plover_mode) if part)
    if plover:
        parts.append(f"PLOVER *{plover}* ({say['quad']} {ontology.plover_quad(kind, value.plover_type)})")
    if value.cameo:
        parts.append(f"CAMEO *{value.cameo}*")
    return " · ".join(parts) or say["none"]


def _near(lang: str, say: Mapping[str, str]) -> Iterator[str]:
    yield from (f"## {say['near']}", "", say["near_intro"], "", f"| {say['kind']} | {say['near']} |", "|---|---|")
    codes = list(ontology.kinds())
    for code in codes:
        near = [(other, ontology.affinity(code, other)) for other in codes if other != code]
        told = ", ".join(f"`{other}` {weight}" for other, weight in near if weight)
        if told:
            yield f"| `{code}` {ontology.label(ontology.kinds()[code], lang)} | {told} |"
    yield ""


def _vocabulary(title: str, terms: Mapping[str, Term], lang: str, say: Mapping[str, str]) -> Iterator[str]:
    extra = [(field, head) for field, head in NUMBERS if any(hasattr(term, field) for term in terms.values())]
    heads = [say["code"], say["name"], say["meaning"], *(head for _, head in extra)]
    yield from (f"## {title}", "", "| " + " | ".join(heads) + " |", "|---" * len(heads) + "|")
    for term in terms.values():
        numbers = (getattr(term, field) for field, _ in extra)
        cells = [f"`{term.code}`", ontology.label(term, lang), _definition(term, lang) or say["none"]]
        yield "| " + " | ".join([*cells, *(say["none"] if n is None else str(n) for n in numbers)]) + " |"
    yield ""


def write(folder: Path) -> list[Path]:
    """Write the page of each language into a folder; returns the files written."""
    written = []
    for lang in LANGUAGES:
        target = folder / words(lang)["file"]
        target.write_text(page(lang), encoding="utf-8")
        written.append(target)
    return written


if __name__ == "__main__":
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        raise SystemExit("usage: python -m tawatur.ontology.codebook FOLDER (the folder must exist)")
    for file in write(Path(sys.argv[1])):
        print(file)
