"""Citations in brackets."""

from __future__ import annotations

from legmap.anatomy.atlas import Atlas
from legmap.messages import say


def cited(atlas: Atlas, keys: tuple[str, ...], basis: str) -> str:
    """Return authors and years of sources, or that the basis is standard teaching; else nothing."""
    if keys:
        authors = "; ".join(dict.fromkeys(_author_year(atlas, key) for key in keys))
        return f" [{authors}]"
    return f" [{say('basis.consensus')}]" if basis == "consensus" else ""


def _author_year(atlas: Atlas, key: str) -> str:
    source = atlas.sources[key]
    return f"{source.author} {source.year}".strip()
