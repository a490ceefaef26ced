"""Check your own data against the shapes with pySHACL: ``python validate.py border-dispute.trig``."""

import sys
from importlib.resources.abc import Traversable
from pathlib import Path

import pyshacl
from rdflib import RDF, SH, Dataset, Graph

from entente.ontology import resources


def merged(data: Path) -> Graph:
    """Merge the named graphs of data: the shapes ask of all that is known together."""
    graph = Graph()
    for triple in Dataset(default_union=True).parse(data).triples((None, None, None)):
        graph.add(triple)
    return graph


def turtle(*files: Traversable) -> Graph:
    """Parse files of the ontology into one graph."""
    graph = Graph()
    for file in files:
        graph.parse(data=file.read_text(encoding="utf-8"), format="turtle")
    return graph


def main(data: Path) -> int:
    """Print each thing at fault and what it lacks; give 1 where there is any."""
    shapes = turtle(resources.ontology_file("shapes/data.ttl"))
    _, report, _ = pyshacl.validate(merged(data), shacl_graph=shapes, ont_graph=turtle(*resources.module_files()))
    faults = {
        f"{report.value(result, SH.focusNode)}: {report.value(result, SH.resultMessage)}"
        for result in report.subjects(RDF.type, SH.ValidationResult)
    }
    print("\n".join(sorted(faults)) or "the data keep the shapes")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
