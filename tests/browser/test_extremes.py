"""Worlds at their limits: names too long and from right to left, a hub of 5,000 claims, what was retracted, nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

Opened = Callable[..., Page]
Sound = Callable[[Page, str], None]

HUB = "/id/state/hub.html"
LONG = "/id/organisation/long.html"
ARABIC = f"/id/organisation/{quote('قيادة')}.html"
EMPTY = {
    "home": ("/", "No article has been read yet"),
    "search": ("/search?q=Qwxyz", "Nothing is called so"),
    "graph": ("/graph/accepted.html", ""),
}


class World(Protocol):
    address: str
    retracted: str


@pytest.mark.parametrize("path", [HUB, f"{HUB}?page=50", LONG, ARABIC])
def test_extremes_are_sound(opened: Opened, sound: Sound, extremes: World, path: str) -> None:
    sound(opened(path, at=extremes.address), path)


def test_a_name_of_ninety_letters_is_shown_whole(opened: Opened, extremes: World) -> None:
    page = opened(LONG, width=390, at=extremes.address)
    title = page.get_by_role("heading", level=1)
    assert len(title.inner_text()) > 90
    box = title.bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= 390


def test_an_arabic_name_runs_from_right_to_left(opened: Opened, extremes: World) -> None:
    page = opened(ARABIC, width=390, at=extremes.address)
    name = page.locator("h1 bdi")
    expect(name).to_have_attribute("lang", "ar")
    expect(name).to_have_attribute("dir", "rtl")
    assert name.evaluate("one => getComputedStyle(one).direction") == "rtl"
    first, last = "(one => { const range = document.createRange(); const text = one.firstChild;", "})"
    place = (
        f"{first} range.setStart(text, AT); range.setEnd(text, AT + 1); return range.getBoundingClientRect().x {last}"
    )
    assert name.evaluate(place.replace("AT", "0")) > name.evaluate(place.replace("AT", "5"))


def test_a_hub_turns_its_pages(opened: Opened, extremes: World) -> None:
    page = opened(HUB, at=extremes.address)
    expect(page.locator(".claim").first).to_contain_text("Hubland brought criticism or charges against")
    before = page.locator(".claim a.more").first.get_attribute("href")
    page.get_by_role("link", name="Next →").first.click()
    expect(page.get_by_text("Page 2 of").first).to_be_visible()
    assert page.locator(".claim a.more").first.get_attribute("href") != before


def test_what_was_retracted_says_so_in_words(opened: Opened, sound: Sound, extremes: World) -> None:
    page = opened(f"{extremes.retracted}.html", at=extremes.address, expected=410)
    expect(page.get_by_role("heading", level=1)).to_have_text("This was retracted")
    sound(page, "retracted")
    page.get_by_role("link", name="What this problem means").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This was retracted")
    expect(page.locator("main")).to_contain_text("410 Gone")


@pytest.mark.parametrize("name", EMPTY)
def test_an_empty_graph_is_sound_and_says_so(opened: Opened, sound: Sound, empty: World, name: str) -> None:
    path, words = EMPTY[name]
    page = opened(path, at=empty.address)
    expect(page.locator("main")).to_contain_text(words)
    sound(page, f"empty {name}")


def test_extremes_without_scripts(opened: Opened, extremes: World) -> None:
    page = opened(HUB, scripts=False, at=extremes.address)
    page.get_by_role("link", name="Next →").first.click()
    expect(page.get_by_text("Page 2 of").first).to_be_visible()
    page.get_by_role("searchbox").fill("القيادة")
    page.get_by_role("button", name="Search").click()
    page.locator("main").get_by_role("link").filter(has_text="القيادة").first.click()
    expect(page.locator("h1 bdi").first).to_be_visible()
