"""The command ``entente``: its subcommands, and how their failures are told."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any, Final

import click

from entente import __version__, errors
from entente.cli import asking, checking, coding, curating, explaining, serving, writing

INTERRUPTED: Final = 130
"""Exit code after Ctrl-C, as shells give it."""


class Commands(click.Group):
    """A group of commands that tells every failure in one line, ``entente: what and where; what to do``."""

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, *_: Any, **extra: Any) -> Any:
        """Run a command and end the process with its exit code."""
        extra["standalone_mode"] = False
        sys.exit(self._code(list(sys.argv[1:] if args is None else args), prog_name or "entente", extra))

    def _code(self, arguments: list[str], name: str, extra: dict[str, Any]) -> int:
        try:
            code = super().main(arguments, name, **extra)
            sys.stdout.flush()
            return code if isinstance(code, int) else 0
        except errors.EntenteError as error:
            return _told(errors.line(error), error.exit_code)
        except click.ClickException as error:
            return _told(_usage(error), errors.BadParameter.exit_code)
        except (KeyboardInterrupt, click.Abort):
            return _told("interrupted; what was stored stays stored", INTERRUPTED)
        except BrokenPipeError:
            # Whoever read our output has enough; Python must not stumble over the pipe again at its own end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        except Exception as error:
            if "--debug" in arguments:
                raise
            return _told(f"a fault of ours: {type(error).__name__}: {error}; run `entente --debug …` to see where", 70)


def _told(message: str, code: int) -> int:
    click.echo(f"entente: {' '.join(message.split())}", err=True)
    return code


def _usage(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    hint = f"; see `{context.command_path} --help`" if context else ""
    return error.format_message().rstrip(".") + hint


@click.group(
    name="entente", cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="entente")
@click.option("--debug", is_flag=True, help="Show the traceback when something unforeseen fails.")
def cli(debug: bool) -> None:
    """News read into claims, each with its sentence, its speaker and its date, in an RDF graph.

    \b
    Try:
      entente ingest article.txt --date 2024-06-28     read an article into the graph
      entente claims --article article.txt             see what it says, and who says so
      entente serve --samples                          look around on http://127.0.0.1:8000
    """
    del debug  # looked for among the arguments, for it must be known before they are parsed


for module in (writing, curating, coding, explaining, asking, checking, serving):
    for command in module.COMMANDS:
        cli.add_command(command)


def main() -> None:
    """Run ``entente``."""
    cli.main()
