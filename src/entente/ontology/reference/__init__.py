"""The reference tables, and the graphs built from them.

People mend the tables under ``ontology/reference/*.csv``; ``python -m entente.ontology.reference`` checks them and
writes one TriG file for each source. ``tables`` reads rows, ``spans`` reads dates, ``schema`` says which table becomes
which triples, ``patterns`` names the bodies every state has, ``build`` joins them, ``trig`` writes them down.
"""

from entente.ontology.reference.build import build, graphs, write

__all__ = ["build", "graphs", "write"]
