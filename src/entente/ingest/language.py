"""Whether a text is English, by its function words and those of other languages.

A language identifier would be a model to ship for one yes or no. Measured: in fourteen sample articles 31 to 36 % of
the words are among :data:`FUNCTION_WORDS`, and at least 16 % in each of their 129 sentences of twelve words or more; in
nine news passages of 32 to 45 words, three each in French, Spanish and German, 0 to 7 %. The floor lies between.
Languages that share words with English (Dutch “was”, “in”, “over”) are told by their own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from entente.errors import BadArticle

FUNCTION_WORDS: Final = frozenset(
    "the of and to in a that is was for on with as it by at from be are were has have had his her its their which "
    "who not but or an this will would said after they he she we been between over against".split()
)
FLOOR: Final = 0.1
"""Least share of function words in an English text; lists of names and tables have fewer than sentences do."""
ENOUGH: Final = 12
"""Fewer words than this, those with a capital left out, are read without asking: names are of no language."""

LATIN_FLOOR: Final = 0.25
"""Least share of Latin letters, whatever the number of words: other scripts may write many words as one."""

OTHERS: Final[Mapping[str, frozenset[str]]] = {
    language: frozenset(words.split())
    for language, words in {
        "Afrikaans": "het nie van en dat vir sy hulle deur sal ook aan wat om te in is was by",
        "Croatian or Serbian": "je na se da su za od koji koje nije će biti kao bi sa ali što iz",
        "Czech or Slovak": "se na je že ve pro jako ale jsou bude které který podle jeho aby před sa že sú pri",
        "Danish or Norwegian": "og det er på til af av den en et med som har ikke vil ved efter har ble for at",
        "Dutch": "de het een van en dat niet voor zijn op te aan ook bij werd naar heeft in is was of over had we an",
        "Finnish": "ja ei että oli se kun mukaan mutta ovat kanssa hän myös joka sekä jälkeen",
        "French": "le la les des du et est une un dans que qui pour sur avec par ont ce aux au en pas sont a on or",
        "German": "der und den das mit von des im dem nicht ein eine ist auf für dass sich zu auch nach in an was her",
        "Hausa": "da na ta ya ba su cewa wani wata shi kuma ce ne ga suka a",
        "Hungarian": "az és hogy nem egy volt ez meg azt után szerint között már csak a is",
        "Indonesian or Malay": "yang dan di ke dari untuk dengan pada itu ini dalam tidak akan oleh juga telah para",
        "Italian": "il di che la del della è con un una gli sono nel dei alla non delle si le ed in a",
        "Polish": "na się że nie jest przez oraz po od dla są został który która jak przed",
        "Portuguese": "os que da das dos em um uma para com não por na ao foi são mais pelo pela é a as",
        "Romanian": "și în de la cu pe care că din nu un să ale pentru au este fost prin mai a",
        "Somali": "oo ku ka ee uu ay waa iyo in la ayaa soo si kale waxaa inuu in",
        "Spanish": "el la los las que en una con para se su por del un lo como más pero fue sus es a",
        "Swahili": "ya wa na kwa ni katika za la cha vya kuwa huyo hiyo alisema yake wake hayo pia kama nchi",
        "Swedish": "och det att en på är som för med av den inte har ett om efter var säger in at",
        "Tagalog": "ng sa ang na mga ay si kay para ito nila hindi ni kanilang at",
        "Turkish": "ve bir bu için ile da de olan olarak daha sonra gibi kadar göre ancak dedi çok en ise her",
        "Vietnamese": "và của là có không các được cho trong với một những này đã ở người về khi",
    }.items()
}
"""Common words of other languages in Latin letters; at the end those that are English function words as well.

Left out are other English words, single letters, and parts of Arabic names.
"""
JUDGED: Final = 6
"""Words that a line must have for its language to be told by them."""
_HITS: Final = 2
_SHARE: Final = 0.07
"""Least share of another language's words, above what names such as “Luis de la Torre” bring into a sentence."""
_LEAD: Final = 1.5
"""How many times the share of English words that of another language must be."""
_ENGLISH_ALONE: Final = FUNCTION_WORDS - frozenset().union(*OTHERS.values())
_PLAIN: Final = 0.12
"""Share of words that English has alone, past which no other language is looked for."""
_MIXED: Final = 1 / 3
"""Least share of words in English lines in a text that is read, its other lines passed over."""
_SAMPLE: Final = 5000
_IN_NAMES: Final = re.compile(
    r"\b([^\W\d_a-z][\w-]{0,40}) (?:(?:von|van|der|den|de|du|des|del|della|di|da|das|dos|la|las|le|los) )+"
    r"(?=[^\W\d_a-z])"
)
"""Particles between two capitals, which are a name's: “Ursula von der Leyen”."""
_ADDRESS: Final = re.compile(r"(?<!\S)\S*(?:@|://|www\.)\S*|(?<![\w.-])[\w.-]+\.(?:com|org|net)\b")
"""Addresses, sought from where a word begins: a page without a space is looked at once."""
_HINT: Final = "only English is read; give a translation"


def require_english(name: str, text: str, declared: str = "") -> None:
    """Raise BadArticle for a text in another language, declared or plain from its words.

    A text of which a third is English is read: see :func:`language_of` for its other lines.
    """
    if declared and not declared.lower().startswith("en"):
        raise BadArticle(f"{name} is in the language {declared!r}", hint=_HINT)
    if not re.search(r"[^\W\d_]", text):
        raise BadArticle(f"{name} has no words", hint="give a text with sentences in it")
    foreign = Counter[str]()
    rest: list[str] = []
    for line in text.splitlines():
        if language := language_of(line):
            foreign[language] += len(line)
        else:
            rest.append(line)
    english = sum(map(len, rest))
    if foreign and english < _MIXED * (english + foreign.total()):
        raise BadArticle(f"{name} does not look like English ({_called(foreign.most_common(1)[0][0])})", hint=_HINT)
    words = _words("\n".join(rest)[:_SAMPLE])
    if words and _latin(words) < LATIN_FLOOR:
        raise BadArticle(f"{name} does not look like English (most of it is in another script)", hint=_HINT)
    share = _share(words, FUNCTION_WORDS)
    small = sum(not word[0].isupper() for word in re.findall(r"[^\W\d_]+", "\n".join(rest)[:_SAMPLE]))
    if small >= ENOUGH and share < FLOOR:
        raise BadArticle(f"{name} does not look like English ({share:.0%} English function words)", hint=_HINT)


def require_no_other_language(name: str, text: str) -> None:
    """Raise BadArticle for a text that is plainly in another language; a list of names without verbs passes.

    For single sentences, whose function words are too few to ask for a share of English ones.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    found = [language_of(line) for line in lines]
    if found and all(found):
        raise BadArticle(f"{name} does not look like English ({_called(found[0])})", hint=_HINT)


def language_of(line: str) -> str:
    """Tell the language of a line that is not English: its name, ``another script``, or "" for what may be English.

    >>> language_of("Le ministre a dit que les deux pays sont d’accord sur la frontière.")
    'French'
    >>> language_of("The minister of Chad went to Rio de Janeiro.")
    ''
    """
    words = _words(line)
    if words and _latin(words) < LATIN_FLOOR:
        return "another script"
    if len(words) < JUDGED:
        return ""
    if _share(words, _ENGLISH_ALONE) >= _PLAIN:
        return ""
    shares = {language: _share(words, common - FUNCTION_WORDS) for language, common in OTHERS.items()}
    language = max(shares, key=lambda one: shares[one])
    english = _share(words, FUNCTION_WORDS - OTHERS[language])
    told = shares[language] >= _SHARE and shares[language] > _LEAD * english
    return language if told and shares[language] * len(words) > _HITS - 0.5 else ""


def _called(language: str) -> str:
    return "most of it is in another script" if language == "another script" else f"it looks like {language}"


def _words(text: str) -> list[str]:
    """List the words of a text in lower case; abbreviations are of no language, unless all is in capitals."""
    found: list[str] = re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", _IN_NAMES.sub(r"\1 ", _ADDRESS.sub(" ", text)))
    shouted = text.isupper()
    return [word.lower() for word in found if shouted or len(word) == 1 or not word.isupper()]


def _share(words: Sequence[str], common: Iterable[str]) -> float:
    known = frozenset(common)
    return sum(word in known for word in words) / len(words) if words else 0.0


def _latin(words: list[str]) -> float:
    letters = "".join(words)
    return sum(letter < "\u0250" or "\u1e00" <= letter < "\u1f00" for letter in letters) / len(letters)
