"""``entente query``, ``claims`` and ``export``: what reads the graph."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO, Final

import click

from entente import queries, questions
from entente.cli.options import data_option, reading
from entente.errors import BadParameter, BadQuery, NotFound
from entente.model import sparql
from entente.queries import Query
from entente.questions import Answer, Table, table_of, written
from entente.settings import Settings
from entente.sparql import guard
from entente.sparql.syntax import explain
from entente.store.embedded import EXPORTS
from entente.store.formats import FORMATS, format_for
from entente.store.interface import Queryable
from entente.store.remote import RemoteStore

_OWN: Final = guard.Bounds(length=1_000_000, depth=1_000, patterns=300)
"""How large a query of one's own may be: beyond it the engine crashes, or plans for minutes, and cannot be stopped."""


@click.command()
@click.argument("file", metavar="FILE.rq|QUESTION|-", required=False)
@click.option("--param", "parameters", multiple=True, metavar="NAME=VALUE", help="A value for a #+ param of the file.")
@click.option("--format", "name", type=click.Choice(list(FORMATS)), help="[csv for rows, turtle for triples]")
@click.option("--endpoint", metavar="URL", help="Ask this SPARQL endpoint instead of the data directory.")
@click.option("--list", "listing", is_flag=True, help="List the questions that can be asked by their id, and end.")
@data_option
def query(
    file: str | None,
    parameters: tuple[str, ...],
    name: str | None,
    endpoint: str | None,
    listing: bool,
    data: Path | None,
) -> None:
    """Ask a SPARQL query from a file, a question of ours by its id, or - for standard input.

    A file declares its parameters on lines such as “#+ param: day date 2024-06-28”; the types are iri, thing (an IRI
    or a name), string, name (an English name), date and integer. The default graph is the union of all graphs. A
    question that finds nothing says why on standard error.

    \b
    Example:
      echo 'SELECT * { ?s ?p ?o } LIMIT 5' | entente query -
      entente query who.rq --param day=2024-06-28 --format json
      entente query who-commanded --param body=AFRICOM --param date=2024-06-26
    """
    if listing:
        for question in questions.library().values():
            click.echo(f"{question.id:28}{question.question}")
        return
    if file is None:
        raise BadParameter("there is nothing to ask", hint="give a file, - or the id of a question; --list lists them")
    asked, values = _read(file), dict(_pair(text) for text in parameters)
    if endpoint:
        _ask(asked, values, name, RemoteStore(endpoint))
        return
    guard.admit(asked.text, _OWN)
    with reading(Settings.from_environment(data=data)) as store:
        try:
            _ask(asked, values, name, store)
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


def _ask(asked: Query, values: Mapping[str, str], name: str | None, graph: Queryable) -> None:
    """Write the answer of a query as the graph gives it, or of a question with the reason where it found nothing."""
    if not (asked.group or asked.things):
        _write(graph.query(asked.text, name, asked.bind(values)))
        return
    chosen = format_for(sparql.form(asked.text), name)
    if chosen.triples:
        raise BadQuery("a query that asks for things by name is a SELECT", hint="write SELECT, or type them as iri")

    def asker(text: str, terms: Mapping[str, Sequence[str]]) -> Table:
        return table_of(graph.query(sparql.with_choices(text, terms), "json"))

    found = questions.answer(asked, values, asker)
    _write(written(found.table, chosen.media_type))
    for line in _remarks(found):
        click.echo(f"entente: {line}", err=True)


def _remarks(found: Answer) -> Iterator[str]:
    """Say what a name stood for where that was several things, and why nothing was found."""
    for name, given in found.given.items():
        if not isinstance(given, str) and len(given) > 1:
            yield f"{name} stands for {len(given)} things: " + ", ".join(f"{one.label} <{one.iri}>" for one in given)
    if found.reason:
        yield found.reason


def _read(file: str) -> Query:
    if file == "-":
        content, name = sys.stdin.buffer.read(), "the query"
    elif file in questions.library() and not Path(file).exists():
        return questions.library()[file]
    else:
        try:
            content, name = Path(file).read_bytes(), Path(file).stem
        except OSError as error:
            raise NotFound(
                f"{file} cannot be read: {error.strerror}",
                hint="give a file, - for standard input, or the id of a question; `entente query --list` lists them",
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
