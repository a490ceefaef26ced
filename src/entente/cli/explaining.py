"""``entente explain``: what made each claim of an article, sentence by sentence, and what nearly made one."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from entente.cli.articles import find_article, stored_article
from entente.cli.options import data_option, day, reading
from entente.errors import BadParameter, NotFound
from entente.publish import DataDirectory
from entente.publish.known import dictionary
from entente.publish.state import read_state
from entente.settings import Settings

if TYPE_CHECKING:
    from entente.model.account import SentenceAccount
    from entente.model.document import Article
    from entente.store.embedded import EmbeddedStore


@click.command()
@click.argument("file", metavar="FILE|-|IRI|URL|PATH")
@click.option("--sentence", "number", type=click.IntRange(1), metavar="N", help="This sentence alone, counted from 1.")
@click.option("--match", "words", metavar="TEXT", help="The sentences that hold these words, in any case.")
@click.option("--date", "date_", metavar="DAY", help="When it was published, as 2024-06-28; tells who was in office.")
@click.option(
    "--format", "name", type=click.Choice(["text", "json", "jsonl"]), default="text", show_default=True,
    help="For people, or for programs: one object, or one for each sentence.",
)  # fmt: skip
@data_option
def explain(file: str, number: int | None, words: str | None, date_: str | None, name: str, data: Path | None) -> None:
    """Show of each sentence what made its claims, and what nearly made one. Nothing is stored.

    The article is a file, - for standard input, or one in the graph by its IRI, URL or file name. Each claim stands on
    its sentence with its trigger, parties and speaker marked, and the frame or rule that made it; each name with all
    that it may stand for, scored. A word of the lexicon that made no claim is listed with the reason. What scores mean
    is told at the end.

    \b
    Example:
      entente explain article.txt --date 2024-06-28
      entente explain article.txt --sentence 3
      entente explain article.txt --match ceasefire --format json
    """
    settings = Settings.from_environment(data=data)
    published = day(date_)
    with reading(settings) as store:
        this = _article(settings, store, file, published)
        known = dictionary(DataDirectory(settings.data), store, read_state(store).shipped)
    # Imported here: the reader takes half a second that no other command needs.
    from entente.ingest.pipeline import account_of

    sentences = tuple(account_of(this, known, settings.pipeline))
    chosen = _chosen(sentences, number, words)
    if name == "text":
        from entente.cli.explained import show

        show(this, chosen)
    else:
        _write(this, chosen, name)


def _article(settings: Settings, store: EmbeddedStore, name: str, published: str | None) -> Article:
    """Give the article of a file, with the day that the graph has for it where no other is told, or a stored one."""
    from datetime import date

    if name != "-" and not os.path.exists(name):  # noqa: PTH110 - a name no file can have is none, and no fault
        this = stored_article(store, DataDirectory(settings.data), find_article(store, name))
        return replace(this, date=date.fromisoformat(published)) if published else this
    this = _read(settings, name, published)
    if this.date is None and store.has(this.graph):
        return stored_article(store, DataDirectory(settings.data), this.iri)
    return this


def _read(settings: Settings, name: str, published: str | None) -> Article:
    from entente.ingest.acquire import Failure, acquire, article

    metadata = {"date": published} if published else {}
    stdin, limit = sys.stdin.buffer, settings.article_bytes
    found = list(acquire([name], metadata=metadata, stdin=stdin, limit=limit))
    if not found:
        raise BadParameter(f"{name} holds no articles", hint="give a file with one in it")
    if len(found) > 1:
        raise BadParameter(f"{name} holds {len(found)} articles", hint="give one of them, or - and pass it on")
    if isinstance(found[0], Failure):
        raise found[0].error
    return article(found[0])


def _chosen(sentences: Sequence[SentenceAccount], number: int | None, words: str | None) -> tuple[SentenceAccount, ...]:
    """Leave the sentences that are asked for; raises NotFound where there is none."""
    wanted = " ".join((words or "").casefold().split())
    found = tuple(
        one for one in sentences if number in (None, one.number) and wanted in " ".join(one.text.casefold().split())
    )
    if not found and sentences:
        asked = [f"number {number}"] if number else []
        asked += [f"{words!r} in it"] if words else []
        raise NotFound(
            f"there is no sentence with {' and '.join(asked)}", hint=f"the article has {len(sentences)}, counted from 1"
        )
    return found


def _write(this: Article, sentences: Sequence[SentenceAccount], name: str) -> None:
    from entente.ingest.makers import told

    rows = [told(one) for one in sentences]
    if name == "jsonl":
        text = "".join(json.dumps({"article": this.iri, **row}, ensure_ascii=False) + "\n" for row in rows)
    else:
        about = {"article": this.iri, "title": this.title, "date": this.date.isoformat() if this.date else None}
        text = json.dumps({**about, "sentences": rows}, ensure_ascii=False, indent=2) + "\n"
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


COMMANDS = (explain,)
