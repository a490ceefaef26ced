import pytest

from entente.errors import BadParameter, BadQuery, Unavailable
from entente.ontology import resources
from entente.queries import Query, folder, named, parse
from entente.store.embedded import EmbeddedStore

TEXT = """#+ id: who
#+ title: Who held it
#+ question: Who held this office on that day?
#+ group: Who commands or holds what
#+ entailment: rdfs:subClassOf*
#+ as-of: day
#+ explanation: By tenures.
#+ param: office iri ent:Office
#+ param: day date 2024-06-28 -- the day asked about
# an ordinary comment
SELECT * { ?office ?p ?day }
"""


def _with(kind: str) -> Query:
    return parse(f"#+ param: value {kind} example\nASK {{ ?s ?p ?value }}", "q")


def test_the_header_becomes_values() -> None:
    query = parse(TEXT, "file")
    assert (query.id, query.title, query.question) == ("who", "Who held it", "Who held this office on that day?")
    assert [(item.name, item.type, item.example) for item in query.parameters] == [
        ("office", "iri", "ent:Office"),
        ("day", "date", "2024-06-28"),
    ]
    assert [item.purpose for item in query.parameters] == ["", "the day asked about"]
    assert (query.group, query.entailment, query.as_of) == ("Who commands or holds what", "rdfs:subClassOf*", "day")
    assert (query.explanation, query.things) == ("By tenures.", ())


def test_a_thing_may_be_of_a_class_and_its_example_has_spaces() -> None:
    declared = ("who thing Ada Quill", "body thing/Organization x -- a body", "type thing/skos:Concept x")
    who, body, type_ = parse("".join(f"#+ param: {one}\n" for one in declared) + "ASK {}", "q").parameters
    assert (who.type, who.kind, who.example) == ("thing", "", "Ada Quill")
    assert (body.kind, body.purpose) == ("https://w3id.org/entente/ontology#Organization", "a body")
    assert type_.kind == "http://www.w3.org/2004/02/skos/core#Concept"


def test_a_query_without_a_header_is_one() -> None:
    assert parse("ASK {}", "file") == Query("file", "ASK {}")


@pytest.mark.parametrize(
    ("kind", "value", "term"),
    [
        ("iri", "http://example.org/é", "<http://example.org/é>"),
        ("iri", "ent:Person", "<https://w3id.org/entente/ontology#Person>"),
        ("string", 'a "b"\\\n', '"a \\"b\\"\\\\\\n"'),
        ("name", "Côte d'Ivoire", '"Côte d\'Ivoire"@en'),
        ("date", "2024-06-28", '"2024-06-28T00:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime>'),
        ("date", "2024-06-28T23:30:00+02:00", '"2024-06-28T21:30:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime>'),
        ("integer", "007", '"7"^^<http://www.w3.org/2001/XMLSchema#integer>'),
    ],
)
def test_a_value_becomes_a_term_of_its_type(kind: str, value: str, term: str) -> None:
    query = _with(kind)
    assert query.bind({"value": value}) == {"value": term}
    EmbeddedStore.memory().query(query.text, None, query.bind({"value": value}))


@pytest.mark.parametrize(
    ("kind", "value"),
    [("iri", "no iri"), ("iri", "http://a> } DROP ALL"), ("date", "June"), ("date", "2024-02-30"), ("integer", "1.5")],
)
def test_a_value_that_does_not_fit_is_named(kind: str, value: str) -> None:
    with pytest.raises(BadParameter, match=f"the parameter value is .* no {kind}"):
        _with(kind).bind({"value": value})


def test_a_missing_and_an_unknown_parameter_are_named() -> None:
    query = parse(TEXT, "file")
    with pytest.raises(BadParameter, match="who needs the parameter day"):
        query.bind({"office": "ent:Office"})
    with pytest.raises(BadParameter, match="who has no parameter when"):
        query.bind({"office": "ent:Office", "day": "2024-06-28", "when": "now"})


@pytest.mark.parametrize(
    "line", ["value", "value text example", "?value string x", "value date/Person x", "value thing/ x"]
)
def test_a_parameter_declared_wrongly_says_how(line: str) -> None:
    with pytest.raises(BadQuery, match="declares no parameter"):
        parse(f"#+ param: {line}\nASK {{}}", "q")


def test_a_query_that_is_not_there_says_so() -> None:
    with pytest.raises(Unavailable, match="queries/rules/none"):
        named("rules/none")


def test_every_query_of_ours_parses_with_its_examples_bound() -> None:
    store = EmbeddedStore.memory()
    folders = ("checks", "competency", "pages", "questions", "review", "rules", "reading", "search")
    queries = [query for name in folders for query in folder(name)]
    assert len(queries) == sum(len(resources.query_files(name)) for name in folders) > 0
    for query in queries:
        assert query.title, query.id
        # A thing's example is a name, which a graph turns into an IRI; any IRI will do to parse.
        things = dict.fromkeys(query.things, "ent:Thing")
        store.query(query.text, None, query.bind({item.name: item.example for item in query.parameters} | things))


def test_a_prefix_that_is_not_ours_is_told() -> None:
    with pytest.raises(BadQuery, match="the prefix zz: is not known"):
        parse("#+ param: value thing/zz:Body x\nASK {}", "q")
