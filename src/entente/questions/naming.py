"""From a name, or an IRI, to the things that it stands for.

A name is looked up as a whole literal in every language the graph has names in, so that the store's index answers and
no label is read that is not asked for. Narrators are left out: each article has its own, under its publisher's name.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from entente import queries
from entente.errors import BadParameter, NotFound
from entente.queries import Parameter, literal
from entente.questions.table import Asker, Table, Term

LANGUAGES: Final = (
    "", "en", "ar", "de", "es", "fa", "fr", "he", "hi", "it", "ja", "ko", "pt", "ru", "tr", "uk", "zh",
)  # fmt: skip
"""The languages of the graph's names; the empty one is that of codes and of names without a language."""

NEAREST: Final = 5
"""How many near names a hint lists."""

_SMALL: Final = re.compile(r"\b(?:Of|The|And|For|In|On|To|De|Du|Al|El|[DL](?=['’]))\b")
_BEGINNING: Final = 2


@dataclass(frozen=True)
class Named:
    """One thing that a name stands for, its English label, and what kind of thing it is, in words."""

    iri: str
    label: str
    kind: str


@dataclass(frozen=True)
class _Candidate:
    """A thing under one of its names; the lower its rank the better the name fits."""

    thing: Named
    fits: bool
    rank: tuple[bool, bool, bool]


def things(
    parameter: Parameter, value: str, asker: Asker, suggest: Callable[[str], Sequence[str]] | None = None
) -> tuple[Named, ...]:
    """Find what a value of a parameter stands for, in the order of IRIs; several things where the name is ambiguous.

    Exact spelling goes before another case, a whole name before a last name, and its bearer before whom a place is
    used for, as Moscow is for Russia. Raises NotFound for a name or an IRI
    that nothing has, BadParameter where what has it is of another kind than the parameter's.
    """
    if queries.is_iri(value):
        candidates = _described(parameter, parameter.term(value), asker)
    else:
        candidates = _called(parameter, value, asker)
    fitting = [candidate for candidate in candidates if candidate.fits]
    if not candidates:
        raise _unknown(parameter, value, asker, suggest)
    if not fitting:
        raise _misfit(parameter, candidates[0].thing, asker)
    best = min(candidate.rank for candidate in fitting)
    found = {candidate.thing.iri: candidate.thing for candidate in fitting if candidate.rank == best}
    return tuple(found[iri] for iri in sorted(found))


def spellings(name: str) -> tuple[str, ...]:
    """Give a name as it is written, then as it might be: in other cases, without its article, with other apostrophes.

    >>> spellings("african union")
    ('african union', 'African Union', 'African union', 'AFRICAN UNION')
    >>> spellings("The League of States")[:4]
    ('The League of States', 'The League Of States', 'the League of States', 'The league of states')
    """
    plain = " ".join(unicodedata.normalize("NFC", name).split())
    bare = re.sub(r"^the\s+", "", plain, flags=re.IGNORECASE)
    found: list[str] = []
    for whole in (plain, bare):
        titled = whole.title()
        cases = (titled, _SMALL.sub(lambda small: small[0].lower(), titled), whole.capitalize(), whole.upper())
        for one in (whole, *cases, whole.lower()):
            found += [one, one.replace("'", "’"), one.replace("’", "'")]
    return tuple(dict.fromkeys(found))


def _described(parameter: Parameter, iri: str, asker: Asker) -> list[_Candidate]:
    return _candidates(asker(queries.named("questions/thing").text, {"thing": (iri,), **_within(parameter)}), "")


def _called(parameter: Parameter, name: str, asker: Asker) -> list[_Candidate]:
    written = spellings(name)
    names = [literal(one, language) for one in written for language in LANGUAGES]
    found = asker(queries.named("questions/things-called").text, {"name": names, **_within(parameter)})
    return _candidates(found, written[0])


def _within(parameter: Parameter) -> dict[str, Sequence[str]]:
    return {"within": (f"<{parameter.kind}>",)} if parameter.kind else {}


def _candidates(table: Table, written: str) -> list[_Candidate]:
    rows = (dict(zip(table.columns, row, strict=True)) for row in table.rows)
    return [
        _Candidate(
            thing=Named(_text(row["thing"]), _text(row["label"]) or _text(row["thing"]), _text(row["kind"]) or "thing"),
            fits=_text(row["fits"]) == "true",
            rank=(
                _text(row.get("itself")) == "false",
                _text(row.get("whole")) == "false",
                _text(row.get("name")) != written,
            ),
        )
        for row in rows
    ]


def _text(term: Term | None) -> str:
    return term.value if term else ""


def _unknown(
    parameter: Parameter, value: str, asker: Asker, suggest: Callable[[str], Sequence[str]] | None
) -> NotFound:
    if queries.is_iri(value):
        return NotFound(f"the graph knows nothing of {value}", hint=f"give a name, as in {_example(parameter)}")
    near = list((suggest(value) if suggest else ()) or _nearest(value, asker))[:NEAREST]
    hint = f"near to it: {', '.join(near)}" if near else f"as in {_example(parameter)}"
    return NotFound(f"nothing in the graph is called “{value}”", hint=hint, parameter=parameter.name, nearest=near)


def _nearest(name: str, asker: Asker) -> list[str]:
    """Find names spelt much like this one among those that begin with the same two letters."""
    start = name.strip().casefold()[:_BEGINNING]
    found = asker(queries.named("questions/names-beginning").text, {"start": (literal(start),)})
    known = {term.value.casefold(): term.value for term in found.column("name")}
    return [known[one] for one in difflib.get_close_matches(name.casefold(), sorted(known), NEAREST)]


def _misfit(parameter: Parameter, found: Named, asker: Asker) -> BadParameter:
    labels = asker(queries.named("questions/thing").text, {"thing": (f"<{parameter.kind}>",)}).column("label")
    wanted = labels[0].value if labels else parameter.kind
    return BadParameter(
        f"{found.label} is a {found.kind}, and the parameter {parameter.name} takes a thing of the kind {wanted}",
        hint=f"as in {_example(parameter)}",
    )


def _example(parameter: Parameter) -> str:
    return f"{parameter.name}={parameter.example}"
