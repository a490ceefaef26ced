"""The page of a run: it shows all that was measured and needs nothing but itself."""

from __future__ import annotations

import json
import re
from pathlib import Path

from .comparison import Comparison, Standing, Timing
from .figures import Spread
from .graph import Seeded
from .helped import Speedup
from .pages import PageTiming
from .peer import Loaded
from .report import page, text
from .results import Machine, Results, write_json

FEW = Spread.of([1.0, 2.0, 4.0])
MANY = Spread.of([100.0, 250.0, 900.0])
COMPARISON = Comparison(
    standings=(Standing("entente", "1.0", Loaded(3.0, 2**20), 99.0), Standing("other", "")),
    titles={"who": "Who <they> are"},
    timings=(Timing("who", "entente", 1, FEW, 500.0, 1.5, 0, Spread.of([1.0, 1.2])),),
    left_out={("who", "entente", 32): "would take too long"},
)
RESULTS = Results(
    machine=Machine(2, "3.11", "Linux", 0.5, 1.5),
    seconds=12.0,
    reading={"segment": MANY},
    graph=Seeded(Path("somewhere"), 6, 1000, 20, 1.0, 2.0, ()),
    comparison=COMPARISON,
    speedups=(Speedup("top", "The top", MANY, FEW, MANY),),
    pages=(PageTiming("the samples", "hub", False, FEW, 3.0, 0), PageTiming("the samples", "hub", True, FEW, 0.4, 0)),
)


def test_the_page_holds_every_part_and_calls_for_nothing() -> None:
    shown = page(RESULTS)
    titles = re.findall(r"<h2>(.*?)</h2>", shown)
    assert titles == [
        "Servers", "Questions, one client", "Questions, 8 clients", "Questions, 32 clients", "Questions, every number",
        "Helpers against plain queries", "Pages, the samples", "Reading",
    ]  # fmt: skip
    assert not re.search(r"<script|<link|src=|href=|url\(|@import", shown)
    assert "Who &lt;they&gt; are" in shown and "<they>" not in shown
    assert "would take too long" in shown


def test_the_terminal_shows_medians_with_their_ratios() -> None:
    shown = text(RESULTS)
    assert "2.00 (×1.1)" in shown
    assert "absent" in shown
    assert "250 (175 to 575)" in shown


def test_the_numbers_are_kept_as_json(tmp_path: Path) -> None:
    write_json(RESULTS, tmp_path / "bench.json")
    kept = json.loads((tmp_path / "bench.json").read_text())
    assert kept["comparison"]["timings"][0]["milliseconds"]["middle"] == 2.0
    assert kept["comparison"]["left_out"][0]["clients"] == 32
    assert kept["machine"]["load_after"] == 1.5
