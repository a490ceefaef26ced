"""A question from the list to its answer: by name, with suggestions, on a phone, without scripts, into the editor."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Opened = Callable[..., Page]


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (390, True), (390, False)])
def test_from_the_list_to_an_answer_as_of_a_day(opened: Opened, width: int, scripts: bool) -> None:
    page = opened("/questions", width=width, scripts=scripts)
    page.get_by_role("link", name="Who led a body on a day").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who led a body on a day")
    page.get_by_label("The command, ministry, government or other body that is led").fill("AFRICOM")
    page.get_by_label("The day asked about").fill("2025-12-01")
    page.get_by_role("button", name="Ask").click()
    answer = page.get_by_role("table", name="Who led a body on a day")
    expect(answer).to_contain_text("possibly")
    expect(answer).to_contain_text("Anderson")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_names_are_offered_as_they_are_typed(opened: Opened) -> None:
    page = opened("/questions/whom-met")
    field = page.get_by_label("The person, state or body")
    field.fill("")
    field.press_sequentially("Haft")
    option = page.locator("datalist option[value='Khalifa Haftar']")
    expect(option).to_have_count(1)


def test_a_misspelt_name_is_told_with_those_near_to_it(opened: Opened) -> None:
    page = opened("/questions/whom-met?actor=Langly", expected=404)
    expect(page.get_by_role("alert")).to_contain_text("Langley")
    expect(page.get_by_label("The person, state or body")).to_have_value("Langly")


def test_an_answer_opens_in_the_editor_and_answers_there_too(opened: Opened) -> None:
    page = opened("/questions/who-commanded")
    page.get_by_role("link", name="Change it in the editor").click()
    expect(page.locator(".CodeMirror-code").first).to_contain_text("headPostOf")
    page.locator(".yasqe_queryButton").click()
    expect(page.locator(".yasr_results table")).to_contain_text("Michael Langley")
