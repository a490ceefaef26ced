"""The ontology without the service: the scripts of ``ontology/examples``, run by a Python that has the wheel alone."""

from __future__ import annotations

import contextlib
import csv
import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Final

import pytest
from pyoxigraph import NamedNode, QuerySolutions, RdfFormat, Store, serialize
from rdflib import Graph

from entente.model import iris
from entente.ontology import resources, shapes

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parents[1]
EXAMPLES: Final = ROOT / "ontology" / "examples"
ENVIRONMENT: Final = ROOT / ".venv-reuse"
"""Kept between runs for what the lock file names; the wheel in it is built and installed anew by each."""
QUESTIONS: Final = ("who-says-who-is-on-the-island", "recognised-governments")

ARTICLE_GRAPH: Final = "https://example.org/ondra/article-graph"


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy without the scripts of the pages: no npm is run, and the tree stays as it is."""
    copy = tmp_path_factory.mktemp("tree")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy)
    left_out = shutil.ignore_patterns("__pycache__", "node_modules", "assets", "source", "package*.json", "*.png")
    for name in ("src", "ontology", "queries", "LICENSES"):
        shutil.copytree(ROOT / name, copy / name, ignore=left_out)
    built = subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel"], cwd=copy, capture_output=True)
    assert built.returncode == 0, built.stderr.decode()
    (found,) = (copy / "dist").glob("*.whl")
    return found


@pytest.fixture(scope="session")
def python(wheel: Path) -> Path:
    """A Python that has the wheel and what it needs, and nothing of this tree."""
    lock = ROOT / "requirements.lock"
    installed, digest = ENVIRONMENT / ".installed", hashlib.sha256(lock.read_bytes()).hexdigest()
    found = ENVIRONMENT / "bin" / "python"
    if not installed.exists() or installed.read_text() != digest:
        command = [sys.executable, "-m", "venv", "--clear", "--without-pip", str(ENVIRONMENT)]
        subprocess.run(command, check=True, capture_output=True)
        link(re.findall(r"^([\w.-]+)==", lock.read_text(), re.MULTILINE))
        installed.write_text(digest)
    pip = [sys.executable, "-m", "pip", "--python", str(found), "install", "--quiet", "--no-deps"]
    subprocess.run([*pip, "--no-index", "--force-reinstall", str(wheel)], check=True, capture_output=True)
    return found


def link(packages: list[str]) -> None:
    """Give the environment what the lock names by links to what this one has: that was installed by hash."""
    here, there = Path(sys.prefix).resolve(), ENVIRONMENT
    for package in packages:
        with contextlib.suppress(PackageNotFoundError):  # what the lock has for other systems is not here
            for name in distribution(package).files or ():
                source = Path(str(name.locate())).resolve()
                target = there / source.relative_to(here)
                target.parent.mkdir(parents=True, exist_ok=True)
                if source.is_file() and not target.exists():  # two packages may name one command
                    os.link(source, target)


def run(python: Path, folder: Path, script: str, *arguments: Path) -> subprocess.CompletedProcess[str]:
    """Run an example somewhere else, so that nothing of the tree is found by chance."""
    command = [str(python), "-I", str(EXAMPLES / script), *map(str, arguments)]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)


def test_the_files_are_those_of_the_wheel(python: Path, tmp_path: Path) -> None:
    code = "from entente.ontology import resources; print(resources.ontology_file('shapes/data.ttl'))"
    found = subprocess.run([str(python), "-I", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert Path(found.stdout.strip()).is_relative_to(ENVIRONMENT)


def test_an_individual_is_made_in_owlready2(python: Path, tmp_path: Path) -> None:
    done = run(python, tmp_path, "individuals.py")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "River Command is: actor, military command, organisation",
        "Commander is: office",
        "Commander is at the head of: River Command",
    ]


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_about_another_topic_is_answered_in_rdflib(python: Path, tmp_path: Path, name: str) -> None:
    done = run(python, tmp_path, "ask.py", EXAMPLES / "border-dispute.trig", EXAMPLES / f"{name}.rq")
    assert (done.returncode, done.stderr) == (0, "")
    assert rows(done.stdout) == rows((HERE / f"{name}.csv").read_text())


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_data_of_ones_own_are_validated(python: Path, tmp_path: Path) -> None:
    done = run(python, tmp_path, "validate.py", EXAMPLES / "border-dispute.trig")
    assert (done.returncode, done.stdout, done.stderr) == (0, "the data keep the shapes\n", "")


def test_what_is_missing_in_data_of_ones_own_is_named(python: Path, tmp_path: Path) -> None:
    sound = (EXAMPLES / "border-dispute.trig").read_text()
    broken = sound.replace("ent:recogniser :arland ;", "").replace("ent:holder :mira-ostel ;", "")
    (tmp_path / "broken.trig").write_text(broken)
    done = run(python, tmp_path, "validate.py", tmp_path / "broken.trig")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.splitlines() == [
        "https://example.org/ondra/recognition-1: a recognition is granted by exactly one actor",
        "https://example.org/ondra/tenure: a tenure has exactly one holder, a person",
    ]


@pytest.fixture(scope="module")
def dispute() -> Store:
    store = Store()
    store.load((EXAMPLES / "border-dispute.trig").read_bytes(), format=RdfFormat.TRIG)
    return store


def asked(store: Store, pattern: str) -> list[list[str]]:
    query = f"PREFIX ent: <{iris.ONTOLOGY}> PREFIX oa: <{iris.PREFIXES['oa']}> SELECT * {{ {pattern} }}"
    found = store.query(query, use_default_graph_as_union=True)
    assert isinstance(found, QuerySolutions)
    names = [variable.value for variable in found.variables]
    return [[getattr(row[name], "value", "") for name in sorted(names)] for row in found]


def test_the_quotes_of_the_example_stand_in_its_text(dispute: Store) -> None:
    text = (EXAMPLES / "border-dispute.txt").read_text().strip()
    digest = hashlib.sha256(text.encode()).hexdigest()
    assert [row[-1] for row in asked(dispute, "?article ent:textHash ?hash")] == [digest]
    quotes = asked(
        dispute,
        "[] oa:hasSelector [ oa:start ?d_start ; oa:end ?a_end ] , [ oa:exact ?b_exact ; oa:prefix ?c_prefix ;"
        " oa:suffix ?e_suffix ]",
    )
    assert len(quotes) == 4
    for end, exact, prefix, start, suffix in quotes:
        assert text[int(start) : int(end)] == exact
        assert text[: int(start)].endswith(prefix)
        assert text[int(end) :].startswith(suffix)


def test_the_article_of_the_example_states_nothing_outright(dispute: Store) -> None:
    article = serialize(
        (quad.triple for quad in dispute.quads_for_pattern(None, None, None, NamedNode(ARTICLE_GRAPH))),
        format=RdfFormat.N_TRIPLES,
    )
    assert article is not None
    triples = Graph().parse(data=article, format="nt")
    outright = [one for one in shapes.violations_of_article(triples) if one.shape.endswith("article#Relation")]
    assert (len(triples) > 50, outright) == (True, [])


def test_the_readme_shows_each_example() -> None:
    section = (ROOT / "README.md").read_text().partition("## Use the ontology without the service")[2]
    shown = set(re.findall(r"ontology/examples/([\w.-]+)", section.partition("\n## ")[0]))
    there = {path.name for path in EXAMPLES.iterdir() if path.is_file()}
    assert shown >= {name for name in there if name.endswith((".py", ".trig"))}
    assert shown <= there
    assert resources.ontology_file("examples/border-dispute.trig").is_file()
