"""Evoke: the events and relations that the words of a sentence evoke by the frames of the lexicon."""

from __future__ import annotations

from collections.abc import Iterator

from entente.ingest.clauses import Clauses
from entente.ingest.events import Found
from entente.ingest.lexicon import Form
from entente.ingest.nominal import nominal
from entente.ingest.verbal import verbal


def evoked(clauses: Clauses) -> Iterator[Found]:
    """Yield what the words of a sentence evoke, left to right; of a word's frames the first that fits."""
    for index in range(len(clauses)):
        findings = (_by(clauses, index, form) for form in clauses.senses(index))
        found = next((finding for finding in findings if finding), None)
        if found:
            yield found


def _by(clauses: Clauses, index: int, form: Form) -> Found | None:
    verb = clauses.verbs.get(index)
    if form.frame.verb:
        return verbal(clauses, verb, form.frame) if verb else None
    return None if verb else nominal(clauses, index, form.frame)
