"""Manifests: what is known of pages beside the pages themselves, one JSON object a line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from tawatur.intake.dates import parse_stamp
from tawatur.intake.errors import IntakeError
from tawatur.intake.problems import Skipped

_FIELD = re.compile(r"(?:field `|at `\$\.)(\w+)`$")
"""The field that an error of the decoder is about, at its end: ``required field `file` ``, ``at `$.url` ``."""


class Entry(msgspec.Struct, frozen=True):
    """A line of a manifest. `file` is relative to the manifest's folder or as the command line names it."""

    file: str
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    lang: str | None = None


@dataclass(slots=True)
class Manifest:
    """The entries of a manifest by file, and the lines that could not be read."""

    folder: Path
    entries: dict[str, Entry] = field(default_factory=dict)
    by_name: dict[str, Entry | None] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)
    path: str = ""
    lines: dict[Entry, int] = field(default_factory=dict)

    def of(self, file: Path) -> Entry | None:
        """The entry of a file: by its path, else by its bare name where only one entry has it."""
        return self.entries.get(str(file.resolve())) or self.entries.get(str(file)) or self.by_name.get(file.name)

    def files(self) -> list[Path]:
        """The files that the manifest names, as they are to be opened, in order of their names."""
        return sorted(self.folder / entry.file for entry in set(self.entries.values()))


def read_manifest(path: str | Path) -> Manifest:
    """Read a manifest; a line that cannot be read is listed in `skipped` and the others are kept.

    Raises
    ------
    IntakeError
        The file cannot be opened.
    """
    path = Path(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"{path}: the manifest cannot be read ({error.strerror}); check the path"
        raise IntakeError(message, "manifest_unreadable", path, error.strerror) from error
    manifest = Manifest(path.parent, path=str(path))
    decoder = msgspec.json.Decoder(Entry)
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            entry = decoder.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            field_named = _FIELD.search(str(error))
            reason, value = ("manifest_field", field_named[1]) if field_named else ("manifest", None)
            detail = f"cannot be read ({error}); write an object with file, url, outlet, published, lang"
            manifest.skipped.append(Skipped(str(path), reason, detail, number, value))
            continue
        if entry.published and parse_stamp(entry.published) is None:
            detail = f"published {entry.published!r} is not a date; write it as 2023-01-19"
            manifest.skipped.append(Skipped(str(path), "manifest_date", detail, number, entry.published))
            continue
        _add(manifest, entry)
        manifest.lines[entry] = number
    return manifest


def _add(manifest: Manifest, entry: Entry) -> None:
    near = manifest.folder / entry.file
    manifest.entries[str(near.resolve())] = entry
    manifest.entries.setdefault(entry.file, entry)
    name = Path(entry.file).name
    manifest.by_name[name] = None if name in manifest.by_name else entry
