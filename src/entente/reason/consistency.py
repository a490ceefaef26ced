"""Whether the ontology, alone or with facts, contradicts itself: by the axiom, then by HermiT, which needs Java."""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import owlready2
from pyoxigraph import RdfFormat
from rdflib import OWL, RDF, RDFS, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from entente.errors import Unavailable
from entente.ontology import resources, terms
from entente.ontology.parsing import parsed
from entente.reason import contradictions

# HermiT aborts on a datatype outside the OWL 2 map. These few are all that our facts need, and our cardinalities.
_DATATYPES: Final = frozenset(
    {None, XSD.string, XSD.integer, XSD.nonNegativeInteger, XSD.boolean, XSD.dateTime, XSD.decimal, XSD.double}
)

# What only people read, and what would send the loader to the network.
_SKIPPED: Final = frozenset({OWL.imports, OWL.versionIRI, OWL.versionInfo, RDFS.label, RDFS.comment, RDFS.isDefinedBy})


@dataclass(frozen=True)
class Consistency:
    """What the reasoner found."""

    consistent: bool
    """False where no world can be as the triples say."""
    unsatisfiable: tuple[str, ...] = ()
    """IRIs of classes that nothing can be a member of; empty where inconsistent, for then every class is one."""
    reasons: tuple[str, ...] = ()
    """Which axioms are contradicted and by which nodes, one sentence each; empty where consistent."""


UNEXPLAINED: Final = "the ontology and the facts contradict each other by several axioms together"


def reference() -> Graph:
    """Parse all reference graphs into one, for ``check``."""
    return parsed(*(file.read_bytes() for file in resources.reference_files()), kind=RdfFormat.TRIG)


def check(*facts: Graph) -> Consistency:
    """Judge the ontology together with any graphs of facts: what one axiom forbids first, then all of it by HermiT.

    Raises ``Unavailable`` where HermiT is needed and Java is missing or the reasoner itself fails.
    """
    if reasons := contradictions.explained(terms.graph(), *facts):
        return Consistency(consistent=False, reasons=reasons)
    _require_java()
    world = _load(_readable(terms.graph(), *facts))
    try:
        with _own_temporary_folder():
            return _judge(world)
    finally:
        world.close()


def _require_java() -> None:
    if shutil.which(owlready2.JAVA_EXE) is None:
        raise Unavailable(
            "the consistency check runs HermiT, which needs Java, and there is no “java” on the path",
            hint="install a Java runtime, 11 or newer (Debian: apt-get install default-jre-headless)",
        )


@contextmanager
def _own_temporary_folder() -> Iterator[None]:
    """Catch the file that owlready2 hands to HermiT and leaves behind whenever the verdict is “inconsistent”."""
    usual = tempfile.tempdir
    with tempfile.TemporaryDirectory(prefix="entente-") as folder:
        tempfile.tempdir = folder
        try:
            yield
        finally:
            tempfile.tempdir = usual


def _load(triples: Graph) -> owlready2.World:
    """Load into a world of its own: owlready2's default world is shared by the whole process."""
    world = owlready2.World()
    content = io.BytesIO(triples.serialize(format="nt", encoding="utf-8"))
    world.get_ontology("https://w3id.org/entente/consistency").load(fileobj=content)
    return world


def _judge(world: owlready2.World) -> Consistency:
    try:
        owlready2.sync_reasoner_hermit(world, infer_property_values=False, debug=0, ignore_unsupported_datatypes=True)
    except owlready2.OwlReadyInconsistentOntologyError:
        return Consistency(consistent=False, reasons=(UNEXPLAINED,))
    except owlready2.OwlReadyJavaError as error:
        raise Unavailable(f"HermiT failed: {str(error).strip()[:500]}", hint="try another Java runtime") from error
    # owl:Nothing is the one class that is rightly empty.
    empty = {found.iri for found in world.inconsistent_classes()} - {str(OWL.Nothing)}
    return Consistency(consistent=True, unsatisfiable=tuple(sorted(empty)))


def _readable(*graphs: Graph) -> Graph:
    kept = Graph()
    for graph in graphs:
        annotations = _SKIPPED | _annotation_properties(graph) | _annotation_properties(terms.graph())
        for triple in _logical(graph, annotations):
            kept.add(triple)
    return kept


def _logical(graph: Graph, annotations: frozenset[Node]) -> Iterator[tuple[Node, Node, Node]]:
    for subject, predicate, value in graph:
        if predicate in annotations:
            continue
        if isinstance(value, Literal) and value.datatype not in _DATATYPES:
            continue
        yield subject, predicate, value


def _annotation_properties(graph: Graph) -> frozenset[Node]:
    return frozenset(found for found in graph.subjects(RDF.type, OWL.AnnotationProperty) if isinstance(found, URIRef))
