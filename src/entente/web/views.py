"""The pages of actors, offices, places and events: parse, ask, shape, render."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from flask import render_template

from entente.model import iris
from entente.store.search import INDEX, claims_naming
from entente.web.asking import Asking, wanted
from entente.web.bounds import NAMES, bounds
from entente.web.describing import describe
from entente.web.facts import facts
from entente.web.names import Name
from entente.web.neighbours import neighbours
from entente.web.offices import Span, belongings, spans
from entente.web.page import Turn, number, page
from entente.web.prompts import prompts
from entente.web.relations import Relation, relations
from entente.web.retelling import retold
from entente.web.telling import Chosen, chosen, told
from entente.web.things import Things
from entente.web.timeline import Timeline, timeline

ACTORS: Final = ("person", "organisation", "state", "actor", "voice", "publisher", "narrator")
_APART: Final = ("memberOf", "^memberOf", "title", "hasHeldOffice", "hasHeldPositionIn")
_STRUCTURE: Final = (
    "partOf", "componentCommandOf", "^partOf", "^componentCommandOf", "actsFor", "^actsFor", "^officeOf", "^headPostOf",
    "seat", "areaOfResponsibility", "areaExcludes", "succeededBy", "^succeededBy", "^originalOrganization",
    "^resultingOrganization", "alliedWith", "rivalOf", "supports", "^supports", "opposes", "^opposes",
)  # fmt: skip


CLAIMS: Final = {"about": 14, "by": 7}
"""Claims about an actor, and claims made by it, on one page: each costs some 3 ms, of a graph of a million quads."""

_NameOf = Callable[[Span], Name | None]
_TextOf = Callable[[Span], str]


def register(things: Things) -> None:
    """Have these views make the pages of their kinds."""
    for kind in ACTORS:
        things.page(kind, actor)
    things.page("office", office)
    things.page("place", place)
    things.page("event", event)
    for kind in ("tenure", "membership", "evidence", "reading", "policy", "judgement", "curator", "same-event"):
        things.page(kind, record)


def actor(asking: Asking, iri: str, kind: str) -> str:
    """Make the page of an actor; from the second page of claims on, it shows those alone."""
    turn = number()
    about, by = (named_in(asking, iri, role, turn) for role in CLAIMS)
    on_first = (wanted("spans", iri=iri), wanted("neighbours", iri=iri)) if turn == 1 else ()
    claims, (stated, *more) = told(asking, (*about.claims, *by.claims), wanted("facts", iri=iri), *on_first)
    known = facts(iri, stated)
    turns = [Turn(turn, listed.total, size) for listed, size in zip((about, by), CLAIMS.values(), strict=True)]
    held: tuple[Span, ...] = ()
    joined: tuple[object, ...] = ()
    dated: tuple[Relation, ...] = ()
    if turn == 1:
        held = spans(more[0])
        joined = neighbours(more[1], known)
        dated = relations(iri, more[0])
    elif turn > max(one.last for one in turns):
        turns[0].checked()
    return render_template(
        "actor.html",
        page=page(asking, known.name),
        facts=known,
        line=describe(known, held),
        structure=(*filter(None, (known.existed,)), *known.only(*_STRUCTURE)),
        others=known.but(*_STRUCTURE, *_APART, *NAMES),
        spans=[span for span in _offices(held, iri) if span.office or span.is_dated],
        belongs=belongings((span for span in _offices(held, iri) if not (span.office or span.is_dated)), False),
        members=[span for span in _members(held, iri) if span.is_dated],
        others_in_it=belongings((span for span in _members(held, iri) if not span.is_dated), True),
        line_of_time=_offices_timeline(held, iri),
        about=[one for one in claims if one.claim.iri in about.claims],
        by=[one for one in claims if one.claim.iri in by.claims],
        turns=turns,
        neighbours=joined,
        dated=dated,
        prompts=prompts(known.name) if turn == 1 else (),
    )


def named_in(asking: Asking, iri: str, role: str, turn: int) -> Chosen:
    """List a page of claims from the snapshot's index: sorted by the engine, those of a hub would take 100 ms."""
    size = CLAIMS[role]
    return Chosen(*claims_naming(asking.folder / INDEX, iri, role, size * (turn - 1), size))


def office(asking: Asking, iri: str, kind: str) -> str:
    """Make the page of an office: who held it when, and the claims that somebody does."""
    found = chosen(asking.rows("claims-at", page=number(), iri=iri))
    claims, (stated, tenures) = told(asking, found.claims, wanted("facts", iri=iri), wanted("spans", iri=iri))
    known, held = facts(iri, stated), spans(tenures)
    return render_template(
        "office.html",
        page=page(asking, known.name, "office"),
        facts=known,
        spans=held,
        line_of_time=_timeline(held, lambda span: span.who, lambda span: span.rank),
        claims=claims,
        turn=Turn(number(), found.total, asking.page_size("claims-at")),
    )


def place(asking: Asking, iri: str, kind: str) -> str:
    """Make the page of a place: where it lies, what sits there, the claims that name it."""
    return _with_claims(asking, iri, "place.html")


def event(asking: Asking, iri: str, kind: str) -> str:
    """Make the page of an event: what the claims that tell of it say, and who took part."""
    return _with_claims(asking, iri, "event.html", retold=retold(asking, iri))


def record(asking: Asking, iri: str, kind: str) -> str:
    """Make the page of a node that joins others: a tenure, a membership, a piece of evidence, a proposal."""
    rows = asking.rows("facts", iri=iri)
    known = facts(iri, rows)
    when = bounds({row["property"].value.removeprefix(iris.ONTOLOGY): row["value"] for row in rows})
    return render_template(
        "record.html",
        page=page(asking, known.name, kind),
        facts=known,
        when=when.text,
        properties=(*known.but(*NAMES), *known.only(*NAMES)),
    )


def _with_claims(asking: Asking, iri: str, template: str, **more: object) -> str:
    found = chosen(asking.rows("claims-at", page=number(), iri=iri))
    turn = Turn(number(), found.total, asking.page_size("claims-at")).checked()
    claims, (stated,) = told(asking, found.claims, wanted("facts", iri=iri))
    known = facts(iri, stated)
    parties = {name.iri: name for claim in claims for name in (*claim.subjects, *claim.objects) if name.iri != iri}
    places = {claim.place.iri: claim.place for claim in claims if claim.place}
    return render_template(
        template,
        page=page(asking, known.name),
        facts=known,
        line=describe(known, ()),
        claims=claims,
        turn=turn,
        parties=tuple(sorted(parties.values(), key=_by_text)),
        places=tuple(places.values()),
        dates=tuple(dict.fromkeys(claim.date for claim in claims if claim.date and claim.event)),
        **more,
    )


def _by_text(name: Name) -> str:
    return name.text.casefold()


def _offices(held: Iterable[Span], iri: str) -> tuple[Span, ...]:
    """Pick the tenures, and of a person's or a state's memberships those it has itself."""
    return tuple(span for span in held if span.office or (span.who and span.who.iri == iri))


def _members(held: Iterable[Span], iri: str) -> tuple[Span, ...]:
    """Pick the memberships in it, by the member's name."""
    found = [span for span in held if not span.office and span.body and span.body.iri == iri and span.who]
    return tuple(sorted(found, key=lambda span: span.who.text if span.who else ""))


def _offices_timeline(held: tuple[Span, ...], iri: str) -> Timeline | None:
    """Draw what a person held, or who held the offices of a body."""
    own = [span for span in held if span.who and span.who.iri == iri and (span.office or span.is_dated)]
    if own:
        return _timeline(own, lambda span: span.what, lambda span: span.rank or span.status)
    return _timeline(
        [span for span in held if span.office],
        lambda span: span.who,
        lambda span: span.office.text if span.office else "",
    )


def _timeline(held: Iterable[Span], label: _NameOf, note: _TextOf) -> Timeline | None:
    named = ((label(span), span) for span in held)
    return timeline([(name, note(span), span.when) for name, span in named if name])
