"""Queries nobody hoped for, at the endpoint: too large, endless, broken, in disguise."""

from __future__ import annotations

from .exchange import Exchange, asked, posted

_CROSS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
_MANY = "{ " + " UNION ".join(["{ ?s ?p ?o }"] * 45) + " }"


def _refused(name: str, query: str, says: str) -> Exchange:
    return Exchange(name, status=403, says=says, **posted(query))


def _broken(name: str, query: str, says: str) -> Exchange:
    return Exchange(name, status=400, says=says, **posted(query))


def _over(name: str, query: str, limit: str) -> Exchange:
    return Exchange(name, status=503, says=f'"limit":"{limit}"', **posted(query))


def _stopped(name: str, query: str) -> Exchange:
    return Exchange(name, status=503, says="reached a limit", **posted(query))


def _answered(name: str, query: str, says: str) -> Exchange:
    return Exchange(name, says=says, **posted(query))


SIZE = (
    Exchange("1 MB of comment", status=413, says="larger", **posted("ASK {} #" + "a" * 1_000_000)),
    _refused("30,000 letters", "ASK {} #" + "a" * 30_000, "characters; 20,000 are allowed"),
    _refused("5,000 parentheses", "ASK { FILTER" + "(" * 5_000 + "1" + ")" * 5_000 + " }", '"limit":"depth"'),
    _refused("300 optional parts", "SELECT * { " + "OPTIONAL { ?s ?p ?o } " * 300 + "}", '"limit":"patterns"'),
    _refused("a path of 1,000 steps", "ASK { ?s " + "/".join(["<urn:p>"] * 1_000) + " ?o }", '"limit":"patterns"'),
    _refused("2,400 unions", "ASK {" + "{} UNION" * 2_400 + "{}}", '"limit":"patterns"'),
    _refused("50 levels of NOT EXISTS", "ASK { " + "FILTER NOT EXISTS { " * 50 + "}" * 50 + " }", '"limit":"depth"'),
    _refused(
        "50 levels of blank nodes", "ASK { ?s ?p " + "[ <urn:p> " * 50 + "1" + " ]" * 50 + " }", '"limit":"depth"'
    ),
    _refused("a list of 500", "ASK { ?s ?p (" + "1 " * 500 + ") }", '"limit":"patterns"'),
    _refused("a sum of 2,000", "ASK { FILTER(1" + " + 1" * 2_000 + ") }", '"limit":"operators"'),
    _answered("VALUES of 9,000 rows", "SELECT (COUNT(*) AS ?n) { VALUES ?x { " + "1 " * 9_000 + "} }", "9000"),
    _answered("a number of 10,000 digits", f"SELECT (1{'0' * 10_000} AS ?n) {{}}", '"vars":["n"]'),
    _answered("an IRI of 10,000 letters", f"ASK {{ <urn:{'a' * 10_000}> ?p ?o }}", "false"),
    _answered("500 variables", "SELECT " + " ".join(f"?v{n}" for n in range(500)) + " {}", '"v499"'),
)

ENDLESS = (
    _over("a cross product counted", f"SELECT (COUNT(*) AS ?n) {{ {_CROSS} }}", "time"),
    _over("a text of all texts", f"SELECT (GROUP_CONCAT(STR(?c)) AS ?t) {{ {_CROSS} }}", "time"),
    _over("paths to anywhere", "SELECT (COUNT(*) AS ?n) { ?a (!<urn:x>)* ?b . ?b (!<urn:x>)* ?c }", "time"),
    # Of two limits one is met first, by how busy the machine is.
    _stopped("a cross product written", "SELECT * { ?a a ?b . ?c a ?d . ?e a ?f }"),
    _stopped("everything 45 times", f"SELECT * {_MANY}"),
    _stopped("a cross product constructed", f"CONSTRUCT {{ ?a ?e ?i }} {{ {_CROSS} }}"),
    _stopped("a text doubled 60 times",
             "SELECT ?x { BIND('a' AS ?x0) " +
             " ".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(60)) + " BIND(?x60 AS ?x) }"),
    _answered("a regular expression that explodes elsewhere",
              f"ASK {{ FILTER(REGEX('{'a' * 5_000}!', '^(a+)+$')) }}", "false"),
    _answered("a regular expression too large", "ASK { FILTER(REGEX('a', '((a{1000}){1000}){1000}')) }", "false"),
)  # fmt: skip

BROKEN = (
    _broken("nothing", "", "the query is empty"),
    _broken("white space", " \r\n\t", "the query is empty"),
    _broken("a comment", "# nothing", "the query is empty"),
    _broken("a bracket open", "ASK { ?s ?p ?o", "this { is not closed"),
    _broken("a bracket too many", "ASK { } }", "closes nothing"),
    _broken("an unknown prefix", "ASK { ?s ent:is ?o }", "add PREFIX ent:"),
    _broken("SQL", "SELECT * FROM claims WHERE 1 = 1", "is no word of SPARQL"),
    _broken("a string open", "ASK { ?s ?p 'x }", "is not closed"),
    _broken("a limit below nothing", "SELECT * { ?s ?p ?o } LIMIT -1", "cannot stand here"),
    _broken("a limit beyond all bounds", "SELECT * { ?s ?p ?o } LIMIT 1" + "0" * 40, "line 1"),
    _broken("two queries", "ASK {} ASK {}", "cannot stand here"),
    _broken("NUL", "ASK { \x00 }", "line 1, column 7: the invisible character U+0000"),
    _broken("an IRI with a space", "ASK { <urn:a b> ?p ?o }", "is no IRI"),
    _broken("turned letters", "ASK { \u202e?s ?p ?o }", "column 7: the invisible character U+202E"),
    _answered("a mark at the beginning", "\ufeffASK {}", "true"),
    _answered("line ends of Windows and old Macs", "ASK\r\n{\r}", "true"),
    _answered("names in other scripts", "SELECT (1 AS ?ليبيا) {}", "ليبيا"),
    Exchange("half a character", "/sparql?query=ASK%7B%7D%23%ED%A0%80", 400, "not percent-encoded UTF-8"),
    Exchange("Latin-1", "/sparql?query=ASK%7B%7D%23%E9", 400, "not percent-encoded UTF-8"),
    Exchange("a body that is not UTF-8", status=400, says="byte 8 of the request is not UTF-8", method="POST",
             headers={"Content-Type": "application/sparql-query"}, body=b"ASK {} #\xff"),
)  # fmt: skip

DISGUISED = (
    _refused("an update", "DELETE WHERE { ?s ?p ?o }", "answers queries, not updates"),
    _refused("an update behind a prologue", "PREFIX a: <urn:a> # x\n INSERT DATA { a:b a:c 1 }", "not updates"),
    _refused("an update in small letters", "drop all", "not updates"),
    Exchange("an update by its type", status=403, says="not updates", method="POST",
             headers={"Content-Type": "application/sparql-update"}, body=b"CLEAR ALL"),
    Exchange("an update by its parameter", "/sparql?update=CLEAR%20ALL", 400, "updates are not done here"),
    _refused("another server", "ASK { SERVICE <http://127.0.0.1:1/> {} }", '"limit":"service"'),
    _refused("another server in silence", "ASK { serVice  SILENT ?s { ?s ?p ?o } }", '"limit":"service"'),
    _refused("another server behind what is no IRI", "ASK { FILTER(1<'>') SERVICE <urn:a> {} #'\n }", "service"),
    _broken("another server in code points", "ASK { \\u0053ERVICE <http://127.0.0.1:1/> {} }", "line 1"),
    _answered("another server in a string", "ASK { FILTER('SERVICE <http://a/> {}' = \"LOAD <urn:a>\") }", "false"),
    _answered("another server in a comment", "ASK { # SERVICE <http://127.0.0.1:1/> {}\n }", "true"),
    _answered("a file", "ASK FROM <file:///etc/passwd> { ?s ?p ?o }", "false"),
    _answered("a graph that is not there", "ASK FROM NAMED <urn:none> { GRAPH ?g { ?s ?p ?o } }", "false"),
    _broken("a function nobody has", "SELECT (<urn:f>(1) AS ?x) {}", "there is no function <urn:f> here"),
    _answered("a division by nothing", "SELECT (1/0 AS ?x) {}", '"bindings":[{}]'),
    Exchange("a format nobody makes", asked("ASK {}", format="exe"), 406, "cannot be made as exe"),
    Exchange("rows as a graph", asked("SELECT * {}", format="turtle"), 406, "text/csv"),
    Exchange("a graph as rows", asked("CONSTRUCT WHERE { ?s ?p 1 }", format="csv"), 406, "text/turtle"),
)  # fmt: skip

ROWS = (*SIZE, *ENDLESS, *BROKEN, *DISGUISED)
