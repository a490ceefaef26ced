"""The README says what is so: settings, dependencies, commands, files."""

import re
import tomllib
from pathlib import Path

from click import Group

from entente.cli.main import cli
from entente.settings import Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()


def test_every_setting_is_listed_as_it_is() -> None:
    listed = re.findall(r"^\| `(ENTENTE_\w+)` \| `([^`]*)` \| (.*) \|$", README, re.MULTILINE)
    assert listed == list(Settings().rows())


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    needed = {re.split(r"[<>=]", requirement)[0] for requirement in project["dependencies"]}
    table = README.partition("## What it is built on")[2].partition("##")[0]
    assert set(re.findall(r"^\| `([\w-]+)` \| [^|]+ \| [^|]+ \|$", table, re.MULTILINE)) == needed


def test_every_command_it_names_exists() -> None:
    assert isinstance(cli, Group)
    named = set(re.findall(r"\.venv/bin/entente (\w+)", README)) | set(re.findall(r"`entente (\w+)[ `]", README))
    assert named and named <= set(cli.commands)


def test_every_file_of_the_map_is_there() -> None:
    for query in re.findall(r"queries/\S+\.rq", README):
        assert (ROOT / query).is_file()
    for target in re.findall(r"`make (\w+)`", README):
        assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(), re.MULTILINE)
