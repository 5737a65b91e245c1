"""Checks of spoiled copies that look only at what was spoiled."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from legmap.anatomy.load import load_atlas
from legmap.validation import agreement, branching, check, completeness, nerves, skin

_RULES_BY_ATLAS_AND_DRAWING = (
    (completeness, "structures_not_in_atlas"),
    (nerves, "attachments"),
    (nerves, "wrong_twigs"),
    (nerves, "nerves_short_of_field"),
    (branching, "branches_out_of_order"),
    (skin, "gaps_and_overlaps"),
)


class CheckCache:
    """Results for the shipped files, used again for the files of a copy that are as shipped.

    Every rule of the check is a pure function of what it is given; results are kept by its arguments.

    Parameters
    ----------
    patch : pytest.MonkeyPatch
        What the rules are replaced with; the cache is used until it is undone.
    """

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._results: dict[tuple[Any, ...], Any] = {}
        self._arguments: dict[tuple[Any, ...], Any] = {}
        self._shipped: frozenset[tuple[Any, ...]] = frozenset()
        load, read = load_atlas, check._read
        seen, disputes = agreement._seen, agreement._disputes

        def load_once(folder: Path) -> Any:
            files = {f.name: f.read_bytes() for f in folder.iterdir()} if folder.is_dir() else {"": folder}
            return self._once(("load", *sorted(files.items())), lambda: load(folder))

        def read_once(path: Path, name: str) -> Any:
            data = path.read_bytes() if path.is_file() else path
            return self._once(("read", name, data), lambda: read(path, name))

        def seen_once(atlas: Any, drawing: Any, layer: str) -> Any:
            overlays = frozenset(i for i in drawing.regions if skin.is_overlay(atlas, i))
            key = ("seen", id(drawing), layer, overlays)
            return self._once(key, lambda: seen(atlas, drawing, layer), drawing)

        patch.setattr("legmap.validation.check.load_atlas", load_once)
        patch.setattr(check, "_read", read_once)
        patch.setattr(check, "_DRAWING_RULES", tuple(map(self._rule, check._DRAWING_RULES)))
        for module, rule in _RULES_BY_ATLAS_AND_DRAWING:
            patch.setattr(module, rule, self._rule(getattr(module, rule)))
        patch.setattr(agreement, "_seen", seen_once)
        patch.setattr(
            agreement,
            "_disputes",
            lambda *each: self._once(("disputes", *map(id, each)), lambda: disputes(*each), *each),
        )

    def keep_shipped(self) -> None:
        """Keep what is known so far; the shipped files alone have been checked."""
        self._shipped = frozenset(self._results)

    def drop_spoiled(self) -> None:
        """Forget what was found of files that are not as shipped."""
        for key in self._results.keys() - self._shipped:
            del self._results[key], self._arguments[key]

    def _rule(self, rule: Callable[..., Iterator[Any]]) -> Callable[..., list[Any]]:
        return lambda *each: self._once((rule, *map(id, each)), lambda: list(rule(*each)), *each)

    def _once(self, key: tuple[Any, ...], make: Callable[[], Any], *arguments: Any) -> Any:
        if key not in self._results:
            self._results[key] = make()
            self._arguments[key] = arguments  # so that no other object gets their id
        return self._results[key]
