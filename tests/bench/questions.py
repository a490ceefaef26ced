"""The questions: SPARQL files whose parameters are drawn by seed from what the graph holds.

A header line ``values`` names, for each parameter in turn, what kind of thing it is drawn from.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from entente import queries
from entente.model import iris, sparql

from .graph import SEED, Seeded
from .world import World, popularity

BINDINGS: Final = 16
"""How many ways each question is asked."""
FOLDER: Final = Path(__file__).with_name("queries")


@dataclass(frozen=True)
class Question:
    """A question as it is sent: its text with each of its bindings."""

    id: str
    title: str
    texts: tuple[str, ...]

    @property
    def form(self) -> str:
        """SELECT or CONSTRUCT."""
        return sparql.form(self.texts[0])


def questions(folder: str, graph: Seeded, bindings: int = BINDINGS) -> tuple[Question, ...]:
    """Read the questions of a folder and bind them; equal graphs give equal texts."""
    return tuple(_question(path, graph, bindings) for path in sorted((FOLDER / folder).glob("*.rq")))


def written_out(text: str, terms: Mapping[str, str]) -> str:
    """Put terms in the place of variables, as whoever asks one question by hand writes it.

    Our own queries bind by VALUES; not every peer plans those well, and each shall be asked what suits it.

    >>> written_out("SELECT ?s { ?s ?p ?of ; ?of '?of' }", {"of": "<a:b>"})
    "SELECT ?s { ?s ?p <a:b> ; <a:b> '?of' }"
    """
    places = [place for place in re.finditer(r"\?(\w+)", sparql.blanked(text)) if place.group(1) in terms]
    for place in reversed(places):
        text = text[: place.start()] + terms[place.group(1)] + text[place.end() :]
    return text


def _question(path: Path, graph: Seeded, bindings: int) -> Question:
    query = queries.parse(path.read_text(), path.stem)
    kinds = query.headers.get("values", "").split()
    draw = random.Random(f"{SEED} {kinds}")
    values = _values(graph, draw)
    names = [parameter.name for parameter in query.parameters]
    count = bindings if names else 1
    chosen = [query.bind({name: values[kind]() for name, kind in zip(names, kinds, strict=True)}) for _ in range(count)]
    return Question(query.id, query.title, tuple(written_out(query.text, terms) for terms in chosen))


def _values(graph: Seeded, draw: random.Random) -> Mapping[str, Callable[[], str]]:
    """What each kind of value is drawn from: actors and states as often as the news has them, the rest evenly."""
    world: World = graph.world
    actors = world.actors
    return {
        "actor": lambda: draw.choices(actors, cum_weights=popularity(len(actors)))[0].iri,
        "hub": lambda: world.hub.iri,
        "state": lambda: draw.choice(world.powers).iri,
        "other-state": lambda: draw.choice(world.states[len(world.powers) : 3 * len(world.powers)]).iri,
        "unit": lambda: draw.choice(world.units).iri,
        "office": lambda: draw.choice(world.tenures).office.iri,
        "day": lambda: f"{_month(draw)}-{draw.randint(1, 28):02}",
        "month": lambda: _month(draw),
        "type": lambda: iris.concept("event-type", draw.choice(("CONSULT", "ACCUSE", "AGREE", "SUPPORT"))),
        "one-way-type": lambda: iris.concept("event-type", draw.choice(("ACCUSE", "SUPPORT", "ASSAULT"))),
        "article-graph": lambda: iris.article_graph(draw.choice(graph.articles)),
    }


def _month(draw: random.Random) -> str:
    return f"{draw.randint(2015, 2024)}-{draw.randint(1, 12):02}"
