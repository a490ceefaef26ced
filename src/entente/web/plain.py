"""The page of a thing of any kind: what is said of it, by which graph, and the claims that name it."""

from __future__ import annotations

from flask import render_template

from entente.model import iris
from entente.web.addresses import path_of
from entente.web.asking import Asking, Row


def plain_page(asking: Asking, iri: str, kind: str) -> str:
    """Make the page."""
    facts = asking.rows("data-facts", iri=iri)
    return render_template(
        "thing.html",
        iri=iri,
        kind=kind,
        label=_label(iri, facts),
        facts=facts,
        claims=asking.rows("data-claims", iri=iri),
        path_of=path_of,
        snapshot=asking.snapshot,
    )


def _label(iri: str, facts: tuple[Row, ...]) -> str:
    named = (iris.PREFIXES["rdfs"] + "label", iris.PREFIXES["dcterms"] + "title")
    labels = [row["value"] for row in facts if row["property"].value in named]
    labels.sort(key=lambda term: term.language != "en")
    return labels[0].value if labels else iri.removeprefix(iris.BASE)
