"""Whatever stands in front matter, it is read as it is written or refused in plain words."""

from __future__ import annotations

import io
import json

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from entente.errors import BadInput
from entente.ingest.acquire import article
from entente.ingest.decoding import require_characters
from entente.ingest.metadata import FIELDS, front_matter
from entente.ingest.records import records
from entente.model.document import Source

BODY = "The minister said that the two sides met.\n---\nThey met again."
PIECES = st.sampled_from(
    ["---", "...", "\n", ": ", "title", "date: ", "- ", "? ", "&a ", "*a", "<<", "!!int ", "!x ", "'", '"', "[", "]",
     "{", "}", "|", ">", "#", "%", "@", "`", "\t", "~", "2024-06-28", "0x1F", "1e3", "\u0085", "\u2028", "\x00"]
)  # fmt: skip
YAML = st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=30).map("".join)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1).filter(str.strip)


@given(YAML)
@example("? [a]: b")
@example("title: !!python/object/apply:os.system ['exit']")
@example("a: &a [*a]")
@example("\x00")
@example("- \ud800")
def test_any_front_matter_is_read_or_refused(head: str) -> None:
    content = f"---\n{head}\n---\n{BODY}".encode("utf-8", "surrogatepass")
    try:
        made = article(Source("a.md", content))
    except BadInput as error:
        assert error.detail
        assert error.hint
    else:
        require_characters("a.md", made.text, made.title, made.publisher, made.author, made.place, *made.sources)


@given(st.dictionaries(st.sampled_from([field for field in FIELDS if field != "sources"]), TEXTS, min_size=1))
def test_fields_are_the_texts_that_were_written_and_the_body_is_untouched(fields: dict[str, str]) -> None:
    head = yaml.safe_dump(fields, allow_unicode=True, default_style='"', width=float("inf"))
    found, body = front_matter("a.md", f"---\n{head}---\n{BODY}")
    assert found == {name: value.strip() for name, value in fields.items()}
    assert body == BODY


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*FIELDS, "text"]), inner, max_size=4),
    max_leaves=12,
)


@given(JSON)
def test_any_record_is_read_or_refused(record: object) -> None:
    line = json.dumps(record).encode()
    for found in records("a.jsonl", io.BytesIO(line), {}, 100_000):
        assert isinstance(found, Source) or found.error.hint
