import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from entente.errors import BadParameter, NotFound
from entente.model.iris import ONTOLOGY, THING
from entente.ontology import resources
from entente.queries import Parameter
from entente.questions import Asker
from entente.questions.naming import LANGUAGES, things

from .conftest import Make

ANY = Parameter("who", "thing", "Arland")
BODY = Parameter("body", "thing", "NORCOM", kind=ONTOLOGY + "Organization")

NAMES = """
graph:reference {
  id:norcom a ent:MilitaryCommand ; rdfs:label "Northern Command of Arland"@en , "Северное командование"@ru ;
    skos:altLabel "Côte d’Ada Command"@en ; ent:abbreviation "NORCOM"@en .
  id:arland a ent:State ; rdfs:label "Arland"@en , "آرلاند"@ar ; ent:iso3166Alpha3 "QAR" .
  id:league a ent:Alliance ; rdfs:label "League of the Lakes"@en .
  id:quill a ent:Person ; rdfs:label "Ada Quill"@en ; ent:lastName "Quill"@en .
  id:other a ent:Person ; rdfs:label "Bero Quill"@en ; ent:lastName "Quill"@en .
  id:pen a ent:MediaOutlet ; rdfs:label "The Quill"@en .
  id:voice a ent:Narrator ; rdfs:label "The Quill"@en .
  id:port a ent:Place ; rdfs:label "Port Ada"@en ; ent:metonymOf id:arland .
  id:nameless a ent:Person .
}
"""


def found(parameter: Parameter, value: str, asker: Asker) -> list[str]:
    return [thing.iri.removeprefix(THING) for thing in things(parameter, value, asker)]


@pytest.fixture
def names(world: Make) -> Asker:
    return world(NAMES)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Northern Command of Arland", "norcom"),
        ("NORCOM", "norcom"),
        ("norcom", "norcom"),
        ("Северное командование", "norcom"),
        ("آرلاند", "arland"),
        ("  the  league of the lakes ", "league"),
        ("LEAGUE OF THE LAKES", "league"),
        ("côte d'ada command", "norcom"),
        ("QAR", "arland"),
        (f"<{THING}league>", "league"),
        (f"{THING}nameless", "nameless"),
    ],
)
def test_a_thing_is_found_by_any_of_its_names_in_any_language_or_case(names: Asker, value: str, expected: str) -> None:
    assert found(ANY, value, names) == [expected]


def test_a_name_of_several_things_stands_for_them_all(names: Asker) -> None:
    assert found(Parameter("person", "thing", "Ada Quill", kind=ONTOLOGY + "Person"), "Quill", names) == [
        "other",
        "quill",
    ]


def test_a_whole_name_goes_before_a_last_name_and_no_narrator_is_taken_for_its_paper(names: Asker) -> None:
    assert found(ANY, "The Quill", names) == ["pen"]


def test_a_place_stands_for_its_actor_only_where_an_actor_is_asked_for(names: Asker) -> None:
    assert found(ANY, "Port Ada", names) == ["port"]
    assert found(BODY, "port ada", names) == ["arland"]


def test_a_thing_comes_with_its_label_and_its_kind(names: Asker) -> None:
    (thing,) = things(BODY, "NORCOM", names)
    assert (thing.label, thing.kind) == ("Northern Command of Arland", "military command")
    (nameless,) = things(ANY, f"{THING}nameless", names)
    assert (nameless.label, nameless.kind) == (f"{THING}nameless", "person")


def test_a_subclass_will_do_and_another_kind_is_told(names: Asker) -> None:
    assert found(BODY, "Arland", names) == ["arland"]
    with pytest.raises(BadParameter, match=r"Ada Quill is a person, .* body takes a thing of the kind organisation"):
        things(BODY, "Ada Quill", names)


@pytest.mark.parametrize(("value", "near"), [("Arlandd", "Arland"), ("norcon", "NORCOM"), ("Ada Quil", "Ada Quill")])
def test_a_name_that_nothing_has_comes_back_with_the_nearest(names: Asker, value: str, near: str) -> None:
    with pytest.raises(NotFound, match=f"nothing in the graph is called “{value}”") as caught:
        things(ANY, value, names)
    assert near in caught.value.hint


def test_near_names_may_come_from_elsewhere(names: Asker) -> None:
    def suggest(name: str) -> Sequence[str]:
        return [f"{name} the First", "second"]

    with pytest.raises(NotFound) as caught:
        things(ANY, "Zog", names, suggest)
    assert caught.value.hint == "near to it: Zog the First, second"


@pytest.mark.parametrize("value", [f"{THING}nothing", "wd:Q0"])
def test_an_iri_of_nothing_is_not_found(names: Asker, value: str) -> None:
    with pytest.raises(NotFound, match="the graph knows nothing of"):
        things(ANY, value, names)


@pytest.mark.parametrize("value", ['" } DROP ALL #', "\\u0022", "a\nb\tc", "?x", "\U0001f30a", "x" * 5000, " "])
def test_a_name_is_a_text_whatever_stands_in_it(names: Asker, value: str) -> None:
    with pytest.raises(NotFound):
        things(ANY, value, names)


def test_every_language_of_the_shipped_names_is_looked_up() -> None:
    files = [*resources.reference_files(), *resources.ontology_files()]
    tags = {tag for file in files for tag in re.findall(r'"@([A-Za-z-]+)', Path(str(file)).read_text(encoding="utf-8"))}
    assert tags
    assert tags <= set(LANGUAGES)
