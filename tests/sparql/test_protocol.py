from __future__ import annotations

from urllib.parse import quote

import pytest

from entente.errors import BadParameter, EntenteError, QueryRefused, TooLarge, UnsupportedMediaType
from entente.sparql.protocol import FORM, QUERY, UPDATE, Operation, Request, read

ODD_IRI = "http://example.org/a%20b%2Fc?x=1&y=ü"


def get(query_string: str) -> Operation | None:
    return read(Request("GET", query_string.encode()))


def post(body: str, content_type: str, query_string: str = "") -> Operation | None:
    return read(Request("POST", query_string.encode(), content_type, body.encode()))


def test_the_three_ways_to_send_a_query_are_one() -> None:
    query = f"ASK {{ <{ODD_IRI}> ?p '+ & = % ü' }}"
    encoded = quote(query, safe="")
    assert get(f"query={encoded}") == Operation(query)
    assert post(f"query={encoded}", FORM) == Operation(query)
    assert post(query, f"{QUERY}; charset=UTF-8") == Operation(query)


def test_parameters_are_decoded_exactly_once() -> None:
    operation = get(f"query=ASK+%7B%7D&default-graph-uri={quote('http://example.org/a%20b%2Fc', safe='')}")
    assert operation is not None
    assert operation.query == "ASK {}"
    assert operation.default_graphs == ("http://example.org/a%20b%2Fc",)


def test_graphs_and_format_come_with_any_of_them() -> None:
    where = "default-graph-uri=urn:a&default-graph-uri=urn:b&named-graph-uri=urn:c&format=csv"
    wanted = Operation("ASK {}", ("urn:a", "urn:b"), ("urn:c",), "csv")
    assert get(f"query=ASK%20%7B%7D&{where}") == wanted
    assert post("query=ASK%20%7B%7D", FORM, where) == wanted
    assert post("ASK {}", QUERY, where) == wanted


def test_empty_graph_fields_of_a_form_name_no_graph() -> None:
    operation = get("query=ASK%7B%7D&default-graph-uri=&named-graph-uri=")
    assert operation is not None
    assert not operation.names_dataset


def test_a_bare_get_asks_for_no_query() -> None:
    assert get("") is None


@pytest.mark.parametrize(
    ("request_", "error"),
    [
        (Request("GET", b"query=ASK{}&query=ASK{}"), BadParameter),
        (Request("GET", b"format=json"), BadParameter),
        (Request("GET", b"query=ASK{}&default-graph-uri=relative"), BadParameter),
        (Request("GET", b"query=ASK{}&default-graph-uri=urn:a%20b"), BadParameter),
        (Request("GET", b"query=%FF"), BadParameter),
        (Request("GET", b"query=\xff"), BadParameter),
        (Request("GET", b"update=CLEAR%20ALL"), BadParameter),
        (Request("GET", b"&" * 2_000), TooLarge),
        (Request("POST", b"", FORM, b""), BadParameter),
        (Request("POST", b"query=ASK{}", FORM, b"query=ASK{}"), BadParameter),
        (Request("POST", b"query=ASK{}", QUERY, b"ASK {}"), BadParameter),
        (Request("POST", b"", FORM, b"update=CLEAR+ALL"), QueryRefused),
        (Request("POST", b"", UPDATE, b"CLEAR ALL"), QueryRefused),
        (Request("POST", b"update=CLEAR+ALL", QUERY, b"ASK {}"), BadParameter),
        (Request("POST", b"", "", b"ASK {}"), UnsupportedMediaType),
        (Request("POST", b"", "text/plain", b"ASK {}"), UnsupportedMediaType),
        (Request("POST", b"", f"{QUERY}; charset=UTF-16", "ASK {}".encode("utf-16")), UnsupportedMediaType),
        (Request("POST", b"", QUERY, b"ASK { ?s ?p '\xff' }"), BadParameter),
    ],
)
def test_what_is_no_request_of_the_protocol(request_: Request, error: type[EntenteError]) -> None:
    with pytest.raises(error) as caught:
        read(request_)
    assert type(caught.value) is error
    assert caught.value.hint
