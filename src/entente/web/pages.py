"""The pages that are about no one thing: the query editor, and what Entente is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from flask import Blueprint, Response, make_response, render_template, request

from entente import queries
from entente.model.iris import BASE, PREFIXES
from entente.ontology import terms
from entente.reason.policies import POLICIES
from entente.web.asking import Questions
from entente.web.questions import by_group, example_text

EDITOR_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""For the page with the editor alone: it sets styles of its own as it runs. Scripts still come from here only."""

_COMPLETED: Final = {"class": "class", "object property": "property", "datatype property": "property"}


@dataclass(frozen=True)
class Example:
    """A query to try: what it asks, said in one line and at more length, and its text."""

    title: str
    explanation: str
    text: str


@dataclass(frozen=True)
class PolicyText:
    """A policy in words, and its query."""

    name: str
    title: str
    explanation: str
    version: str
    text: str


def examples() -> tuple[Example, ...]:
    """Read the example queries; their headers say what they ask."""
    return tuple(
        Example(query.title, query.headers.get("explanation", ""), bare(query.text))
        for query in queries.folder("examples")
    )


def bare(text: str) -> str:
    """Give a query without its header."""
    return "\n".join(line for line in text.splitlines() if not line.startswith("#+")).strip()


def blueprint(questions: Questions, in_force: str) -> Blueprint:
    """Give the routes of both pages; ``in_force`` names the policy by which claims are accepted here."""
    routes = Blueprint("pages", __name__)
    routes.add_url_rule("/query", "query", _query(questions, examples()))
    routes.add_url_rule("/about", "about", _about(in_force, _policies()))
    return routes


def _query(questions: Questions, shown: tuple[Example, ...]) -> Callable[[], Response]:
    known = [
        {"iri": term.iri, "kind": _COMPLETED[term.kind]} for term in terms.terms().values() if term.kind in _COMPLETED
    ]

    def query() -> Response:
        settings = {
            "base": BASE,
            "root": request.script_root,
            "endpoint": f"{request.script_root}/sparql",
            "search": f"{request.script_root}/search",
            "prefixes": PREFIXES,
            "terms": known,
        }
        page = render_template(
            "query.html", examples=shown, groups=by_group(), settings=settings, asked=_asked(questions)
        )
        response = make_response(page)
        response.headers["Content-Security-Policy"] = EDITOR_POLICY
        return response

    return query


def _asked(questions: Questions) -> str:
    """Read the query that the page opens with: one that is given, or one of the library by its id."""
    identifier = request.args.get("question", "")
    return bare(example_text(questions, identifier)) if identifier else request.args.get("query", "")


def _about(in_force: str, policies: tuple[PolicyText, ...]) -> Callable[[], str]:
    def about() -> str:
        return render_template("about.html", policies=policies, in_force=in_force)

    return about


def _policies() -> tuple[PolicyText, ...]:
    found = [(policy, queries.named(f"rules/policy-{policy}")) for policy in POLICIES]
    return tuple(
        PolicyText(policy, query.title, query.headers["explanation"], query.headers["version"], bare(query.text))
        for policy, query in found
    )
