"""The whole error tree, and the one renderer of it.

Every failure Entente foresees is an :class:`EntenteError`. A class fixes what kind of failure it is (its HTTP status,
its exit code, its title); an instance says what went wrong, where, and what to do about it. Over HTTP it becomes an
RFC 9457 problem, on the command line one line.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

PROBLEM_BASE = "https://w3id.org/entente/problem/"


class EntenteError(Exception):
    """A failure that no other problem names.

    ``detail`` says what is wrong and where, ``hint`` what to do; ``members`` are further facts for programs (RFC 9457
    extension members). Exit codes follow BSD ``sysexits.h`` where one fits. The docstring and the remedy of each class
    are what its page says, at ``PROBLEM_BASE`` and its slug.
    """

    slug: ClassVar[str] = "error"
    title: ClassVar[str] = "Something went wrong"
    status: ClassVar[int] = 500
    exit_code: ClassVar[int] = 70
    remedy: ClassVar[str] = "Report it, with what the server's log or the command says."

    def __init__(self, detail: str, *, hint: str = "", **members: object) -> None:
        super().__init__(detail)
        self.detail = detail
        self.hint = hint
        self.members = members

    def __reduce__(self) -> tuple[object, ...]:
        """Errors cross process borders when articles are read in parallel; keyword arguments must survive that."""
        return _rebuild, (type(self), self.detail, self.hint, self.members)


def _rebuild(kind: type[EntenteError], detail: str, hint: str, members: Mapping[str, object]) -> EntenteError:
    return kind(detail, hint=hint, **members)


class BadInput(EntenteError):
    """What was given cannot be used as it is."""

    slug, title, status, exit_code = "bad-input", "The input cannot be used", 400, 65
    remedy = "Mend what the detail names, and send it again."


class BadArticle(BadInput):
    """One source is no article we can read: empty, binary, too large, not English, wrongly encoded."""

    slug, title, status = "bad-article", "This is no article that can be read", 422
    remedy = "Give the text itself, in English: plain text, Markdown, HTML or JSON lines, in UTF-8."


class BadClaims(BadInput):
    """What was read from an article breaks a rule of the graph: the article is set aside, and nothing of it stored."""

    slug, title, status = "bad-claims", "The claims of this article break a rule", 422
    remedy = (
        "Open the report in the data directory's ``set-aside``: each violation names a thing and says what it lacks."
    )


class BadPipeline(BadInput):
    """What is to parse text cannot: a folder without a parser, a pipeline without trees."""

    slug, title, status = "bad-pipeline", "This parser cannot be used", 422
    remedy = "Name a folder or package of a spaCy pipeline that sets tags, lemmas and trees, or unset ENTENTE_PIPELINE."


class BadTreebank(BadInput):
    """A file of trees is no CoNLL-U."""

    slug, title, status = "bad-treebank", "This treebank cannot be read", 422
    remedy = "Give files in CoNLL-U, ten columns a word, as Universal Dependencies releases them."


class BadQuery(BadInput):
    """A query that is not SPARQL; ``line``, ``column`` and ``caret`` say where it stops being so."""

    slug, title = "bad-query", "The query is not valid SPARQL"
    remedy = "Mend the query where the caret points; the hint says how, where it can."


class BadParameter(BadInput):
    """A parameter, option or setting has a value that does not fit."""

    slug, title, exit_code = "bad-parameter", "A parameter has a value that does not fit", 64
    remedy = "Give it a value of the kind the hint names."


class QueryRefused(BadInput):
    """A query that is valid, but that we do not run: SERVICE, LOAD, too long, too deeply nested."""

    slug, title, status = "query-refused", "The query is not run here", 403
    remedy = "Ask in smaller queries; what another endpoint knows, ask there."


class NotFound(EntenteError):
    """The thing asked for is not in the graph, or the file is not there."""

    slug, title, status, exit_code = "not-found", "There is no such thing here", 404, 66
    remedy = "Search for a thing by its name; of a file, look whether the path is right."


class Gone(EntenteError):
    """The thing asked for was in the graph and was taken out: its article was retracted."""

    slug, title, status, exit_code = "gone", "This was retracted", 410, 66
    remedy = "Search for what other articles say; this one's claims come back only if it is ingested again."


class NotAcceptable(EntenteError):
    """None of the formats asked for can be made."""

    slug, title, status, exit_code = "not-acceptable", "None of these formats can be made", 406, 64
    remedy = "Ask for one of the formats that ``available`` lists."


class MethodNotAllowed(EntenteError):
    """The address does not answer this HTTP method."""

    slug, title, status, exit_code = "method-not-allowed", "This address does not answer that method", 405, 64
    remedy = "Use a method that the ``Allow`` header lists."


class UnsupportedMediaType(EntenteError):
    """A request body in a format the address does not read."""

    slug, title, status, exit_code = (
        "unsupported-media-type",
        "The body is in a format not read here",
        415,
        64,
    )
    remedy = "Send the body in a format the hint names."


class TooLarge(EntenteError):
    """A request or a file over the size that is read."""

    slug, title, status, exit_code = "too-large", "This is larger than what is read here", 413, 65
    remedy = "Send less at a time; whoever runs the server sets the limit."


class LimitExceeded(EntenteError):
    """A query that reached a limit; ``limit`` names it and ``value`` gives its size."""

    slug, title, status, exit_code = "limit-exceeded", "The query reached a limit", 503, 75
    remedy = (
        "Ask for less: a narrower pattern, a ``LIMIT``, one part after another. The server's settings set the limits."
    )


class StoreError(EntenteError):
    """The store cannot be used."""

    slug, title, exit_code = "store", "The store cannot be used", 74
    remedy = "See whether the disk has room and the folder may be written; the detail says what the store met."


class StoreLocked(StoreError):
    """Another process is writing; ``detail`` says which."""

    slug, title, status, exit_code = "store-locked", "Another process is writing to the store", 503, 75
    remedy = "Try again when that process is done, or wait longer by ``ENTENTE_LOCK_WAIT``."


class StoreVersion(StoreError):
    """The store was made by a newer version."""

    slug, title = "store-version", "The store was made by a newer version"
    remedy = "Install the newer version, or use another data directory."


class NotReady(EntenteError):
    """The server has nothing to serve yet."""

    slug, title, status, exit_code = "not-ready", "The graph is not loaded yet", 503, 75
    remedy = "Ask again in a moment; ``/ready`` answers 200 as soon as there is something."


class Unavailable(EntenteError):
    """Something needed is not there: Java, another endpoint, a file of the installation."""

    slug, title, status, exit_code = "unavailable", "Something needed is not there", 503, 69
    remedy = "Install or start what the detail names."


class CheckFailed(EntenteError):
    """``entente check`` found the graph or the ontology at fault."""

    slug, title, exit_code = "check-failed", "The check found faults", 1
    remedy = "Mend what the check lists: each row is one fault."


def kinds(root: type[EntenteError] = EntenteError) -> tuple[type[EntenteError], ...]:
    """List a class of the tree and all below it, each before those it is divided into.

    >>> [kind.slug for kind in kinds(StoreError)]
    ['store', 'store-locked', 'store-version']
    """
    return (root, *(kind for child in root.__subclasses__() for kind in kinds(child)))


def address(kind: type[EntenteError]) -> str:
    """Give the IRI of a kind of problem: the ``type`` of an RFC 9457 problem.

    >>> address(Gone)
    'https://w3id.org/entente/problem/gone'
    """
    return PROBLEM_BASE + kind.slug


def problem(error: EntenteError) -> dict[str, object]:
    """Render an error as the members of an RFC 9457 problem.

    >>> problem(NotFound("no actor “zzz”", hint="search at /"))["status"]
    404
    """
    members: dict[str, object] = {
        "type": address(type(error)),
        "title": error.title,
        "status": error.status,
        "detail": error.detail,
    }
    if error.hint:
        members["hint"] = error.hint
    return {**error.members, **members}


def line(error: EntenteError) -> str:
    """Render an error as the one line the command line prints.

    >>> line(BadArticle("a.txt is empty", hint="give a file with text"))
    'a.txt is empty; give a file with text'
    """
    return "; ".join(part for part in (error.detail, error.hint) if part)
