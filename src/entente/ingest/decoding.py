"""Decoding: from the bytes of a source to characters that any file, graph and answer of ours can hold."""

from __future__ import annotations

import re
from typing import Final

from entente.errors import BadArticle

_CONVERT: Final = "convert it first, for example `iconv -f {} -t UTF-8`"
_KINDS: Final = (
    (b"\xff\xfe\x00\x00", "UTF-32", _CONVERT.format("UTF-32")),
    (b"\x00\x00\xfe\xff", "UTF-32", _CONVERT.format("UTF-32")),
    (b"\xff\xfe", "UTF-16", _CONVERT.format("UTF-16")),
    (b"\xfe\xff", "UTF-16", _CONVERT.format("UTF-16")),
    (b"%PDF-", "a PDF", "copy its text into a file"),
    (b"{\\rtf", "a document in RTF", "save it as plain text"),
    *(
        (magic, "an archive, or a document in one", "unpack it, or save the document as plain text")
        for magic in (b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00", b"7z\xbc\xaf\x27\x1c", b"\x28\xb5\x2f\xfd")
    ),
)
"""How files of other kinds begin, what they are, what to do. An archive is never unpacked: a small one may hold all."""
_LOOKED_AT: Final = 4096
_FOREIGN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML can hold (its production Char): control characters, half a surrogate pair, two noncharacters."""


def require_text(name: str, content: bytes) -> None:
    """Raise BadArticle, saying what it is, for the bytes of another kind of file."""
    for magic, kind, hint in _KINDS:
        if content.startswith(magic):
            raise BadArticle(f"{name} is {kind}, not text in UTF-8", hint=hint)
    even, odd = (content[start:_LOOKED_AT:2].count(0) for start in (0, 1))
    half = len(content[:_LOOKED_AT]) / 4  # of all letters, half at least are Latin
    if max(even, odd) > half and min(even, odd) == 0:
        encoding = "UTF-16BE" if even else "UTF-16LE"
        raise BadArticle(f"{name} is UTF-16, not text in UTF-8", hint=_CONVERT.format(encoding))


def decode(name: str, content: bytes) -> str:
    """Decode UTF-8, with a byte order mark or without; raises BadArticle for whatever else it is."""
    require_text(name, content)
    if b"\x00" in content:
        raise BadArticle(f"{name} is binary, no text", hint="give plain text or Markdown in UTF-8")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadArticle(
            f"{name} is not UTF-8: byte {error.start} is 0x{content[error.start]:02x}",
            hint=_CONVERT.format("WINDOWS-1252"),
        ) from None


def require_characters(name: str, *texts: str) -> None:
    """Raise BadArticle for a character that answers in XML could not hold; JSON and files can spell them all."""
    for text in texts:
        if found := _FOREIGN.search(text):
            code = ord(found[0])
            kind = "half a character" if 0xD800 <= code < 0xE000 else "the control character"
            place = f"on line {text.count(chr(10), 0, found.start()) + 1}"
            raise BadArticle(
                f"{name} holds {kind} U+{code:04X} {place} of {text[:20]!r} …", hint="take it out: no XML can hold it"
            )


def shown(name: str) -> str:
    """Spell a file's name so that any terminal and any graph can hold it.

    >>> shown("caf\\udce9\\n.txt")
    'caf\\\\udce9\\\\n.txt'
    """
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode("ascii") for letter in name
    )
