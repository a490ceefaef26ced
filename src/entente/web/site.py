"""Puts the pages together: which view makes the page of which kind of thing."""

from __future__ import annotations

from pathlib import Path

from flask import Flask

from entente.web import (
    codebook,
    coverage,
    finding,
    home,
    leadership,
    pages,
    problem_types,
    reading,
    releases,
    sources,
    views,
    vocabulary,
)
from entente.web import questions as asked_questions
from entente.web.asking import Questions
from entente.web.assets import Assets
from entente.web.search import Search
from entente.web.things import Things


def register(app: Flask, questions: Questions, things: Things, search: Search, data: Path, policy: str) -> None:
    """Add every page to an app; ``data`` holds the texts of articles, ``policy`` is the one in force."""
    views.register(things)
    reading.register(things, data)
    sources.register(things)
    vocabulary.register(things)
    releases.register(things)
    search.page(finding.results)
    app.register_blueprint(Assets().blueprint())
    app.register_blueprint(home.blueprint(questions))
    app.register_blueprint(codebook.blueprint())
    app.register_blueprint(coverage.blueprint(questions))
    app.register_blueprint(asked_questions.blueprint(questions))
    app.register_blueprint(leadership.blueprint(questions))
    app.register_blueprint(pages.blueprint(questions, policy))
    app.register_blueprint(problem_types.blueprint())
    app.register_blueprint(releases.blueprint())
