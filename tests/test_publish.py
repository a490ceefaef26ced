import hashlib
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pyoxigraph import BlankNode

from entente.errors import NotFound, StoreError, StoreLocked, StoreVersion
from entente.model import iris
from entente.model.document import Article
from entente.model.graph import Graph
from entente.publish import open_for_reading, open_for_writing, writer
from entente.publish.shipped import shipped_digest
from entente.store.snapshots import current_snapshot

ENT = iris.ONTOLOGY
PAIR = "GRAPH <https://w3id.org/entente/graph/accepted> { ?s ?p ?o }"


@dataclass(frozen=True)
class Told:
    """A reading made by hand: one claim that Libya is allied with Russia."""

    article: Article
    graph: Graph
    key: str
    account: bytes = b""


def told(text: str, publisher: str = "adf", key: str = "1") -> Told:
    article = Article(text=text, text_hash=hashlib.sha256(text.encode()).hexdigest())
    claim = f"{iris.THING}claim/{article.text_hash[:20]}"
    narrator = f"{iris.THING}narrator/{article.text_hash[:16]}"
    lines = [
        f'<{article.iri}> <{ENT}readingKey> "{key}" .',
        f'<{article.iri}> <{ENT}textHash> "{article.text_hash}" .',
        f"<{article.iri}> <{iris.PREFIXES['dcterms']}publisher> <{iris.THING}publisher/{publisher}> .",
        f"<{claim}> <{ENT}claimType> <{iris.concept('relation', 'alliedWith')}> .",
        f"<{claim}> <{ENT}polarity> <{iris.concept('polarity', 'affirmed')}> .",
        f"<{claim}> <{ENT}modality> <{iris.concept('modality', 'asserted')}> .",
        f"<{claim}> <{ENT}inArticle> <{article.iri}> .",
        f"<{claim}> <{iris.PREFIXES['prov']}wasAttributedTo> <{narrator}> .",
        f"<{claim}> <{ENT}pair> <{claim}#p1> .",
        f'<{claim}#p1> <{ENT}claimKey> "key" .',
        f"<{claim}#p1> <{ENT}pairSubject> <{iris.thing('state', 'Libya')}> .",
        f"<{claim}#p1> <{ENT}pairObject> <{iris.thing('state', 'Russia')}> .",
    ]
    return Told(article, Graph(article.graph, "".join(f"{line}\n" for line in sorted(lines))), key)


def facts(data: Path) -> list[tuple[str, ...]]:
    with open_for_reading(data) as store:
        return list(store.rows(f"SELECT ?s ?o WHERE {{ {PAIR} }}"))


def articles(data: Path) -> list[str]:
    with open_for_reading(data) as store:
        return store.graphs(iris.GRAPH + "article/")


def contents(data: Path) -> list[str]:
    """Every quad but those of blank nodes and of generations, which are others each time."""
    with open_for_reading(data) as store:
        named = (quad for quad in store.inner if not any(isinstance(term, BlankNode) for term in quad))
        return sorted(line for line in map(str, named) if "eneration" not in line)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Ship the vocabularies alone: the reference graphs take most of a second to load."""
    monkeypatch.setattr("entente.ontology.resources.reference_files", tuple)
    yield


def test_a_new_directory_is_first_filled_with_ontology_and_reference(tmp_path: Path) -> None:
    with open_for_reading(tmp_path / "new") as store:
        kinds = {graph.removeprefix(iris.GRAPH).partition("/")[0] for graph in store.graphs()}
        assert {"ontology", "reference", "state"} <= kinds
        assert store.query(f"ASK {{ <{ENT}Claim> a ?class }}") == b'{"head":{},"boolean":true}'


@pytest.mark.usefixtures("small")
def test_two_articles_become_one_fact_when_the_batch_ends(tmp_path: Path) -> None:
    with open_for_writing(tmp_path) as batch:
        assert batch.put(told("one", "adf"))
        assert batch.put(told("two", "un-news"))
    assert facts(tmp_path) == [(iris.thing("state", "Libya"), iris.thing("state", "Russia"))]
    assert sorted(path.read_text() for path in (tmp_path / "texts").iterdir()) == ["one", "two"]


@pytest.mark.usefixtures("small")
def test_an_unchanged_article_is_left_alone_and_nothing_is_published(tmp_path: Path) -> None:
    with open_for_writing(tmp_path) as batch:
        batch.put(told("one"))
    before = current_snapshot(tmp_path)
    with open_for_writing(tmp_path) as batch:
        assert not batch.put(told("one"))
    assert current_snapshot(tmp_path) == before
    with open_for_writing(tmp_path) as batch:
        assert batch.put(told("one", key="2"))
    assert current_snapshot(tmp_path) != before


@pytest.mark.usefixtures("small")
def test_retracting_leaves_exactly_what_was_there_before(tmp_path: Path) -> None:
    with open_for_writing(tmp_path) as batch:
        batch.put(told("one", "adf"))
    before = contents(tmp_path)
    with open_for_writing(tmp_path) as batch:
        batch.put(told("two", "un-news"))
    assert facts(tmp_path)
    with open_for_writing(tmp_path) as batch:
        batch.retract(told("two").article.iri)
    assert contents(tmp_path) == before
    assert [path.read_text() for path in (tmp_path / "texts").iterdir()] == ["one"]
    with open_for_writing(tmp_path) as batch, pytest.raises(NotFound):
        batch.retract(told("two").article.iri)


@pytest.mark.usefixtures("small")
def test_a_batch_that_breaks_off_keeps_its_articles_and_the_next_opening_derives(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), open_for_writing(tmp_path) as batch:
        batch.put(told("one", "adf"))
        batch.put(told("two", "un-news"))
        raise RuntimeError("broken off")
    assert current_snapshot(tmp_path) is None
    with open_for_writing(tmp_path) as batch:
        assert not batch.put(told("one", "adf"))
    assert len(articles(tmp_path)) == 2
    assert len(facts(tmp_path)) == 1


@pytest.mark.usefixtures("small")
def test_another_policy_makes_the_facts_anew(tmp_path: Path) -> None:
    with open_for_writing(tmp_path) as batch:
        batch.put(told("one", "adf"))
        batch.put(told("two", "un-news"))
    with open_for_writing(tmp_path, policy_name="narrated"):
        pass
    assert facts(tmp_path) == []  # these narrators are of no class
    with open_for_reading(tmp_path) as store:
        made_by = f"SELECT ?policy {{ <{iris.ACCEPTED}> <{ENT}byPolicy> ?policy }}"
        assert list(store.rows(made_by)) == [("https://w3id.org/entente/id/policy/narrated-2",)]


@pytest.mark.usefixtures("small")
def test_changed_shipped_files_are_loaded_anew_and_articles_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_for_writing(tmp_path) as batch:
        batch.put(told("one"))
    monkeypatch.setattr("entente.ontology.resources.ontology_files", tuple)
    with open_for_writing(tmp_path):
        pass
    with open_for_reading(tmp_path) as store:
        assert store.graphs(iris.GRAPH + "ontology/") == []
        assert len(store.graphs(iris.GRAPH + "article/")) == 1
        assert list(store.rows(f"SELECT ?d {{ ?s <{ENT}shippedDigest> ?d }}")) == [(shipped_digest(),)]


@pytest.mark.usefixtures("small")
def test_many_new_articles_are_stored_together_and_an_old_one_is_replaced_among_them(tmp_path: Path) -> None:
    with open_for_writing(tmp_path / "one by one") as batch:
        for number in range(writer.WORTH_A_BULK + 1):
            batch.put(told(f"article {number}", key="2"))
            batch.settle()
    with open_for_writing(tmp_path / "together") as batch:
        batch.put(told("article 0", key="1"))
        batch.settle()
        for number in range(writer.WORTH_A_BULK + 1):
            assert batch.put(told(f"article {number}", key="2"))
        assert len(batch.store.graphs(iris.GRAPH + "article/")) == 1
    assert len(articles(tmp_path / "together")) == writer.WORTH_A_BULK + 1
    assert contents(tmp_path / "one by one") == contents(tmp_path / "together")


@pytest.mark.usefixtures("small")
def test_a_long_batch_is_published_as_it_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "PAUSE", 0.0)
    monkeypatch.setattr(writer, "PATIENCE", 0)
    with open_for_writing(tmp_path) as batch:
        batch.put(told("one"))
        assert len(articles(tmp_path)) == 1
        batch.put(told("two"))
        assert len(articles(tmp_path)) == 2


def test_a_newer_format_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "format").write_text("99\n")
    with pytest.raises(StoreVersion, match="format 99"), open_for_writing(tmp_path):
        pass
    with pytest.raises(StoreVersion):
        open_for_reading(tmp_path)
    assert not (tmp_path / "store").exists()


def test_a_place_that_cannot_hold_a_directory_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be used as data directory"), open_for_writing(tmp_path / "file"):
        pass


@pytest.mark.usefixtures("small")
def test_a_second_process_is_told_who_writes(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from entente.publish import open_for_writing\n"
        "with open_for_writing(Path(sys.argv[1]), lock_wait=0): pass"
    )
    with open_for_writing(tmp_path, holder="entente ingest"):
        command = [sys.executable, "-c", program, str(tmp_path)]
        second = subprocess.run(command, capture_output=True, text=True, check=False)
    assert StoreLocked.__name__ in second.stderr
    assert "entente ingest (process" in second.stderr
