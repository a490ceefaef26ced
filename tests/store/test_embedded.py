import io
import os
from pathlib import Path

import pytest

from entente.errors import BadParameter, BadQuery, NotFound, QueryRefused, StoreError, StoreLocked
from entente.model.graph import Graph
from entente.store.embedded import EmbeddedStore
from entente.store.snapshots import publish_snapshot

ONE = Graph("http://g/1", '<http://a> <http://p> "one" .\n')
TWO = Graph("http://g/2", '<http://b> <http://p> "two"@en .\n')
ALL = "SELECT ?s ?o { ?s <http://p> ?o } ORDER BY ?s"


@pytest.fixture
def store() -> EmbeddedStore:
    store = EmbeddedStore.memory()
    store.replace(ONE, TWO)
    return store


def test_a_query_sees_the_union_of_all_graphs_unless_it_names_its_own(store: EmbeddedStore) -> None:
    assert list(store.rows(ALL)) == [("http://a", "one"), ("http://b", "two")]
    assert list(store.rows("SELECT ?s ?o FROM <http://g/2> { ?s <http://p> ?o }")) == [("http://b", "two")]


def test_an_unbound_variable_is_empty(store: EmbeddedStore) -> None:
    assert list(store.rows("SELECT ?s ?n { ?s <http://p> 'one' OPTIONAL { ?s <http://none> ?n } }")) == [
        ("http://a", "")
    ]


def test_replacing_a_graph_leaves_nothing_of_the_old_one(store: EmbeddedStore) -> None:
    store.replace(Graph(ONE.iri, '<http://c> <http://p> "three" .\n'), Graph(TWO.iri, ""))
    assert list(store.rows(ALL)) == [("http://c", "three")]
    assert store.graphs() == ["http://g/1"]


def test_several_graphs_are_replaced_all_or_none(store: EmbeddedStore) -> None:
    with pytest.raises(StoreError, match="http://g/2 is no N-Triples"):
        store.replace(Graph(ONE.iri, ""), Graph(TWO.iri, "<http://c> nonsense .\n"))
    assert store.graphs() == [ONE.iri, TWO.iri]


def test_an_escaped_quote_in_n_triples_ends_no_string(store: EmbeddedStore) -> None:
    text = r"a\u0022 } } ; DROP ALL ; INSERT DATA { GRAPH <http://x> { <http://x> <http://x> \u0022"
    store.replace(Graph("http://g/3", f'<http://c> <http://p> "{text}" .\n'))
    assert store.graphs() == [ONE.iri, TWO.iri, "http://g/3"]


def test_parameters_are_bound_as_terms(store: EmbeddedStore) -> None:
    asked = "SELECT ?s { ?s <http://p> ?value }"
    assert list(store.rows(asked, {"value": '"two"@en'})) == [("http://b",)]
    assert list(store.rows(asked, {"value": '"two"'})) == []
    with pytest.raises(BadParameter, match="value"):
        list(store.rows(asked, {"value": "} DROP ALL"}))


def test_answers_come_in_the_format_asked_for(store: EmbeddedStore) -> None:
    assert store.query(ALL) == b"s,o\r\nhttp://a,one\r\nhttp://b,two\r\n"
    assert b'"xml:lang":"en"' in store.query(ALL, "json")
    assert store.query("ASK { ?s ?p 'one' }") == b'{"head":{},"boolean":true}'
    assert store.query("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o FILTER(?o = 'one') }", "ntriples").decode() == ONE.ntriples
    with pytest.raises(BadParameter, match="turtle does not fit SELECT"):
        store.query(ALL, "turtle")


def test_construct_gives_each_triple_once_and_sorted(store: EmbeddedStore) -> None:
    triples = store.construct("CONSTRUCT { ?s <http://is> <http://x> } { ?s ?p ?o . ?t ?q ?u }")
    assert triples == "<http://a> <http://is> <http://x> .\n<http://b> <http://is> <http://x> .\n"


def test_a_query_that_is_none_says_where(store: EmbeddedStore) -> None:
    with pytest.raises(BadQuery, match="line 2, column") as caught:
        store.query("SELECT *\n{ ?s rdfs:label ?o }")
    assert "Prefix not found" in str(caught.value.members["engine"])


def test_a_query_never_calls_out(store: EmbeddedStore) -> None:
    with pytest.raises(QueryRefused):
        store.query("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")


@pytest.mark.parametrize(
    ("name", "written"), [("nquads", "<http://g/1> ."), ("trig", "<http://g/1> {"), ("turtle", '"one"')]
)
def test_the_store_and_one_graph_of_it_are_exported(store: EmbeddedStore, name: str, written: str) -> None:
    whole, one = io.BytesIO(), io.BytesIO()
    store.export(whole, name)
    store.export(one, name, ONE.iri)
    assert written in one.getvalue().decode()
    assert "two" in whole.getvalue().decode()
    assert "two" not in one.getvalue().decode()
    with pytest.raises(NotFound, match="http://g/none"):
        store.export(one, name, "http://g/none")


def test_a_folder_is_open_to_one_writer(tmp_path: Path) -> None:
    store = EmbeddedStore.open(tmp_path / "store")
    with pytest.raises(StoreLocked):
        EmbeddedStore.open(tmp_path / "store")
    store.close()
    EmbeddedStore.open(tmp_path / "store").close()
    with pytest.raises(StoreError, match="closed"):
        store.flush()


def test_a_snapshot_stays_as_it_was_published(tmp_path: Path) -> None:
    with EmbeddedStore.open(tmp_path / "store") as writer:
        writer.replace(ONE)
        writer.flush()
        snapshot = publish_snapshot(tmp_path, writer.backup, 1)
        writer.replace(TWO)
        with EmbeddedStore.read(snapshot) as reader:
            assert reader.graphs() == [ONE.iri]
            with pytest.raises(StoreError):
                reader.replace(TWO)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser writes anywhere")
def test_an_unwritable_folder_says_what_to_do(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError, match="cannot be written") as caught:
        EmbeddedStore.open(tmp_path / "store")
    assert "--data" in caught.value.hint


def test_a_damaged_store_says_what_to_do(tmp_path: Path) -> None:
    with EmbeddedStore.open(tmp_path / "store") as store:
        store.replace(ONE)
        store.flush()
    (tmp_path / "store" / "CURRENT").write_text("nonsense")
    with pytest.raises(StoreError, match="damaged") as caught:
        EmbeddedStore.open(tmp_path / "store")
    assert "ingest" in caught.value.hint
