"""The files that are data: ontology modules, vocabularies, shapes, reference graphs, queries.

In an installed package they lie in ``entente/resources``, in a source checkout in ``ontology`` and ``queries`` beside
``src``. The working directory never matters. Whoever uses the ontology without the service needs this module alone.

>>> "ent:Claim" in ontology_file("claims.ttl").read_text(encoding="utf-8")
True
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from entente.errors import Unavailable

MODULES: Final = ("core", "actors", "events", "places", "claims", "dyads", "identity")
"""The ontology's modules, each before those that import it."""

_CHECKOUT: Final = Path(__file__).parents[3]


def ontology_file(name: str) -> Traversable:
    """Give one file of the ontology by its path there, as ``actors.ttl`` or ``vocab/event-type.ttl``.

    Raises ``Unavailable`` where the installation lacks it.
    """
    return _found(_folder("ontology").joinpath(*name.split("/")), f"ontology/{name}")


def module_files() -> tuple[Traversable, ...]:
    """Give the OWL modules, in the order of ``MODULES``."""
    return tuple(ontology_file(f"{module}.ttl") for module in MODULES)


def vocabulary_files() -> tuple[Traversable, ...]:
    """Give the SKOS vocabularies, by name."""
    return _listed("ontology/vocab", ".ttl")


def ontology_files() -> tuple[Traversable, ...]:
    """Give all that makes up the ontology: the modules, then the vocabularies. A file's stem names its graph."""
    return module_files() + vocabulary_files()


def earlier_versions() -> tuple[str, ...]:
    """Give the numbers of the versions before this one, the oldest first. They are kept to be read, never loaded."""
    folder = _folder("ontology").joinpath("versions")
    return tuple(sorted((entry.name for entry in folder.iterdir()), key=_number)) if folder.is_dir() else ()


def earlier_files(version: str) -> tuple[Traversable, ...]:
    """Give the files of an earlier version: the modules it had, in the order of ``MODULES``, then the vocabularies."""
    folder = _folder("ontology").joinpath("versions", version)
    modules = (folder.joinpath(f"{module}.ttl") for module in MODULES)
    return (*(file for file in modules if file.is_file()), *_listed(f"ontology/versions/{version}/vocab", ".ttl"))


def alignment_files() -> tuple[Traversable, ...]:
    """Give the alignments with outside vocabularies, by name. They belong to no store."""
    return _listed("ontology/align", ".ttl")


def pattern_names() -> tuple[str, ...]:
    """Give the names of the patterns: each is a Turtle file and a query in ``examples/patterns``."""
    return tuple(file.name.removesuffix(".ttl") for file in _listed("ontology/examples/patterns", ".ttl"))


def reference_files() -> tuple[Traversable, ...]:
    """Give the reference graphs, as TriG, by name."""
    return _listed("ontology/reference", ".trig")


def query_file(name: str) -> Traversable:
    """Give one query by its path, as ``checks/overlapping-heads.rq``; raises ``Unavailable`` where it is missing."""
    return _found(_folder("queries").joinpath(*name.split("/")), f"queries/{name}")


def query_files(folder: str) -> tuple[Traversable, ...]:
    """Give the queries of one folder (``checks``, ``competency``, ``pages``, ``rules``), by name."""
    return _listed(f"queries/{folder}", ".rq")


def _folder(name: str) -> Traversable:
    installed = files("entente").joinpath("resources", name)
    return installed if installed.is_dir() else _CHECKOUT / name


def _listed(path: str, suffix: str) -> tuple[Traversable, ...]:
    top, _, rest = path.partition("/")
    folder = _folder(top).joinpath(rest)
    if not folder.is_dir():
        return ()
    return tuple(sorted((entry for entry in folder.iterdir() if entry.name.endswith(suffix)), key=_name))


def _name(entry: Traversable) -> str:
    return entry.name


def _number(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def _found(entry: Traversable, path: str) -> Traversable:
    if not entry.is_file():
        raise Unavailable(f"{path} is missing from this installation", hint="install the package again")
    return entry
