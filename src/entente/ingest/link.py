"""Link: a parse into the groups of mentions it holds, each tied to an entity of the graph or of the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from entente.ingest.discourse import Discourse
from entente.ingest.mention import Group, Mention
from entente.ingest.phrases import DETERMINERS, PAIR, QUALIFIERS, Phrases
from entente.ingest.read import Parse, Token

_PRONOUNS: Final = frozenset("he she him his her we our us it its they them their".split())
_BODIES: Final = frozenset(
    "State Government Ministry Agency ArmedForces MilitaryCommand Alliance IntergovernmentalOrganization Coalition "
    "ArmedGroup Faction PrivateMilitaryCompany DiplomaticMission Organization".split()
)


def link(parse: Parse, discourse: Discourse) -> tuple[Group, ...]:
    """Find the mentions of a sentence, join those that coordination joins, and remember them in the discourse."""
    mentions = _mentions(parse, discourse)
    groups = tuple(_coordinated(parse.tokens, mentions))
    groups = _with_both_sides(parse.tokens, groups, discourse)
    _remember(groups, discourse)
    return groups


def _mentions(parse: Parse, discourse: Discourse) -> list[Mention]:
    phrases = Phrases(parse, discourse)
    found: list[Mention] = []
    fresh = {"Person": True, "body": True}
    index = 0
    while index < len(parse.tokens):
        mention = phrases.at(index) if _may_begin(parse.tokens[index], index, phrases) else None
        if mention is None or mention.last <= index:
            index += 1
            continue
        found.append(mention)
        for entity in (mention.actor, mention.place, mention.event, *(post.organisation for post in mention.posts)):
            if entity and entity.iri and mention.how not in ("pronoun", "description"):
                discourse.meet(entity)
        if mention.event:
            discourse.event = mention.event
        _point(mention, discourse, fresh)
        index = mention.last
    return found


def _point(mention: Mention, discourse: Discourse, fresh: dict[str, bool]) -> None:
    """Let “he” and “its” later in the sentence point to the first person and the first body it names."""
    actor = mention.actor
    if actor is None or mention.how in ("adjective", "pronoun") or not actor.iri:
        return
    if actor.kind == "Person" and fresh["Person"]:
        discourse.person, fresh["Person"] = actor, False
    elif actor.kind in _BODIES and fresh["body"]:
        discourse.body, fresh["body"] = actor, False
        discourse.issuer = discourse.issuer or actor


def _may_begin(token: Token, index: int, phrases: Phrases) -> bool:
    return (
        token.capital
        or index in phrases.names
        or index in phrases.titles
        or index in phrases.events
        or token.lower in _PRONOUNS
        or token.lower in DETERMINERS
        or token.lower in QUALIFIERS
    )


def _coordinated(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Group]:
    groups: list[list[Mention]] = []
    for mention in mentions:
        if groups and _joins(tokens, groups[-1], mention):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return [part for group in groups for part in _closed(tokens, group)]


def _joins(tokens: Sequence[Token], group: list[Mention], mention: Mention) -> bool:
    before = group[-1]
    gap = [token.lower for token in tokens[before.last : mention.first]]
    if gap and gap[0] == "'s" or before.possessive:
        return False
    joined = gap in (["and"], [","], [",", "and"], ["as", "well", "as"], ["or"], [",", "as", "well", "as"])
    comma_taken = not joined and gap == [] and tokens[mention.first - 1].text == ","
    return (joined or comma_taken) and _alike(before, mention)


def _alike(left: Mention, right: Mention) -> bool:
    if "pronoun" in (left.how, right.how) or (left.event is None) != (right.event is None):
        return False
    return (left.how == "adjective") <= (right.how in ("adjective", "agent")) and (
        right.how != "adjective" or left.how == "adjective"
    )


def _closed(tokens: Sequence[Token], group: list[Mention]) -> list[Group]:
    """Keep a list whole only if “and” closes it; commas alone may be apposition or two clauses."""
    if len(group) == 1:
        return [Group(tuple(group))]
    gap = [token.lower for token in tokens[group[-2].last : group[-1].first]]
    if "and" not in gap and "or" not in gap and "with" not in gap and "as" not in gap:
        return [Group((mention,)) for mention in group]
    if all(mention.how == "adjective" for mention in group[:-1]) and group[-1].how == "agent":
        return [Group(tuple(group))]
    return [Group(tuple(group))]


def _with_both_sides(tokens: Sequence[Token], groups: tuple[Group, ...], discourse: Discourse) -> tuple[Group, ...]:
    """Resolve “both sides … referring to A and B” forward, within the sentence."""
    named: Group | None = None
    for group in groups:
        before = tuple(token.lower for token in tokens[max(0, group.first - 2) : group.first])
        if before == ("referring", "to") and len(group.actors) == 2:
            named = group
    if named:
        discourse.pair = named.actors
    resolved = (_resolved(group, discourse) for group in groups)
    return tuple(group for group in resolved if group.actors or group.place or group.event)


def _resolved(group: Group, discourse: Discourse) -> Group:
    if not any(PAIR in mention.members or mention.actor is PAIR for mention in group.mentions):
        return group
    return Group(
        tuple(
            replace(mention, members=discourse.pair, actor=None)
            if PAIR in mention.members or mention.actor is PAIR
            else mention
            for mention in group.mentions
        )
    )


def _remember(groups: tuple[Group, ...], discourse: Discourse) -> None:
    """Set what pronouns and “both sides” stand for in the next sentence: the first person, the last pair."""
    persons = [one for group in groups for one in group.actors if one.kind == "Person"]
    if persons:
        discourse.person = persons[0]
    bodies = [one for group in groups if not group.adjective for one in group.actors if one.kind in _BODIES]
    if bodies:
        discourse.body = bodies[0]
    many = [group.actors for group in groups if len(group.actors) > 1 and not group.adjective]
    if many:
        discourse.several = many[0]
    for group in groups:
        actors = [one for one in group.actors if one.kind in _BODIES]
        if len(actors) == 2 == len(group.mentions) and not group.adjective:
            discourse.pair = tuple(actors)
