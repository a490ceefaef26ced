"""The files pages load: the scripts bundled at installation, under hashed names, and the stylesheet by its hash.

An installation without scripts (npm could not be reached when it was made) has no manifest: its pages ask for none.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Final

from flask import Blueprint, Response, request, send_from_directory

STATIC: Final = Path(__file__).parent / "static"
MANIFEST: Final = "manifest.json"

_FOLDER: Final = STATIC / "assets"
_HASHED: Final = re.compile(r"[\w-]+-[A-Z0-9]{8}\.(?:js|css)")
_FOREVER: Final = "public, max-age=31536000, immutable"
_ENCODINGS: Final = (("br", ".br"), ("gzip", ".gz"))


class Assets:
    """Knows the hashed names; made once for an app."""

    def __init__(self, folder: Path = _FOLDER) -> None:
        self._folder = folder
        manifest = folder / MANIFEST
        self._names: dict[str, str] = json.loads(manifest.read_bytes()) if manifest.is_file() else {}
        self._style = hashlib.sha256((STATIC / "style.css").read_bytes()).hexdigest()[:12]

    def blueprint(self) -> Blueprint:
        """Give the routes, and the functions ``script`` and ``stylesheet`` to templates."""
        routes = Blueprint("assets", __name__)
        routes.add_url_rule("/assets/<name>", "asset", self._send)
        routes.add_url_rule(f"/style-{self._style}.css", "style", self._send_style)
        routes.add_url_rule("/favicon.ico", "icon", self._send_icon)
        routes.add_app_template_global(self.address, "asset")
        return routes

    def address(self, name: str) -> str:
        """Give the path of a script or a stylesheet by its plain name; empty for one that is not installed."""
        if name == "style.css":
            return f"{request.script_root}/style-{self._style}.css"
        return f"{request.script_root}/assets/{self._names[name]}" if name in self._names else ""

    def _send(self, name: str) -> Response:
        """Send a bundle, compressed as the browser takes it; anything else of the folder is not there."""
        for encoding, suffix in _ENCODINGS if _HASHED.fullmatch(name) else ():
            if request.accept_encodings[encoding] > 0 and (self._folder / (name + suffix)).is_file():
                kind = "text/css" if name.endswith(".css") else "text/javascript"
                response = send_from_directory(self._folder, name + suffix, mimetype=kind, conditional=False)
                response.headers["Content-Encoding"] = encoding
                return _kept(response)
        return _kept(send_from_directory(self._folder, name))

    def _send_icon(self) -> Response:
        """Send the icon where browsers look for it when they show what is no page, as a query's answer."""
        return send_from_directory(STATIC, "icon.svg", max_age=86400)

    def _send_style(self) -> Response:
        return _kept(send_from_directory(STATIC, "style.css"))


def _kept(response: Response) -> Response:
    """Let it be kept for ever: under its name it never changes."""
    response.headers["Cache-Control"] = _FOREVER
    response.vary.add("Accept-Encoding")
    return response
