"""What a line shows by its own words."""

from __future__ import annotations

import pytest

from entente.ingest import marks
from entente.model.document import DocumentKind


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Translated from Arabic by Layla Haddad", "Layla Haddad"),
        ("Translated by Layla Haddad; edited by Ann Poe", "Layla Haddad"),
        ("[Translation: Layla Haddad]", "Layla Haddad"),
        ("Translated from the original French by Jean de la Tour.", "Jean de la Tour"),
        ("This is a machine translation", ""),
        ("Translated from Arabic", ""),
        ("Translated by a machine", ""),
    ],
)
def test_who_translated(line: str, name: str) -> None:
    assert marks.translator(line) == name


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("FOR IMMEDIATE RELEASE", DocumentKind.RELEASE),
        ("Joint communiqué", DocumentKind.RELEASE),
        ("Op-ed", DocumentKind.ANALYSIS),
        ("Policy brief", DocumentKind.REPORT),
        ("Interview", DocumentKind.TRANSCRIPT),
        ("World", None),
    ],
)
def test_what_a_label_calls_the_document(label: str, kind: DocumentKind | None) -> None:
    assert marks.labelled(label) is kind


@pytest.mark.parametrize(
    ("line", "size"), [("- a", 2), ("10. a", 4), ("(iv) a", 5), ("-a", 0), ("100. a", 0), ("A. B. Doe", 0)]
)
def test_the_mark_of_an_item(line: str, size: int) -> None:
    assert marks.item(line) == size


def test_a_page_on_one_line_is_looked_at_in_no_time() -> None:
    for line in (" " * 100_000 + "x", "A" * 100_000, "(photo " * 20_000, "a\t" * 50_000, "| " * 50_000, "# " * 50_000):
        assert marks.mark(line) is None or line.startswith("#")
        assert not marks.is_row(line)
        assert marks.turn(line) is None
        assert not marks.is_contact(line)
