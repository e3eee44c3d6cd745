"""Reads the ontology's TOML files, once, and answers questions on them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import combinations
from types import MappingProxyType
from typing import Any, TypeVar

import msgspec

from tawatur.ontology.model import (
    AcledSubEvent,
    ActorClass,
    Coded,
    Kind,
    KindFile,
    NearGroup,
    PloverType,
    Precision,
    SourceKind,
    Term,
    Variant,
)

Entry = TypeVar("Entry", bound=Coded)
Shape = TypeVar("Shape")


class OntologyError(ValueError):
    """A file of the ontology is malformed: the message gives the file, the place in it and what is wrong."""


def parse(file: Traversable, shape: type[Shape]) -> Shape:
    """The content of a TOML file in a shape.

    Raises
    ------
    OntologyError
        The file is no TOML (the message has the line), or a field is missing, unknown or of another type (it names
        the entry).
    """
    return _shaped(file, _content(file), shape)


def _content(file: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise OntologyError(f"{file.name}: {error}") from error


def _shaped(file: Traversable, value: object, shape: type[Shape], where: str = "") -> Shape:
    try:
        return msgspec.convert(value, shape)
    except msgspec.ValidationError as error:
        raise OntologyError(f"{file.name}: {where}{error}; correct the entry, counted from 0") from error


def unique(file: Traversable, entries: Iterable[Entry]) -> Mapping[str, Entry]:
    """The entries by code, in the order of the file.

    Raises
    ------
    OntologyError
        Two entries have one code.
    """
    found: dict[str, Entry] = {}
    for entry in entries:
        if entry.code in found:
            raise OntologyError(f"{file.name}: code {entry.code!r} stands twice; remove or rename one")
        found[entry.code] = entry
    return MappingProxyType(found)


def _terms(name: str, shape: type[Entry]) -> Mapping[str, Entry]:
    file = files(__package__).joinpath("terms", f"{name}.toml")
    content = _content(file)
    if set(content) != {"term"}:
        raise OntologyError(f"{file.name}: expected [[term]] entries only, found {', '.join(sorted(content))}")
    return unique(file, [_shaped(file, entry, shape, f"[[term]] {n}: ") for n, entry in enumerate(content["term"])])


@cache
def kinds() -> Mapping[str, Kind]:
    """The kinds of events by code, family by family.

    Raises
    ------
    OntologyError
        A file is malformed or names a family, condition, sub-event type or PLOVER type that does not exist.
    """
    folder = files(__package__).joinpath("kinds")
    by_family: dict[str, tuple[Kind, ...]] = {}
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if not file.name.endswith(".toml"):
            continue
        content = parse(file, KindFile)
        if content.family not in families() or content.family in by_family:
            raise OntologyError(f"{file.name}: family {content.family!r} is unknown or has a file already")
        found = tuple(msgspec.structs.replace(kind, family=content.family) for kind in content.kind)
        for kind in found:
            _check(file, kind)
        by_family[content.family] = found
    ordered = tuple(kind for family in families() for kind in by_family.get(family, ()))
    return unique(folder, ordered)


def _check(file: Traversable, kind: Kind) -> None:
    values: tuple[Kind | Variant, ...] = (kind, *kind.variants)
    for value in values:
        if value.acled is not None and value.acled not in acled_sub_events():
            raise OntologyError(f"{file.name}: {kind.code}: no ACLED sub-event type {value.acled!r}")
        if value.plover_type is not None and value.plover_type not in plover_types():
            raise OntologyError(f"{file.name}: {kind.code}: no PLOVER type {value.plover_type!r}")
    for variant in kind.variants:
        if variant.when not in conditions():
            raise OntologyError(f"{file.name}: {kind.code}: no condition {variant.when!r} in conditions.toml")


@cache
def _near() -> Mapping[tuple[str, str], float]:
    file = files(__package__).joinpath("terms", "near.toml")
    weights: dict[tuple[str, str], float] = {}
    for group in parse(file, dict[str, tuple[NearGroup, ...]])["group"]:
        unknown = sorted({*group.kinds, group.hub or group.kinds[0]} - set(kinds()))
        if unknown:
            raise OntologyError(f"{file.name}: no kind {', '.join(unknown)}; see kinds/")
        pairs = combinations(group.kinds, 2) if group.hub is None else ((group.hub, kind) for kind in group.kinds)
        for a, b in pairs:
            pair = (min(a, b), max(a, b))
            weights[pair] = max(group.weight, weights.get(pair, 0.0))
    return MappingProxyType(weights)


def affinity(kind_a: str, kind_b: str) -> float:
    """How near two kinds are: 1 for the same, 0 for kinds that cannot tell one happening.

    >>> affinity("clash", "clash"), affinity("attack.ground", "clash"), affinity("protest", "attack.air")
    (1.0, 0.8, 0.0)
    """
    if kind_a == kind_b:
        return 1.0
    return _near().get((min(kind_a, kind_b), max(kind_a, kind_b)), 0.0)


def compatible(kind_a: str, kind_b: str) -> bool:
    """Whether two claims of these kinds can tell one happening.

    >>> compatible("assassination", "attack.civilians"), compatible("aid", "clash")
    (True, False)
    """
    return affinity(kind_a, kind_b) > 0


def plover_quad(kind: str, plover_type: str | None = None) -> int | None:
    """PLOVER's quad code of a kind, or of the type that a variant gives it."""
    code = plover_type or kinds()[kind].plover_type
    return None if code is None else plover_types()[code].quad


def label(term: Term, lang: str) -> str:
    """The name of a term in Arabic for a tag that starts with `ar`, else in English."""
    return term.name_ar if lang.split("-")[0] == "ar" else term.name


@cache
def families() -> Mapping[str, Term]:
    """Families of kinds."""
    return _terms("families", Term)


@cache
def conditions() -> Mapping[str, Term]:
    """Conditions on which the variants of crosswalks depend."""
    return _terms("conditions", Term)


@cache
def actor_classes() -> Mapping[str, ActorClass]:
    """Classes of actors."""
    return _terms("actor_classes", ActorClass)


@cache
def source_kinds() -> Mapping[str, SourceKind]:
    """Kinds of sources."""
    return _terms("source_kinds", SourceKind)


@cache
def modalities() -> Mapping[str, Term]:
    """How firmly a claim is made."""
    return _terms("modalities", Term)


@cache
def place_precisions() -> Mapping[str, Precision]:
    """How far a place goes, the finest first."""
    return _terms("place_precisions", Precision)


@cache
def date_precisions() -> Mapping[str, Precision]:
    """How far a date goes, the finest first."""
    return _terms("date_precisions", Precision)


@cache
def outcomes() -> Mapping[str, Term]:
    """What became of people."""
    return _terms("outcomes", Term)


@cache
def vague_amounts() -> Mapping[str, Term]:
    """Amounts without a number."""
    return _terms("vague", Term)


@cache
def hop_roles() -> Mapping[str, Term]:
    """Roles of the links of a chain."""
    return _terms("hop_roles", Term)


@cache
def credit_roles() -> Mapping[str, Term]:
    """Roles in the credits of a page."""
    return _terms("credit_roles", Term)


@cache
def independences() -> Mapping[str, Term]:
    """The three states of independence."""
    return _terms("independence", Term)


@cache
def agreements() -> Mapping[str, Term]:
    """The three states of agreement."""
    return _terms("agreement", Term)


@cache
def statuses() -> Mapping[str, Term]:
    """States of review."""
    return _terms("status", Term)


@cache
def acled_sub_events() -> Mapping[str, AcledSubEvent]:
    """ACLED's sub-event types."""
    return _terms("acled", AcledSubEvent)


@cache
def plover_types() -> Mapping[str, PloverType]:
    """PLOVER's event types."""
    return _terms("plover", PloverType)
