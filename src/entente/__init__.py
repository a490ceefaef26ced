"""Entente: news read into claims, each with its sentence, its speaker and its date, in an RDF graph."""

__version__ = "0.1.0"
