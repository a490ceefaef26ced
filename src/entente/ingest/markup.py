"""Markup: the article in a web page, without what stands around it."""

from __future__ import annotations

from entente.errors import BadArticle


def page_text(name: str, content: bytes, url: str = "") -> tuple[str, dict[str, str]]:
    """Take the article's text out of an HTML page, and what the page says of itself.

    Paragraphs are lines of the text. Raises BadArticle for a page without an article.
    """
    # Imported here: it brings lxml and takes half a second that plain text does not need.
    import trafilatura

    found = trafilatura.bare_extraction(
        content, url=url or None, with_metadata=True, include_comments=False, include_tables=False
    )
    text = getattr(found, "text", None)
    if not text:
        raise BadArticle(f"{name} has no article in it", hint="copy the article's text into a file")
    title = getattr(found, "title", None)
    if title and text.startswith(f"{title}\n"):
        text = text[len(title) :].lstrip()
    fields = {
        "title": title,
        "author": getattr(found, "author", None),
        "date": getattr(found, "date", None),
        "url": url or getattr(found, "url", None),
        "publisher": getattr(found, "sitename", None),
    }
    return text, {field: str(value) for field, value in fields.items() if value}
