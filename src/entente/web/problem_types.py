"""``/problem`` and ``/problem/<slug>``: what each kind of problem means, at the IRI that answers name as its ``type``.

All of it comes from the error tree: titles, statuses, exit codes, remedies, and the first paragraph of each docstring.
"""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from flask import Blueprint, render_template

from entente import errors
from entente.errors import EntenteError, NotFound
from entente.web.addresses import path_of

_CODE: Final = "``"

Prose = tuple[tuple[str, bool], ...]
"""Text in pieces, each with whether it is code."""


@dataclass(frozen=True)
class ProblemType:
    """A kind of problem, in words."""

    slug: str
    title: str
    iri: str
    status: int
    exit_code: int
    meaning: Prose
    remedy: Prose
    wider: str
    """Slug of the kind it is one of, empty for the widest."""
    narrower: tuple[str, ...]

    @property
    def path(self) -> str:
        """Where its page is."""
        return path_of(self.iri)

    @property
    def phrase(self) -> str:
        """The status in the words of HTTP."""
        return HTTPStatus(self.status).phrase


def blueprint() -> Blueprint:
    """Give the routes."""
    routes = Blueprint("problem_types", __name__)
    known = {kind.slug: _described(kind) for kind in errors.kinds()}

    def every() -> str:
        return render_template("problem_types.html", types=tuple(known.values()))

    def one(slug: str) -> str:
        if slug not in known:
            raise NotFound(f"there is no kind of problem called {slug}", hint="/problem lists them all")
        return render_template("problem_type.html", type=known[slug], known=known)

    routes.add_url_rule("/problem", "every", every)
    routes.add_url_rule("/problem/<slug>", "one", one)
    return routes


def prose(text: str) -> Prose:
    """Split a text at its double backquotes.

    >>> prose("Set ``LIMIT`` lower.")
    (('Set ', False), ('LIMIT', True), (' lower.', False))
    """
    pieces = text.split(_CODE)
    return tuple((piece, place % 2 == 1) for place, piece in enumerate(pieces) if piece)


def _described(kind: type[EntenteError]) -> ProblemType:
    wider = kind.__base__
    return ProblemType(
        slug=kind.slug,
        title=kind.title,
        iri=errors.address(kind),
        status=kind.status,
        exit_code=kind.exit_code,
        meaning=prose(_first_paragraph(kind)),
        remedy=prose(kind.remedy),
        wider=wider.slug if wider and issubclass(wider, EntenteError) else "",
        narrower=tuple(child.slug for child in kind.__subclasses__()),
    )


def _first_paragraph(kind: type[EntenteError]) -> str:
    """Give what a class says of itself; its title where docstrings were stripped."""
    return " ".join((inspect.getdoc(kind) or kind.title).partition("\n\n")[0].split())
