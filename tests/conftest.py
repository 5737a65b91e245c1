"""Folders of their own for everything that the program remembers, and what all tests share."""

import os
import shutil
import signal
import sys
import tempfile

import pytest

# before anything of Qt or legmap is imported; programs that tests start inherit it
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_HOME = tempfile.mkdtemp(prefix="legmap-tests-")
for _name in ("CACHE", "CONFIG", "STATE", "DATA"):
    os.environ[f"XDG_{_name}_HOME"] = os.path.join(_HOME, _name.lower())


def _heed_no_signal(*_):
    """Go on, as where the signal is ignored."""


# `nohup` and background jobs start their programs with signals ignored, and so would programs that tests
# start be: what is ignored is inherited, what is handled is not
for _name in ("SIGHUP", "SIGINT", "SIGQUIT"):
    _number = getattr(signal, _name, None)
    if _number is not None and signal.getsignal(_number) is signal.SIG_IGN:
        signal.signal(_number, _heed_no_signal)


@pytest.hookimpl(wrapper=True)
def pytest_report_to_serializable():
    """Let reports with half a character, which no encoding has, reach the process that collects them."""
    return _encodable((yield))


def _encodable(data):
    match data:
        case str():
            return data.encode("utf-8", "backslashreplace").decode("utf-8")
        case dict():
            return {_encodable(key): _encodable(value) for key, value in data.items()}
        case list() | tuple():
            return type(data)(map(_encodable, data))
        case _:
            return data


def pytest_unconfigure():
    shutil.rmtree(_HOME, ignore_errors=True)


@pytest.fixture(scope="session")
def atlas():
    from tests import shipped

    return shipped.atlas()


@pytest.fixture(scope="session")
def diagram(qapp):
    from tests import shipped

    return shipped.diagram()


@pytest.fixture(autouse=True)
def _delete_closed_windows():
    """Delete the windows that pytest-qt has closed.

    It calls ``deleteLater``, which does nothing until an event loop runs; most tests run none, and their
    windows with all their pictures would stay until the end of the session.
    """
    yield
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
