"""The pages of the ontology: all of it, a module, one term, a vocabulary. They come from the files, not from the store.

Only how often a term is used, and by what, is asked of the graph.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from flask import render_template
from rdflib import DCTERMS, OWL, RDFS, SKOS, URIRef

from entente.errors import LimitExceeded
from entente.model import iris
from entente.ontology import alignments, patterns, resources, terms, versions, wording
from entente.ontology.description import describe
from entente.ontology.diagram import WIDTH, diagram
from entente.ontology.terms import Kind
from entente.questions import Term
from entente.web import codebook
from entente.web.asking import Asking, Row, wanted
from entente.web.glossary import about, described, linked, members, relations, title, tree
from entente.web.names import LANGUAGES, Name, name, named
from entente.web.page import page
from entente.web.things import Things

MOST_COUNTED: Final = 10_000
"""How far the uses of a term are counted."""

_PROPERTIES: Final = (Kind.OBJECT_PROPERTY, Kind.DATATYPE_PROPERTY, Kind.ANNOTATION_PROPERTY)


@dataclass(frozen=True)
class Module:
    """A module, a vocabulary or an alignment as the overview shows it."""

    name: Name
    about: str
    size: int
    """How many terms, or correspondences, it has."""


def register(things: Things) -> None:
    """Have these views make the pages of the ontology, its modules, terms and vocabularies."""
    things.page("ontology", whole)
    things.page("module", module)
    things.page("term", one)
    things.page("concept", one)
    things.page("scheme", scheme)


def whole(asking: Asking, iri: str, kind: str) -> str:
    """Make the page of the ontology: how to use it, its parts, then classes by level and properties."""
    properties = [described(term) for term in terms.terms().values() if term.kind in _PROPERTIES]
    schemes = sorted({term.module for term in terms.of_kind(Kind.CONCEPT)})
    return render_template(
        "ontology.html",
        page=page(asking, Name("The ontology", iri), "ontology"),
        number=versions.current(),
        versions=[_version(found) for found in reversed(versions.of(versions.WHOLE))],
        modules=[_module(iris.BASE + f"ontology/{found}") for found in resources.MODULES],
        vocabularies=[_module(found) for found in schemes],
        alignments=[_aligned(found) for found in alignments.alignments()],
        patterns=patterns.patterns(),
        classes=tree({term.iri: term for term in terms.of_kind(Kind.CLASS)}, RDFS.subClassOf),
        properties=sorted(properties, key=lambda found: found.name.text),
    )


def module(asking: Asking, iri: str, kind: str) -> str:
    """Make the page of a module: what it is about, its drawing, its classes and properties."""
    own = members(iri)
    classes = {found: term for found, term in own.items() if term.kind is Kind.CLASS}
    properties = [described(term) for term in own.values() if term.kind in _PROPERTIES]
    return render_template(
        "module.html",
        page=page(asking, Name(title(iri), iri), "module of the ontology"),
        about=about(iri),
        header=_header(iri),
        imports=[linked(found) for found in sorted(map(str, terms.graph().objects(URIRef(iri), OWL.imports)))],
        versions=[_version(found) for found in reversed(versions.of(iri))],
        drawn=diagram(iri),
        box_width=WIDTH,
        address_of=_address,
        classes=tree(classes, RDFS.subClassOf),
        properties=sorted(properties, key=lambda found: found.name.text),
    )


def one(asking: Asking, iri: str, kind: str) -> str:
    """Make the page of one term."""
    found = describe(iri)
    count, examples = _uses(asking, iri)
    return render_template(
        "term.html",
        page=page(asking, described(found.term).name, str(found.term.kind)),
        description=found,
        term=found.term,
        home=linked(found.term.module),
        since=versions.since(iri),
        replacement=name(Term(found.replacement, "iri")) if found.replacement else None,
        relations=relations(iri),
        said=wording.verb(iri, "", ""),
        language_names=LANGUAGES,
        sentences=[[_piece(piece.text, piece.iri) for piece in sentence] for sentence in found.inferences],
        mappings=alignments.concerning(iri),
        patterns=patterns.showing(iri),
        codebook=codebook.address(iri),
        count=count,
        most_counted=MOST_COUNTED,
        uses=examples,
    )


def scheme(asking: Asking, iri: str, kind: str) -> str:
    """Make the page of a vocabulary; raises NotFound for one without terms."""
    return render_template(
        "scheme.html",
        page=page(asking, Name(title(iri), iri), "vocabulary"),
        about=about(iri),
        members=tree(members(iri), SKOS.broader),
        versions=[_version(found) for found in reversed(versions.of(iri))],
    )


def _uses(asking: Asking, iri: str) -> tuple[int | None, list[Name]]:
    """Count what uses a term, None where that takes too long, and name some of it."""
    try:
        counted, examples = asking.together(wanted("term-count", iri=iri), wanted("term-examples", iri=iri))
    except LimitExceeded:
        return None, []
    return int(counted[0]["count"].value), _examples(examples)


def _examples(rows: Iterable[Row]) -> list[Name]:
    found = (called for row in rows if (called := named(row, "thing")))
    return list({called.iri: called for called in found}.values())


def _module(iri: str) -> Module:
    return Module(linked(iri), about(iri), len(members(iri)))


def _aligned(found: alignments.Alignment) -> Module:
    iri = f"{versions.WHOLE}/align/{found.name}"
    called = Name(found.title.rpartition(" with ")[2], iri, _address(iri))
    return Module(called, found.description, len(found.extended) + len(found.mapped))


def _version(found: versions.Document) -> Name:
    return Name(found.number, found.iri, _address(found.iri))


def _header(iri: str) -> dict[str, str]:
    graph, node = terms.graph(), URIRef(iri)
    wanted_ones = {"cite as": DCTERMS.bibliographicCitation, "version": OWL.versionInfo, "licence": DCTERMS.license}
    found = {words: graph.value(node, predicate) for words, predicate in wanted_ones.items()}
    return {words: str(value) for words, value in found.items() if value}


def _address(iri: str) -> str:
    return name(Term(iri, "iri")).href


def _piece(text: str, iri: str) -> Name:
    return Name(text, iri, _address(iri) if iri in terms.terms() else "")
