"""English is read, other languages are refused."""

from __future__ import annotations

import pytest

from entente.errors import BadArticle
from entente.ingest.language import language_of, require_english, require_no_other_language

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


SHORT = {
    "Indonesian": "Presiden Joko Widodo bertemu dengan Joe Biden di White House, Washington, dan membahas kerja sama. "
    "Lloyd Austin dan Antony Blinken juga hadir dalam pertemuan itu.",
    "Turkish": "Cumhurbaşkanı Erdoğan, Joe Biden ile Washington'da görüştü. White House, Antony Blinken ve Lloyd "
    "Austin'in de katıldığını açıkladı. Görüşmede NATO için yeni bir plan ele alındı.",
    "Swahili": "Rais William Ruto alikutana na Joe Biden katika White House mjini Washington. Viongozi hao "
    "walizungumza kuhusu usalama wa Haiti na ushirikiano wa kijeshi kati ya Kenya na United States.",
    "Dutch": "Premier Mark Rutte was in Washington, waar hij president Joe Biden ontmoette. De twee leiders spraken "
    "over de oorlog in Oekraïne en over Israel. Rutte is in Den Haag.",
    "Portuguese": "O presidente Lula da Silva recebeu em Brasília Joe Biden e Antony Blinken. Os dois assinaram um "
    "acordo para a Amazônia.",
    "Italian": "Il ministro Antonio Tajani ha incontrato a Roma Antony Blinken. I due hanno parlato della guerra in "
    "Ucraina e della situazione a Gaza.",
    "Polish": "Prezydent Andrzej Duda spotkał się w Białym Domu z Joe Bidenem. Rozmawiali o pomocy dla Ukrainy oraz "
    "o bezpieczeństwie NATO na wschodzie.",
    "Somali": "Madaxweynaha Soomaaliya Hassan Sheikh Mohamud ayaa la kulmay Abiy Ahmed oo ku sugan Nairobi. Labada "
    "hoggaamiye ayaa ka wada hadlay heshiiska Somaliland iyo Ethiopia.",
    "Hausa": "Shugaban kasar Nijar ya gana da wakilan ECOWAS a birnin Yamai. Sun tattauna kan takunkumin da kungiyar "
    "ta kakaba wa kasar bayan juyin mulki.",
    "Swedish": "Statsminister Ulf Kristersson träffade Jens Stoltenberg i Bryssel. De talade om Sveriges medlemskap "
    "och om kriget i Ukraina.",
    "Vietnamese": "Tổng thống Joe Biden đã gặp chủ tịch nước tại Hà Nội. Hai bên đã ký các thỏa thuận về hợp tác của "
    "hai nước trong năm tới.",
    "Tagalog": "Nakipagpulong si Ferdinand Marcos Jr. kay Joe Biden sa White House. Tinalakay ng dalawang pangulo ang "
    "seguridad sa West Philippine Sea at ang mga base ng United States.",
    "Persian": "وزیر امور خارجه ایران روز سه‌شنبه با همتای روسی خود در تهران دیدار کرد",
    "Chinese": "中国外交部长星期二在北京会见了俄罗斯外交部长",
    "Russian": "Министр иностранных дел России встретился во вторник в Москве с послом Ирана",
}


@pytest.mark.parametrize("language", SHORT)
def test_short_texts_with_many_english_names_are_seen(language: str) -> None:
    with pytest.raises(BadArticle, match="does not look like English") as refused:
        require_english("a.txt", SHORT[language])
    assert refused.value.hint == "only English is read; give a translation"
    assert language_of(SHORT[language])
    with pytest.raises(BadArticle, match="does not look like English"):
        require_no_other_language("a.jsonl:1", SHORT[language])


@pytest.mark.parametrize(
    "text",
    [
        "Luis de la Torre met Maria de los Santos in El Salvador and in La Paz.",
        "UN, EU and AU envoys met as UN chief and EU chief called on AU for help.",
        "Brown met al-Haddad and al-Nazouri",
        "Ursula von der Leyen, Rob van der Berg and Lula da Silva met in Den Haag.",
        "RUSSIA AND UKRAINE AGREE TO A TRUCE AS UN WARNS OF WAR",
        "Emir Tamim bin Hamad Al Thani met Sultan Haitham bin Tariq Al Said.",
        "Present: Dan Smith, Don Jones, Ana de Souza, Jean le Carré, Mo Salah, Nur ad-Din",
    ],
)
def test_names_of_other_languages_do_not_make_english_another(text: str) -> None:
    assert language_of(text) == ""
    require_no_other_language("a.txt", text)


def test_a_text_of_which_a_third_is_english_is_read() -> None:
    english = "Officials met in Gaborone on Monday and agreed that the talks on border security would go on in June."
    french = PASSAGES["French"]
    require_english("a.txt", f"{french}\n\n{english}\n\n{english}")
    require_english("a.txt", f"{PASSAGES['Arabic']}\n{english}")
    with pytest.raises(BadArticle, match="it looks like French"):
        require_english("a.txt", f"{french}\n{french}\n{french}\nHe said that it was good.")


def test_a_line_too_short_to_tell_is_no_other_language() -> None:
    assert language_of("Le ministre a dit oui") == ""
    assert language_of("") == ""
