"""The shapes of the ontology's entries."""

from __future__ import annotations

from collections.abc import Container

import msgspec


class Coded(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What has a code of its own in its file."""

    code: str


class Term(Coded, frozen=True, kw_only=True):
    """One code of a closed vocabulary, with its names and what it means."""

    name: str
    name_ar: str
    definition: str = ""
    definition_ar: str = ""


class ActorClass(Term, frozen=True, kw_only=True):
    """A class of actors, with ACLED's interaction code and text and PLOVER's sector."""

    acled_inter: int
    acled_text: str
    plover: str


class SourceKind(Term, frozen=True, kw_only=True):
    """A kind of sources. `care` orders kinds, the most careful first."""

    care: int


class Precision(Term, frozen=True, kw_only=True):
    """How far a place or a date goes, with UCDP's and ACLED's numbers."""

    ucdp: int | None = None
    acled: int | None = None


class AcledSubEvent(Coded, frozen=True, kw_only=True):
    """A sub-event type of ACLED."""

    event_type: str
    disorder_type: str
    name_ar: str


class PloverType(Coded, frozen=True, kw_only=True):
    """An event type of PLOVER, with its quad code."""

    quad: int
    name_ar: str


class Crosswalk(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the other schemes call a claim; None where a scheme has no word for it."""

    acled: str | None = None
    plover_type: str | None = None
    plover_mode: str | None = None
    cameo: str | None = None


class Variant(Crosswalk, frozen=True, kw_only=True):
    """Other crosswalk values for a kind when a condition holds. What is None here stays as the kind has it."""

    when: str


class Kind(Term, frozen=True, kw_only=True):
    """A kind of event, with its own crosswalk values."""

    definition: str
    definition_ar: str
    examples_en: tuple[str, ...]
    examples_ar: tuple[str, ...]
    family: str = ""
    acled: str | None = None
    plover_type: str | None = None
    plover_mode: str | None = None
    cameo: str | None = None
    variants: tuple[Variant, ...] = ()

    def crosswalk(self, conditions: Container[str] = ()) -> Crosswalk:
        """The codes of this kind in the other schemes under the conditions that hold.

        1. Each scheme takes its value from the first variant whose condition holds and that names one.
        2. Otherwise it takes the kind's own.
        3. A variant that changes the PLOVER type but names no mode leaves no mode: the kind's mode belongs to the
           other type.

        Parameters
        ----------
        conditions
            Codes of `ontology.conditions()`.

        Examples
        --------
        >>> from tawatur.ontology import kinds
        >>> kinds()["attack.ground"].crosswalk().acled, kinds()["attack.ground"].crosswalk({"target_civilian"}).acled
        ('Armed clash', 'Attack')
        """
        held = [variant for variant in self.variants if variant.when in conditions]
        plover_type = next((variant.plover_type for variant in held if variant.plover_type), None)
        own_mode = self.plover_mode if plover_type is None else None
        return Crosswalk(
            acled=next((variant.acled for variant in held if variant.acled), self.acled),
            plover_type=plover_type or self.plover_type,
            plover_mode=next((variant.plover_mode for variant in held if variant.plover_mode), own_mode),
            cameo=next((variant.cameo for variant in held if variant.cameo), self.cameo),
        )


class KindFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file of kinds/: one family."""

    family: str
    kind: tuple[Kind, ...]


class NearGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Kinds that two accounts of one happening may carry."""

    kinds: tuple[str, ...]
    weight: float
    why: str
    hub: str | None = None
