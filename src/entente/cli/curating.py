"""``entente judge`` and ``entente reread``: what curators say of claims, and articles brought up to date around it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import click

from entente.cli.articles import find_article
from entente.cli.options import data_option, writing
from entente.cli.reporting import progress, tell
from entente.cli.review import ORPHANS, told
from entente.model.judgement import Verdict
from entente.settings import Settings

_WITHDRAWN: Final = "withdrawn"


@click.command()
@click.argument("claim", metavar="CLAIM")
@click.argument(
    "verdict", type=click.Choice([*(one.value for one in Verdict), _WITHDRAWN]), metavar="accepted|rejected|withdrawn"
)
@click.option("--by", "curator", required=True, metavar="NAME", help="Who judges.")
@click.option("--note", default="", metavar="TEXT", help="Why, in a line.")
@data_option
def judge(claim: str, verdict: str, curator: str, note: str, data: Path | None) -> None:
    """Judge a claim, by its IRI: accept it as fact, reject it, or take back what one said of it.

    Judging again replaces one's own judgement. What one curator rejects is no fact, though another accepts it.

    \b
    Example:
      entente judge https://w3id.org/entente/id/claim/51329066c076a3a8acba accepted --by "Ann Lee"
    """
    settings = Settings.from_environment(data=data)
    with writing(settings, "entente judge") as writer:
        if verdict == _WITHDRAWN:
            writer.withdraw(claim, curator)
        else:
            writer.judge(claim, Verdict(verdict), curator, datetime.now(UTC).date(), note)
    click.echo(f"{verdict} {claim}")


@click.command()
@click.argument("articles", nargs=-1, metavar="[IRI|URL|PATH]…")
@click.option("--processes", type=click.IntRange(0), help="Articles read side by side; 0 for one a core.")
@click.option("--dry-run", is_flag=True, help="Read, and tell what would change, but store nothing of it.")
@data_option
def reread(articles: tuple[str, ...], processes: int | None, dry_run: bool, data: Path | None) -> int:
    """Read stored articles anew, all or those named, where the reader, its lexicon or its dictionary has changed.

    Each is read from its stored text and stored whole. Judgements are carried to the claims that say the same; those
    that find none are kept as orphans, of no effect, and listed.

    \b
    Example:
      entente reread --dry-run
      entente reread article.txt
    """
    # Imported here: the reader takes half a second that no other command needs.
    from entente.cli.rereading import Rereading

    settings = Settings.from_environment(data=data, processes=processes)
    with writing(settings, "entente reread") as writer, progress("rereading") as watch:
        named = [find_article(writer.store, name) for name in articles]
        parser, count = settings.pipeline, settings.processes
        batch = Rereading(writer, settings.data, parser=parser, processes=count, dry=dry_run)
        tally = batch.run(named, watch)
    code = tell(tally.failures)
    for orphan in tally.settled.orphaned:
        click.echo(told(orphan))
    if tally.settled.orphaned and not dry_run:
        click.echo(f"hint: {ORPHANS}", err=True)
    click.echo(f"{tally}{'; nothing of it is stored' if dry_run else ''}")
    return code


COMMANDS = (judge, reread)
