"""``python -m entente.ontology.reference``: rebuild the committed reference graphs from the tables."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from entente.errors import EntenteError, line
from entente.ontology.reference.build import write

TABLES: Final = Path(__file__).resolve().parents[4] / "ontology" / "reference"
"""Where the tables stand in a checkout; another folder may be given."""


def main(arguments: list[str]) -> int:
    """Rebuild the folder given, or the checkout's; return the exit code."""
    try:
        files = write(Path(arguments[0]) if arguments else TABLES)
    except EntenteError as error:
        sys.stderr.write(line(error) + "\n")
        return error.exit_code
    sys.stdout.write(f"{len(files)} graphs written\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
