"""``entente ingest`` and ``entente retract``: what changes the graph."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from entente.cli.articles import find_article
from entente.cli.options import data_option, day, writing
from entente.cli.reporting import progress, tell
from entente.cli.review import ORPHANS
from entente.errors import BadParameter
from entente.settings import Settings

if TYPE_CHECKING:
    from entente.cli.batch import Tally


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--date", "date_", metavar="DAY", help="When it was published, as 2024-06-28; resolves “on Wednesday”.")
@click.option("--title", help="Its headline.")
@click.option("--url", help="Where it stands on the web.")
@click.option("--publisher", help="Who published it; two publishers corroborate a claim.")
@click.option("--author", help="Who wrote it.")
@click.option("--place", help="Where it was written: its dateline.")
@click.option("--processes", type=click.IntRange(0), help="Articles read side by side; 0 for one a core.")
@data_option
def ingest(
    paths: tuple[str, ...], date_: str | None, data: Path | None, processes: int | None, **about: str | None
) -> int:
    """Read articles into the graph: files, folders, .jsonl, addresses of web pages, or - for standard input.

    What the options say of an article wins over its front matter. Reading an article again changes nothing; a folder is
    read to its end even where some of its files fail, each with a line that says why.

    \b
    Example:
      entente ingest article.txt --date 2024-06-28 --publisher "Libya Review"
      entente ingest https://example.org/news/article.html
      cat article.txt | entente ingest - --date 2024-06-28
    """
    # Imported here: the reader takes half a second that no other command needs.
    from entente.cli.batch import ingest as run
    from entente.ingest.acquire import acquire

    settings = Settings.from_environment(data=data, processes=processes)
    given = {"date": day(date_), **about}
    metadata = {name: _unicode(name, value) for name, value in given.items() if value is not None}
    stdin, hosts = sys.stdin.buffer, frozenset(filter(None, settings.fetch_hosts.replace(" ", "").split(",")))
    with writing(settings, "entente ingest") as writer, progress("reading") as watch:
        sources = acquire(paths, metadata=metadata, stdin=stdin, limit=settings.article_bytes, hosts=hosts)
        tally = run(writer, sources, settings.processes, watch, settings.pipeline)
    return _report(tally)


@click.command()
@click.argument("article", metavar="IRI|URL|PATH")
@data_option
def retract(article: str, data: Path | None) -> None:
    """Remove one article, its claims, its text and all that was made from them.

    \b
    Example:
      entente retract article.txt
    """
    settings = Settings.from_environment(data=data)
    with writing(settings, "entente retract") as writer:
        iri = find_article(writer.store, article)
        writer.retract(iri)
    click.echo(f"retracted {iri}")


def _unicode(name: str, text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise BadParameter(f"--{name} is not UTF-8", hint="use a terminal, or a script, that writes UTF-8") from None
    return text


def _report(tally: Tally) -> int:
    code = tell(tally.failures)
    if tally.undated:
        click.echo(f"hint: {tally.undated} without a date: relative dates stay open; give --date 2024-06-28", err=True)
    if tally.orphaned:
        click.echo(f"hint: judgements now without a claim: {tally.orphaned}; {ORPHANS}", err=True)
    click.echo(str(tally))
    return code


COMMANDS = (ingest, retract)
