"""Ask a question of data and ontology in rdflib: ``python ask.py border-dispute.trig recognised-governments.rq``."""

import sys
from pathlib import Path

from rdflib import Dataset

from entente.ontology import resources


def load(data: Path) -> Dataset:
    """Load data, and beside them the ontology with its vocabularies, whose labels the questions ask for."""
    together = Dataset(default_union=True)
    together.parse(data)
    for file in resources.ontology_files():
        together.parse(data=file.read_text(encoding="utf-8"), format="turtle")
    return together


def main(data: Path, question: Path) -> None:
    """Print the rows as CSV."""
    rows = load(data).query(question.read_text(encoding="utf-8"))
    sys.stdout.write((rows.serialize(format="csv") or b"").decode())


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
