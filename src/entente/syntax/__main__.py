"""``python -m entente.syntax [TREEBANKS]``: score a parser on the test parts of the treebanks, from raw text."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from entente.errors import EntenteError, line
from entente.syntax.pipeline import OWN, pipeline
from entente.syntax.yardsticks import TREEBANKS, measure, table


@click.command(name="python -m entente.syntax")
@click.argument("treebanks", type=click.Path(path_type=Path), default=TREEBANKS)
@click.option("--pipeline", "name", default=OWN, help="Folder or package of another pipeline than our own.")
def main(treebanks: Path, name: str) -> None:
    """Score our parser, or another, on the test parts of English-EWT and English-PUD in the folder TREEBANKS."""
    try:
        click.echo(table(measure(pipeline(name), treebanks)))
    except EntenteError as error:
        click.echo(line(error), err=True)
        sys.exit(error.exit_code)


if __name__ == "__main__":
    main()
