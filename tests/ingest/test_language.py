"""English is read, other languages are refused."""

from __future__ import annotations

import pytest

from entente.errors import BadArticle
from entente.ingest.language import require_english

PASSAGES = {
    "French": "Le président tchadien a reçu mardi une délégation du gouvernement soudanais, qui lui remit un message. "
    "Les deux parties ont parlé de la frontière commune, et le ministre a refusé toute ingérence étrangère.",
    "Spanish": "El presidente de Venezuela se reunió el martes en Caracas con una delegación del gobierno colombiano. "
    "Las dos partes hablaron de la frontera común y de los refugiados que llegaron este año.",
    "German": "Der Präsident des Tschad hat am Dienstag eine Delegation der sudanesischen Regierung empfangen. Beide "
    "Seiten sprachen über die gemeinsame Grenze und über die Flüchtlinge, die in diesem Jahr kamen.",
    "Arabic": "التقى الرئيس الليبي وزير الخارجية في طرابلس يوم الثلاثاء وبحثا معا الحدود المشتركة واللاجئين والأمن",
}


@pytest.mark.parametrize("language", PASSAGES)
def test_another_language_is_seen(language: str) -> None:
    with pytest.raises(BadArticle, match="does not look like English"):
        require_english("a.txt", PASSAGES[language])


@pytest.mark.parametrize(
    "text",
    [
        "Officials met in Gaborone on Monday and agreed that the talks on border security would go on in June.",
        "Libya, Chad, Sudan, Niger, Mali, Russia, Turkey and Egypt: the envoys of eight states were there.",
        "Chad accuses Sudan.",
        "Met President Ann Lee, Foreign Minister Bo Ray, Crown Prince Cy Moe, and King Di Fox of Chad.",
    ],
)
def test_english_is_read(text: str) -> None:
    require_english("a.txt", text)


@pytest.mark.parametrize(("declared", "refused"), [("en", False), ("en-GB", False), ("EN", False), ("fr", True)])
def test_a_declared_language_counts(declared: str, refused: bool) -> None:
    if refused:
        with pytest.raises(BadArticle, match="in the language 'fr'"):
            require_english("a.txt", "Chad accuses Sudan.", declared)
    else:
        require_english("a.txt", "Chad accuses Sudan.", declared)
