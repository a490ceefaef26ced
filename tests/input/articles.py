"""Articles nobody hoped for: their bytes, their letters, their size, their language, their markup."""

from __future__ import annotations

import gzip
import zipfile

from .case import english, good, read, refused, written

_FRENCH = "Le ministre des affaires étrangères a déclaré lundi que les deux parties allaient se revoir avant l’hiver."
_CHINESE = "外交部长星期一说,双方同意在冬天之前再次会面。" * 5
_PAGE = "<html><head><title>{title}</title></head><body><article>{body}</article></body></html>"
_ENTITIES = "<!DOCTYPE html [<!ENTITY a0 'ha'>" + "".join(
    f"<!ENTITY a{level} '{f'&a{level - 1};' * 10}'>" for level in range(1, 11)
) + "]>"  # fmt: skip


def _zipped(level: int, content: bytes) -> bytes:
    """Zip a content, and the archive again, so many times."""

    def write(buffer: object) -> None:
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[call-overload]
            archive.writestr("inner.txt", content)

    return content if level == 0 else _zipped(level - 1, written(write))


BYTES = (
    refused("nothing", b"", "is empty"),
    refused("white space of every kind", "  \t\r\n\u00a0\u2003\u2028\u3000\x0c\n".encode(), "is empty"),
    refused("a byte order mark alone", b"\xef\xbb\xbf", "is empty"),
    refused("every byte there is", bytes(range(256)) * 20, "is binary"),
    refused("NUL late in a text", english(9000).encode() + b"\x00 end", "is binary"),
    refused("a picture", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(50), "is binary"),
    refused("a PDF", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "is a PDF"),
    refused("a zip bomb", _zipped(3, bytes(3_000_000)), "is an archive"),
    refused("a gzip bomb", gzip.compress(gzip.compress(bytes(3_000_000))), "is an archive", "given.md"),
    refused("Latin-1", good().replace("Arland", "Ärland").encode("latin-1"), "is not UTF-8: byte 24 is 0xc4"),
    refused("Windows quotation marks", f"“{good()}”".encode("cp1252"), "is not UTF-8: byte 0 is 0x93"),
    refused("UTF-16 with a mark", good().encode("utf-16"), "is UTF-16"),
    refused("UTF-16 big-endian with a mark", b"\xfe\xff" + good().encode("utf-16-be"), "is UTF-16"),
    refused("UTF-16 without a mark", good().encode("utf-16-le"), "is UTF-16"),
    refused("UTF-16 big-endian without a mark", good().encode("utf-16-be"), "is UTF-16"),
    refused("UTF-32", good().encode("utf-32"), "is UTF-32"),
    refused("half a surrogate pair in UTF-8", good().encode() + b" \xed\xa0\x80", "is not UTF-8"),
    refused("a letter in too many bytes", good().encode() + b" \xc1\x81", "is not UTF-8"),
    refused("a letter cut in two at the end", good().encode() + "é".encode()[:1], "is not UTF-8"),
    read("a byte order mark and a text", b"\xef\xbb\xbf" + good().encode()),
    read("two byte order marks", b"\xef\xbb\xbf" * 2 + good().encode()),
    read("line ends of Windows", f"Good.\r\n\r\n{good()}\r\n".encode(), "Good.\n\nThe foreign"),
    read("line ends of old Macs", f"Good.\r{good()}\r".encode(), "Good.\nThe foreign"),
    read("line ends of Unicode", f"Good.\u2028{good()}\u0085{good()}".encode(), "Good.\u2028The foreign"),
)

LETTERS = (
    refused("control characters", f"{good()}\n{good()} \x1b[31m".encode(), "the control character U+001B on line 2"),
    refused("noncharacters", f"{good()} \uffff".encode(), "the control character U+FFFF on line 1"),
    read("form feeds", f"{good()}\f{good()}\v{good()}".encode()),
    read("bidirectional marks", f"\u202e\u2066{good()}\u2069\u202c\u200f".encode(), "\u202e\u2066The foreign"),
    read("characters that are private, and none", f"{good()} \x7f\x9b\ufdd0\ue000\U0010ffff".encode()),
    read("marks upon marks", f"{good()} {'a' + chr(0x301) * 5000}".encode()),
    read("letters without width", f"\u200b\u2060{good()}\ufeff\u200d".encode(), "\u200b\u2060The foreign"),
    read("one word of 100,000 letters", f"{good()} {'a' * 100_000}".encode()),
    read(
        "a line of 100,000 letters",
        (good()[:-1] * 1000).encode(),
        "The foreign",
    ),
    read("one sentence of 20,000 words", ("and the minister said that " * 4_000).encode(), "and the minister"),
    read("5,000 lines of one word", b"the\nminister\n" * 2_500, "the\nminister"),
    read("SPARQL and N-Triples", f'{good()} "}} ; DROP ALL ; INSERT DATA {{ \\u0022 <urn:a> """ .'.encode()),
    read("markup in a text", f"<script>alert(1)</script> {good()} &lt;b&gt; {{{{ 7*7 }}}}".encode(), "<script>"),
    refused("pictures only", "🎉🔥🇱🇾".encode() * 20, "has no words"),
    refused("figures only", b"12 3456 7.8 9,0 (11) 12:13\n" * 30, "has no words"),
    refused("French", (_FRENCH * 3).encode(), "does not look like English"),
    refused("Chinese", _CHINESE.encode(), "does not look like English"),
    refused("base64", b"aGVsbG8gd29ybGQgdGhpcyBpcyBub3QgRW5nbGlzaA== " * 40, "does not look like English"),
    refused("20 MB", lambda path: path.write_text(english(20_000_000)), "has over 10,000,000 bytes"),
)

MARKUP = (
    read("a page", _PAGE.format(title="T", body=f"<p>{good()}</p><p>{good()}</p>").encode(), file="given.html"),
    refused("a page of nothing", b"", "has no article in it", "given.html"),
    refused("a page without an article", b"<html><body><nav></nav></body></html>", "has no article", "given.html"),
    refused("a page that is a picture", b"\x89PNG\r\n\x1a\n" + bytes(500), "has no article", "given.html"),
    refused("a page that is a gzip bomb", gzip.compress(bytes(30_000_000)), "is an archive", "given.html"),
    refused("a page in French", _PAGE.format(title="T", body=f"<p>{_FRENCH * 6}</p>").encode(), "English", "given.htm"),
    read("entities of ten levels", (_ENTITIES + _PAGE.format(title="&a10;", body=f"<p>{good()} &a10;</p>")).encode(),
         file="given.html"),
    read("100,000 tags in each other", _PAGE.format(title="T", body=f"<p>{good()}</p>" + "<div>" * 100_000).encode(),
         file="given.html"),
    read("tags that never close", _PAGE.format(title="T", body=f"<p>{good()}<p><b><i>{good()}" + "<a " * 3000).encode(),
         file="given.html"),
    read("a page in Latin-1 that says so",
         _PAGE.format(title='</title><meta charset="iso-8859-1">', body=f"<p>Ärland. {good()}</p>").encode("latin-1"),
         "Ärland.", file="given.html"),
)  # fmt: skip

ROWS = (*BYTES, *LETTERS, *MARKUP)
