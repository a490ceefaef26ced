"""Any SPARQL endpoint, asked through SPARQLWrapper. The only module that calls out."""

from __future__ import annotations

import ast
import urllib.error
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from entente.errors import BadInput, BadParameter, BadQuery, EntenteError, LimitExceeded, Unavailable
from entente.model import sparql
from entente.store.formats import format_for
from entente.store.interface import NO_PARAMETERS

WORDS_SHOWN = 300
"""Characters of a server's own message that are passed on."""


@dataclass(frozen=True)
class RemoteStore:
    """One endpoint: its address, and the seconds it has to answer."""

    endpoint: str
    seconds: int = 60

    def __post_init__(self) -> None:
        if urlsplit(self.endpoint).scheme not in {"http", "https"} or not urlsplit(self.endpoint).netloc:
            raise BadParameter(
                f"{self.endpoint} is no address of an endpoint", hint="it begins with http:// or https://"
            )

    def query(self, text: str, name: str | None = None, parameters: Mapping[str, str] = NO_PARAMETERS) -> bytes:
        """Answer a query by POST, in the format of that name; parameters stand in it as a VALUES clause.

        Raises BadQuery or BadInput with the server's words, LimitExceeded, Unavailable.
        """
        # Imported here: it brings all of rdflib, and only this call needs it.
        from SPARQLWrapper import POST, SPARQLExceptions, SPARQLWrapper

        chosen = format_for(sparql.form(text), name)
        wrapper = SPARQLWrapper(self.endpoint)
        wrapper.setMethod(POST)
        wrapper.setTimeout(self.seconds)
        wrapper.setOnlyConneg(True)  # or it sends its own idea of a format beside our Accept
        wrapper.setQuery(sparql.with_values(text, parameters))
        if wrapper.isSparqlUpdateRequest():
            raise BadQuery("this is an update, not a query", hint="begin with SELECT, ASK, CONSTRUCT or DESCRIBE")
        wrapper.addCustomHttpHeader("Accept", chosen.media_type)
        try:
            return bytes(wrapper.query().response.read())
        except SPARQLExceptions.SPARQLWrapperException as error:
            raise self._refused(error) from error
        except urllib.error.HTTPError as error:
            raise self._answered(error.code, error.read().decode(errors="replace")) from error
        except (TimeoutError, urllib.error.URLError, ConnectionError) as error:
            raise self._unreachable(error) from error

    def _refused(self, error: Exception) -> EntenteError:
        cause = error.__context__
        status = cause.code if isinstance(cause, urllib.error.HTTPError) else 500
        # The library hands the body on only as the written form of a bytes object, at the end of its own message.
        body = ast.literal_eval(str(error).partition("Response:\n")[2] or "b''")
        return self._answered(status, body.decode(errors="replace"))

    def _answered(self, status: int, words: str) -> EntenteError:
        said = f"{self.endpoint} answered {status}: {' '.join(words.split())[:WORDS_SHOWN]}".rstrip(": ")
        if status == 400:
            return BadQuery(said)
        if status in {408, 429, 503, 504}:
            return LimitExceeded(said, hint="try again, or ask for less")
        if 400 <= status < 500:
            return BadInput(said, hint="look at the address and at who may ask there")
        return Unavailable(said)

    def _unreachable(self, error: Exception) -> Unavailable:
        reason = getattr(error, "reason", error)
        if isinstance(reason, TimeoutError):
            return Unavailable(f"{self.endpoint} did not answer within {self.seconds} s")
        return Unavailable(f"{self.endpoint} cannot be reached: {reason}", hint="is the server running there?")
