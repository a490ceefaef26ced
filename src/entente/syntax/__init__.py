"""Syntax: raw English text to sentences, tags, lemmas and trees, by a parser trained by this project."""
