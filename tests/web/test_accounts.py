"""The page of a claim shows how it was read: from its own sentence alone, and kindly without where none is kept."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from tests.copies import copied

from entente.ingest.dictionary import Dictionary
from entente.ingest.pipeline import Reading, read_article
from entente.ingest.quads import claim_iri
from entente.model import iris
from entente.model.account import Naming, packed, unpacked
from entente.model.document import Source
from entente.publish import open_for_writing
from entente.settings import Settings
from entente.web.accounts import account_of
from entente.web.app import POOL, create_app

NOBODY = Dictionary.from_rows([])
TEXT = """The United States met the deadline in secret.
The United States said that Chad accused Libya of an attack on a village, and praised the memorandum.
Nobody knows what the secret weather will be."""


LIST = """Libya agreed to:

- condemn Sudan;
- support Chad; and
- shell Mali.

Libya said that Chad said that Russia accused Mali of an attack on a village."""


def storing(data: Path, source: Source) -> tuple[Path, Reading]:
    with open_for_writing(data) as writer:
        reading = read_article(source, writer.dictionary())
        writer.put(reading)
    return data, reading


@pytest.fixture(scope="module")
def stored(loaded_few: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Reading]:
    data = copied(loaded_few, tmp_path_factory.mktemp("accounts") / "data")
    return storing(data, Source("a.txt", TEXT, {"date": "2024-06-28"}))


@pytest.fixture(scope="module")
def listed(loaded_few: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Reading]:
    data = copied(loaded_few, tmp_path_factory.mktemp("listed") / "data")
    return storing(data, Source("b.txt", LIST, {"date": "2024-06-28", "rights": "full"}))


@pytest.fixture(scope="module")
def reader(listed: tuple[Path, Reading], few: None) -> Iterator[FlaskClient]:
    yield from serving(listed[0])


def serving(data: Path) -> Iterator[FlaskClient]:
    app = create_app(Settings(data=data))
    yield app.test_client()
    app.extensions[POOL].close()


@pytest.fixture(scope="module")
def client(stored: tuple[Path, Reading], few: None) -> Iterator[FlaskClient]:
    yield from serving(stored[0])


def claim_of(reading: Reading, type_: str) -> str:
    kept = unpacked(reading.account)
    assert kept
    return next(claim.iri for one in kept.sentences for claim in one.claims if claim.type == type_)


def page(client: FlaskClient, iri: str) -> str:
    response = client.get(f"/{iri.removeprefix(iris.BASE)}.html")
    assert response.status_code == 200
    return unescape(response.text)


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


def test_the_sentence_is_marked_in_words_and_not_by_colour_alone(
    client: FlaskClient, stored: tuple[Path, Reading]
) -> None:
    text = page(client, claim_of(stored[1], "ACCUSE"))
    marked = text.partition('<p class="marked"')[2].partition(">")[2].partition("</p>")[0]
    assert plain(marked) == (
        "speaker: The United States says so: said that subject: Chad trigger: accused object: Libya of an attack on a "
        "village, and praised the memorandum."
    )


def test_the_frame_leads_to_its_entry_in_the_codebook(client: FlaskClient, stored: tuple[Path, Reading]) -> None:
    text = page(client, claim_of(stored[1], "ACCUSE"))
    assert '<a href="/codebook?type=ACCUSE#accuse-verb"><code>accuse-verb</code></a>' in text
    assert 'id="accuse-verb"' in client.get("/codebook?type=ACCUSE").text


def test_candidates_stand_in_a_table_with_their_scores(client: FlaskClient, stored: tuple[Path, Reading]) -> None:
    table = page(client, claim_of(stored[1], "ACCUSE")).partition('<table class="answer candidates">')[2]
    rows = [plain(row) for row in table.partition("</table>")[0].partition("<tbody>")[2].split("</tr>")]
    assert "“Libya”Libya state1.00keptby its plain name" in rows


def test_only_the_claims_own_sentence_is_shown(client: FlaskClient, stored: tuple[Path, Reading]) -> None:
    text = page(client, claim_of(stored[1], "ACCUSE"))
    account = text.partition('<h2 id="made">')[2].partition("This page as data")[0]
    assert "praised" in account.partition('<h2 id="nearly">')[2]
    assert "secret" not in account and "deadline" not in account and "weather" not in account


def test_an_item_of_a_list_is_shown_with_what_stands_before_it(
    reader: FlaskClient, listed: tuple[Path, Reading]
) -> None:
    text = page(reader, claim_of(listed[1], "SUPPORT"))
    marked = text.partition('<p class="marked"')[2].partition(">")[2].partition("</p>")[0]
    assert plain(marked) == "subject: Libya agreed to: - condemn Sudan; - trigger: support object: Chad"
    assert "<code>support-verb</code>" in text and "No account is kept" not in text


def test_an_article_shows_each_item_of_a_list_once(reader: FlaskClient, listed: tuple[Path, Reading]) -> None:
    text = page(reader, listed[1].article.iri).partition('<div class="reading">')[2]
    shown = [plain(one.partition("</p>")[0]) for one in text.split('dir="auto">')[1:]]
    assert shown[:3] == ["Libya agreed to: - condemn Sudan;", "- support Chad; and", "- shell Mali."]
    assert text.count("condemn Sudan") == 1


def test_whoever_passes_it_on_is_shown_as_what_it_is(reader: FlaskClient, listed: tuple[Path, Reading]) -> None:
    iri = next(claim_iri(listed[1].article, one) for one in listed[1].claims if one.relays)
    chain = page(reader, iri).partition('<ol class="chain">')[2].partition("</ol>")[0]
    assert re.search(r'Relay</span> <a class="of-state" href="[^"]*"><bdi>Libya</bdi>', chain)


def test_a_frame_is_no_foot_of_the_page(client: FlaskClient, stored: tuple[Path, Reading]) -> None:
    near = page(client, claim_of(stored[1], "ACCUSE")).partition('<h2 id="nearly">')[2].partition("</section>")[0]
    assert "<a href=" in near and 'class="frame"' not in near


def test_without_an_account_the_page_says_so(stored: tuple[Path, Reading], few: None, tmp_path: Path) -> None:
    data = copied(stored[0], tmp_path / "data")
    shutil.rmtree(data / "accounts")
    client = next(served := serving(data))
    text = page(client, claim_of(stored[1], "ACCUSE"))
    assert "No account is kept of how this claim was read" in text and "accuse-verb" in text
    assert 'class="marked"' not in text
    next(served, None)


def test_an_account_that_cannot_be_read_or_is_of_another_sentence_is_passed_over(tmp_path: Path) -> None:
    reading = read_article(Source("a.txt", "General Ann Lee of Arland met General Bo Ray of Borduria."), NOBODY)
    kept = unpacked(reading.account)
    assert kept
    claim, sentence = kept.sentences[0].claims[0].iri, kept.sentences[0].text
    path = tmp_path / "accounts" / f"{reading.article.text_hash}.json.gz"
    path.parent.mkdir()
    for content in (b"", b"half", reading.account[:30], packed(replace(kept, sentences=()))):
        path.write_bytes(content)
        assert account_of(tmp_path, reading.article.text_hash, claim, sentence) is None
    path.write_bytes(reading.account)
    assert account_of(tmp_path, reading.article.text_hash, claim, "Another sentence.") is None
    assert account_of(tmp_path, "", claim, sentence) is None


def hostile(name: Naming, text: str) -> Naming:
    candidates = tuple(replace(one, name=text, grounds=(text,)) for one in name.candidates)
    return replace(name, reason=text, candidates=candidates)


def test_hostile_names_are_text(stored: tuple[Path, Reading], few: None, tmp_path: Path) -> None:
    data, script = copied(stored[0], tmp_path / "data"), "<script>alert(1)</script>"
    kept = unpacked(stored[1].account)
    assert kept
    (path,) = (data / "accounts").iterdir()
    sentences = tuple(replace(one, names=tuple(hostile(name, script) for name in one.names)) for one in kept.sentences)
    path.unlink()
    path.write_bytes(packed(replace(kept, sentences=sentences)))
    client = next(served := serving(data))
    response = client.get(f"/{claim_of(stored[1], 'ACCUSE').removeprefix(iris.BASE)}.html").text
    assert script not in response and "&lt;script&gt;" in response
    next(served, None)
