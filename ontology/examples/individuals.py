"""Load the ontology in owlready2, make individuals, and ask what they are: ``python individuals.py``."""

import io

import owlready2
from rdflib import OWL, Graph

from entente.ontology import resources


def load() -> owlready2.World:
    """Load every module into a world of its own. owlready2 reads no Turtle, so rdflib writes N-Triples for it."""
    triples = Graph()
    for file in resources.module_files():
        triples.parse(data=file.read_text(encoding="utf-8"), format="turtle")
    triples.remove((None, OWL.imports, None))  # what is imported is here already, and nothing is fetched
    world = owlready2.World()
    content = io.BytesIO(triples.serialize(format="nt", encoding="utf-8"))
    world.get_ontology("https://w3id.org/entente/ontology").load(fileobj=content)
    return world


def main() -> None:
    """Make a command of invented Arland with an office at its head, and print what each is."""
    world = load()
    ent = world.get_namespace("https://w3id.org/entente/ontology#")
    with world.get_ontology("https://example.org/ondra/"):
        command = ent.MilitaryCommand("river-command", label=owlready2.locstr("River Command", "en"))
        office = ent.Office("commander", label=owlready2.locstr("Commander", "en"), headPostOf=[command])
    for individual in (command, office):
        classes = sorted(str(found.label.en.first()) for found in type(individual).ancestors() if found.label.en)
        print(f"{individual.label.en.first()} is: {', '.join(classes)}")
    print(f"{office.label.en.first()} is at the head of: {office.headPostOf[0].label.en.first()}")


if __name__ == "__main__":
    main()
