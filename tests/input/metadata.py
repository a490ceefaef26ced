"""Metadata nobody hoped for: front matter, options and the fields of JSON Lines."""

from __future__ import annotations

import json

from .case import Source, good, read, refused

_LAUGHS = "a0: &a0 [ha]\n" + "".join(
    f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]\n" for level in range(1, 11)
)


def _headed(head: str) -> bytes:
    return f"---\n{head}\n---\n{good()}\n".encode()


def _dated(name: str, day: str) -> Source:
    """Make the row of a date that is none: exit code 64."""
    return Source(f"the date {name}", _headed(f"date: {day}"), "which is no day", 64)


FRONT = (
    refused("front matter alone", b"---\ntitle: A\n---\n", "is empty"),
    refused("front matter never closed", f"---\ntitle: A\ndate: 2024-06-28\n\n{good()}".encode(), "never ends"),
    refused("front matter closed by three dots", f"---\ntitle: A\n...\n{good()}".encode(), "never ends"),
    read("a rule in place of front matter", f"---\n\n{good()}".encode(), "---\n\nThe foreign"),
    refused("a value with a colon", _headed("title: Arland: no talks"), "front matter that cannot be read on line 2"),
    refused("a tab", _headed("title: A\n\tdate: 2024-06-28"), "cannot be read on line 3"),
    refused("an anchor that holds itself", _headed("title: &a [*a]"), "an anchor is not read here"),
    refused("a billion laughs", _headed(_LAUGHS + "title: *a10"), "an anchor is not read here"),
    refused("a billion merges", _headed("a: &a {b: c}\ntitle: {<<: [*a, *a]}"), "an anchor is not read here"),
    refused("an object of Python", _headed("title: !!python/object/apply:os.system ['exit']"), "title that is a list"),
    refused("a list in place of fields", _headed("- title\n- date"), "it is no list of fields"),
    refused("a text in place of fields", _headed("Just a sentence."), "it is no list of fields"),
    refused("a list for a title", _headed("title: [A, B]"), "has a title that is a list"),
    refused("fields for a publisher", _headed("publisher: {name: A}"), "has a publisher that is a group of fields"),
    refused("lists within a list of sources", _headed("sources: [[a]]"), "has a sources that is a list"),
    refused("a field twice", _headed("title: A\ntitle: B"), "the field title stands there twice"),
    refused("10,000 brackets", _headed("title: " + "[" * 10_000), "it nests too deep"),
    refused("100 kB of front matter", _headed("title: " + "a" * 100_000), "over the 65,536 that are read"),
    refused("a control character", _headed("title: A\x07"), "front matter that cannot be read"),
    refused("an escaped control character", _headed('title: "A\\a"'), "the control character U+0007"),
    refused("half an escaped character", _headed('title: "A\\ud800"'), "half a character U+D800"),
    read("words that YAML takes for others", _headed("title: no\npublisher: 007\nauthor: ~\nplace: 1_0\nlang: en")),
    read("a key that is a list", _headed("title: A\n? b\n: c")),
    read("front matter of Windows behind a mark", b"\xef\xbb\xbf" + _headed("title: A").replace(b"\n", b"\r\n")),
    refused("a language that is not read", _headed("language: fr"), "is in the language 'fr'"),
    read("a title of bidirectional marks and markup", _headed("title: \"\u202e<b>'\\\"}}{{\"")),
    read("a publisher of signs alone", _headed('publisher: "!!!"')),
    read("an address that is a script", _headed("url: javascript:alert(1)")),
    _dated("in words", "yesterday"),
    _dated("no calendar has", "2023-02-29"),
    _dated("of the year 0", "0000-01-01"),
    _dated("of the year 10000", "10000-01-01"),
    _dated("of a year alone", "2024"),
    _dated("of one order", "28/06/2024"),
    _dated("with something behind it", "2024-06-28x"),
    read("the last day there is", _headed("date: 9999-12-31").replace(b"winter.", b"winter, tomorrow or on Friday.")),
    read("the first day there is", _headed("date: 0001-01-01").replace(b"winter.", b"winter. It met yesterday.")),
    read("a moment far east", _headed("date: 2024-06-28T23:59:59+14:00")),
)  # fmt: skip


def _lines(name: str, *lines: str | bytes, says: str = "", code: int = 65, stored: int = 0) -> Source:
    content = b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines)
    return Source(name, content, says, code if says else 0, ("The foreign",) * stored, file="given.jsonl")


def _record(number: int = 0, **fields: object) -> str:
    return json.dumps({"text": f"{good()} It was meeting {number}.", **fields})


RECORDS = (
    _lines("a bad line in the middle", _record(1), "{no", _record(2), says="given.jsonl:2 is no JSON", stored=2),
    _lines("a line cut off at the end", _record(1), _record(2)[:50], says="given.jsonl:2 is no JSON", stored=1),
    _lines("no text", '{"title": "A"}', says="given.jsonl:1 has no text"),
    _lines("a text that is a number", '{"text": 5}', says="given.jsonl:1 has no text"),
    _lines("a text that is nothing", '{"text": null}', says="given.jsonl:1 has no text"),
    _lines("a text that is empty", '{"text": " "}', says="given.jsonl:1 is empty"),
    _lines("a list in place of a record", "[1, 2]", says="given.jsonl:1 has no text"),
    _lines("a field twice", '{"text": "a", "text": "b"}', says="'text' stands there twice"),
    _lines("half a character", '{"text": "The two said \\ud800"}', says="half a character U+D800 on line 1"),
    _lines("NUL", '{"text": "The two said \\u0000"}', says="the control character U+0000"),
    _lines("a number of 5,000 digits", '{"text": "The two", "date": ' + "9" * 5000 + "}", says="is no JSON"),
    _lines("a number beyond all bounds", '{"text": "The two", "title": 1e999}', says="has a title that is a number"),
    _lines("a title that is true", _record(title=True), says="has a title that is true or false"),
    _lines("100,000 brackets", _record(1), "[" * 100_000, says="given.jsonl:2 is no JSON: it nests", stored=1),
    _lines("a date that is none", _record(date="2024-06-31"), says="which is no day", code=64),
    _lines("records in UTF-16", _record().encode("utf-16"), says="given.jsonl:1 is UTF-16"),
    _lines("a mark, blank lines, unknown fields", b"\xef\xbb\xbf", "", _record(1, x={"y": [1]}), "  ", stored=1),
    _lines("several sources", _record(1, sources=["urn:a", "urn:b"]), stored=1),
    _lines("the same text three times", *[_record(1)] * 3, stored=1),
    _lines("a line over the limit", _record(1), "a" * 10_000_001, _record(2), says="given.jsonl:2 has over", stored=2),
)  # fmt: skip

ROWS = (*FRONT, *RECORDS)
