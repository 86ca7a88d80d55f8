"""Names of files are words for people. Nothing here or in a browser takes them for a place."""

from app.kit.text import storable_name


def plain_name(name: str) -> str:
    """One visible line that names no folder and hides nothing; empty when nothing is left."""
    return storable_name(name).replace("/", "_").replace("\\", "_").lstrip(".")


def with_ending(name: str, ending: str) -> str:
    return f"{name.rpartition('.')[0] or name}.{ending}"
