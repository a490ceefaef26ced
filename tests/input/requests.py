"""Requests nobody hoped for: methods, paths, headers and bodies; and what is no HTTP at all."""

from __future__ import annotations

from itertools import product

from .exchange import FORM, PAGE, Exchange, asked, form

_ASK = asked("ASK {}")
_ADDRESSES = ("/", "/sparql", "/id/state/libya", "/id/state/libya.ttl", "/search?q=a", "/query", "/void", "/health",
              "/dump.nq.gz", "/ontology", "/search")  # fmt: skip
_ENCODED = "SELECT%20%28STR%28%3Curn%3Aa%2520b%252Fc%3E%29%20AS%20%3Fx%29%20%7B%7D"
_POST = b"POST /sparql HTTP/1.1\r\nHost: a\r\n"
_LARGE = b"query=ASK%7B%7D%23" + b"a" * 1_000_000


def _chunked(*chunks: bytes) -> bytes:
    return b"".join(b"%x\r\n%b\r\n" % (len(chunk), chunk) for chunk in (*chunks, b""))


METHODS = tuple(
    Exchange(f"{method} {address}", address, 405, "does not answer", method)
    for method, address in product(("PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"), _ADDRESSES)
    if method == "PUT" or address in {"/", "/sparql", "/id/state/libya"}
)

_SPARQL = {"Content-Type": "application/sparql-query"}
_CHUNKED = {"Transfer-Encoding": "chunked", **_SPARQL}
_UNREAD = "is not read here"

BODIES = (
    Exchange("an IRI with %20 and %2F in a form", says="urn:a%20b%2Fc", **form(f"query={_ENCODED}")),
    Exchange("an IRI with %20 and %2F in an address", f"/sparql?query={_ENCODED}", says="urn:a%20b%2Fc"),
    Exchange("blanks written as plus", "/sparql?query=ASK+%7B+FILTER('a%2Bb'='a+b')+%7D", says="false"),
    Exchange("percent signs that encode nothing", "/sparql?query=%ZZ%", 400, "line 1"),
    Exchange("a query twice", f"{_ASK}&query=ASK%7B%7D", 400, "query is given 2 times"),
    Exchange("a query in the address and in the form", _ASK, 400, "query is given 2 times", **form("query=ASK%7B%7D")),
    Exchange("a format twice", f"{_ASK}&format=csv&format=json", 400, "format is given 2 times"),
    Exchange("10,000 parameters", _ASK + "&a=b" * 10_000, 413, "more than 1000 parameters"),
    Exchange("10,000 parameters in a form", status=413, says="than 1000", **form("query=ASK{}" + "&a=b" * 10_000)),
    Exchange("a graph that is no IRI", f"{_ASK}&default-graph-uri=a%20b", 400, "which is no absolute IRI"),
    Exchange("a graph no IRI can name", f"{_ASK}&named-graph-uri=urn:%EF%BF%BD", 400, "which is no absolute IRI"),
    Exchange("another encoding", status=415, says="in UTF-8", **form("query=ASK{}", f"{FORM}; charset=utf-16")),
    Exchange("an encoding nobody knows", status=415, says="in UTF-8", **form("ASK {}", f'{FORM}; charset="x"')),
    Exchange("a form of several parts", status=415, says=_UNREAD, **form("--b--", "multipart/form-data; boundary=b")),
    Exchange("JSON", status=415, says=_UNREAD, **form('{"query": "ASK {}"}', "application/json")),
    Exchange("a body without a type", status=415, says="(none given)", method="POST", body=b"ASK {}"),
    Exchange("an empty body", status=400, says="the parameter query is missing", **form("")),
    Exchange("a chunked body", says="true", method="POST", headers=_CHUNKED, body=_chunked(b"ASK", b" {}")),
    Exchange("a chunked body that is too large", status=413, says="larger than what is read", method="POST",
             headers=_CHUNKED, body=_chunked(*[b"a" * 65_536] * 16)),
    Exchange("a body over what is read", status=413, says="larger than what is read", **form(_LARGE.decode())),
    Exchange("a chunk of no length", status=400, method="POST", headers=_CHUNKED, body=b"zz\r\nASK {}\r\n0\r\n\r\n"),
    Exchange("a length beside chunks", says="true", method="POST", headers={**_CHUNKED, "Content-Length": "3"},
             body=_chunked(b"ASK {}")),
    Exchange("two lengths", status=400, raw=_POST + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab"),
    Exchange("a length below nothing", status=400, raw=_POST + b"Content-Length: -1\r\n\r\n"),
)  # fmt: skip

PATHS = (
    Exchange("up and out", "/../../../etc/passwd", 404),
    Exchange("up and out, encoded", "/%2e%2e/%2e%2e/etc/passwd", 404),
    Exchange("up and out of the static files", "/static/../../../pyproject.toml", 404),
    Exchange("up and out of the static files, encoded", "/static/..%2f..%2fapp.py", 404),
    Exchange("up and out, in fullwidth letters", "/static/%EF%BC%8E%EF%BC%8E%EF%BC%8Fapp.py", 404),
    Exchange("up and out, in letters too long", "/static/%C0%AE%C0%AE%C0%AFapp.py", 404),
    Exchange("NUL in a path", "/id/state/libya%00.ttl", 404),
    Exchange("a line end in a path", "/id/state/libya%0d%0aX-A:%20b", 404),
    Exchange("10,000 letters", "/id/state/" + "a" * 10_000, 404),
    Exchange("1,000 slashes behind the kind", "/id/state" + "/" * 1_000, 404),
    Exchange("a path that is not UTF-8", "/id/state/%FF%FE", 404, "the graph knows no"),
    Exchange("half a character in a path", "/id/state/%ED%A0%80", 404, "the graph knows no"),
    Exchange("what no IRI holds", "/id/state/%EF%BF%BF%EE%80%80", 404, "the graph knows no"),
    Exchange("turned letters in a path", "/id/state/%E2%80%AElibya", 404),
    Exchange("backslashes", "/id\\state\\libya", 404),
    Exchange("nothing behind the kind", "/id/state/", 404),
    Exchange("every suffix", "/id/state/libya.ttl.nt.rdf.jsonld.html", 404),
    Exchange("a page below nothing", "/id/state/libya.html?page=-1", 400, "page is"),
    Exchange("a page beyond all bounds", "/id/state/libya.html?page=" + "9" * 5_000, 400, "page is"),
    Exchange("a search for nothing", "/search?q="),
    Exchange("a search for signs", "/search?q=%22%27*)(%00%EF%BF%BD%20OR%20NEAR("),
    Exchange("a search of 10,000 letters", "/search?q=" + "a" * 10_000),
    Exchange("an origin in the path", "http://evil.example/health", says="alive"),
)

HEADERS = (
    Exchange("a tag that is junk", _ASK, headers={"If-None-Match": '"", W/, ",,", "'}, says="true"),
    Exchange("a thousand tags", _ASK, headers={"If-None-Match": ", ".join(['"a"'] * 1_000)}, says="true"),
    Exchange("a day that is none", "/void", headers={"If-Modified-Since": "Feb 31 99999"}),
    Exchange("a range", "/health", says="alive", headers={"Range": "bytes=0-1"}),
    Exchange("ranges by the thousand", "/style.css", 404, headers={"Range": "bytes=" + "0-," * 1_000}),
    Exchange("a range beyond all bounds", "/dump.nq.gz", 416, '"status":416', headers={"Range": f"bytes={'9' * 30}-"}),
    Exchange("a language that is junk", "/", headers={**PAGE, "Accept-Language": ";q=,\xff,*;q=9e999"}),
    Exchange("an Accept of 5,000 ranges", _ASK, 406, headers={"Accept": ", ".join(["a/b;q=0.1"] * 5_000) + ", */*"}),
    Exchange("an Accept of quotes", _ASK, headers={"Accept": '"' * 2_001}, says="true"),
    Exchange("an Accept nobody can meet", _ASK, 406, "cannot be made as image/png", headers={"Accept": "image/png"}),
    Exchange("a host that is markup", says="<http:///sparql>", headers={"Host": "<b>&\"'", "Accept": "text/turtle"}),
    Exchange("another's host", "/", headers={**PAGE, "Host": "evil.example"}, says="<title>Entente"),
    Exchange("a header of 1 MB", "/health", 431, headers={"X": "a" * 1_000_000}),
    Exchange("a thousand headers", "/health", 431, headers={f"X-{number}": "a" for number in range(1_000)}),
    Exchange("an address of 1 MB", "/" + "a" * 1_000_000, 431),
    Exchange(
        "an expectation", says="true", method="POST", body=b"ASK {}", headers={"Expect": "100-continue", **_SPARQL}
    ),
    Exchange("the old protocol", says="alive", raw=b"GET /health HTTP/1.0\r\n\r\n"),
    Exchange("the protocol of secrets", status=400, raw=b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(200)),
    Exchange("noise", status=400, raw=bytes(range(256)) + b"\r\n\r\n"),
)

ROWS = (*METHODS, *BODIES, *PATHS, *HEADERS)
