"""The query editor: it completes from our own endpoint, shares what it holds, and tells failures in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect

Opened = Callable[..., Page]
SLOW = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"VALUES ?x{n} {{ {'1 ' * 60}}}" for n in range(8)) + " }"


class World(Protocol):
    address: str


def editing(opened: Opened, query: str, at: str = "", failing: bool = False) -> Page:
    """Open the editor on a query, its cursor where the query has a bar."""
    address = f"/query?query={quote(query.replace('|', ''))}"
    page = opened(address, failing=failing, at=at) if at else opened(address, failing=failing)
    expect(code(page)).to_be_visible()
    page.locator(".CodeMirror-lines").first.click()
    page.keyboard.press("Control+Home")
    for _ in range(query.find("|")):
        page.keyboard.press("ArrowRight")
    return page


def code(page: Page) -> Locator:
    return page.locator(".yasqe .CodeMirror-code").first


@pytest.mark.parametrize(
    ("query", "typed", "shown", "written"),
    [
        ("SELECT * { ?it a | }", "ent:Milit", "ent:MilitaryCommand", "?it a ent:MilitaryCommand"),
        ("SELECT * { ?it | ?other }", "ent:allied", "ent:alliedWith", "?it ent:alliedWith ?other"),
        ("SELECT * { ?it ?link | }", "<Langley", "id/person/michael-langley", "/id/person/michael-langley>"),
    ],
    ids=["class", "property", "actor"],
)
def test_it_completes_as_one_types(opened: Opened, query: str, typed: str, shown: str, written: str) -> None:
    page = editing(opened, query)
    page.keyboard.type(typed)
    hint = page.locator(".CodeMirror-hint").filter(has_text=shown).first
    expect(hint).to_be_visible()
    hint.click()
    expect(code(page)).to_contain_text(written)
    if typed.startswith("ent:"):
        expect(code(page)).to_contain_text("PREFIX ent: <https://w3id.org/entente/ontology#>")


def test_a_shared_address_opens_with_the_same_query(opened: Opened) -> None:
    page = editing(opened, "SELECT ?state { ?state a <https://w3id.org/entente/ontology#State> } # é & +")
    page.locator(".yasqe_share").click()
    shared = page.locator(".yasqe_sharePopup input").input_value()
    again = opened("/query" + shared.partition("/query")[2])
    expect(code(again)).to_have_text(code(page).inner_text(), use_inner_text=True)
    expect(code(again)).to_contain_text("# é & +")
    without = opened("/query" + shared.partition("/query")[2], scripts=False)
    assert "# é & +" in without.get_by_label("Your query").input_value()


def test_a_slow_query_ends_in_words(opened: Opened, extremes: World) -> None:
    page = editing(opened, SLOW, at=extremes.address, failing=True)
    page.keyboard.press("Control+Enter")
    told = page.get_by_role("alert")
    expect(told).to_contain_text("The query reached a limit", timeout=20_000)
    expect(told).to_contain_text("2 seconds")
    expect(told).to_contain_text("What to do")
    assert "{" not in told.inner_text()
    told.get_by_role("link", name="What this problem means").click()
    expect(page.locator("main")).to_contain_text("503")


def test_a_slow_query_ends_in_words_without_scripts(opened: Opened, extremes: World) -> None:
    page = opened("/query", scripts=False, at=extremes.address, failing=True)
    page.get_by_label("Your query").fill(SLOW)
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The query reached a limit", timeout=20_000)


def test_a_mistake_is_shown_where_it_is(opened: Opened) -> None:
    page = editing(opened, "SELECT * { ?it ?is }", failing=True)
    page.keyboard.press("Control+Enter")
    told = page.get_by_role("alert")
    expect(told).to_contain_text("The query is not valid SPARQL")
    expect(told.locator("pre")).to_contain_text("^")


def test_it_is_used_and_left_by_keyboard_alone(opened: Opened) -> None:
    page = opened("/query")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.CodeMirror') !== null"):
            break
    page.keyboard.press("Control+a")
    page.keyboard.type(
        "SELECT ?it { VALUES ?it { <https://w3id.org/entente/id/organisation/united-states-africa-command> } }"
    )
    page.keyboard.press("Control+Enter")
    expect(page.locator(".yasr_results table")).to_contain_text("United States Africa Command")
    page.keyboard.press("Escape")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('#editor') === null"):
            break
    expect(page.locator(":focus")).to_have_attribute("data-example", "example-1")
