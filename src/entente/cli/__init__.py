"""The command line: one command a subject, every failure one line and a meaningful exit code."""

from entente.cli.main import cli, main

__all__ = ["cli", "main"]
