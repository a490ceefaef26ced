# Adds the concept of a rank, role or membership status beside the words, which stay: they are the source's own.

PREFIX ent: <https://w3id.org/entente/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT { GRAPH ?graph { ?node ?asConcept ?concept } }
WHERE {
  VALUES (?inWords ?asConcept ?scheme) {
    (ent:rank ent:gradedAs <https://w3id.org/entente/vocab/rank>)
    (ent:role ent:participationRole <https://w3id.org/entente/vocab/participation-role>)
    (ent:membershipStatus ent:memberAs <https://w3id.org/entente/vocab/membership-status>)
  }
  GRAPH ?graph { ?node ?inWords ?words }
  GRAPH ?vocabulary { ?concept skos:inScheme ?scheme ; rdfs:label ?label }
  FILTER(LANG(?label) = "en" && LCASE(STR(?label)) = LCASE(STR(?words)))
}
