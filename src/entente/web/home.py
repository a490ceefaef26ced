"""The start page: what this is, three queries to try, a form to ask one's own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Final

from flask import Blueprint, render_template

from entente.ontology.resources import query_files

_HEADER: Final = re.compile(r"^#\+ (\w+): (.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Example:
    """A query to try: what it asks, said in one line and at more length, and its text."""

    title: str
    explanation: str
    text: str


def examples() -> tuple[Example, ...]:
    """Read the example queries; their headers say what they ask."""
    return tuple(_example(file) for file in query_files("examples"))


def blueprint() -> Blueprint:
    """Give the route of the start page."""
    routes = Blueprint("home", __name__)
    shown = examples()
    routes.add_url_rule("/", "home", lambda: render_template("home.html", examples=shown))
    return routes


def _example(file: Traversable) -> Example:
    content = file.read_text(encoding="utf-8")
    header = dict(_HEADER.findall(content))
    return Example(header["title"], header["explanation"], _HEADER.sub("", content).strip())
