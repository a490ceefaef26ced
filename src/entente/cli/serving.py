"""``entente serve`` and ``entente settings``."""

from __future__ import annotations

import io
import sys
from importlib.resources import as_file, files
from pathlib import Path

import click

from entente.cli.options import data_option, writing
from entente.errors import line
from entente.publish import Writer
from entente.settings import Settings


@click.command()
@click.option("--host", help="Address to listen on [ENTENTE_HOST; 127.0.0.1].")
@click.option("--port", type=click.IntRange(0, 65535), help="Port to listen on [ENTENTE_PORT; 8000].")
@click.option("--samples", is_flag=True, help="First read the sample dispatches that come with entente.")
@data_option
def serve(host: str | None, port: int | None, samples: bool, data: Path | None) -> None:
    """Serve the graph: pages, linked data, and a SPARQL endpoint at /sparql. Ctrl-C ends it.

    What other commands write meanwhile is served within a second.

    \b
    Example:
      entente serve --samples --port 8000
    """
    settings = Settings.from_environment(host=host, port=port, data=data)
    with writing(settings, "entente serve") as writer:
        if samples:
            _read_samples(writer, settings)
    _say_what_to_try(settings)
    # Imported here: only this command needs the web.
    from entente.web.server import serve as run

    run(settings)


@click.command()
def settings() -> None:
    """List every setting: its environment variable, its value now, what it is for.

    \b
    Example:
      ENTENTE_PORT=9000 entente settings
    """
    rows = list(Settings.from_environment().rows())
    names, values = (max(len(row[column]) for row in rows) for column in (0, 1))
    for name, value, meaning in rows:
        click.echo(f"{name:<{names}}  {value:<{values}}  {meaning}")


def _read_samples(writer: Writer, settings: Settings) -> None:
    # Imported here: a server that reads nothing starts faster without the reader.
    from entente.cli.batch import ingest
    from entente.ingest.acquire import acquire

    with as_file(files("entente").joinpath("data", "samples")) as folder:
        sources = acquire([str(folder)], metadata={}, stdin=io.BytesIO(), limit=settings.article_bytes)
        tally = ingest(writer, sources, settings.processes, parser=settings.pipeline)
    for failure in tally.failures:
        click.echo(f"entente: {failure.name}: {line(failure.error)}", err=True)
    click.echo(f"samples: {tally}")


def _say_what_to_try(settings: Settings) -> None:
    program = Path(sys.argv[0]).absolute()
    command = program if program.name.startswith("entente") else f"{sys.executable} -m entente"
    address = f"http://{settings.host}:{settings.port}"
    click.echo(
        f"""
Entente serves {settings.data} on {address} (Ctrl-C ends it). Try, in another terminal:

  a page to look around       {address}/
  read an article of yours    {command} ingest --data {settings.data} article.txt --date 2024-06-28
  see who says what           {command} claims --data {settings.data} --format csv
  ask by SPARQL               curl {address}/sparql -H 'Accept: text/csv' --data-urlencode \\
                                'query=PREFIX ent: <https://w3id.org/entente/ontology#>
                                 SELECT ?sentence {{ ?claim ent:evidence/ent:inSentence ?sentence }} LIMIT 5'
"""
    )


COMMANDS = (serve, settings)
