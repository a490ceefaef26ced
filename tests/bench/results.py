"""All that one run measured, on what machine and on which graph; written as JSON beside the page."""

from __future__ import annotations

import json
import math
import os
import platform
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from .command import Ingested, Served
from .comparison import Comparison
from .dictionary import Made
from .figures import Spread
from .graph import Seeded
from .helped import Speedup
from .hostile import Measurement
from .pages import PageTiming


@dataclass(frozen=True)
class Machine:
    """Where it ran, and how busy that was: load averages of a minute, at the beginning and at the end."""

    cores: int
    python: str
    system: str
    load_before: float
    load_after: float = math.nan

    @classmethod
    def here(cls) -> Machine:
        """This one, now."""
        return cls(os.cpu_count() or 1, platform.python_version(), platform.platform(), os.getloadavg()[0])


@dataclass(frozen=True)
class Results:
    """What was measured; None or empty where a part was not asked for."""

    machine: Machine
    seconds: float = 0.0
    reading: Mapping[str, Spread] = field(default_factory=dict)
    """Words a CPU second by step."""
    dictionary: Made | None = None
    ingested: Ingested | None = None
    served: Served | None = None
    graph: Seeded | None = None
    comparison: Comparison | None = None
    speedups: tuple[Speedup, ...] = ()
    pages: tuple[PageTiming, ...] = ()
    hostile: Measurement | None = None


def write_json(results: Results, path: Path) -> None:
    """Write every number there is."""
    told = asdict(results)
    if results.comparison:
        told["comparison"]["left_out"] = [
            {"question": question, "peer": peer, "clients": clients, "reason": reason}
            for (question, peer, clients), reason in results.comparison.left_out.items()
        ]
    path.write_text(json.dumps(told, indent=1, default=str))
