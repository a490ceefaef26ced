"""The formats answers are given in, by the names the command line knows them by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from entente.errors import BadParameter


@dataclass(frozen=True)
class Format:
    """One format: its name, its media type, and whether it writes triples (or quads) or rows."""

    name: str
    media_type: str
    triples: bool


FORMATS: Final = {
    item.name: item
    for item in (
        Format("csv", "text/csv", triples=False),
        Format("tsv", "text/tab-separated-values", triples=False),
        Format("json", "application/sparql-results+json", triples=False),
        Format("xml", "application/sparql-results+xml", triples=False),
        Format("turtle", "text/turtle", triples=True),
        Format("ntriples", "application/n-triples", triples=True),
        Format("rdfxml", "application/rdf+xml", triples=True),
        Format("jsonld", "application/ld+json", triples=True),
    )
}
"""What a query can be answered in."""

DATASETS: Final = {
    item.name: item
    for item in (
        Format("trig", "application/trig", triples=True),
        Format("nquads", "application/n-quads", triples=True),
    )
}
"""What says of each triple in which graph it stands. No query is answered so: CONSTRUCT knows no graphs."""


def format_for(form: str, name: str | None) -> Format:
    """Choose the format of an answer; without a name, CSV for rows, Turtle for triples and JSON for ASK.

    Raises BadParameter for a name that is none, or that does not fit the query's form.
    """
    triples = form in {"CONSTRUCT", "DESCRIBE"}
    if name is None:
        name = "turtle" if triples else "json" if form == "ASK" else "csv"
    fitting = [item.name for item in FORMATS.values() if item.triples == triples]
    if name not in fitting:
        raise BadParameter(
            f"the format {name} does not fit {form or 'this query'}", hint=f"ask for one of {', '.join(fitting)}"
        )
    return FORMATS[name]
