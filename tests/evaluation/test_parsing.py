"""The parser that is shipped does no worse than it must on news and on the web, from raw text."""

from __future__ import annotations

import pytest
from tests.syntax.conftest import TREEBANKS

from . import gate, parsing


@pytest.mark.skipif(not TREEBANKS.is_dir(), reason="the treebanks are not beside this checkout")
def test_the_parser_is_above_its_floors() -> None:
    found = parsing.measured([parsing.NEWS, parsing.WEB])
    assert gate.falls(gate.load()["treebanks"], parsing.floor(found)) == ()
