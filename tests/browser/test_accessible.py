"""Every kind of page, on a phone and a desk, light and dark: no finding of level AA, nothing wider than the window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

Opened = Callable[..., Page]
Sound = Callable[[Page, str], None]
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
    "module": "/ontology/actors.html",
    "term": "/ontology/MilitaryCommand.html",
    "property": "/ontology/hasHeldPositionIn.html",
    "version": "/ontology/0.1.0.html",
    "alignment": "/ontology/align/org.html",
    "patterns": "/ontology/patterns",
    "vocabulary": "/vocab/event-type.html",
    "about": "/about",
    "coverage": "/coverage",
    "codebook": "/codebook",
    "codebook of a type": "/codebook?type=CONSULT",
    "questions": "/questions",
    "question": "/questions/whom-met",
    "question with nothing found": "/questions/who-commanded?body=AFRICOM&date=1990-01-01",
    "graph": "/graph/accepted.html",
    "concept": "/vocab/event-type/CONSULT.html",
    "problems": "/problem",
    "problem": "/problem/limit-exceeded",
    "endpoint": "/sparql",
    "query": "/query",
}
FOUND = {
    "claim": "/id/person/michael-langley.html",
    "article": "/id/person/michael-langley.html",
    "event": "/search?q=African+Chiefs+of+Defense+Conference",
}
"""What was read has no address of its own choosing: the first that another page links to."""


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
def test_no_finding_and_nothing_too_wide(opened: Opened, sound: Sound, name: str) -> None:
    sound(opened(address(opened, name)), name)


@pytest.mark.parametrize("width", [390, 1920])
def test_what_is_not_there_is_a_page_too(opened: Opened, width: int) -> None:
    page = opened("/id/person/nobody.html", width=width, expected=404)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert "There is no such thing here" in page.inner_text("h1")


def test_a_page_paints_within_a_second(opened: Opened) -> None:
    opened("/id/person/michael-langley.html")
    page = opened("/id/person/michael-langley.html")
    painted = "performance.getEntriesByName('first-contentful-paint')"
    page.wait_for_function(f"{painted}.length")  # it is told of some time after the page is loaded
    assert page.evaluate(f"{painted}[0].startTime") < FIRST_PAINT
