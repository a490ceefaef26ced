"""What a visitor without SPARQL does: look up General Langley, and go from there to a sentence and who said it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Opened = Callable[..., Page]
LANGLEY = "/id/person/michael-langley.html"


def commanded_met_and_said(page: Page) -> None:
    """From the actor's page on: what he commanded and when, whom he met where, a claim, its sentence, its speaker."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Michael Langley")
    offices = page.get_by_role("table", name="Offices and memberships with dates and sources")
    expect(offices).to_contain_text("Commander of United States Africa Command")
    expect(offices).to_contain_text("9 August 2022 – 15 August 2025")
    met = page.locator(".claim").filter(has_text="al-Haddad").filter(has_text="Gaborone").first
    expect(met).to_contain_text("Michael Langley")
    met.get_by_role("link", name="The claim:").click()
    expect(page.get_by_role("heading", name="The words it rests on")).to_be_visible()
    expect(page.locator(".evidence mark")).to_contain_text("Langley")
    chain = page.get_by_role("list").filter(has_text="Publisher").first
    expect(chain).to_contain_text("Narrator")
    expect(chain).to_contain_text("Article")


@pytest.mark.parametrize("width", [390, 1280])
def test_from_the_start_page_to_a_sentence(opened: Opened, width: int) -> None:
    page = opened("/", width=width)
    field = page.get_by_role("combobox")
    field.press_sequentially("Langl")
    suggestion = page.get_by_role("option").filter(has_text="Michael Langley").first
    expect(suggestion).to_be_visible()
    suggestion.click()
    commanded_met_and_said(page)


def test_the_same_without_scripts(opened: Opened) -> None:
    page = opened("/", scripts=False)
    page.get_by_role("searchbox").fill("Langley")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Michael Langley").first.click()
    commanded_met_and_said(page)


def test_the_same_by_keyboard_alone(opened: Opened) -> None:
    page = opened("/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to the content")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.type("Langley")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("michael-langley"))
    for _ in range(200):
        page.keyboard.press("Tab")
        if (page.evaluate("document.activeElement.getAttribute('aria-label')") or "").startswith("The claim:"):
            break
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="The words it rests on")).to_be_visible()


def test_escape_closes_the_suggestions(opened: Opened) -> None:
    page = opened(LANGLEY)
    page.get_by_role("combobox").press_sequentially("Libya")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_the_network_is_drawn_beside_its_table(opened: Opened) -> None:
    page = opened(LANGLEY)
    expect(page.locator("[data-network] canvas").first).to_be_visible()
    expect(page.get_by_role("table", name="Neighbours of Michael Langley")).to_contain_text("al-Haddad")


def test_the_editor_asks_and_shows_names(opened: Opened) -> None:
    page = opened("/query")
    expect(page.locator(".yasqe .CodeMirror")).to_be_visible()
    page.get_by_role("link", name="Who met whom, and in which sentence").click()
    expect(page.locator(".CodeMirror-code")).to_contain_text("CONSULT")
    page.locator(".yasqe_queryButton").click()
    expect(page.locator(".yasr_results table")).to_contain_text("Langley")


def test_the_editor_gives_labels_for_addresses(opened: Opened) -> None:
    africom = "https://w3id.org/entente/id/organisation/united-states-africa-command"
    page = opened(f"/query?query=SELECT * {{ VALUES ?command {{ <{africom}> }} }}")
    page.locator(".yasqe_queryButton").click()
    command = page.locator(".yasr_results a", has_text="United States Africa Command").first
    expect(command).to_be_visible()
    expect(command).to_have_attribute("href", "/id/organisation/united-states-africa-command")


def test_the_query_form_works_without_scripts(opened: Opened) -> None:
    page = opened("/query", scripts=False)
    page.get_by_label("Answer as").select_option("json")
    page.get_by_role("button", name="Ask").click()
    expect(page.locator("body")).to_contain_text("bindings")
