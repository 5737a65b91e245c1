"""Folders of their own for everything that the program remembers, so that no test touches a real home."""

import os
import shutil
import tempfile

# before anything of Qt or legmap is imported; programs that tests start inherit it
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_HOME = tempfile.mkdtemp(prefix="legmap-tests-")
for _name in ("CACHE", "CONFIG", "STATE", "DATA"):
    os.environ[f"XDG_{_name}_HOME"] = os.path.join(_HOME, _name.lower())


def pytest_unconfigure():
    shutil.rmtree(_HOME, ignore_errors=True)
