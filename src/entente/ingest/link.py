"""Link: a parse into the groups of mentions it holds, each tied to an entity of the graph or of the article."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from entente.ingest.coordination import coordinated
from entente.ingest.descriptions import PAIR
from entente.ingest.discourse import Discourse
from entente.ingest.kinds import BODY_KINDS, CALLED, FORCES
from entente.ingest.mention import Group, Mention
from entente.ingest.phrases import Phrases
from entente.ingest.read import Parse, Token
from entente.ingest.senses import Senses
from entente.ingest.tree import leaves_out_subject

_POINTERS: Final = frozenset({"pronoun", "description"})


def link(parse: Parse, discourse: Discourse, watch: Callable[[Senses], None] = lambda _: None) -> tuple[Group, ...]:
    """Find the mentions of a sentence, join those that coordination joins, and remember them in the discourse.

    ``watch`` is shown what each name might stand for, and which sense of it was chosen.
    """
    topic = discourse.topic
    groups = coordinated(parse.tokens, _mentions(parse, discourse, watch))
    if any(leaves_out_subject(parse.tokens, verb) for verb in range(min(2, len(parse.tokens)))):
        discourse.topic = topic  # whom a note meets is not who wrote it
    return tuple(_with_both_sides(parse.tokens, groups, discourse))


def _mentions(parse: Parse, discourse: Discourse, watch: Callable[[Senses], None]) -> list[Mention]:
    phrases = Phrases(parse, discourse)
    discourse.salience.begin(parse.tokens)
    found: list[Mention] = []
    index = 0
    while index < len(parse.tokens):
        mention = phrases.at(index) if phrases.may_begin(index) else None
        if mention is None or mention.last <= index:
            index += 1
            continue
        found.append(mention)
        _meet(mention, discourse)
        _call(mention, parse.tokens, discourse)
        index = mention.last
    watch(phrases.senses)
    return found


def _meet(mention: Mention, discourse: Discourse) -> None:
    """Let the discourse know what a mention names."""
    actor = mention.actor
    discourse.salience.hear(mention)
    if actor and actor.iri and mention.how not in ("adjective", "pronoun"):
        if actor.kind == "Person":
            discourse.topic = discourse.topic or actor
        elif actor.kind in BODY_KINDS:
            discourse.issuer = discourse.issuer or actor
    discourse.event = mention.event or discourse.event
    if mention.how not in _POINTERS:
        for entity in (mention.actor, mention.place, mention.event, *(post.organisation for post in mention.posts)):
            if entity and entity.iri:
                discourse.meet(entity)


def _call(mention: Mention, tokens: Sequence[Token], discourse: Discourse) -> None:
    """Let the discourse know by which noun a mention calls a body: “the Sudanese army”."""
    actor = mention.actor
    if actor is None or actor.kind not in CALLED or mention.how in _POINTERS:
        return
    if actor.kind == "ArmedForces" and mention.how == "name":
        discourse.called["army"] = actor
    for token in tokens[mention.first : mention.last]:
        if token.lower in FORCES:
            discourse.called[FORCES[token.lower]] = actor


def _with_both_sides(tokens: Sequence[Token], groups: Sequence[Group], discourse: Discourse) -> list[Group]:
    """Resolve “both sides … referring to A and B” forward, within the sentence."""
    for group in groups:
        before = [token.lower for token in tokens[max(0, group.first - 2) : group.first]]
        if before == ["referring", "to"] and len(group.actors) == 2:
            discourse.pair = group.actors
    resolved = (_resolved(group, discourse) for group in groups)
    return [group for group in resolved if group.actors or group.place or group.event]


def _resolved(group: Group, discourse: Discourse) -> Group:
    if not any(PAIR in mention.members for mention in group.mentions):
        return group
    return Group(
        tuple(
            replace(mention, members=discourse.pair) if PAIR in mention.members else mention
            for mention in group.mentions
        )
    )
