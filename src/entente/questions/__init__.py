"""Competency questions: what the graph must be able to answer, asked by name and day, and why it answers nothing.

Whoever answers SELECT queries can be asked: a store of the command line, an endpoint, the server's workers. They come
in as an ``Asker``, so nothing here knows where the graph lies::

    question = library()["who-commanded"]
    found = answer(question, {"body": "AFRICOM", "date": "2024-06-26"}, asker)
    found.table.rows, found.reason
"""

from entente.questions.answering import Answer, answer
from entente.questions.library import GROUPS, library
from entente.questions.naming import Named
from entente.questions.table import Asker, Table, Term, json_of, table_of, term_of, written

__all__ = [
    "GROUPS",
    "Answer",
    "Asker",
    "Named",
    "Table",
    "Term",
    "answer",
    "json_of",
    "library",
    "table_of",
    "term_of",
    "written",
]
