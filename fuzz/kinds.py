"""Every kind of input by name; each is loaded when it is wanted."""

from __future__ import annotations

from importlib import import_module

from fuzz.case import Kind

NAMES = {
    "svg": ("fuzz.kind_svg", "Drawings"),
    "toml": ("fuzz.kind_toml", "Data"),
    "settings": ("fuzz.kind_settings", "Settings"),
    "work": ("fuzz.kind_work", "Work"),
    "words": ("fuzz.kind_words", "Words"),
}


def kind_class(name: str) -> type[Kind]:
    """What makes and runs inputs of a kind."""
    module, spelled = NAMES[name]
    found: type[Kind] = getattr(import_module(module), spelled)
    return found
