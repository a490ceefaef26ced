"""The reference data as a reviewer would read it: in order, in the right scripts, tied to something, from a source."""

from __future__ import annotations

import csv
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, ORG

from entente.model import iris
from entente.ontology.reference.schema import LANGUAGES, SOURCES, TABLES

FOLDER = Path(__file__).resolve().parents[2] / "ontology" / "reference"
ENT = Namespace(iris.ONTOLOGY)
REBUILD = "then run: python -m entente.ontology.reference"
SCRIPTS = {
    "ar": ("ARABIC",),
    "fa": ("ARABIC",),
    "he": ("HEBREW",),
    "hi": ("DEVANAGARI",),
    "ja": ("CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"),
    "ko": ("HANGUL",),
    "ru": ("CYRILLIC",),
    "uk": ("CYRILLIC", "MODIFIER"),
    "zh": ("CJK",),
}
"""How Unicode begins the names of the letters of a language; Latin ones in all others."""
BELONG = frozenset(
    "Person Office Government Ministry ArmedForces ArmedForcesBranch MilitaryCommand MilitaryUnit Parliament "
    "PeaceMission AdvisoryMission Embassy DiplomaticMission MilitaryBase".split()
)
"""Kinds that belong to something: a newspaper need not, and to whom an armed group does is claimed, not known."""


def lines(table: str) -> list[list[str]]:
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize("table", [*(table.name for table in TABLES), "sources"])
def test_a_table_is_in_canonical_order_and_spelling(table: str) -> None:
    rows = lines(table)[1:]
    assert rows == sorted(rows), f"sort the rows of {table}.csv"
    loose = [cell for row in rows for cell in row if cell != " ".join(cell.split()) or cell != cell.strip("|")]
    assert not loose, f"{table}.csv has loose spaces or bars in {loose[:5]}; mend them, {REBUILD}"
    composed = [cell for row in rows for cell in row if cell != unicodedata.normalize("NFC", cell)]
    assert not composed, f"{table}.csv is not in Unicode's composed form: {composed[:5]}"
    assert (FOLDER / f"{table}.csv").read_bytes().count(b"\r") == 0


def test_no_row_is_written_twice() -> None:
    for table in (*(table.name for table in TABLES), "sources"):
        doubled = [row for row, count in Counter(map(tuple, lines(table))).items() if count > 1]
        assert not doubled, f"{table}.csv says the same twice: {doubled[:3]}"


def test_names_stand_in_the_scripts_of_their_languages(union: Graph) -> None:
    wrong = [
        f"{name} ({name.language})"
        for predicate in (RDFS.label, SKOS.altLabel)
        for name in union.objects(None, predicate)
        if isinstance(name, Literal) and name.language in SCRIPTS and not in_script(str(name), SCRIPTS[name.language])
    ]
    assert not wrong, f"names in another script than their language is written in: {wrong[:10]}; mend them, {REBUILD}"


def in_script(name: str, beginnings: tuple[str, ...]) -> bool:
    """Whether most letters of a name are of a script: an abbreviation in Latin letters may stand within."""
    letters = [letter for letter in name if letter.isalpha()]
    fit = [letter for letter in letters if unicodedata.name(letter, "").startswith(beginnings)]
    return 2 * len(fit) >= len(letters) > 0


def test_english_names_are_in_latin_letters(union: Graph) -> None:
    wrong = [
        str(name)
        for predicate in (RDFS.label, SKOS.altLabel, ENT.abbreviation, ENT.adjective, ENT.demonym)
        for name in union.objects(None, predicate)
        if isinstance(name, Literal) and name.language == "en" and not latin(str(name))
    ]
    assert not wrong, f"English names with other than Latin letters: {wrong[:10]}"


def latin(name: str) -> bool:
    return all(unicodedata.name(one, "").startswith(("LATIN", "MODIFIER")) for one in name if one.isalpha())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_has_a_name_in_every_language(union: Graph, language: str) -> None:
    former = {URIRef(iris.thing("state", row[0])) for row in lines("former-states")[1:]}
    bare = [
        str(state)
        for state in set(union.subjects(RDF.type, ENT.State)) - former
        if not any(isinstance(one, Literal) and one.language == language for one in union.objects(state, RDFS.label))
    ]
    assert not bare, f"no name in {language}: {bare}; fill state-names.csv, {REBUILD}"


def test_no_thing_stands_alone(union: Graph) -> None:
    """Whatever is named has a place in the world: a state it acts for, a body it is part of, a seat, a member."""
    ties = defaultdict[URIRef, set[URIRef]](set)
    for subject, _predicate, value in union:
        if isinstance(subject, URIRef) and isinstance(value, URIRef) and str(value).startswith(iris.THING):
            ties[subject].add(value)
            ties[value].add(subject)
    alone = [thing for thing, kinds in typed(union) if not ties[thing] and kinds & BELONG]
    assert not alone, f"tie {alone[:10]} to something (acts_for, part_of, seat, membership), {REBUILD}"


def typed(union: Graph) -> Iterator[tuple[URIRef, set[str]]]:
    kinds = defaultdict[URIRef, set[str]](set)
    for subject, kind in union.subject_objects(RDF.type):
        assert isinstance(subject, URIRef)
        if str(subject).startswith(iris.THING):
            kinds[subject].add(str(kind).removeprefix(iris.ONTOLOGY))
    yield from kinds.items()


def test_every_fact_stands_in_the_graph_of_a_described_source(made: dict[str, Graph]) -> None:
    for source, graph in made.items():
        itself = URIRef(iris.reference_graph(source))
        others = [s for s in graph.subjects(RDF.type, ENT.ReferenceSource) if s != itself]
        assert not others and graph.value(itself, DCTERMS.title), f"describe {source} in sources.csv, {REBUILD}"


def test_a_source_says_in_what_form_it_was_seen() -> None:
    column = SOURCES.index("seen")
    assert {row[column] for row in lines("sources")[1:]} <= {"", "copy", "excerpt"}


@pytest.mark.parametrize("bound", ["startsNotBefore", "startsNotAfter", "endsNotBefore", "endsNotAfter"])
def test_a_thing_has_one_of_each_bound(union: Graph, bound: str) -> None:
    counts = Counter(thing for thing, _ in set(union.subject_objects(ENT[bound])))
    doubled = [str(thing) for thing, count in counts.items() if count > 1]
    assert not doubled, (
        f"two sources give {bound} of {doubled} differently: give an interval that holds both, {REBUILD}"
    )


def test_members_belong_to_something_that_was_there(union: Graph) -> None:
    """No membership begins surely before its organisation did, nor ends after it."""
    early = []
    for membership, organisation in union.subject_objects(ORG.organization):
        begun = union.value(organisation, ENT.startsNotBefore)
        latest = union.value(membership, ENT.startsNotAfter)
        if begun is not None and latest is not None and str(latest) < str(begun):
            early.append(f"{membership} by {latest}, founded {begun}")
    assert not early, f"memberships older than the body: {early[:10]}; mend the dates, {REBUILD}"


def test_the_floors_of_coverage_hold(union: Graph) -> None:
    def count(*kinds: str) -> int:
        return len({thing for thing, its in typed(union) if its & set(kinds)})

    assert count("IntergovernmentalOrganization", "Alliance", "Coalition", "PeaceMission", "Committee") >= 100
    assert count("MilitaryCommand") >= 150
    assert count("ArmedForces") >= 160
    assert count("ArmedForcesBranch") >= 300
    assert count("Parliament") >= 150
    assert count("Territory") >= 40
    assert count("CollectiveVoice", "UnnamedSource") >= 50
