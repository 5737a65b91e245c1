"""A kind of input that breaks every promise, for the test of the fuzzer."""

import ctypes
import time

from fuzz.kinds import BrokenPromiseError
from hypothesis import strategies as st


class Fragile:
    share = 1
    suffix = "bin"

    def cases(self):
        return [b"LEAVE"]

    def inputs(self):
        return st.binary(max_size=8)

    def run(self, data, folder):
        if data == b"LEAVE":
            (folder / "left").touch()
        if data == b"hang":
            time.sleep(600)
        if b"\x07" in data:
            ctypes.string_at(0)
        if len(data) > 4 and data[0] > 99:
            raise BrokenPromiseError("the first byte is large")
