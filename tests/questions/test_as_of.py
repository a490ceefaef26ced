"""As of a day: what the four bounds say of it, at and around each of their edges."""

from datetime import date, timedelta

import pytest

from entente.questions import answer, library

from .conftest import Make

QUESTION = library()["who-commanded"]
NAMES = ("startsNotBefore", "startsNotAfter", "endsNotBefore", "endsNotAfter")


def _world(*bounds: str) -> str:
    dated = "".join(
        f' ; ent:{name} "{value}"^^xsd:dateTime' for name, value in zip(NAMES, bounds, strict=True) if value
    )
    return f"""graph:reference {{
      id:army a ent:ArmedForces ; rdfs:label "Arland Armed Forces"@en .
      id:chief a ent:Office ; ent:headPostOf id:army .
      id:quill a ent:Person ; rdfs:label "Ada Quill"@en .
      id:tenure a ent:Tenure ; ent:holder id:quill ; ent:onOffice id:chief {dated} .
    }}"""


def _shade(world: Make, bounds: tuple[str, ...], day: str) -> str:
    found = answer(QUESTION, {"body": "Arland Armed Forces", "date": day}, world(_world(*bounds)))
    return found.table.column("certainty")[0].value if found.table.rows else ""


def _around(day: str) -> tuple[str, str]:
    middle = date.fromisoformat(day)
    return (middle - timedelta(days=1)).isoformat(), (middle + timedelta(days=1)).isoformat()


DAYS = ("2024-03-10T00:00:00Z", "2024-03-10T00:00:00Z", "2024-03-20T23:59:59Z", "2024-03-20T23:59:59Z")
MONTHS = ("2024-02-01T00:00:00Z", "2024-02-29T23:59:59Z", "2024-04-01T00:00:00Z", "2024-04-30T23:59:59Z")
YEARS = ("2020-01-01T00:00:00Z", "2020-12-31T23:59:59Z", "2022-01-01T00:00:00Z", "2022-12-31T23:59:59Z")


@pytest.mark.parametrize(("bounds", "first", "last"), [(DAYS, "2024-03-10", "2024-03-20")])
def test_known_to_the_day_it_holds_from_the_first_day_to_the_last(
    world: Make, bounds: tuple[str, ...], first: str, last: str
) -> None:
    before, second = _around(first)
    last_but_one, after = _around(last)
    assert [_shade(world, bounds, day) for day in (before, first, second)] == ["", "surely", "surely"]
    assert [_shade(world, bounds, day) for day in (last_but_one, last, after)] == ["surely", "surely", ""]


@pytest.mark.parametrize(
    ("bounds", "edges"),
    [
        (MONTHS, ("2024-02-01", "2024-02-29", "2024-04-01", "2024-04-30")),
        (YEARS, ("2020-01-01", "2020-12-31", "2022-01-01", "2022-12-31")),
    ],
)
def test_known_to_the_month_or_year_it_is_possible_while_it_begins_and_ends(
    world: Make, bounds: tuple[str, ...], edges: tuple[str, str, str, str]
) -> None:
    earliest, latest, first_end, last_end = edges
    shades = {
        _around(earliest)[0]: "",
        earliest: "possibly",
        _around(latest)[0]: "possibly",
        latest: "surely",
        first_end: "surely",
        _around(first_end)[1]: "possibly",
        last_end: "possibly",
        _around(last_end)[1]: "",
    }
    assert {day: _shade(world, bounds, day) for day in shades} == shades


@pytest.mark.parametrize(
    ("missing", "shades"),
    [
        (0, ["possibly", "surely", "possibly", ""]),
        (1, ["", "possibly", "possibly", ""]),
        (2, ["", "possibly", "possibly", ""]),
        (3, ["", "surely", "possibly", "possibly"]),
    ],
    ids=NAMES,
)
def test_a_bound_that_is_missing_takes_away_what_it_would_prove(world: Make, missing: int, shades: list[str]) -> None:
    bounds = tuple("" if place == missing else value for place, value in enumerate(YEARS))
    days = ("2019-12-31", "2021-06-01", "2022-06-01", "2023-01-01")
    assert [_shade(world, bounds, day) for day in days] == shades


def test_what_is_proved_for_one_day_alone_is_unknown_on_any_other(world: Make) -> None:
    one_day = ("", "2024-06-28T00:00:00Z", "2024-06-28T23:59:59Z", "")
    days = ("2024-06-27", "2024-06-28", "2024-06-29")
    assert [_shade(world, one_day, day) for day in days] == ["unknown", "surely", "unknown"]


def test_without_any_bound_nothing_is_known_of_any_day(world: Make) -> None:
    assert _shade(world, ("", "", "", ""), "2024-06-28") == "unknown"


@pytest.mark.parametrize(
    ("bounds", "shade"),
    [
        (("2024-06-28T23:59:59Z", "2024-06-28T23:59:59Z", "2025-01-01T00:00:00Z", ""), "surely"),
        (("2024-06-29T00:00:00Z", "2024-06-29T00:00:00Z", "2025-01-01T00:00:00Z", ""), ""),
        (("2020-01-01T00:00:00Z", "2020-01-01T00:00:00Z", "2024-06-28T00:00:00Z", "2024-06-28T00:00:00Z"), "surely"),
        (("2020-01-01T00:00:00Z", "2020-01-01T00:00:00Z", "2024-06-27T23:59:59Z", "2024-06-27T23:59:59Z"), ""),
    ],
)
def test_a_day_lasts_from_its_first_second_to_its_last(world: Make, bounds: tuple[str, ...], shade: str) -> None:
    assert _shade(world, bounds, "2024-06-28") == shade


def test_the_surest_come_first(world: Make) -> None:
    tenures = "".join(
        f"id:t{place} ent:onOffice id:chief ; ent:holder id:p{place} {dated} .\n"
        for place, dated in enumerate(
            (
                "",
                '; ent:startsNotBefore "2020-01-01T00:00:00Z"^^xsd:dateTime',
                '; ent:startsNotAfter "2020-01-01T00:00:00Z"^^xsd:dateTime ; '
                'ent:endsNotBefore "2025-01-01T00:00:00Z"^^xsd:dateTime',
            )
        )
    )
    asker = world(
        'graph:reference { id:army a ent:ArmedForces ; rdfs:label "Army"@en . '
        f"id:chief a ent:Office ; ent:headPostOf id:army . {tenures} }}"
    )
    found = answer(QUESTION, {"body": "Army", "date": "2022-02-02"}, asker)
    assert [term.value for term in found.table.column("certainty")] == ["surely", "possibly", "unknown"]
