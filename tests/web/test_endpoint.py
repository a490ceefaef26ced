"""The endpoint through Flask's test client, over real workers on a small published snapshot."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from pyoxigraph import Literal, NamedNode, Quad, QueryResultsFormat, RdfFormat, Store, parse, parse_query_results
from werkzeug.test import TestResponse

from entente.settings import Settings
from entente.store.snapshots import publish_snapshot
from entente.web.app import POOL, create_app

ALL = "SELECT ?s ?o { ?s <urn:p> ?o } ORDER BY ?s"
COPY = "CONSTRUCT { ?s <urn:p> ?o } { ?s <urn:p> ?o }"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


def publish(data: Path, *texts: str) -> str:
    store = Store(str(data / "store"))
    for number, text in enumerate(texts, start=1):
        graph = NamedNode(f"https://example.org/graph/a%20b%2F{number}")
        store.add(Quad(NamedNode(f"urn:s:{number}"), NamedNode("urn:p"), Literal(text, language="en"), graph))
    store.flush()
    return publish_snapshot(data, lambda target: store.backup(str(target)), keep=3).identifier


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    publish(folder, "one", "zwölf 🦉")
    return folder


@pytest.fixture(scope="module")
def client(data: Path) -> Iterator[FlaskClient]:
    settings = Settings(data=data, query_workers=1, query_seconds=2.0, query_length=2_000, query_rows=10)
    app = create_app(settings)
    with app.test_client() as client:
        yield client
    app.extensions[POOL].close()


def get(client: FlaskClient, query: str, accept: str = "*/*", more: str = "") -> TestResponse:
    return client.get(f"/sparql?query={quote(query)}{more}", headers={"Accept": accept})


def failure(response: TestResponse) -> dict[str, object]:
    assert response.content_type == "application/problem+json"
    members = json.loads(response.data)
    assert members["status"] == response.status_code
    return dict(members)


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("*/*", "application/sparql-results+json"),
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("text/csv;q=0.4, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
        ("application/sparql-results+json;q=0, */*;q=0.1", "application/sparql-results+xml"),
    ],
)
def test_rows_in_every_format(client: FlaskClient, accept: str, media_type: str) -> None:
    response = get(client, ALL, accept)
    assert response.status_code == 200
    assert response.content_type == media_type
    if not media_type.startswith("text/csv"):
        form = QueryResultsFormat.from_media_type(media_type)
        solutions = parse_query_results(response.data, form)
        assert [row["o"] for row in solutions] == [Literal("one", language="en"), Literal("zwölf 🦉", language="en")]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "media_type", ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"]
)
def test_triples_in_every_format(client: FlaskClient, media_type: str) -> None:
    response = get(client, COPY, media_type)
    assert response.mimetype == media_type
    assert len(list(parse(response.data, RdfFormat.from_media_type(media_type)))) == 2


def test_ask_and_describe(client: FlaskClient) -> None:
    assert get(client, "ASK { ?s ?p ?o }").json == {"head": {}, "boolean": True}
    assert b'"one"@en' in get(client, "DESCRIBE <urn:s:1>").data


def test_the_format_parameter_goes_before_accept(client: FlaskClient) -> None:
    response = get(client, ALL, BROWSER, "&format=csv")
    assert response.mimetype == "text/csv"


def test_what_cannot_be_made_is_406_and_says_what_can(client: FlaskClient) -> None:
    members = failure(get(client, ALL, "image/png"))
    assert members["status"] == 406
    assert "text/csv" in str(members["hint"])
    assert failure(get(client, COPY, "*/*", "&format=csv"))["status"] == 406


@pytest.mark.parametrize("path", ["/sparql", "/sparql/"])
def test_both_kinds_of_post(client: FlaskClient, path: str) -> None:
    as_form = client.post(path, data={"query": ALL})
    as_query = client.post(path, data=ALL.encode(), content_type="application/sparql-query; charset=utf-8")
    assert as_form.data == as_query.data == get(client, ALL).data


def test_graphs_of_the_request_go_before_those_of_the_query(client: FlaskClient) -> None:
    first, second = "https://example.org/graph/a%20b%2F1", "https://example.org/graph/a%20b%2F2"
    count = "SELECT (COUNT(*) AS ?n) {} {{ ?s ?p ?o }}"

    def found(query: str, more: str = "") -> bytes:
        return bytes(get(client, query, "text/csv", more).data.split()[1])

    assert found(count.format("")) == b"2"
    assert found(count.format(f"FROM <{first}>")) == b"1"
    assert found(count.format(f"FROM NAMED <{first}>")) == b"0"
    assert found(count.format(""), f"&default-graph-uri={quote(first, safe='')}") == b"1"
    assert found(count.format(f"FROM <{first}>"), "&default-graph-uri=urn:none") == b"0"
    named = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    assert found(named, f"&named-graph-uri={quote(second, safe='')}&default-graph-uri=") == b"1"


def test_a_syntax_error_says_where_and_what_to_do(client: FlaskClient) -> None:
    query = "SELECT * WHERE {\n  ?s ent:label ?o\n}"
    members = failure(get(client, query))
    assert (members["status"], members["line"], members["column"]) == (400, 2, 6)
    assert members["caret"] == "  ?s ent:label ?o\n     ^"
    assert members["hint"] == "add PREFIX ent: <https://w3id.org/entente/ontology#> at the top"


def test_a_browser_gets_its_mistake_as_a_page(client: FlaskClient) -> None:
    response = get(client, "SELECT * { ?s <script>:x ?o", BROWSER)
    assert (response.status_code, response.mimetype) == (400, "text/html")
    assert b"is not closed" in response.data
    assert b"<script>" not in response.data


@pytest.mark.parametrize(
    ("query", "limit"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "service"),
        ("ASK {" * 60 + "}" * 60, "depth"),
        ("ASK {" + " ?s ?p ?o ." * 150 + "}", "patterns"),
        ("ASK { # " + "x" * 2_000 + "\n}", "length"),
    ],
)
def test_refusals_name_the_limit(client: FlaskClient, query: str, limit: str) -> None:
    members = failure(get(client, query))
    assert (members["status"], members["limit"]) == (403, limit)


def test_limits_are_503_and_named(client: FlaskClient) -> None:
    members = failure(get(client, "SELECT * { VALUES ?x { 1 2 3 4 } VALUES ?y { 1 2 3 4 } }"))
    assert (members["status"], members["limit"], members["value"]) == (503, "rows", 10)
    slow = "SELECT (COUNT(*) AS ?n) {" + "".join(f"VALUES ?x{n} {{ {'1 ' * 60}}} " for n in range(8)) + "}"
    assert failure(get(client, slow))["limit"] == "time"
    assert get(client, ALL).status_code == 200


def test_an_answer_known_on_the_current_snapshot_is_304(client: FlaskClient, data: Path) -> None:
    first = get(client, ALL)
    tag = first.headers["ETag"]
    assert first.headers["X-Entente-Snapshot"] in tag
    address = f"/sparql?query={quote(ALL)}"
    again = client.get(address, headers={"If-None-Match": tag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    assert client.get(address, headers={"If-None-Match": tag, "Accept": "text/csv"}).status_code == 200
    identifier = publish(data, "one", "zwölf 🦉")
    renewed = client.get(address, headers={"If-None-Match": tag})
    assert (renewed.status_code, renewed.headers["X-Entente-Snapshot"]) == (200, identifier)


def test_what_changes_by_itself_has_no_entity_tag(client: FlaskClient) -> None:
    assert "ETag" not in get(client, "SELECT (NOW() AS ?now) {}").headers


def test_head_and_options(client: FlaskClient) -> None:
    head = client.head(f"/sparql?query={quote(ALL)}")
    assert (head.status_code, head.data) == (200, b"")
    options = client.options("/sparql")
    assert options.headers["Access-Control-Allow-Origin"] == "*"
    assert {"GET", "HEAD", "POST"} <= set(options.headers["Allow"].split(", "))


def test_a_bare_get_describes_the_service(client: FlaskClient) -> None:
    response = client.get("/sparql", headers={"Accept": "text/turtle"})
    triples = {str(quad.predicate.value).rpartition("#")[2] for quad in parse(response.data, RdfFormat.TURTLE)}
    assert {"endpoint", "resultFormat", "feature"} <= triples
    page = client.get("/sparql", headers={"Accept": BROWSER})
    assert (page.status_code, page.mimetype) == (200, "text/html")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nothing", 404),
        ("PUT", "/sparql", 405),
        ("GET", "/sparql?update=CLEAR%20ALL", 400),
        ("GET", "/sparql?query=ASK%20%7B%7D&query=ASK%20%7B%7D", 400),
        ("POST", "/sparql", 415),
    ],
)
def test_other_requests_are_problems_too(client: FlaskClient, method: str, path: str, status: int) -> None:
    members = failure(client.open(path, method=method))
    assert members["status"] == status
    assert members["hint"]


def test_a_body_too_large_is_refused_unread(client: FlaskClient) -> None:
    response = client.post("/sparql", data=b"x" * 200_000, content_type="application/sparql-query")
    assert failure(response)["status"] == 413


def test_alive_and_ready(client: FlaskClient, tmp_path: Path) -> None:
    assert client.get("/health").json == {"status": "alive"}
    assert client.get("/ready").json["status"] == "ready"  # type: ignore[index]
    app = create_app(Settings(data=tmp_path, query_workers=1))
    try:
        with app.test_client() as empty:
            assert empty.get("/health").status_code == 200
            response = empty.get("/ready")
            assert failure(response)["type"] == "https://w3id.org/entente/problem/not-ready"
            assert (response.status_code, response.headers["Retry-After"]) == (503, "1")
            assert get(empty, ALL).status_code == 503
    finally:
        app.extensions[POOL].close()
