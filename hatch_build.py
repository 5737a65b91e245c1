"""Build hook of the wheel: compiles the atlas and the drawings into one binary bundle.

An editable install gets none and reads the sources, so that an edit shows at the next start.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BundleHook(BuildHookInterface):  # type: ignore[type-arg]
    """Puts the bundle into a wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the bundle and have it included."""
        if version == "editable" or self.target_name != "wheel":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        try:
            from legmap.bundled.compile import compile_bundle
        finally:
            del sys.path[0]
        self._folder = tempfile.TemporaryDirectory(prefix="legmap-bundle-")
        for file in compile_bundle(Path(self._folder.name)):
            build_data["force_include"][str(file)] = f"legmap/bundled/{file.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the temporary files."""
        if hasattr(self, "_folder"):
            self._folder.cleanup()
