"""Which format an answer is made in: what the client accepts against what can be made.

``Accept`` is read as RFC 9110 §12.5.1 has it: each format has the quality of the most specific range that covers it, a
quality of 0 excludes, ties fall to the order of our offers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from entente.errors import NotAcceptable
from entente.store.formats import DATASETS, FORMATS, Format

JSON, XML, CSV, TSV = (FORMATS[name] for name in ("json", "xml", "csv", "tsv"))
TURTLE, NTRIPLES, RDFXML, JSONLD = (FORMATS[name] for name in ("turtle", "ntriples", "rdfxml", "jsonld"))

SOLUTIONS: Final = (JSON, XML, CSV, TSV)
"""What SELECT and ASK can be answered in."""
GRAPHS: Final = (TURTLE, NTRIPLES, RDFXML, JSONLD)
"""What CONSTRUCT and DESCRIBE can be answered in."""
QUADS: Final = tuple(DATASETS.values())
"""What documents and dumps are given in besides: each triple with its graph."""

_HTML: Final = Format("html", "text/html", triples=False)
_PROBLEM: Final = Format("problem", "application/problem+json", triples=False)
_ALSO: Final[dict[str, tuple[str, ...]]] = {
    "json": ("application/json", "text/json"),
    "xml": ("application/xml", "text/xml"),
    "turtle": ("application/turtle", "application/x-turtle"),
    "ntriples": ("text/plain",),
    "rdfxml": ("application/xml", "text/xml"),
    "jsonld": ("application/json",),
    "trig": ("application/x-trig",),
    "nquads": ("text/x-nquads", "text/nquads"),
    "html": ("application/xhtml+xml",),
    "problem": ("application/json",),
}
"""What else a format is asked for as, by its name."""


def content_type(format_: Format) -> str:
    """Give the value of Content-Type for a format: the textual ones say that they are UTF-8."""
    return format_.media_type + ("; charset=utf-8" if format_.media_type.startswith("text/") else "")


@dataclass(frozen=True)
class MediaRange:
    """One range of an Accept header: ``*`` for any type or subtype, its parameters, its quality from 0 to 1."""

    type: str
    subtype: str
    parameters: frozenset[tuple[str, str]]
    quality: float

    def specificity(self, media_type: str) -> int:
        """How closely it covers a media type: 0 not at all, 1 for ``*/*``, 2 for ``text/*``, 3 and more exactly."""
        kind, _, subtype = media_type.partition("/")
        if self.type == "*":
            return 1
        if self.type != kind:
            return 0
        if self.subtype == "*":
            return 2
        if self.subtype != subtype:
            return 0
        return 3 + len(self.parameters) if self.parameters <= {("charset", "utf-8")} else 0


_MOST_RANGES: Final = 100
"""Ranges that are looked at; no client means more, and a thousand would take a quarter of a second."""
_PART: Final = re.compile(r'((?:[^,"]|"(?:[^"\\]|\\.)*")+)')
_PARAMETER: Final = re.compile(r';\s*([^\s=;]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^\s;]*)')
_RANGE: Final = re.compile(r"\s*([\w!#$&^.+*-]+)/([\w!#$&^.+*-]+)\s*(;.*)?", re.DOTALL)


def accepted(header: str) -> tuple[MediaRange, ...]:
    """Read an Accept header; ranges that are not well formed are passed over, an empty header accepts anything.

    >>> [(item.subtype, item.quality) for item in accepted("text/csv;q=0.5, text/*; q=0, nonsense")]
    [('csv', 0.5), ('*', 0.0)]
    """
    parts = (match[1] for match in islice(_PART.finditer(header), _MOST_RANGES))
    ranges = tuple(found for part in parts if (found := _media_range(part)))
    return ranges or (MediaRange("*", "*", frozenset(), 1.0),)


def negotiate(accept: str, offers: Sequence[Format], asked: str = "") -> Format:
    """Choose the format to answer in; ``asked`` (a format's name or media type) goes before the Accept header.

    Raises NotAcceptable, naming what can be made, when nothing fits.

    >>> negotiate("text/*;q=0.8, application/sparql-results+xml;q=0.7", SOLUTIONS).name
    'csv'
    """
    if asked:
        return _named(asked, offers)
    ranges = accepted(accept)
    quality, best = max(((_quality(offer, ranges), offer) for offer in offers), key=lambda pair: pair[0])
    if quality <= 0:
        raise _none_of(accept, offers)
    return best


def prefers_html(accept: str) -> bool:
    """Whether a client would rather have a page than data: it names HTML, and nothing else we speak ranks higher."""
    ranges = accepted(accept)
    page = _exact_quality(_HTML, ranges)
    return page > 0 and page >= max(_exact_quality(offer, ranges) for offer in (*SOLUTIONS, *GRAPHS, *QUADS, _PROBLEM))


def _named(name: str, offers: Sequence[Format]) -> Format:
    for offer in offers:
        if name.strip().lower() in {offer.name, offer.media_type, *_also(offer)}:
            return offer
    raise _none_of(name, offers)


def _none_of(wanted: str, offers: Iterable[Format]) -> NotAcceptable:
    return NotAcceptable(
        f"this answer cannot be made as {wanted}",
        hint="ask for one of " + ", ".join(f"{offer.media_type} (format={offer.name})" for offer in offers),
        available=[offer.media_type for offer in offers],
    )


def _quality(offer: Format, ranges: Sequence[MediaRange]) -> float:
    """The quality of a format; asked for by another name of its own, it counts a hair less than by its proper one."""
    proper = _quality_as(offer.media_type, ranges)
    if any(item.specificity(offer.media_type) >= 3 for item in ranges):
        return proper
    exact = [_quality_as(name, ranges) for name in _also(offer) if any(r.specificity(name) >= 3 for r in ranges)]
    return max([proper, *(quality - 0.0001 for quality in exact)])


def _also(offer: Format) -> tuple[str, ...]:
    return _ALSO.get(offer.name, ())


def _quality_as(media_type: str, ranges: Sequence[MediaRange]) -> float:
    fitting = [(item.specificity(media_type), item.quality) for item in ranges if item.specificity(media_type)]
    return max(fitting)[1] if fitting else 0.0


def _exact_quality(offer: Format, ranges: Sequence[MediaRange]) -> float:
    names = (offer.media_type, *_also(offer))
    return max((item.quality for item in ranges for name in names if item.specificity(name) >= 3), default=0.0)


def _media_range(part: str) -> MediaRange | None:
    match = _RANGE.fullmatch(part)
    if not match:
        return None
    kind, subtype, rest = match.group(1).lower(), match.group(2).lower(), match.group(3) or ""
    parameters, quality = [], 1.0
    for name, value in _PARAMETER.findall(rest):
        if name.lower() == "q":
            quality = _quality_value(value)
            break  # what follows q is an extension, not part of the range
        parameters.append((name.lower(), value.strip('"').lower()))
    return MediaRange(kind, subtype, frozenset(parameters), quality)


def _quality_value(text: str) -> float:
    return min(float(text), 1.0) if re.fullmatch(r"\d(\.\d*)?|\.\d+", text) else 0.0
