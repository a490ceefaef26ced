"""Official names of states: the translations in world-countries that are of the same sort as the English name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from entente.ontology.harvest import names
from entente.ontology.harvest.inputs import Country
from entente.ontology.reference.schema import LANGUAGES

CODES: Final = {
    "fr": "fra",
    "es": "spa",
    "ar": "ara",
    "ru": "rus",
    "zh": "zho",
    "de": "deu",
    "pt": "por",
    "it": "ita",
    "tr": "tur",
    "fa": "per",
    "ja": "jpn",
    "ko": "kor",
}
"""Our languages as world-countries spells them; it has no Hebrew, Ukrainian or Hindi."""

OUTDATED: Final = {("SZ", "ru"): "Swaziland", ("SZ", "fa"): "Swaziland"}
"""Translations of a name the state bears no longer."""


@dataclass(frozen=True)
class Family:
    """A word that says what sort of state it is, in English and in each language.

    A translation must have it where the English name has ``needed``, and may have it only where that has ``allowed``.
    """

    needed: str
    words: Mapping[str, str]
    allowed: str = ""

    def agrees(self, english: str, translation: str, language: str) -> bool:
        """Whether a translation says this of the state just where the English name does."""
        says = _has(self.words[language], translation)
        return (says or not _has(self.needed, english)) and (not says or _has(self.allowed or self.needed, english))


def _family(needed: str, words: str, allowed: str = "") -> Family:
    return Family(needed, dict(zip(CODES, words.split(), strict=True)), allowed)


FAMILIES: Final = (
    _family(
        "republic",
        "républi repúbli جمهوري республик 共和国|共和國|民国|民國 republik repúbli repubblic cumhuriyet جمهور"
        " 共和国|民国 공화국|민국",
    ),
    _family("kingdom", "royaume reino مملك королевств 王国 königreich reino regno krallı پادشاهی 王国 왕국"),
    _family(
        "principality|duchy",
        "principauté|duché principado|ducado إمارة|دوقية княжеств|герцогств 公国 fürstentum|herzogtum"
        " principado|ducado principato|ducato prenslik|prensliğ|düka شاهزاده|امیرنشین|دوک 公国 공국",
    ),
    _family(
        "sultanate",
        "sultanat sultanato سلطنة султанат 苏丹国 sultanat sultanato sultanato sultanlı سلطان オマーン国 술탄국",
    ),
    _family(
        "islamic", "islami islámi إسلامي ислам 伊斯兰 islam islâmi|islámi islam islam اسلامی イスラム|イスラーム 이슬람"
    ),
    _family(
        "democratic",
        "démocrati democráti ديمقراطي|ديموقراطي демократическ 民主 demokrati democráti democratic demokratik"
        " دموکراتیک|دمکراتیک 民主 민주",
    ),
    _family("people", "popul popular شعبي народн 人民 volks popular popolar halk خلق 人民 인민"),
    _family(
        "socialist",
        "sociali socialist اشتراكي социалист 社会主义 sozialist socialist socialist sosyalist سوسیالیست"
        " 社会主義 사회주의",
    ),
    _family(
        r"\bfedera",
        "fédér feder اتحاد|فدرال|فيدرال|متحدة|اتحادي федера 联邦|聯邦 bundes|föder feder feder feder"
        " فدرال|فدراسیون|فدراتیو|ایالات 連邦 연방",
        "federa|commonwealth|confedera|union|united",
    ),
)


def official(country: Country) -> list[str]:
    """Give the official names of a state by language, those left out as empty cells."""
    english = country["name"]["official"]
    if "(" in english:
        english = ""
    found = {"en": english} | {language: _translation(country, language) for language in CODES}
    return [found.get(language, "") for language in LANGUAGES]


def dropped(country: Country) -> list[tuple[str, str]]:
    """List the translations that contradict the English name, with their language."""
    given = {language: spelled(country, language) for language in CODES}
    return [(language, name) for language, name in given.items() if name and not _fits(country, name, language)]


def spelled(country: Country, language: str) -> str:
    """Give a translation as it stands in world-countries, without the spaces and commas that strayed in.

    >>> spelled({"translations": {"rus": {"official": "Республика Кабо -Верде"}}}, "ru")
    'Республика Кабо-Верде'
    """
    found = country["translations"].get(CODES[language], {}).get("official", "")
    return str(found).replace(" -", "-").strip(" ,")


def _translation(country: Country, language: str) -> str:
    name = spelled(country, language)
    return name if _fits(country, name, language) and not _says_nothing(country, name, language) else ""


def _fits(country: Country, name: str, language: str) -> bool:
    """Whether a translation is in its script, not turned round a comma, and of the sort the English name says."""
    english = country["name"]["official"]
    return (
        names.in_script(name, language)
        and ("," in english or "," not in name)
        and (country["cca2"], language) not in OUTDATED
        and all(family.agrees(english, name, language) for family in FAMILIES)
    )


def _says_nothing(country: Country, name: str, language: str) -> bool:
    """Whether a translation is but the short name, while the English name is more than that."""
    return name == names.tidy(names.cldr(country["cca2"], language)) and " of " in country["name"]["official"]


def _has(pattern: str, name: str) -> bool:
    return re.search(pattern, name.replace("İ", "I").casefold()) is not None
