"""Every kind of page: over the samples as the writer stores them, over hostile names, over a hub, over nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from pyoxigraph import RdfFormat
from tests.registries import need_scripts
from werkzeug.test import TestResponse

from entente.model import iris
from entente.model.iris import PREFIXES
from entente.publish.index import write_index
from entente.settings import Settings
from entente.store.embedded import EmbeddedStore
from entente.store.search import INDEX
from entente.store.snapshots import publish_snapshot
from entente.web.app import POOL, create_app
from entente.web.assets import MANIFEST, STATIC

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
MOST_QUERIES = 5
SCRIPT = "<script>alert(1)</script>"
LONG = "The Permanent Joint Coordinating Committee of the Northern and Southern Regional Commands of 1999"
ARABIC = "القيادة العامة للقوات المسلحة"
CLAIMS = 5_000

TWICE = f"""
<{iris.GRAPH}article/0123456789abcdef> {{
  <article/0123456789abcdef> a ent:Article ; ent:readingKey "twice" ; dcterms:title "{LONG}" ;
    dcterms:creator <narrator/0123456789abcdef> .
  <narrator/0123456789abcdef> a ent:Narrator ; rdfs:label "the author"@en .
  <person/one> a ent:Person ; rdfs:label "{ARABIC}"@en .
  <claim/00000000000000000001> a ent:Claim ; ent:claimType event-type:CONSULT ; ent:polarity polarity:affirmed ;
    ent:modality modality:asserted ; ent:subject <person/one> ; prov:wasAttributedTo <narrator/0123456789abcdef> ;
    ent:inArticle <article/0123456789abcdef> ; ent:evidence <evidence/a> , <evidence/b> ; ent:restatedIn <evidence/a> .
  <evidence/a> a ent:Evidence ; ent:inSentence "{ARABIC} meet" ;
    oa:hasSelector <evidence/a#quote> , <evidence/a#position> .
  <evidence/a#quote> oa:exact "meet" . <evidence/a#position> oa:start 0 ; oa:end 4 .
  <evidence/b> a ent:Evidence ; ent:inSentence "They met {LONG}." ;
    oa:hasSelector <evidence/b#quote> , <evidence/b#position> .
  <evidence/b#quote> oa:exact "met" . <evidence/b#position> oa:start 50 ; oa:end 53 .
}}
"""

HOSTILE = f"""
<{iris.GRAPH}article/0123456789abcdef> {{
  <article/0123456789abcdef> a ent:Article ; ent:readingKey "hostile" ; dcterms:title "{SCRIPT}" ;
    schema:url <javascript:alert(1)> ;
    dcterms:creator <narrator/0123456789abcdef> ; dcterms:publisher <publisher/x> .
  <publisher/x> a ent:MediaOutlet ; rdfs:label "{SCRIPT}"@en .
  <narrator/0123456789abcdef> a ent:Narrator ; rdfs:label "{SCRIPT}"@en .
  <person/hostile> a ent:Person ; rdfs:label "{SCRIPT}"@en ; skos:altLabel "\\"><img src=x onerror=alert(1)>"@en .
  <organisation/nameless-command> a ent:MilitaryCommand .
  <organisation/long> a ent:Committee ; rdfs:label "{LONG}"@en , "{ARABIC}"@ar .
  <claim/00000000000000000001> a ent:Claim ; ent:claimType event-type:CONSULT ; ent:polarity polarity:affirmed ;
    ent:modality modality:asserted ; ent:reviewStatus status:unreviewed ;
    ent:subject <person/hostile> ; ent:object <organisation/nameless-command> , <organisation/long> ;
    prov:wasAttributedTo <narrator/0123456789abcdef> ; ent:inArticle <article/0123456789abcdef> ;
    ent:evidence <evidence/00000000000000000001> .
  <evidence/00000000000000000001> a ent:Evidence ; ent:inSentence "He said {SCRIPT} and met." ;
    oa:hasSelector <evidence/00000000000000000001#quote> , <evidence/00000000000000000001#position> .
  <evidence/00000000000000000001#quote> oa:exact "{SCRIPT}" ; oa:prefix "{SCRIPT}" ; oa:suffix "" .
  <evidence/00000000000000000001#position> oa:start 0 ; oa:end 4 .
}}
"""


def serving(data: Path) -> Iterator[FlaskClient]:
    app = create_app(Settings(data=data, query_workers=1))
    yield app.test_client()  # without `with`: contexts it kept would end in another order than the visitor's
    app.extensions[POOL].close()


def published(folder: Path, trig: str = "") -> Path:
    heads = f"BASE <{iris.THING}>\n" + "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    with EmbeddedStore.open(folder / "store") as store:
        store.inner.bulk_load(input=(heads + trig).encode(), format=RdfFormat.TRIG)
        store.flush()

        def fill(target: Path) -> None:
            store.backup(target)
            write_index(store, target.with_name(INDEX), None)

        publish_snapshot(folder, fill, keep=3)
    return folder


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    yield from serving(published(tmp_path_factory.mktemp("hostile"), HOSTILE))


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    yield from serving(published(tmp_path_factory.mktemp("twice"), TWICE))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    yield from serving(published(tmp_path_factory.mktemp("empty")))


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    claims = "".join(
        f"<{iris.THING}claim/{number:020x}> a ent:Claim ; ent:claimType event-type:ACCUSE ; ent:month "
        f'"20{number % 25:02d}-01" ; ent:subject <{iris.THING}state/hub> ; ent:object <{iris.THING}state/other> .\n'
        for number in range(CLAIMS)
    )
    things = f'<{iris.THING}state/hub> a ent:State ; rdfs:label "Hub"@en . <article/x> ent:readingKey "x" .\n'
    yield from serving(published(tmp_path_factory.mktemp("hub"), f"<{iris.GRAPH}article/x> {{ {things}{claims} }}"))


def page(client: FlaskClient, path: str, status: int = 200) -> str:
    response = client.get(path, headers=BROWSER, follow_redirects=True)
    assert response.status_code == status, response.text[:2000]
    return response.text


def heading(text: str) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", text, re.DOTALL)
    assert found
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", found[1]))).strip()


def linked(client: FlaskClient, path: str, kind: str) -> str:
    """Give the first address of a kind that a page links to."""
    found = re.search(rf'href="(/id/{kind}/[^"#?]+)"', page(client, path))
    assert found, f"{path} links to no {kind}"
    return unescape(found[1])


LANGLEY = "/id/person/michael-langley"


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/", "Who is who, who met whom, and who says so"),
        ("/search?q=Langley", "Results for “Langley”"),
        ("/search", "Search"),
        (LANGLEY, "Michael Langley"),
        ("/id/organisation/united-states-africa-command", "United States Africa Command"),
        ("/id/organisation/nato", "NATO"),
        ("/id/state/libya", "Libya"),
        ("/id/place/gaborone", "Gaborone"),
        ("/id/office/commander-of-africom", "Commander of United States Africa Command"),
        (
            "/id/tenure/michael-langley-commander-of-africom",
            "Michael Langley, Commander of United States Africa Command",
        ),
        ("/graph/reference/defense-langley", "General Michael E. Langley: biography"),
        ("/graph/accepted", "Accepted"),
        ("/ontology", "The ontology"),
        ("/ontology/MilitaryCommand", "military command"),
        ("/vocab/event-type", "Event types"),
        ("/vocab/event-type/CONSULT", "consult"),
        ("/query", "Query the graph"),
        ("/about", "What this is, and what it is not"),
        ("/coverage", "What the graph knows by itself"),
        ("/codebook", "What is coded, and by which words"),
    ],
)
def test_every_page_has_its_heading(visitor: FlaskClient, path: str, title: str) -> None:
    assert heading(page(visitor, path)) == title


@pytest.mark.parametrize("kind", ["claim", "article"])
def test_what_was_read_has_pages(visitor: FlaskClient, kind: str) -> None:
    text = page(visitor, linked(visitor, LANGLEY, kind))
    assert "<mark>" in text
    assert f'<p class="kind">{kind}</p>' in text


def test_a_claim_lists_every_place_where_it_is_made(twice: FlaskClient) -> None:
    text = page(twice, "/id/claim/00000000000000000001")
    assert "said 2 times" in text
    assert text.index(f"<mark>met</mark> {LONG}.") < text.index(f"{ARABIC} <mark>meet</mark>")
    assert "/id/evidence/a" in text and "/id/evidence/b" in text


def test_an_article_counts_such_a_claim_once_and_marks_it_in_each_sentence(twice: FlaskClient) -> None:
    text = page(twice, "/id/article/0123456789abcdef")
    assert "1 claim was read in it" in re.sub(r"\s+", " ", text)
    assert text.index("<mark>meet</mark>") < text.index("<mark>met</mark>")
    assert text.count('class="passage"') == 2


def test_a_claim_leads_to_its_event_and_its_evidence(visitor: FlaskClient) -> None:
    claims = re.findall(r'href="(/id/claim/[0-9a-f]+\.html)"', page(visitor, LANGLEY))
    pages = [page(visitor, claim) for claim in dict.fromkeys(claims)]
    events = {found for text in pages for found in re.findall(r'href="(/id/event/[^"]+)"', text)}
    assert events
    assert all("Claims that tell of it" in page(visitor, unescape(event)) for event in events)
    assert "Narrator" in pages[0]


def test_the_actor_page_tells_what_was_commanded_and_when(visitor: FlaskClient) -> None:
    text = page(visitor, LANGLEY)
    assert "9 August 2022 – 15 August 2025" in text
    assert 'class="timeline"' in text
    assert "U.S. Africa Command Gets New Leader" in text


def test_a_tenure_says_in_one_line_when_it_was(visitor: FlaskClient) -> None:
    assert '<p class="lead">9 August 2022 – 15 August 2025</p>' in page(
        visitor, "/id/tenure/michael-langley-commander-of-africom"
    )


def test_a_vocabulary_says_what_it_is_and_lists_modes_below_their_types(visitor: FlaskClient) -> None:
    text = page(visitor, "/vocab/event-type")
    assert "What one actor does to or with another" in text
    listed = re.findall(r'<div class="depth-(\d)"[^>]*><dt><a [^>]*href="/vocab/event-type/([\w-]+).html"', text)
    assert listed[listed.index(("0", "CONSULT")) + 1] == ("1", "CONSULT-phone")
    concept = page(visitor, "/vocab/event-type/CONSULT")
    assert "… met or talked with …" in concept
    assert "<bdi>Event types</bdi>" in concept


def test_names_are_set_in_their_language_and_direction(visitor: FlaskClient) -> None:
    assert '<bdi lang="ar" dir="rtl">ليبيا</bdi>' in page(visitor, "/id/state/libya")


def test_every_link_of_every_kind_of_page_answers(visitor: FlaskClient) -> None:
    starts = (
        "/",
        "/search?q=Libya",
        LANGLEY,
        "/id/organisation/united-states-africa-command",
        "/query",
        "/about",
        "/coverage",
        "/codebook",
    )
    targets = {
        unescape(one) for start in starts for one in re.findall(r'(?:href|src)="(/[^"]*)"', page(visitor, start))
    }
    assert len(targets) > 80
    for target in sorted(targets)[::3]:
        with visitor.get(target, headers=BROWSER) as answered:
            assert answered.status_code in (200, 303), target


PAGES = (LANGLEY, "/id/state/libya", "/id/office/commander-of-africom", "/id/place/gaborone", "/graph/accepted")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_few_queries_each_with_a_limit(visitor: FlaskClient, path: str) -> None:
    asked = re.findall(r'<pre tabindex="0" aria-label="Query \d+"><code>(.*?)</code>', page(visitor, path), re.DOTALL)
    assert 1 <= len(asked) <= MOST_QUERIES
    assert all("LIMIT" in query for query in asked)


@pytest.mark.parametrize(("kind", "most"), [("article", MOST_QUERIES), ("claim", MOST_QUERIES + 1)])
def test_claims_ask_few_queries(visitor: FlaskClient, kind: str, most: int) -> None:
    """A claim's page also asks who judged it, and where else its event may be told."""
    assert page(visitor, linked(visitor, LANGLEY, kind)).count('aria-label="Query ') <= most


def test_each_page_can_be_cited_and_had_as_data(visitor: FlaskClient) -> None:
    text = page(visitor, LANGLEY)
    assert re.search(r"https://w3id.org/entente/id/person/michael-langley \(Entente, snapshot [0-9a-f-]+\)", text)
    for suffix in ("ttl", "nt", "rdf", "jsonld"):
        assert f'href="{LANGLEY}.{suffix}"' in text


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/id/person/hostile",
        "/id/article/0123456789abcdef",
        "/id/claim/00000000000000000001",
        "/id/publisher/x",
        "/id/evidence/00000000000000000001",
        f"/search?q={SCRIPT}",
        f"/query?query={SCRIPT}",
        f"/nowhere/{SCRIPT}",
    ],
)
def test_nothing_from_a_text_becomes_markup(hostile: FlaskClient, path: str) -> None:
    text = hostile.get(path, headers=BROWSER, follow_redirects=True).text
    assert "alert(1)" in text or path.startswith(("/nowhere", "/search"))
    assert SCRIPT not in text
    assert "<img src=x" not in text
    assert 'javascript:alert(1)"' not in text


def test_a_thing_without_a_name_is_called_by_its_address_in_words(hostile: FlaskClient) -> None:
    assert heading(page(hostile, "/id/organisation/nameless-command")) == "Nameless command"
    assert "Nameless command" in page(hostile, "/id/claim/00000000000000000001")


def test_a_long_name_and_an_arabic_one_stand(hostile: FlaskClient) -> None:
    text = page(hostile, "/id/organisation/long")
    assert heading(text) == LONG
    assert f'<bdi lang="ar" dir="rtl">{ARABIC}</bdi>' in text


def test_an_empty_graph_says_so(empty: FlaskClient, tmp_path: Path) -> None:
    assert "The graph is empty" in page(empty, "/")
    assert "Nothing is called so" in page(empty, "/search?q=Langley")
    assert heading(page(empty, "/about")) == "What this is, and what it is not"
    assert "The graph is empty" in page(empty, "/coverage")
    for client in serving(tmp_path):
        assert "The graph is empty" in page(client, "/")


def test_what_is_not_there_is_a_page_too(empty: FlaskClient) -> None:
    assert heading(page(empty, "/id/person/nobody", status=404)) == "There is no such thing here"


def test_five_thousand_claims_come_in_pages(hub: FlaskClient) -> None:
    first = page(hub, "/id/state/hub")
    assert "Page 1 of 358" in first
    assert first.count('class="claim"') == 14
    last = page(hub, "/id/state/hub.html?page=358")
    assert 'rel="next"' not in last
    assert last.count('class="claim"') == CLAIMS - 357 * 14
    page(hub, "/id/state/hub.html?page=359", status=404)
    page(hub, "/id/state/hub.html?page=two", status=400)


def policy(response: TestResponse) -> str:
    return response.headers["Content-Security-Policy"]


def test_scripts_come_from_here_alone(visitor: FlaskClient) -> None:
    home = visitor.get("/", headers=BROWSER)
    assert "script-src 'self'" in policy(home)
    assert "unsafe" not in policy(home)
    assert "unsafe" not in policy(visitor.get("/query")).partition("style-src")[0]
    for text in (home.text, page(visitor, LANGLEY), page(visitor, "/query")):
        assert not re.search(r"<script(?![^>]*\bsrc=\"/assets/)", text)
        assert " style=" not in text
        assert not re.search(r'\bon\w+="', text)


def test_bundles_are_kept_for_ever_and_sent_compressed(visitor: FlaskClient) -> None:
    bundles = re.findall(r'<script defer src="([^"]+)"', page(visitor, LANGLEY))
    need_scripts(STATIC / "assets" / MANIFEST)
    assert bundles
    size = 0
    for bundle in bundles:
        with visitor.get(bundle, headers={"Accept-Encoding": "gzip"}) as response:
            assert response.headers["Content-Encoding"] == "gzip"
            assert "immutable" in response.headers["Cache-Control"]
            size += len(response.data)
    assert size <= 150_000


def test_pages_are_not_sent_twice(visitor: FlaskClient) -> None:
    first = visitor.get(f"{LANGLEY}.html")
    again = visitor.get(f"{LANGLEY}.html", headers={"If-None-Match": first.headers["ETag"]})
    assert (first.status_code, again.status_code) == (200, 304)


ARTICLE = f"""
<{iris.GRAPH}article/aaaaaaaaaaaaaaaa> {{
  <article/aaaaaaaaaaaaaaaa> a ent:Article ; dcterms:title "Two envoys" .
  <state/arland> a ent:State ; rdfs:label "Arland"@en .
  <state/borduria> a ent:State ; rdfs:label "Borduria"@en .
  <person/ilk> a ent:Person ; rdfs:label "Tor Ilk"@en .
}}
"""
AFFIRMED, NEGATED = "ent:polarity polarity:affirmed", "ent:polarity polarity:negated"
SENTENCES = {
    "Arland met or talked with Tor Ilk": ("CONSULT", "asserted", AFFIRMED, "<state/arland>", "<person/ilk>"),
    "It is not so that somebody unnamed met or talked with Tor Ilk": (
        "CONSULT",
        "asserted",
        NEGATED,
        "",
        "<person/ilk>",
    ),
    "Tor Ilk exchanged a visit": ("CONSULT-visit", "historical", AFFIRMED, "<person/ilk>", ""),
    "Arland will not give material help to Borduria": (
        "AID",
        "intended",
        NEGATED,
        "<state/arland>",
        "<state/borduria>",
    ),
    "Arland might use violence against Borduria": (
        "ASSAULT-drone",
        "hypothetical",
        AFFIRMED,
        "<state/arland>",
        "<state/borduria>",
    ),
    "Arland and Borduria are allied": ("alliedWith", "asserted", AFFIRMED, "<state/arland> , <state/borduria>", ""),
    "It is denied that Tor Ilk holds a position in Arland, as envoy": (
        "holdsPosition",
        "denied",
        AFFIRMED + " ; ent:position 'envoy'",
        "<person/ilk>",
        "<state/arland>",
    ),
}


def claim(number: int, code: str, modality: str, rest: str, subject: str, value: str) -> str:
    type_, _, mode = code.partition("-")
    parts = [
        f"<claim/{number:020x}> a ent:Claim ; ent:inArticle <article/aaaaaaaaaaaaaaaa> ; {rest}",
        f"ent:claimType {'event-type' if type_.isupper() else 'relation'}:{type_} ; ent:modality modality:{modality}",
        f"ent:claimMode event-type:{code}" if mode else "",
        f"ent:subject {subject}" if subject else "",
        f"ent:object {value}" if value else "",
    ]
    return " ; ".join(filter(None, parts)) + " .\n"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    claims = "".join(claim(number, *said) for number, said in enumerate(SENTENCES.values()))
    trig = f"{ARTICLE}<{iris.GRAPH}article/bbbbbbbbbbbbbbbb> {{ {claims} }}"
    yield from serving(published(tmp_path_factory.mktemp("told"), trig))


@pytest.mark.parametrize(("number", "sentence"), list(enumerate(SENTENCES)), ids=SENTENCES)
def test_a_claim_reads_like_a_sentence_with_its_code_behind(told: FlaskClient, number: int, sentence: str) -> None:
    text, code = page(told, f"/id/claim/{number:020x}"), SENTENCES[sentence][0]
    assert heading(text).removesuffix(f" {code}").removesuffix(" drone strike") == sentence
    assert heading(text).endswith(f" {code}")
    assert sentence.casefold() in unescape(text.partition("<title>")[2].partition("</title>")[0]).casefold()
