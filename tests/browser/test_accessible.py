"""Every kind of page, on a phone and a desk, light and dark: no finding of level AA, nothing wider than the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Page

Opened = Callable[..., Page]
FRONTEND = Path(__file__).parents[2] / "src/entente/web/frontend"
AXE = FRONTEND / "node_modules/axe-core/axe.min.js"
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
EVERY: dict[str, Any] = {"runOnly": {"type": "tag", "values": LEVELS}}
BUT_CONTRAST = {**EVERY, "rules": {"color-contrast": {"enabled": False}}}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
NOTHING: dict[str, Any] = {}
WAYS: tuple[tuple[Literal["light", "dark"], int, dict[str, Any]], ...] = (
    ("light", 1280, EVERY),
    ("light", 390, BUT_CONTRAST),
    ("dark", 390, NOTHING),
    ("dark", 1280, CONTRAST),
)
"""Colours change with the scheme and nothing else does: what was found in light is not looked for again in dark."""
FIRST_PAINT = 1_000

PAGES = {
    "home": "/",
    "search": "/search?q=Langley",
    "nothing found": "/search?q=zzzz",
    "person": "/id/person/michael-langley.html",
    "command": "/id/organisation/united-states-africa-command.html",
    "alliance": "/id/organisation/nato.html",
    "state": "/id/state/libya.html",
    "place": "/id/place/gaborone.html",
    "office": "/id/office/commander-of-africom.html",
    "tenure": "/id/tenure/michael-langley-commander-of-africom.html",
    "source": "/graph/reference/defense-langley.html",
    "ontology": "/ontology.html",
    "term": "/ontology/MilitaryCommand.html",
    "vocabulary": "/vocab/event-type.html",
    "about": "/about",
    "endpoint": "/sparql",
    "query": "/query",
}
FOUND = {
    "claim": "/id/person/michael-langley.html",
    "article": "/id/person/michael-langley.html",
    "event": "/search?q=African+Chiefs+of+Defense+Conference",
}
"""What was read has no address of its own choosing: the first that another page links to."""


@cache
def axe() -> str:
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: npm reached no registry")
    return AXE.read_text(encoding="utf-8")


def findings(page: Page, rules: dict[str, Any]) -> list[str]:
    # The editor's own widgets are its authors'; what is around it is ours.
    found: dict[str, Any] = page.evaluate("options => axe.run({ exclude: ['#editor'] }, options)", rules)
    return [
        f"{one['id']} ({one['impact']}): {one['help']}: {one['nodes'][0]['target']} {one['nodes'][0]['failureSummary']}"
        for one in found["violations"]
    ]


def address(opened: Opened, name: str) -> str:
    """Give where a kind of page is; what was read has no address of its own choosing."""
    if name in PAGES:
        return PAGES[name]
    page = opened(FOUND[name], scripts=False)
    addresses = page.locator("a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    found = next((one for one in addresses if one.startswith(f"/id/{name}/")), None)
    assert found, f"no {name} is linked"
    return str(found)


@pytest.mark.parametrize("name", [*PAGES, *FOUND])
def test_no_finding_and_nothing_too_wide(opened: Opened, name: str) -> None:
    page = opened(address(opened, name))
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3')].map(one => Number(one.tagName[1]))")
    assert (levels[0], levels.count(1)) == (1, 1)
    assert all(after - before <= 1 for before, after in pairwise(levels))
    page.evaluate(axe())  # by the debugger: the page's own policy lets no script in
    for scheme, width, rules in WAYS:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        where = f"{name}, {scheme}, {width} pixels"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, where
        assert not rules or (where, findings(page, rules)) == (where, [])


@pytest.mark.parametrize("width", [390, 1920])
def test_what_is_not_there_is_a_page_too(opened: Opened, width: int) -> None:
    page = opened("/id/person/nobody.html", width=width, expected=404)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert "There is no such thing here" in page.inner_text("h1")


def test_a_page_paints_within_a_second(opened: Opened) -> None:
    opened("/id/person/michael-langley.html")
    page = opened("/id/person/michael-langley.html")
    paint = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
    assert page.evaluate(paint) < FIRST_PAINT
