"""The bundles and what makes them: kept for ever under hashed names, and pages that do without where there are none."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from tests.registries import FRONTEND, frontend_hook

from entente.web.assets import Assets


def client(folder: Path) -> tuple[Flask, FlaskClient]:
    app = Flask("assets")
    app.register_blueprint(Assets(folder).blueprint())
    return app, app.test_client()


def test_without_bundles_pages_ask_for_none(tmp_path: Path) -> None:
    app, _ = client(tmp_path)
    with app.test_request_context():
        assert Assets(tmp_path).address("site.js") == ""


def test_a_bundle_is_sent_as_the_browser_takes_it(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(json.dumps({"site.js": "site-ABCD1234.js"}))
    for suffix, content in (("", "plain"), (".gz", "zipped"), (".br", "brotli")):
        (tmp_path / f"site-ABCD1234.js{suffix}").write_text(content)
    _, asking = client(tmp_path)
    for accepted, body, encoding in (("", "plain", None), ("gzip", "zipped", "gzip"), ("gzip, br", "brotli", "br")):
        with asking.get("/assets/site-ABCD1234.js", headers={"Accept-Encoding": accepted}) as answer:
            assert (answer.get_data(as_text=True), answer.headers.get("Content-Encoding")) == (body, encoding)
            assert answer.mimetype == "text/javascript"
            assert "immutable" in answer.headers["Cache-Control"]
            assert "Accept-Encoding" in answer.vary


def test_nothing_else_is_sent(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    _, asking = client(tmp_path / "assets")
    for name in ("../secret.txt", "..%2Fsecret.txt", "nothing.js"):
        assert asking.get(f"/assets/{name}").status_code == 404


def test_a_build_that_cannot_install_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("package.json", "package-lock.json"):
        shutil.copy(FRONTEND / name, tmp_path)
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9/")
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "cache"))
    monkeypatch.setenv("npm_config_fetch_retries", "0")
    building = frontend_hook()
    with pytest.raises(building.ScriptsMissing, match="check that npm reaches a registry"):
        building.bundle(tmp_path)


def test_the_stamp_changes_with_any_source(tmp_path: Path) -> None:
    shutil.copytree(FRONTEND, tmp_path / "frontend", ignore=shutil.ignore_patterns("node_modules", "screenshots"))
    building = frontend_hook()
    before = building.sources_digest(tmp_path / "frontend")
    assert before == building.sources_digest(FRONTEND)
    with (tmp_path / "frontend/source/site.js").open("a") as script:
        script.write("// more\n")
    assert building.sources_digest(tmp_path / "frontend") != before


def test_the_lock_names_no_registry() -> None:
    lock = json.loads((FRONTEND / "package-lock.json").read_text())
    assert all("resolved" not in package for package in lock["packages"].values())
    assert all("integrity" in package for path, package in lock["packages"].items() if path)
