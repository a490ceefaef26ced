"""The start page: what this is, three queries to try, a form to ask one's own."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, render_template

from entente import queries


@dataclass(frozen=True)
class Example:
    """A query to try: what it asks, said in one line and at more length, and its text."""

    title: str
    explanation: str
    text: str


def examples() -> tuple[Example, ...]:
    """Read the example queries; their headers say what they ask."""
    return tuple(_example(query) for query in queries.folder("examples"))


def blueprint() -> Blueprint:
    """Give the route of the start page."""
    routes = Blueprint("home", __name__)
    shown = examples()
    routes.add_url_rule("/", "home", lambda: render_template("home.html", examples=shown))
    return routes


def _example(query: queries.Query) -> Example:
    lines = (line for line in query.text.splitlines() if not line.startswith("#+"))
    return Example(query.title, query.headers["explanation"], "\n".join(lines).strip())
