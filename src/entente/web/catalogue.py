"""What tells machines where everything is: ``/.well-known/void``, ``/void``, ``/sitemap.xml``, ``/robots.txt``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final
from xml.sax.saxutils import escape

from flask import Blueprint, Response, request

from entente.errors import LimitExceeded, NotFound
from entente.model import iris
from entente.sparql.negotiate import GRAPHS, content_type, negotiate
from entente.store.formats import FORMATS, Format
from entente.store.search import INDEX, count_things, things
from entente.web.addresses import SUFFIXES, path_of
from entente.web.asking import Asking, Questions
from entente.web.documents import LICENCE
from entente.web.endpoint import SNAPSHOT_HEADER

PAGE: Final = 10_000
"""Things on one page of the sitemap; the protocol allows 50,000."""

_COUNTED: Final = ("triples", "claims", "articles")
_XML: Final = "application/xml; charset=utf-8"
_NAMESPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"


class Catalogue:
    """Describes the data set and lists what is in it, for each snapshot."""

    def __init__(self, questions: Questions) -> None:
        self._questions = questions
        self._counts: tuple[str, dict[str, Any]] = ("", {})

    def blueprint(self) -> Blueprint:
        """Give the routes."""
        routes = Blueprint("catalogue", __name__)
        routes.add_url_rule("/.well-known/void", "well_known", self.describe)
        routes.add_url_rule("/void", "void", self.describe)
        routes.add_url_rule("/void.<any(ttl, nt, rdf, jsonld):suffix>", "void_as", self.describe)
        routes.add_url_rule("/sitemap.xml", "sitemap", self.index)
        routes.add_url_rule("/sitemap-<int:number>.xml", "sitemap_page", self.page)
        routes.add_url_rule("/robots.txt", "robots", _robots)
        return routes

    def describe(self, suffix: str = "") -> Response:
        """Describe the data set by VoID and DCAT."""
        asked = SUFFIXES[suffix] if suffix else ""
        format_: Format = FORMATS[asked] if asked else negotiate(request.headers.get("Accept", ""), GRAPHS)
        root = request.url_root
        with self._questions.asking() as asking:
            body = asking.graph(
                "data-void",
                format_,
                home=root,
                endpoint=f"{root}sparql",
                nquads=f"{root}dump.nq.gz",
                trig=f"{root}dump.trig.gz",
                search=f"{root}search?q=",
                snapshot=asking.snapshot,
                **self._counted(asking),
            )
            response = Response(body, content_type=content_type(format_))
            response.vary.add("Accept")
            response.headers.add("Link", f'<{LICENCE}>; rel="license"')
            return _kept(response, asking)

    def index(self) -> Response:
        """List the pages of the sitemap."""
        with self._questions.asking() as asking:
            pages = -(-count_things(asking.folder / INDEX) // PAGE)
            addresses = (f"{request.url_root}sitemap-{number}.xml" for number in range(1, pages + 1))
            return _kept(_xml("sitemapindex", "sitemap", addresses), asking)

    def page(self, number: int) -> Response:
        """List one page of things, by the addresses of their pages; raises NotFound behind the last."""
        with self._questions.asking() as asking:
            listed = things(asking.folder / INDEX, PAGE * (number - 1), PAGE) if number > 0 else ()
            if not listed:
                raise NotFound(f"the sitemap has no page {number}", hint="/sitemap.xml lists its pages")
            addresses = (f"{request.url_root}{path_of(iri)[1:]}.html" for iri in listed if iri.startswith(iris.BASE))
            return _kept(_xml("urlset", "url", addresses), asking)

    def _counted(self, asking: Asking) -> dict[str, Any]:
        """Count once a snapshot; what takes too long is -1, for the query to leave out."""
        snapshot, counts = self._counts
        if snapshot != asking.snapshot:
            try:
                row = asking.rows("data-counts")[0]
                counts = {name: row[name].value for name in _COUNTED}
            except LimitExceeded:
                counts = dict.fromkeys(_COUNTED, "-1")
            self._counts = asking.snapshot, counts
        return counts


def _xml(root: str, entry: str, addresses: Iterable[str]) -> Response:
    lines = "".join(f"<{entry}><loc>{escape(address)}</loc></{entry}>\n" for address in addresses)
    body = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{_NAMESPACE}">\n{lines}</{root}>\n'
    return Response(body, content_type=_XML)


def _kept(response: Response, asking: Asking) -> Response:
    response.headers[SNAPSHOT_HEADER] = asking.snapshot
    response.headers["Cache-Control"] = "no-cache"
    response.add_etag()
    response.make_conditional(request)
    return response


def _robots() -> Response:
    closed = "".join(f"Disallow: {path}\n" for path in ("/sparql", "/search", "/dump"))
    return Response(
        f"User-agent: *\n{closed}Sitemap: {request.url_root}sitemap.xml\n", content_type="text/plain; charset=utf-8"
    )
