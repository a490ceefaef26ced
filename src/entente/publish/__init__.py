"""The writer's way: stores articles, brings what is derived to one generation, publishes the snapshot."""

from entente.publish.directory import DataDirectory
from entente.publish.writer import Published, Writer, open_for_reading, open_for_writing

__all__ = ["DataDirectory", "Published", "Writer", "open_for_reading", "open_for_writing"]
