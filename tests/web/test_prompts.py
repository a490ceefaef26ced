"""Questions offered on the page of an actor are those that take such an actor, and their addresses answer."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest
from flask.testing import FlaskClient

from entente.model import iris
from entente.web.names import Name
from entente.web.prompts import prompts

COMMAND = Name("AFRICOM", iris.thing("organisation", "united-states-africa-command"), kind="MilitaryCommand")
PERSON = Name("Michael Langley", iris.thing("person", "michael-langley"), kind="Person")


def test_a_command_is_asked_about_its_commander_and_a_person_about_commands() -> None:
    of_command, of_person = ({prompt.identifier for prompt in prompts(name)} for name in (COMMAND, PERSON))
    assert {"who-commanded", "chain-of-command"} <= of_command
    assert "commands-of-person" in of_person
    assert "who-commanded" not in of_person and "commands-of-person" not in of_command


def test_a_question_about_two_is_not_offered() -> None:
    assert "common-memberships" not in {prompt.identifier for prompt in prompts(COMMAND)}


def test_what_has_no_known_kind_is_asked_nothing() -> None:
    assert prompts(Name("x", "urn:x")) == ()


@pytest.mark.parametrize("name", [COMMAND, PERSON], ids=lambda name: name.kind)
def test_each_address_answers(visitor: FlaskClient, name: Name) -> None:
    for prompt in prompts(name):
        assert name.iri in parse_qs(prompt.values).popitem()[1] or name.iri in str(parse_qs(prompt.values))
        response = visitor.get(f"/questions/{prompt.identifier}?{prompt.values}")
        assert response.status_code == 200, prompt.identifier
