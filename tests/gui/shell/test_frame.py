import pytest
from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget

from legmap.gui.shell.frame import Frame, first_size


class Contents(QWidget):
    def __init__(self, parent):
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet("background: #00ff00")
        self.stays = False

    def closeEvent(self, event):
        event.setAccepted(not self.stays)


def still_of(colour):
    still = QImage(300, 200, QImage.Format.Format_RGB32)
    still.fill(QColor(colour))
    return still


@pytest.fixture
def frame(qtbot):
    made = Frame(None, still_of("#ff0000"))
    qtbot.addWidget(made)
    made.open()
    return made


def colour_at(widget, x, y):
    return widget.grab().toImage().pixelColor(x, y).name()


def test_the_picture_is_painted_when_open_returns(qtbot, monkeypatch):
    painted = []
    paint = Frame.paintEvent

    def paint_and_note(self, event):
        paint(self, event)
        painted.append(True)

    monkeypatch.setattr(Frame, "paintEvent", paint_and_note)
    frame = Frame(None, still_of("#ff0000"))
    qtbot.addWidget(frame)
    frame.open()
    assert painted
    assert colour_at(frame, 10, 10) == "#ff0000"


def test_without_a_picture_nothing_is_waited_for(qtbot, monkeypatch):
    monkeypatch.setattr("legmap.gui.shell.frame.QTimer.singleShot", lambda *_: pytest.fail("it waited"))
    frame = Frame(None, None)
    qtbot.addWidget(frame)
    frame.open()
    assert frame.isVisible()


def test_the_contents_take_the_place_of_the_picture_and_fill_the_frame(frame):
    contents = Contents(frame)
    frame.take(contents)
    assert colour_at(frame, 10, 10) == "#00ff00"
    frame.resize(500, 400)
    assert contents.size() == QSize(500, 400)


def test_the_frame_is_never_smaller_than_its_contents_can_be(frame):
    contents = Contents(frame)
    contents.setMinimumSize(320, 240)
    frame.take(contents)
    frame.resize(100, 100)
    assert (frame.size(), contents.size()) == (QSize(320, 240), QSize(320, 240))
    contents.setMinimumSize(350, 240)
    QApplication.processEvents()
    assert frame.width() == contents.width() == 350


def test_the_title_of_the_contents_is_the_title_of_the_frame(frame):
    contents = Contents(frame)
    contents.setWindowTitle("before")
    frame.take(contents)
    assert frame.windowTitle() == "before"
    contents.setWindowTitle("after")
    assert frame.windowTitle() == "after"


def test_contents_that_refuse_to_close_keep_the_frame_open(frame):
    contents = Contents(frame)
    frame.take(contents)
    contents.stays = True
    assert not frame.close()
    assert not frame.closed
    contents.stays = False
    assert frame.close()
    assert frame.closed


def test_a_frame_closed_before_its_contents_are_there_says_so(frame):
    assert frame.close()
    assert frame.closed


@pytest.mark.parametrize("geometry", [None, "", b"geometry", QByteArray(b"geometry"), 7])
def test_a_geometry_that_makes_no_sense_gives_the_first_size(qtbot, geometry):
    frame = Frame(geometry, None)
    qtbot.addWidget(frame)
    assert frame.size() == first_size(frame.screen())


def test_place_and_size_come_back(qtbot, frame):
    frame.setGeometry(40, 60, 640, 480)
    again = Frame(frame.saveGeometry(), None)
    qtbot.addWidget(again)
    assert again.size() == QSize(640, 480)
