"""The data document of a thing: what the graph says of it, as one CONSTRUCT, written by the engine.

In the formats that know graphs it is a SELECT of the same triples, each with the graph it stands in; what is said of
the document itself stands in none.

What points to a thing, its claims above all, comes a page at a time; a named graph comes in pages of its triples; a
module of the ontology and a vocabulary come whole. Versions of the ontology and alignments come from their files: as
they were written, where Turtle is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pyoxigraph import RdfFormat, parse, serialize

from entente.errors import NotFound
from entente.model import iris
from entente.ontology import versions
from entente.store.formats import DATASETS, Format
from entente.web.addresses import SUFFIXES, document_of
from entente.web.asking import Asking

ONTOLOGY: Final = iris.BASE + "ontology"
"""The IRI before the ``#`` of every term of ours; it stands for all modules together."""
LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"

_SUFFIX_OF: Final = {name: suffix for suffix, name in SUFFIXES.items()}


@dataclass(frozen=True)
class Document:
    """One page of the data about a thing, and whether another follows."""

    body: bytes
    has_next: bool


def document(asking: Asking, iri: str, format_: Format, page: int = 1) -> Document:
    """Describe a thing that the graph knows; raises NotFound for a page behind the last."""
    kept = versions.documents().get(iri)
    if kept and page == 1:
        return Document(_kept(kept, format_), has_next=False)
    name, more = _queries(iri)
    size = asking.page_size(name)
    if page > 1 and not (more and _reaches(asking, more, iri, size * (page - 1))):
        raise NotFound(f"the data about {iri} has no page {page}", hint="the first page has no number")
    own = document_of(iri, _SUFFIX_OF[format_.name])
    if format_.name in DATASETS:
        body = asking.dataset(f"{name}-quads", format_, page=page, iri=iri, document=own)
    else:
        body = asking.graph(name, format_, page=page, iri=iri, document=own)
    return Document(body, bool(more) and _reaches(asking, more, iri, size * page))


def _kept(document: versions.Document, format_: Format) -> bytes:
    texts = [file.read_bytes() for file in document.files]
    if format_.name == "turtle" and len(texts) == 1:
        return texts[0]
    triples = (quad.triple for text in texts for quad in parse(text, format=RdfFormat.TURTLE))
    kind = RdfFormat.from_media_type(format_.media_type)
    assert kind is not None, format_.media_type
    return serialize(triples, format=kind, prefixes=iris.PREFIXES) or b""


def _queries(iri: str) -> tuple[str, str]:
    """Name the query that describes an IRI of this sort, and the one that tells whether it has more."""
    if iri.startswith(iris.GRAPH):
        return "data-graph", "data-graph-more"
    if iri.startswith((ONTOLOGY, iris.VOCABULARY)) and "#" not in iri:
        return "data-schema", ""
    return "data-thing", "data-more"


def _reaches(asking: Asking, more: str, iri: str, count: int) -> bool:
    """Whether there is anything behind the first so many: the query for it gives one row a page."""
    return bool(asking.rows(more, page=count + 1, iri=iri))
