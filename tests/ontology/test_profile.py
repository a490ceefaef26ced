"""OWL 2 DL and OWL 2 RL by the OWL API's own checker, in an environment of its own for the Java archives it brings."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from rdflib import OWL, RDF, Graph, URIRef
from tests.registries import install

from entente.model import iris
from entente.ontology import resources, terms
from entente.ontology.parsing import parsed

ROOT: Final = Path(__file__).parents[2]
ENVIRONMENT: Final = ROOT / ".venv-profile"
CHECKER: Final = ROOT / "tests" / "profile"
WHOLE: Final = URIRef("https://w3id.org/entente/ontology")
ALIGNED: Final = URIRef("https://w3id.org/entente/ontology/aligned")

Verdicts = dict[str, dict[str, list[str]]]


@pytest.fixture(scope="module")
def python() -> Path:
    if shutil.which("java") is None:
        pytest.skip("the OWL API needs Java, and there is none on the path")
    found = ENVIRONMENT / "bin" / "python"
    complete = ENVIRONMENT / ".installed"
    if not complete.exists():
        command = [sys.executable, "-m", "venv", "--without-pip", str(ENVIRONMENT)]
        subprocess.run(command, check=True, capture_output=True)
        pip = [sys.executable, "-m", "pip", "--python", str(found), "install", "--quiet", "--no-deps"]
        install(*pip, "--require-hashes", "--retries", "0", "-r", str(CHECKER / "requirements.lock"))
        complete.touch()
    return found


def judged(python: Path, *files: Path) -> Verdicts:
    command = [str(python), str(CHECKER / "validate.py"), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    verdicts: Verdicts = json.loads(done.stdout)
    return verdicts


def turtle(text: str) -> Graph:
    prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in iris.PREFIXES.items())
    return Graph().parse(data=prefixes + text, format="turtle")


def one_ontology(iri: URIRef, *graphs: Graph) -> Graph:
    """Merge graphs below one header: a document is one ontology, and the headers of modules are checked there."""
    merged = Graph()
    for graph in graphs:
        headers = set(graph.subjects(RDF.type, OWL.Ontology))
        for triple in graph:
            if triple[0] not in headers:
                merged.add(triple)
    merged.add((iri, RDF.type, OWL.Ontology))
    return merged


def written(graph: Graph, file: Path) -> Path:
    graph.serialize(file, format="nt", encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def verdicts(python: Path, tmp_path_factory: pytest.TempPathFactory) -> Verdicts:
    """Judge each module with all it imports, then the whole, then the whole with its alignments, in one run."""
    folder = tmp_path_factory.mktemp("profile")
    modules = [folder / file.name for file in resources.module_files()]
    for file, source in zip(modules, resources.module_files(), strict=True):
        file.write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    alignments = parsed(*(file.read_bytes() for file in sorted((ROOT / "ontology/align").glob("*.ttl"))))
    return judged(
        python,
        *modules,
        written(one_ontology(WHOLE, terms.graph()), folder / "whole.nt"),
        written(one_ontology(ALIGNED, terms.graph(), alignments), folder / "aligned.nt"),
    )


CLEAN: Final[dict[str, list[str]]] = {"OWL2DL": [], "OWL2RL": [], "unparsed": []}


@pytest.mark.parametrize("module", resources.MODULES)
def test_a_module_with_what_it_imports_is_in_both_profiles(verdicts: Verdicts, module: str) -> None:
    assert verdicts[module] == CLEAN


def test_all_modules_and_vocabularies_together_are_in_both_profiles(verdicts: Verdicts) -> None:
    assert verdicts["whole"] == CLEAN


def test_the_alignments_leave_it_in_owl_2_dl(verdicts: Verdicts) -> None:
    assert (verdicts["aligned"]["OWL2DL"], verdicts["aligned"]["unparsed"]) == ([], [])


EXISTENCE: Final = "[ a owl:Restriction ; owl:onProperty ent:hasTenure ; owl:someValuesFrom ent:Tenure ]"
BREAKING: Final = {
    "irreflexive-chain": ("ent:affiliatedWith a owl:IrreflexiveProperty .", "OWL2DL", "non-simple property"),
    "plain-date": ("ent:month rdfs:range xsd:date .", "OWL2DL", "undeclared datatype: xsd:date"),
    "two-kinds-of-property": ("ent:month a owl:ObjectProperty .", "OWL2DL", "Cannot pun between properties"),
    "undeclared-class": ("ent:Person rdfs:subClassOf ent:Undeclared .", "OWL2DL", "undeclared class"),
    "existence": (f"ent:Person rdfs:subClassOf {EXISTENCE} .", "OWL2RL", "non-superclass expression"),
}


@pytest.fixture(scope="module")
def complaints(python: Path, tmp_path_factory: pytest.TempPathFactory) -> Verdicts:
    """Judge the modules with each axiom added; the vocabularies have no say in what it breaks."""
    folder, modules = (
        tmp_path_factory.mktemp("breaking"),
        parsed(*(file.read_bytes() for file in resources.module_files())),
    )
    files = [
        written(one_ontology(URIRef(f"{WHOLE}/{case}"), modules, turtle(axiom)), folder / f"{case}.nt")
        for case, (axiom, _, _) in BREAKING.items()
    ]
    return judged(python, *files)


@pytest.mark.parametrize("case", BREAKING)
def test_what_breaks_a_profile_is_named(complaints: Verdicts, case: str) -> None:
    _, profile, complaint = BREAKING[case]
    assert any(complaint in text for text in complaints[case][profile])
