"""Every IRI the graph mints answers: 303 to its page or its data by ``Accept``, and those under their suffixes.

What was merged into another answers 308, what was retracted 410, what nobody knows 404. Pages are views that others
register by kind (the path's second part: ``state``, ``person``, ``claim``; ``graph``, ``ontology``, ``module``,
``term``, ``scheme``, ``concept``, ``version``, ``alignment`` for the rest)::

    things = Things(questions, plain_page)
    things.page("person", lambda asking, iri, kind: render_template("person.html", …))
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from flask import Blueprint, Response, make_response, request
from flask.typing import ResponseReturnValue

from entente.errors import BadParameter, Gone, NotFound
from entente.model import iris
from entente.ontology import versions
from entente.sparql.negotiate import GRAPHS, QUADS, content_type, negotiate, prefers_html
from entente.store.formats import DATASETS, FORMATS, Format
from entente.web.addresses import SUFFIXES, article_of, candidates, path_of, split_suffix
from entente.web.asking import Asking, Questions
from entente.web.documents import LICENCE, ONTOLOGY, document
from entente.web.endpoint import SNAPSHOT_HEADER

View = Callable[[Asking, str, str], ResponseReturnValue]
"""Makes the page of a thing from its IRI and its kind, asking the snapshot that knows it."""

_RULES: Final = ("/id/<path:rest>", "/graph/<path:rest>", "/vocab/<path:rest>", "/ontology/<path:rest>", "/ontology")
_WHOLE: Final = "/ontology.<rest>"
_FORMATS: Final = {**FORMATS, **DATASETS}
_MOST_PAGES: Final = 1_000_000
_CLAIM_SCOPED: Final = ("claim", "evidence", "event", "step")


class Things:
    """Answers for every IRI under the base; ``plain`` makes the page of a kind nobody registered a view for."""

    def __init__(self, questions: Questions, plain: View) -> None:
        self._questions, self._plain = questions, plain
        self._views: dict[str, View] = {}

    def page(self, kind: str, view: View) -> None:
        """Have a view make the pages of a kind."""
        self._views[kind] = view

    def blueprint(self) -> Blueprint:
        """Give the routes. Slashes are never merged: an IRI may hold two in a row."""
        routes = Blueprint("things", __name__)
        for rule in (*_RULES, _WHOLE):
            routes.add_url_rule(rule, "thing", self.answer, merge_slashes=False)
        return routes

    def answer(self, rest: str = "") -> Response:
        """Answer for the IRI or the document whose path was asked."""
        path, suffix = split_suffix(request.path[1:])
        with self._questions.asking() as asking:
            iri, canonical = _find(asking, path)
            if canonical:
                return _redirect(308, _local(canonical, suffix))
            if not suffix:
                return _see_other(iri)
            if SUFFIXES[suffix] == "html":
                return self._page(asking, iri)
            return _data(asking, iri, _FORMATS[SUFFIXES[suffix]])

    def _page(self, asking: Asking, iri: str) -> Response:
        kind = kind_of(iri)
        response = make_response(self._views.get(kind, self._plain)(asking, iri, kind))
        _head(response, iri, asking.snapshot)
        response.add_etag()
        response.make_conditional(request)
        return response


def kind_of(iri: str) -> str:
    """Give the kind by which the page of an IRI is chosen.

    >>> [kind_of(iris.BASE + path) for path in ("id/state/libya", "ontology#Person", "vocab/context", "graph/links")]
    ['state', 'term', 'scheme', 'graph']
    >>> [kind_of(iris.BASE + path) for path in ("ontology", "ontology/core", "ontology/core/0.1.0")]
    ['ontology', 'module', 'version']
    """
    if iri in versions.documents():
        return "alignment" if iri.startswith(f"{ONTOLOGY}/align/") else "version"
    first, _, rest = iri.removeprefix(iris.BASE).partition("/")
    if first == "id":
        return rest.partition("/")[0]
    if first == "graph":
        return "graph"
    if first == "vocab":
        return "concept" if "#" in rest else "scheme"
    return "term" if "#" in iri else "ontology" if iri == ONTOLOGY else "module"


def _find(asking: Asking, path: str) -> tuple[str, str]:
    """Give the IRI a path stands for, and what it was merged into (empty for most).

    Raises Gone for what was retracted, NotFound for what the graph does not know.
    """
    names = candidates(path)
    kept = next((name for name in names if name == ONTOLOGY or name in versions.documents()), "")
    if kept:
        return kept, ""
    traces = [trace for name in names for trace in _traces(name)]
    if traces and asking.holds("data-retracted", trace=traces):
        raise Gone(f"{names[0]} was retracted", hint="what else is known can be searched at /")
    known = {row["iri"].value: row for row in asking.rows("data-standing", iri=names)}
    for name in names:
        if name in known:
            canonical = known[name].get("canonical")
            return name, canonical.value if canonical else ""
    raise NotFound(f"the graph knows no {names[0]}", hint="search for it by name at /")


def _traces(iri: str) -> list[str]:
    """List what may be written of an IRI where articles were retracted; an event shares its claim's digits."""
    kind, _, digits = iri.removeprefix(iris.THING).partition("/")
    article = article_of(iri)
    if article:
        return [article]
    return [iri, f"{iris.THING}claim/{digits}"] if kind in _CLAIM_SCOPED else []


def _see_other(iri: str) -> Response:
    accept = request.headers.get("Accept", "")
    suffix = "html" if prefers_html(accept) else _suffix_of(negotiate(accept, (*GRAPHS, *QUADS)))
    query = request.query_string.decode("ascii", "ignore")
    response = _redirect(303, _local(iri, suffix) + (f"?{query}" if query else ""))
    _head(response, iri)
    response.vary.add("Accept")
    return response


def _redirect(status: int, target: str) -> Response:
    return Response(
        f"{target}\n", status=status, headers={"Location": target}, content_type="text/plain; charset=utf-8"
    )


def _data(asking: Asking, iri: str, format_: Format) -> Response:
    page = _page_number()
    tag = f"{asking.snapshot}.{format_.name}"
    is_file = iri in versions.documents()
    if request.if_none_match.contains_weak(tag) and not is_file:
        response = Response(status=304)
    else:
        made = document(asking, iri, format_, page)
        response = Response(made.body, content_type=content_type(format_))
        _turn(response, iri, _suffix_of(format_), page, made.has_next)
    _head(response, iri, asking.snapshot)
    if is_file:  # a newer program may bring another file to the same snapshot
        response.add_etag()
        response.make_conditional(request)
    else:
        response.set_etag(tag)
    return response


def _page_number() -> int:
    text = request.args.get("page", "1")
    if not (text.isascii() and text.isdecimal() and 1 <= int(text[:9]) <= _MOST_PAGES):
        raise BadParameter(f"page is {text!r}, not a number from 1", hint="follow the Link with rel=next")
    return int(text)


def _turn(response: Response, iri: str, suffix: str, page: int, has_next: bool) -> None:
    path = _local(iri, suffix)
    if has_next:
        _link(response, f"{path}?page={page + 1}", 'rel="next"')
    if page > 1:
        _link(response, path if page == 2 else f"{path}?page={page - 1}", 'rel="prev"')
        _link(response, path, 'rel="first"')


def _head(response: Response, iri: str, snapshot: str = "") -> None:
    """Say where else the thing is described, under which licence, by which IRI it is cited, on which snapshot."""
    for suffix, name in SUFFIXES.items():
        media_type = _FORMATS[name].media_type if name in _FORMATS else "text/html"
        _link(response, _local(iri, suffix), f'rel="alternate"; type="{media_type}"')
    _link(response, _local(iri, "ttl"), 'rel="describedby"; type="text/turtle"')
    _link(response, iris.BASE + path_of(iri)[1:], 'rel="cite-as"')
    _link(response, LICENCE, 'rel="license"')
    response.headers["Cache-Control"] = "no-cache"
    if snapshot:
        response.headers[SNAPSHOT_HEADER] = snapshot


def _link(response: Response, target: str, relation: str) -> None:
    response.headers.add("Link", f"<{target}>; {relation}")


def _local(iri: str, suffix: str) -> str:
    """Give the address here of a thing, or of its document; of something from elsewhere, its own."""
    if not iri.startswith(iris.BASE):
        return iri
    return request.script_root + path_of(iri).partition("#")[0] + (f".{suffix}" if suffix else "")


def _suffix_of(format_: Format) -> str:
    return next(suffix for suffix, name in SUFFIXES.items() if name == format_.name)
