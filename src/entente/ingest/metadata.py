"""Metadata: what a source says of itself, in front matter or in the fields of a record, and what is said of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler

from entente.errors import BadArticle, BadParameter

FIELDS: Final = ("title", "date", "url", "publisher", "author", "translator", "language", "rights", "place", "sources")
SPELLINGS: Final = {
    "byline": "author",
    "source": "publisher",
    "lang": "language",
    "dateline": "place",
    "link": "url",
}
"""Other names front matter uses for a field."""

Metadata = Mapping[str, str | tuple[str, ...]]
"""By field its text; ``sources`` may be several."""

_LONGEST: Final = 65_536
"""Characters of front matter that are read; its parser takes some ten seconds for a million."""
_UNCLOSED: Final = re.compile(r"---\n\s*[A-Za-z][\w -]*:(?:\s|$)(?!.*\n---\s*(?:\n|$))", re.DOTALL)


def front_matter(name: str, text: str) -> tuple[Metadata, str]:
    """Split a text into the fields of its front matter and what follows it.

    All values are texts as they are written: ``no`` is a language, and 007 a title. Raises BadArticle, saying where,
    for front matter that is not closed, no YAML, no list of fields, too long, or has a field twice.
    """
    if not text.lstrip().startswith("---\n"):
        return {}, text
    text = text.lstrip()
    if _UNCLOSED.match(text):
        raise BadArticle(f"{name} has front matter that never ends", hint="put a line --- behind its fields")
    try:
        fields, body = frontmatter.parse(text, handler=_Handler())
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f" on line {mark.line + 1}" if mark else ""
        what = getattr(error, "problem", None) or ("it nests too deep" if isinstance(error, RecursionError) else error)
        raise BadArticle(
            f"{name} has front matter that cannot be read{place}: {what}",
            hint="write one “field: value” a line, and quote values that hold a colon",
        ) from None
    return known_fields(name, {SPELLINGS.get(field, field): value for field, value in fields.items()}), body


def known_fields(name: str, fields: Mapping[str, object]) -> Metadata:
    """Pick the fields we know; raises BadArticle for one that is no text (``sources`` may be a list of texts)."""
    return {field: _text(name, field, fields[field]) for field in FIELDS if fields.get(field) not in (None, "", [])}


def published_on(name: str, value: str) -> date | None:
    """Read a date, or a moment's date, as ISO 8601 has it; raises BadParameter for what is none."""
    if not value:
        return None
    for read in (date.fromisoformat, lambda text: datetime.fromisoformat(text).date()):
        try:
            return read(value)
        except ValueError:
            continue
    raise BadParameter(f"{name} has the date {value[:60]!r}, which is no day", hint="write it as 2024-06-28")


def _text(name: str, field: str, value: object) -> str | tuple[str, ...]:
    if field == "sources" and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        kind = {dict: "a group of fields", list: "a list", bool: "true or false", float: "a number"}[type(value)]
        raise BadArticle(f"{name} has a {field} that is {kind}, not a text", hint=f"write {field} as one text")
    return value.strip()


class _Loader(yaml.BaseLoader):  # type: ignore[misc]
    """Reads every scalar as a text, makes no objects, follows no anchors: those can hold themselves, or billions."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.composer.ComposerError(None, None, "an anchor is not read here", self.peek_event().start_mark)
        return super().compose_node(parent, index)

    def construct_scalar(self, node: yaml.ScalarNode) -> Any:
        return "" if node.style is None and node.value in {"~", "null", "Null", "NULL"} else node.value

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> Any:
        seen: set[object] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                continue
            if key.value in seen:
                problem = f"the field {key.value} stands there twice"
                raise yaml.constructor.ConstructorError(None, None, problem, key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


class _Handler(YAMLHandler):
    """Front matter as our loader reads it."""

    def load(self, fm: str, **_: object) -> dict[str, object]:
        if len(fm) > _LONGEST:
            raise ValueError(f"it has {len(fm):,} characters, over the {_LONGEST:,} that are read")
        fields = yaml.load(fm, _Loader)  # noqa: S506 - it makes texts, lists and dictionaries, nothing else
        if fields and not isinstance(fields, dict):
            raise ValueError("it is no list of fields")
        return fields or {}
