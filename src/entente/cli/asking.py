"""``entente query``, ``claims`` and ``export``: what reads the graph."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import click

from entente import queries
from entente.cli.options import data_option, reading
from entente.errors import BadParameter, BadQuery, NotFound
from entente.queries import Query
from entente.settings import Settings
from entente.sparql.syntax import explain
from entente.store.embedded import EXPORTS
from entente.store.formats import FORMATS
from entente.store.remote import RemoteStore


@click.command()
@click.argument("file", metavar="FILE.rq|-")
@click.option("--param", "parameters", multiple=True, metavar="NAME=VALUE", help="A value for a #+ param of the file.")
@click.option("--format", "name", type=click.Choice(list(FORMATS)), help="[csv for rows, turtle for triples]")
@click.option("--endpoint", metavar="URL", help="Ask this SPARQL endpoint instead of the data directory.")
@data_option
def query(file: str, parameters: tuple[str, ...], name: str | None, endpoint: str | None, data: Path | None) -> None:
    """Ask a SPARQL query from a file, or - for standard input.

    A file declares its parameters on lines such as “#+ param: day date 2024-06-28”; the types are iri, string, name
    (an English name), date and integer. The default graph is the union of all graphs.

    \b
    Example:
      echo 'SELECT * { ?s ?p ?o } LIMIT 5' | entente query -
      entente query who.rq --param day=2024-06-28 --format json
    """
    asked = _read(file)
    terms = asked.bind(dict(_pair(text) for text in parameters))
    if endpoint:
        _write(RemoteStore(endpoint).query(asked.text, name, terms))
        return
    with reading(Settings.from_environment(data=data)) as store:
        try:
            _write(store.query(asked.text, name, terms))
        except BadQuery as error:
            if "engine" not in error.members:
                raise
            raise explain(asked.text, str(error.members["engine"])) from error


@click.command()
@click.option("--article", metavar="IRI|URL|PATH", help="The claims of this article alone.")
@click.option("--format", "name", type=click.Choice(["jsonl", "csv"]), default="jsonl", show_default=True)
@data_option
def claims(article: str | None, name: str, data: Path | None) -> None:
    """List claims: who says what of whom, in which words. A row for each pair of actors.

    \b
    Example:
      entente claims --article article.txt --format csv
    """
    from entente.cli.articles import find_article

    with reading(Settings.from_environment(data=data)) as store:
        terms = {"in": f"<{find_article(store, article)}>"} if article else {}
        rows = [_row(values) for values in store.rows(queries.named("pages/claims").text, terms)]
    _write("".join(_jsonl(rows) if name == "jsonl" else _csv(rows)).encode())


@click.command()
@click.option("--format", "name", type=click.Choice(list(EXPORTS)), default="nquads", show_default=True)
@click.option("--graph", metavar="IRI", help="This named graph alone.")
@click.option(
    "--output", "-o", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="[standard output]"
)
@data_option
def export(name: str, graph: str | None, output: Path | None, data: Path | None) -> None:
    """Write the graph as RDF: N-Quads, TriG, Turtle (which knows no graphs) or JSON-LD.

    \b
    Example:
      entente export --format trig --output graph.trig
    """
    with reading(Settings.from_environment(data=data)) as store:
        if output is None:
            store.export(sys.stdout.buffer, name, graph)
            return
        partial = output.with_name(output.name + ".partial")
        try:
            with partial.open("wb") as file:
                store.export(file, name, graph)
            partial.replace(output)
        except OSError as error:
            raise BadParameter(f"{output} cannot be written: {error.strerror}") from error
        finally:
            partial.unlink(missing_ok=True)


def _read(file: str) -> Query:
    if file == "-":
        content, name = sys.stdin.buffer.read(), "the query"
    else:
        try:
            content, name = Path(file).read_bytes(), Path(file).stem
        except OSError as error:
            raise NotFound(
                f"{file} cannot be read: {error.strerror}", hint="give a file, or - for standard input"
            ) from error
    try:
        return queries.parse(content.decode(), name)
    except UnicodeDecodeError:
        raise BadQuery(f"{file} is not UTF-8", hint="SPARQL is text in UTF-8") from None


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise BadParameter(f"--param {text} has no value", hint="as in --param name=value")
    return name.strip(), value


def _write(content: bytes) -> None:
    output: BinaryIO = sys.stdout.buffer
    output.write(content)
    if content and not content.endswith(b"\n"):
        output.write(b"\n")
    output.flush()


_COLUMNS = "claim event quote subject type object speaker polarity modality from to place position rank article".split()


def _row(values: Iterable[str]) -> dict[str, Any]:
    row: dict[str, Any] = {key: value or None for key, value in zip(_COLUMNS, values, strict=True)}
    when = _when(row.pop("from") or "", row.pop("to") or "")
    keys = "claim event quote subject type object speaker polarity modality".split()
    return (
        {key: row[key] for key in keys}
        | {"date": when}
        | {key: row[key] for key in ("place", "position", "rank", "article")}
    )


def _when(first: str, last: str) -> str | None:
    """Write bounds as ISO 8601: a year, a month, a day, or an interval ``A/B``, open where nothing is known."""
    start, end = first[:10], last[:10]
    if not start and not end:
        return None
    if start == end:
        return start
    if (start[4:], end[4:], start[:4]) == ("-01-01", "-12-31", end[:4]):
        return start[:4]
    if start[:7] == end[:7] and start[8:] == "01" and end[8:] in _LAST_DAYS[start[5:7]]:
        return start[:7]
    return f"{start}/{end}"


_LAST_DAYS = {
    f"{month:02}": ("28", "29") if month == 2 else ("30",) if month in {4, 6, 9, 11} else ("31",)
    for month in range(1, 13)
}


def _jsonl(rows: list[dict[str, Any]]) -> Iterator[str]:
    for row in rows:
        yield json.dumps(row, ensure_ascii=False) + "\n"


def _csv(rows: list[dict[str, Any]]) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, [key for key in _COLUMNS if key not in {"from", "to"}] + ["date"])
    writer.writeheader()
    writer.writerows(rows)
    yield buffer.getvalue()


COMMANDS = (query, claims, export)
