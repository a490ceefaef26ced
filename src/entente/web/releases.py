"""Pages and files beside the ontology's own: its versions, its alignments, the patterns, the JSON-LD context."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from flask import Blueprint, Response, render_template, request

from entente.ontology import alignments, changelog, changes, terms, versions
from entente.ontology.context import PATH, context
from entente.ontology.patterns import patterns
from entente.questions import Term
from entente.web.asking import Asking
from entente.web.glossary import Described, short_title
from entente.web.names import Name, name
from entente.web.page import page
from entente.web.things import Things


@dataclass(frozen=True)
class Mapped:
    """One of our terms beside one of another vocabulary."""

    ours: Name
    relation: str
    other: Name
    note: str


def register(things: Things) -> None:
    """Have these views make the pages of versions and alignments."""
    things.page("version", version)
    things.page("alignment", alignment)


def blueprint() -> Blueprint:
    """Give the routes of the patterns and of the context."""
    routes = Blueprint("releases", __name__)
    routes.add_url_rule("/ontology/patterns", "patterns", lambda: render_template("patterns.html", patterns=patterns()))
    routes.add_url_rule(f"/{PATH}", "context", _context)
    return routes


def version(asking: Asking, iri: str, kind: str) -> str:
    """Make the page of one version of the ontology, a module or a vocabulary: its terms, and what it changed."""
    found = versions.documents()[iri]
    return render_template(
        "version.html",
        page=page(asking, Name(_titled(found), iri), f"version {found.number}"),
        found=found,
        subject=_linked(found.subject),
        is_current=found == versions.of(found.subject)[-1],
        versions=[_linked(other.iri, other.number) for other in reversed(versions.of(found.subject))],
        members=_listing(found),
        changes=_changes(found),
    )


def alignment(asking: Asking, iri: str, kind: str) -> str:
    """Make the page of an alignment: which of our terms stands how to which of theirs."""
    subject = versions.documents()[iri].subject
    found = next(one for one in alignments.alignments() if one.name == subject.rpartition("/")[2])
    return render_template(
        "alignment.html",
        page=page(asking, Name(short_title(found.title), iri), "alignment"),
        found=found,
        extended=[_mapped(one) for one in found.extended],
        mapped=[_mapped(one) for one in found.mapped],
    )


def _context() -> Response:
    body = json.dumps(context(), ensure_ascii=False, indent=1)
    response = Response(body + "\n", content_type="application/ld+json")
    response.add_etag()
    response.make_conditional(request)
    return response


@cache
def _listing(found: versions.Document) -> tuple[Described, ...]:
    """List the terms of a version: those of a kind together, by label."""
    defined = terms.terms_of(found.graph()).values()
    return tuple(_listed(term) for term in sorted(defined, key=lambda term: (str(term.kind), term.label)))


@cache
def _changes(found: versions.Document) -> tuple[tuple[str, tuple[changes.Change, ...]], ...]:
    """Say what the version in force of the whole changed, by sort; nothing for another, nor for a part."""
    before = [other for other in versions.of(found.subject) if other.iri != found.iri]
    if found.subject != versions.WHOLE or not before or found != versions.of(found.subject)[-1]:
        return ()
    told = changes.compare(changelog.graph_of(before[-1].number), changelog.graph_of(found.number))
    listed = [change for change in told if change.sort not in (changes.Sort.LABEL, changes.Sort.NOTE)]
    return tuple((sort.value, tuple(group)) for sort, group in groupby(listed, key=lambda change: change.sort))


def _titled(found: versions.Document) -> str:
    if found.subject == versions.WHOLE:
        return f"The ontology, version {found.number}"
    return f"{found.subject.rpartition('/')[2].capitalize()}, version {found.number}"


def _listed(term: terms.Term) -> Described:
    known = term.iri in terms.terms()
    called = Name(term.label, term.iri, name(Term(term.iri, "iri")).href if known else "")
    return Described(called, term.name, term.definitions.get("en", ""))


def _linked(iri: str, text: str = "") -> Name:
    return Name(text or iri, iri, name(Term(iri, "iri")).href)


def _mapped(one: alignments.Correspondence) -> Mapped:
    other = Name(one.label, one.target, one.target if one.target.startswith("http") else "")
    return Mapped(name(Term(one.term, "iri")), one.relation.value, other, one.note)
