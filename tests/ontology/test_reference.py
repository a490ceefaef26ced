"""The reference tables and the graphs built from them: that they agree, hold together and are sourced."""

from __future__ import annotations

import csv
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS

from entente.errors import BadInput
from entente.model import iris
from entente.ontology.reference import build, write
from entente.ontology.reference.schema import TABLES
from entente.ontology.reference.trig import trig

FOLDER = Path(__file__).resolve().parents[2] / "ontology" / "reference"
REBUILD = "run: python -m entente.ontology.reference"
ENT = Namespace(iris.ONTOLOGY)
BOUNDS = (ENT.startsNotBefore, ENT.startsNotAfter, ENT.endsNotBefore, ENT.endsNotAfter)
HANDOVER = timedelta(days=4)
"""The old and the new holder may both be sure for the days of a handover."""


def rows(table: str) -> Iterator[dict[str, str]]:
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def test_everything_referred_to_is_defined_with_type_and_english_label(union: Graph) -> None:
    things = {term for triple in union for term in triple if str(term).startswith((iris.THING, iris.GRAPH))}
    untyped = [thing for thing in things if (thing, RDF.type, None) not in union]
    assert not untyped, f"define {untyped} in a table, then {REBUILD}"
    unnamed = [thing for thing in things if len(english(union, thing, RDFS.label)) != 1]
    assert not unnamed, f"give {unnamed} exactly one label, then {REBUILD}"


def english(graph: Graph, subject: object, predicate: URIRef) -> list[str]:
    assert isinstance(subject, URIRef)
    return [
        str(name) for name in graph.objects(subject, predicate) if isinstance(name, Literal) and name.language == "en"
    ]


def test_each_language_has_at_most_one_preferred_name(union: Graph) -> None:
    counts = Counter((subject, name.language) for subject, name in union.subject_objects(RDFS.label))  # type: ignore[attr-defined]
    assert not [key for key, count in counts.items() if count > 1]


def test_no_alternative_repeats_the_preferred_name(union: Graph) -> None:
    for predicate in (SKOS.altLabel, ENT.abbreviation):
        assert not [s for s, name in union.subject_objects(predicate) if (s, RDFS.label, name) in union]


def test_every_graph_describes_itself(made: dict[str, Graph]) -> None:
    for source, graph in made.items():
        itself = URIRef(iris.reference_graph(source))
        described = set(graph.predicates(itself, None))
        needed = {RDF.type, DCTERMS.title, DCTERMS.publisher, DCTERMS.license, ENT.retrievedOn}
        assert needed <= described, f"fill in sources.csv for {source}, then {REBUILD}"


def test_every_source_is_used(made: dict[str, Graph]) -> None:
    assert {row["key"] for row in rows("sources")} == made.keys(), "remove sources that no row names"


def test_tenures_and_memberships_name_their_source(union: Graph) -> None:
    for kind in (ENT.Tenure, ENT.Membership):
        for fact in union.subjects(RDF.type, kind):
            sources = list(union.objects(fact, DCTERMS.source))
            assert sources and all((source, RDF.type, ENT.ReferenceSource) in union for source in sources), fact


def bound(graph: Graph, fact: object, predicate: URIRef) -> datetime | None:
    assert isinstance(fact, URIRef)
    value = graph.value(fact, predicate)
    return None if value is None else datetime.fromisoformat(str(value))


def test_bounds_are_ordered_and_in_utc(union: Graph) -> None:
    for kind in (ENT.Tenure, ENT.Membership):
        for fact in union.subjects(RDF.type, kind):
            known = [moment for moment in (bound(union, fact, predicate) for predicate in BOUNDS) if moment]
            assert known == sorted(known), f"{fact} ends before it starts"
    for predicate in BOUNDS:
        assert all(
            re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", str(value)) for value in union.objects(None, predicate)
        )


def test_no_head_post_has_two_sure_holders_at_once(union: Graph) -> None:
    for office in set(union.subjects(ENT.headPostOf, None)):
        sure = sorted(filter(None, (surely(union, tenure) for tenure in union.subjects(ENT.onOffice, office))))
        for (_, end, one), (start, _, other) in pairwise(sure):
            assert start > end - HANDOVER, f"{one} and {other} both hold {office}; mend tenures.csv, then {REBUILD}"


def surely(graph: Graph, tenure: object) -> tuple[datetime, datetime, str] | None:
    """The span in which a tenure surely held."""
    start, end = bound(graph, tenure, ENT.startsNotAfter), bound(graph, tenure, ENT.endsNotBefore)
    return (start, end, str(tenure)) if start and end else None


def test_no_two_actors_share_a_preferred_name(union: Graph) -> None:
    kinds = ("state", "organisation", "person", "voice")
    actors = {s for s in union.subjects() if str(s).startswith(tuple(f"{iris.THING}{kind}/" for kind in kinds))}
    counts = Counter(label for actor in actors for label in english(union, actor, RDFS.label))
    assert not [label for label, count in counts.items() if count > 1]


@pytest.mark.parametrize(
    ("predicate", "pattern"),
    [(ENT.iso3166Alpha2, "[A-Z]{2}"), (ENT.iso3166Alpha3, "[A-Z]{3}"), (ENT.m49, r"\d{3}")],
)
def test_codes_are_well_formed_and_unique(union: Graph, predicate: URIRef, pattern: str) -> None:
    codes = [str(code) for code in union.objects(None, predicate)]
    assert len(codes) == len(set(codes)) >= 196
    assert all(re.fullmatch(pattern, code) for code in codes)


def test_wikidata_items_are_well_formed_and_unique(union: Graph) -> None:
    items = [str(item) for item in union.objects(None, SKOS.exactMatch)]
    assert len(items) == len(set(items)) >= 197
    assert all(re.fullmatch(r"http://www\.wikidata\.org/entity/Q[1-9]\d*", item) for item in items)


def test_all_members_of_the_united_nations_and_four_more_states_are_there(union: Graph) -> None:
    statuses = Counter(str(status) for status in union.objects(None, ENT.status))
    assert statuses == {"UN member": 193, "UN observer": 2, "partly recognised": 2}


def test_the_seed_and_its_kind_find_their_names(union: Graph) -> None:
    named = {
        "US Africa Command": "organisation/united-states-africa-command",
        "AFRICOM": "organisation/united-states-africa-command",
        "General Command of the National Army": "organisation/libyan-national-army",
        "5+5 Joint Military Committee": "organisation/5-5-joint-military-commission",
        "US Embassy in Libya": "organisation/embassy-of-the-united-states-in-libya",
        "Russian forces": "organisation/russia-armed-forces",
        "Daesh": "organisation/islamic-state",
        "Western capitals": "voice/western-states",
        "Türkiye": "state/turkey",
        "U.S.": "state/united-states",
    }
    for name, thing in named.items():
        subjects = {
            s for p in (RDFS.label, SKOS.altLabel, ENT.abbreviation) for s in union.subjects(p, Literal(name, "en"))
        }
        assert subjects == {URIRef(iris.THING + thing)}, name
    moscow = URIRef(iris.thing("place", "moscow"))
    assert set(union.objects(moscow, ENT.metonymOf)) == {URIRef(iris.thing("state", "russia"))}


def test_written_names_beat_the_capital_rule(union: Graph) -> None:
    tripoli = URIRef(iris.thing("place", "tripoli"))
    assert set(union.objects(tripoli, ENT.metonymOf)) == {
        URIRef(iris.thing("organisation", "government-of-national-unity"))
    }


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The tables, those of many rows with few: the commanders of one command, and nobody else."""
    for path in FOLDER.glob("*.csv"):
        shutil.copy(path, tmp_path)
    held = keep(tmp_path, "tenures", lambda row: row["office"] == "commander-of-africom")
    people = {row["person"] for row in held}
    keep(tmp_path, "people", lambda row: row["key"] in people)
    keep(tmp_path, "person-names", lambda row: row["person"] in people)
    keep(
        tmp_path,
        "memberships",
        lambda row: row["organisation"] == "african-union",
    )
    return tmp_path


def keep(folder: Path, table: str, wanted: Callable[[dict[str, str]], bool]) -> list[dict[str, str]]:
    """Rewrite a table with the rows wanted, and give them."""
    kept, every = [row for row in rows(table) if wanted(row)], next(rows(table))
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, every, lineterminator="\n")
        writer.writeheader()
        writer.writerows(kept)
    return kept


def test_committed_graphs_are_what_the_tables_say(made: dict[str, Graph]) -> None:
    committed = {path.stem: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.trig")}
    assert committed.keys() == made.keys(), REBUILD
    changed = [source for source, graph in made.items() if committed[source] != trig(source, graph)]
    assert not changed, f"{changed} differ from the tables; {REBUILD}"


def test_what_is_written_are_the_graphs_of_the_tables_and_stale_ones_go(copy: Path) -> None:
    for table in copy.glob("*.csv"):
        if table.name not in ("states.csv", "sources.csv"):
            table.write_text(table.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    (copy / "gone.trig").write_text("")
    (written,) = write(copy)
    assert written == copy / "rigour.trig"
    assert written.read_text(encoding="utf-8") == build(copy)["rigour.trig"]
    assert not (copy / "gone.trig").exists()


def replace(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("table", "change", "complaint"),
    [
        ("tenures", replace("2022-08-09", "2022-08-39"), "tenures.csv, row"),
        ("tenures", replace("2022-08-09", "2032-08-09"), "its end lies before its start"),
        ("tenures", replace(",michael-langley,", ",nobody,"), "person “nobody” is in no table"),
        ("tenures", replace("defense-anderson", "hearsay"), "source “hearsay” is not in sources.csv"),
        ("metonyms", replace("state/russia", "moon/russia"), "must begin with state/"),
        ("states", replace("Q889", "P889"), "qid “P889” does not look like"),
        ("states", replace("AFG", "AF"), "alpha3 “AF” does not look like"),
        ("voices", replace("analysts,", "african-countries,"), "key “african-countries” is used twice"),
        ("voices", replace("analysts,", "Analysts!,"), "is no slug"),
        ("people", replace("Dagvin Anderson,", "Michael Langley,"), "share the preferred label"),
        ("voices", replace("UnnamedSource", "unnamed source"), "is no class"),
        ("places", replace("key,label", "key,name"), "it must be key,label"),
        ("bodies-of-states", replace("armed-forces", "navy"), "body “navy” is not in bodies.csv"),
        ("memberships", lambda text: text + "a,b\n", "2 cells where 7 are needed"),
        ("sources", lambda text: text.replace("https://", "see "), "is no address"),
    ],
)
def test_a_fault_in_a_table_is_named(copy: Path, table: str, change: Callable[[str], str], complaint: str) -> None:
    path = copy / f"{table}.csv"
    before = path.read_text(encoding="utf-8")
    path.write_text(change(before), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != before
    with pytest.raises(BadInput) as caught:
        build(copy)
    assert complaint in f"{caught.value.detail}; {caught.value.hint}"


def test_a_missing_table_is_named(copy: Path) -> None:
    (copy / "states.csv").unlink()
    with pytest.raises(BadInput, match=r"states\.csv cannot be read"):
        build(copy)


def test_every_table_has_rows() -> None:
    assert all(any(rows(table.name)) for table in TABLES)
