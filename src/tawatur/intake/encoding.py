"""From bytes to text, whatever the encoding: byte order marks, declarations, UTF-8, then a guess."""

from __future__ import annotations

import codecs
import re

DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})"""
    rb"""|<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})""",
    re.I,
)
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MAGIC = (
    b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!",
    b"\x7fELF", b"RIFF", b"ID3", b"\xd0\xcf\x11\xe0", b"SQLite format 3", b"\x00\x00\x01\x00", b"BZh",
    b"OggS", b"MZ\x90",
)  # fmt: skip
WESTERN = frozenset({"cp1252", "iso8859-15", "latin-1"})
SAMPLE = 65_536
BROKEN_SHARE = 0.05
"""UTF-8 with up to this share of broken sequences is still UTF-8: crawlers cut pages in the middle of a letter."""
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")


def decode(data: bytes) -> tuple[str, str] | None:
    """Decode a page.

    Returns
    -------
    tuple of text and encoding, or None if the bytes are not text.
    """
    for mark, name in MARKS:
        if data.startswith(mark):
            return _clean(data[len(mark) :].decode(name, "replace")), name
    if data.startswith(MAGIC):
        return None
    wide = _wide(data[:SAMPLE])
    if wide:
        return _clean(data.decode(wide, "replace")), wide
    if data.count(b"\x00", 0, SAMPLE) * 100 > min(len(data), SAMPLE):
        return None
    name = _single(data)
    text = data.decode(name, "replace")
    controls = len(_CONTROLS.findall(text[:SAMPLE]))
    if controls * 20 > min(len(text), SAMPLE):
        return None
    return _clean(text), name


def _single(data: bytes) -> str:
    """The encoding of bytes that are not UTF-16: declared if it fits, UTF-8 if it fits, else the likeliest."""
    try:
        data.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        pass
    if _nearly_utf8(data):
        return "utf-8"
    found = DECLARED.search(data[:4096])
    name = _known((found[1] or found[2]).decode("ascii")) if found else None
    # Every byte fits a Western code page: servers put that label on Arabic pages too.
    mislabelled = name in WESTERN and _arabic_share(data) > 0.5
    if name and name != "utf-8" and not mislabelled:
        return name
    return _guess(data)


def _known(name: str) -> str | None:
    """Python's name of an encoding as pages spell it; pages that say Latin-1 mean Windows-1252."""
    try:
        name = codecs.lookup(name).name
        b"".decode(name)
    except (LookupError, ValueError):
        return None
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def _nearly_utf8(data: bytes) -> bool:
    sample = data[:SAMPLE]
    good = sum(map(len, _MULTIBYTE.findall(sample)))
    high = len(_HIGH.findall(sample))
    return good > 0 and (high - good) <= BROKEN_SHARE * high + 3 and good > 2 * (high - good)


def _guess(data: bytes) -> str:
    from resiliparse.parse.encoding import detect_encoding  # a compiled library: loaded only for pages that need it

    name = _known(detect_encoding(data[:SAMPLE], html5_compatible=False) or "") or "cp1252"
    if name in ("cp1256", "iso8859-6") or _arabic_share(data) > 0.5:
        # The article, alef and lam, is the commonest pair of letters in Arabic; the two code pages put lam elsewhere.
        return "cp1256" if data.count(b"\xc7\xe1") >= data.count(b"\xc7\xe4") else "iso8859-6"
    return "utf-8" if name.startswith("utf") else name


def _arabic_share(data: bytes) -> float:
    """How much of the high bytes, read as Windows-1256, are Arabic letters in words of three and more."""
    text = data[:SAMPLE].decode("cp1256", "replace")
    runs = re.findall("[\u0621-\u064a]{3,}", text)
    return sum(map(len, runs)) / max(1, sum(character > "\x7f" for character in text))


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: every other byte is the high byte of a Latin or Arabic letter."""
    if len(sample) < 4:
        return None
    even, odd = sample[0::2], sample[1::2]
    for name, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        letters = high.count(0x00) + high.count(0x06)
        if letters > 0.85 * len(high) and low.count(0x00) + low.count(0x06) < 0.3 * len(low) and len(set(low)) > 1:
            return name
    return None


def _clean(text: str) -> str:
    """One kind of line end, no control characters, no lone surrogates; the letters stay as they are."""
    text = (
        text.replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\u2028", "\n")
        .replace("\u2029", "\n\n")
        .replace("\ufeff", "")
    )
    return scrub(_CONTROLS.sub("", text))


def scrub(text: str) -> str:
    """Text that can be written as UTF-8: lone surrogates, which JSON escapes can smuggle in, become U+FFFD."""
    return _SURROGATES.sub("\ufffd", text)
